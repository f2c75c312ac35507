/** What came of one chain of wires: its items, and their versions with their contents. */

import { sql } from 'kysely'
import type { WireItemId } from '../../base/id.ts'
import type { Db } from '../database.ts'
import { newestVersion, type WireVersion, wireItem } from '../wires.ts'
import { rowOf } from './same-texts.ts'

/** An item of the chain, with how often it came. */
export type ChainItem = {
  item: WireItemId
  supplier: string
  /** The first item of its own chain. */
  head: WireItemId
  headline: string
  received_at: Date
  alert: boolean
  killed_at: Date | null
  versions: number
}

/** The items of the row in which an item stands, newest first: of its chain, and of those of other suppliers that have its text. */
export const rowItems = async (db: Db, id: WireItemId): Promise<ChainItem[]> => {
  const { rows } = await sql<ChainItem>`
    select i.id as item, p.name as supplier, coalesce(i.follows, i.id) as head, i.headline, i.received_at, i.alert, i.killed_at, (select count(*) from wire_version where item = i.id)::int as versions
    from wire_item i join supplier p on p.slug = i.supplier
    where ${rowOf('i')} = (select ${rowOf('o')} from wire_item o where o.id = ${id}) and i.received_at is not null
    order by i.received_at desc, i.id desc`.execute(db)
  return rows
}

/** The version that came before this one of the same item. */
export const versionBefore = async (
  db: Db,
  { item, id }: Pick<WireVersion, 'item' | 'id'>,
): Promise<WireVersion | undefined> => {
  const row = await db
    .selectFrom('wire_version')
    .select('id')
    .where('item', '=', item)
    .where('id', '<', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && wireVersion(db, row.id)
}

/** One version with its contents. */
export const wireVersion = (db: Db, id: string): Promise<WireVersion | undefined> =>
  db
    .selectFrom('wire_version')
    .select([
      ...(['id', 'item', 'version', 'version_created', 'status', 'hash', 'ninjs', 'pictures'] as const),
      ...(['absent', 'received_at', 'dropped_at'] as const),
    ])
    .where('id', '=', id)
    .executeTakeFirst()

/**
 * What an item says now, and what was said before it: its own version before, or, where there is none, the newest version of the item that came
 * before it in its chain (the alert before its story).
 */
export const nowAndBefore = async (
  db: Db,
  id: WireItemId,
): Promise<{ now: WireVersion; before: WireVersion | undefined; supplier: string; items: ChainItem[] } | undefined> => {
  const item = await wireItem(db, id)
  const now = item && (await newestVersion(db, id))
  if (!item || !now) return undefined
  const { supplier } = item
  const [own, items] = await Promise.all([versionBefore(db, now), rowItems(db, id)])
  if (own) return { now, before: own, supplier, items }
  const chain = items.filter(({ head }) => head === (item.follows ?? item.id))
  const previous = chain[chain.findIndex((one) => one.item === id) + 1]
  return { now, before: previous && (await newestVersion(db, previous.item)), supplier, items }
}

/** Wires: the items that agencies speak of, and each version of each item. */

import { type Selectable, sql } from 'kysely'
import type { WireItemId } from '../base/id.ts'
import type { UsedPicture } from '../story/furniture.ts'
import type { NewsObject } from '../wire/item.ts'
import type { Db, Tx } from './database.ts'
import type { Schema } from './schema.ts'

/** What everybody works with of an item. */
export type WireItem = Pick<Selectable<Schema['wire_item']>, 'id' | 'supplier' | 'uri' | 'killed_at' | 'follows'>
export type WireVersion = {
  id: string
  item: WireItemId
  version: string | null
  version_created: Date | null
  status: Schema['wire_version']['status']
  hash: string
  ninjs: NewsObject
  /** The pictures that came with it, by the name that the wire has for them. */
  pictures: Record<string, UsedPicture>
  /** The pictures that it names and that have not come. */
  absent: string[]
  received_at: Date
  /** Since when its text may be kept no longer: `ninjs` then holds who and which it is, and no words. */
  dropped_at: Date | null
}

const itemColumns = ['id', 'supplier', 'uri', 'killed_at', 'follows'] as const

/** What lists, searches and chains know of an item: what its newest version says. `facts` are those of `wire/chain.ts`. */
export type Listed = {
  headline: string
  /** All its words, for the search. */
  words: string
  received_at: Date | null
  sent_at: Date | null
  alert: boolean
  slug: string
  facts: object | null
}

/** Of an item that a kill names and that has not come yet. */
export const unlisted: Listed = {
  ...{ headline: '', words: '', received_at: null, sent_at: null },
  ...{ alert: false, slug: '', facts: null },
}

const listedRow = ({ words, facts, ...listed }: Listed) => ({
  ...listed,
  facts: facts && JSON.stringify(facts),
  search: sql<string>`to_tsvector('simple', unaccent(${words}))`,
})

/**
 * Finds or makes the item and locks it until the transaction ends: two versions at once are matched one after the other. One that is made is
 * listed as told; `made` spares whoever asks to look for versions of it.
 */
export const itemForChange = async (
  tx: Tx,
  fresh: { id: WireItemId; supplier: string; uri: string },
  listed: Listed,
): Promise<WireItem & { made: boolean }> =>
  tx
    .insertInto('wire_item')
    .values({ ...fresh, killed_at: null, ...listedRow(listed) })
    // Changing nothing locks the row, where it is there, and answers it in the same call.
    .onConflict((conflict) =>
      conflict.columns(['supplier', 'uri']).doUpdateSet(({ ref }) => ({ supplier: ref('excluded.supplier') })),
    )
    .returning([...itemColumns, sql<boolean>`xmax = 0`.as('made')])
    .executeTakeFirstOrThrow()

/** Whether anything of the item has come before, a kill of it included. */
export const isKnown = async (tx: Tx, supplier: string, uri: string): Promise<boolean> => {
  const own = tx.selectFrom('wire_item').select('id').where('supplier', '=', supplier).where('uri', '=', uri)
  return (await own.executeTakeFirst()) !== undefined
}

/** The item's newest version is another one: lists that. */
export const listItem = async (tx: Tx, id: WireItemId, listed: Listed): Promise<void> => {
  await tx.updateTable('wire_item').set(listedRow(listed)).where('id', '=', id).execute()
}

/** The item, locked until the transaction ends. Whoever locks a story too locks its item first, as an arriving version does. */
export const lockedItem = (tx: Tx, id: WireItemId): Promise<WireItem | undefined> =>
  tx.selectFrom('wire_item').select(itemColumns).where('id', '=', id).forUpdate().executeTakeFirst()

export const wireItem = (db: Db | Tx, id: WireItemId): Promise<WireItem | undefined> =>
  db.selectFrom('wire_item').select(itemColumns).where('id', '=', id).executeTakeFirst()

export const killWireItem = async (tx: Tx, id: WireItemId, at: Date): Promise<void> => {
  await tx.updateTable('wire_item').set({ killed_at: at }).where('id', '=', id).where('killed_at', 'is', null).execute()
}

const versionColumns = [
  'id',
  'item',
  'version',
  'version_created',
  'status',
  'hash',
  'ninjs',
  'pictures',
  'absent',
  'received_at',
  'dropped_at',
] as const

/** All versions of an item that arrived, newest arrival first, without their contents. */
export const versionsOf = (
  db: Db | Tx,
  item: WireItemId,
): Promise<Omit<WireVersion, 'ninjs' | 'pictures' | 'absent' | 'item' | 'dropped_at'>[]> =>
  db
    .selectFrom('wire_version')
    .select(['id', 'version', 'version_created', 'status', 'hash', 'received_at'])
    .where('item', '=', item)
    .orderBy('id', 'desc')
    .execute()

/** The newest version of an item that arrived, by the order in which they were accepted. */
export const newestVersion = (db: Db | Tx, item: WireItemId): Promise<WireVersion | undefined> =>
  db
    .selectFrom('wire_version')
    .select(versionColumns)
    .where('item', '=', item)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The version of this number, without its contents. */
export const versionFacts = (
  db: Db | Tx,
  id: string,
): Promise<Pick<WireVersion, 'id' | 'version' | 'status' | 'version_created'> | undefined> =>
  db
    .selectFrom('wire_version')
    .select(['id', 'version', 'status', 'version_created'])
    .where('id', '=', id)
    .executeTakeFirst()

/** What the rules of the desk have said of the item: where it stands, and which rule did what. */
export const keepRouted = async (tx: Tx, id: WireItemId, desk: string | null, routed: object): Promise<void> => {
  await tx
    .updateTable('wire_item')
    .set({ desk, routed: JSON.stringify(routed) })
    .where('id', '=', id)
    .execute()
}

/** The section to which a rule has sent the item. */
export const routedSection = async (tx: Tx, id: WireItemId): Promise<string | undefined> => {
  const row = await tx.selectFrom('wire_item').select('routed').where('id', '=', id).executeTakeFirst()
  return (row?.routed as { section?: string } | null)?.section
}

/** The first item of the chain that this one is part of: itself, or the alert that it follows up. */
export const headOf = ({ id, follows }: Pick<WireItem, 'id' | 'follows'>): WireItemId => follows ?? id

/** Whether this version of the supplier's item is here already, by the hash of its contents. */
export const isVersionKept = async (db: Db, supplier: string, uri: string, hash: string): Promise<boolean> => {
  const own = db
    .selectFrom('wire_version')
    .innerJoin('wire_item', 'wire_item.id', 'wire_version.item')
    .select('wire_version.id')
    .where('wire_item.supplier', '=', supplier)
    .where('wire_item.uri', '=', uri)
    .where('wire_version.hash', '=', hash)
  return (await own.executeTakeFirst()) !== undefined
}

/**
 * What a chain of items says now: the newest version of the item that the agency sent last, an alert only where there is nothing else. `head` is the
 * chain's first item; most chains have no other.
 */
export const newestOfChain = async (db: Db | Tx, head: WireItemId): Promise<WireVersion | undefined> => {
  const last = await db
    .selectFrom('wire_item')
    .select('id')
    .where((one) => one.or([one('id', '=', head), one('follows', '=', head)]))
    .where('killed_at', 'is', null)
    .orderBy('alert')
    .orderBy('sent_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return newestVersion(db, last?.id ?? head)
}

/** An item that another may be the follow-up of; `facts` are those of `wire/chain.ts`. */
export type ChainCandidate = Pick<WireItem, 'id' | 'uri' | 'follows'> & { facts: object }

/** How far apart two items of one story are sent, at most. */
const farthest = '12 hours'
const alertsWithin = '3 hours'

/**
 * The supplier's items that may be of one story with a new one: alerts before it (or, where it is an alert itself, what came after it), and those of its
 * headline or its slugline. Killed ones are not among them.
 */
export const chainCandidates = async (
  tx: Tx,
  { id, supplier }: Pick<WireItem, 'id' | 'supplier'>,
  { sent_at, alert, headline, slug }: Listed,
): Promise<ChainCandidate[]> => {
  if (!sent_at) return []
  const { rows } = await sql<ChainCandidate>`
    with near as (
      (select * from wire_item where supplier = ${supplier} and alert and not ${alert}
        and sent_at between ${sent_at}::timestamptz - ${alertsWithin}::interval and ${sent_at} order by sent_at desc limit 200)
      union all
      (select * from wire_item where supplier = ${supplier} and md5(headline) = md5(${headline}) and ${headline} <> ''
        and sent_at between ${sent_at}::timestamptz - ${farthest}::interval and ${sent_at}::timestamptz + ${farthest}::interval limit 50)
      union all
      (select * from wire_item where supplier = ${supplier} and slug = ${slug} and slug <> ''
        and sent_at between ${sent_at}::timestamptz - ${farthest}::interval and ${sent_at}::timestamptz + ${farthest}::interval
        order by sent_at desc limit 50)
      union all
      (select * from wire_item where ${alert} and supplier = ${supplier} and not alert and received_at is not null
        and sent_at between ${sent_at} and ${sent_at}::timestamptz + ${alertsWithin}::interval order by received_at desc limit 200)
    )
    select distinct on (id) id, uri, follows, facts from near where id <> ${id} and killed_at is null and facts is not null`.execute(
    tx,
  )
  return rows
}

/** Puts the item into the chain that begins with `head`. */
export const joinChain = async (tx: Tx, id: WireItemId, head: WireItemId): Promise<void> => {
  await tx.updateTable('wire_item').set({ follows: head }).where('id', '=', id).execute()
}

/** Items of the supplier of these headlines or sluglines that came since `from`, by the words that name them. */
export const itemsCalled = async (
  tx: Tx,
  supplier: string,
  { headlines, slugs }: { headlines: readonly string[]; slugs: readonly string[] },
  from: Date,
): Promise<{ id: WireItemId; uri: string; headline: string }[]> => {
  const folded = headlines.map((headline) => headline.toLowerCase())
  const { rows } = await sql<{ id: WireItemId; uri: string; headline: string }>`
    select id, uri, headline from wire_item
    where supplier = ${supplier} and received_at > ${from} and killed_at is null and (lower(headline) = any(${folded}) or slug = any(${slugs}))
    order by received_at desc limit 20`.execute(tx)
  return rows
}

export type NewVersion = Omit<WireVersion, 'id' | 'dropped_at'> & {
  arrival: string
  /** What the ledger keeps for good: its terms, and a mark of each paragraph. */
  terms: string[]
  marks: string[]
}

export const addVersion = async (tx: Tx, version: NewVersion): Promise<string> => {
  const { id } = await tx
    .insertInto('wire_version')
    .values({ ...version, ninjs: JSON.stringify(version.ninjs), pictures: JSON.stringify(version.pictures) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type WireRow = {
  item: WireItemId
  supplier: string
  version: string | null
  status: string
  headline: string
  received_at: Date
  killed_at: Date | null
  story: string | null
  embargo: string | null
}

/** The newest wires for the desk's list, one row an item. */
export const newestWires = async (db: Db, limit: number): Promise<WireRow[]> => {
  const { rows } = await sql<WireRow>`
    select i.id as item, i.supplier, v.version, v.status, i.received_at, i.killed_at, s.id as story, i.headline,
      v.ninjs ->> 'embargoedUntil' as embargo
    from (select * from wire_item where received_at is not null order by received_at desc, id desc limit ${limit}) i
    cross join lateral (select version, status, ninjs from wire_version where item = i.id order by id desc limit 1) v
    left join story s on s.wire_item = i.id
    order by i.received_at desc, i.id desc`.execute(db)
  return rows
}

/** Items of the supplier that are not killed and whose newest version waits for a picture of this name. */
export const itemsWithout = async (db: Db, supplier: string, picture: string): Promise<WireItemId[]> => {
  const { rows } = await sql<{ item: WireItemId }>`
    select v.item from wire_version v join wire_item i on i.id = v.item
    where v.absent @> array[${picture}] and v.absent <> '{}' and i.supplier = ${supplier} and i.killed_at is null
      and v.id = (select max(n.id) from wire_version n where n.item = v.item)
    order by v.item limit 20`.execute(db)
  return rows.map((row) => row.item)
}

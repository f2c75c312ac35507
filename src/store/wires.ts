/** Wires: every file that arrived, the items they speak of, and each version of each item. */

import { sql } from 'kysely'
import type { WireItemId } from '../base/id.ts'
import type { UsedPicture } from '../story/furniture.ts'
import type { NewsObject } from '../wire/item.ts'
import type { Db, Tx } from './database.ts'
import type { Schema } from './schema.ts'

export type WireItem = Schema['wire_item']
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
  received_at: Date
}
export type Arrived = Pick<Schema['arrival'], 'supplier' | 'name' | 'hash' | 'size' | 'bytes' | 'at'>
export type ArrivalState = 'waiting' | 'done' | 'quarantined'

/** Keeps what arrived before anyone reads it. The same bytes from the same supplier are kept once. */
export const keepArrivals = async (db: Db, arrived: readonly Arrived[]): Promise<string[]> => {
  const ids: string[] = []
  for (const one of arrived) {
    const row = await db
      .insertInto('arrival')
      .values(one)
      .onConflict((conflict) => conflict.columns(['supplier', 'hash']).doUpdateSet({ name: one.name }))
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(row.id)
  }
  return ids
}

/** Says what became of an arrival. Once it is done, the same bytes that waited for somebody to name their supplier wait no longer. */
export const settleArrival = async (
  db: Db | Tx,
  id: string,
  settled: { state: ArrivalState; outcome: string; reason: string | null },
): Promise<void> => {
  await db
    .updateTable('arrival')
    .set(settled)
    .where((one) => {
      if (settled.state !== 'done') return one('id', '=', id)
      const hash = one.selectFrom('arrival as same').select('same.hash').where('same.id', '=', id)
      const unnamed = one.and([one('state', '=', 'quarantined'), one('supplier', 'is', null), one('hash', '=', hash)])
      return one.or([one('id', '=', id), unnamed])
    })
    .execute()
}

export const quarantine = (
  db: Db,
): Promise<{ id: string; supplier: string | null; name: string; at: Date; reason: string | null }[]> =>
  db
    .selectFrom('arrival')
    .select(['id', 'supplier', 'name', 'at', 'reason'])
    .where('state', '=', 'quarantined')
    .orderBy('at', 'desc')
    .limit(100)
    .execute()

/** Finds or makes the item and locks it until the transaction ends: two versions at once are matched one after the other. */
export const itemForChange = async (tx: Tx, supplier: string, uri: string, fresh: WireItemId): Promise<WireItem> => {
  await tx
    .insertInto('wire_item')
    .values({ id: fresh, supplier, uri, killed_at: null })
    .onConflict((conflict) => conflict.columns(['supplier', 'uri']).doNothing())
    .execute()
  return tx
    .selectFrom('wire_item')
    .selectAll()
    .where('supplier', '=', supplier)
    .where('uri', '=', uri)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** The item, locked until the transaction ends. Whoever locks a story too locks its item first, as an arriving version does. */
export const lockedItem = (tx: Tx, id: WireItemId): Promise<WireItem | undefined> =>
  tx.selectFrom('wire_item').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const wireItem = (db: Db | Tx, id: WireItemId): Promise<WireItem | undefined> =>
  db.selectFrom('wire_item').selectAll().where('id', '=', id).executeTakeFirst()

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
  'received_at',
] as const

/** All versions of an item that arrived, newest arrival first, without their contents. */
export const versionsOf = (
  db: Db | Tx,
  item: WireItemId,
): Promise<Omit<WireVersion, 'ninjs' | 'pictures' | 'item'>[]> =>
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

export const addVersion = async (tx: Tx, version: Omit<WireVersion, 'id'> & { arrival: string }): Promise<string> => {
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
    select distinct on (v.received_at, i.id) i.id as item, i.supplier, v.version, v.status, v.received_at, i.killed_at, s.id as story,
      coalesce(v.ninjs #>> '{headlines,0,value}', v.ninjs ->> 'slugline', i.uri) as headline, v.ninjs ->> 'embargoedUntil' as embargo
    from (select * from wire_version order by received_at desc, id desc limit ${limit}) v
    join wire_item i on i.id = v.item
    left join story s on s.wire_item = i.id
    where v.id = (select max(n.id) from wire_version n where n.item = i.id)
    order by v.received_at desc, i.id`.execute(db)
  return rows
}

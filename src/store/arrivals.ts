/** What arrived, byte for byte, and what became of it. */

import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'
import { isAlive } from './nodes.ts'
import type { ArrivalState, Schema } from './schema.ts'

/** What is kept of a file. `bytes` is null where they lie in the media storage, under `hash`. */
export type Arrived = Pick<
  Schema['arrival'],
  'supplier' | 'door' | 'name' | 'hash' | 'size' | 'bytes' | 'at' | 'reason'
> & { kind: 'wire' | 'picture'; state: ArrivalState }

export type KeptArrival = { id: string; hash: string; state: ArrivalState }

/** For how long whoever keeps or claims an arrival has it to itself, unless it dies before. */
const claim = sql<Date>`now() + interval '1 minute'`

/**
 * Keeps what arrived before anyone reads it, in one statement. The same bytes from the same supplier are one arrival, which stays in the state
 * that it is in; of files with the same bytes in one call the last one gives the name. Whose life `claimed_by` is has them to itself. Answers in
 * the order of the hashes.
 */
export const keepArrivals = async (
  db: Db | Tx,
  arrived: readonly Arrived[],
  claimed_by: number,
): Promise<KeptArrival[]> => {
  if (arrived.length === 0) return []
  // In one order, so that two who keep the same files never wait for each other.
  const once = [...new Map(arrived.map((one) => [one.hash, one])).values()].sort((a, b) => (a.hash < b.hash ? -1 : 1))
  return db
    .insertInto('arrival')
    .values(once.map((one) => ({ ...one, claimed_until: claim, claimed_by })))
    .onConflict((conflict) =>
      conflict
        .columns(['supplier', 'hash'])
        .doUpdateSet(({ ref }) => ({ name: ref('excluded.name'), claimed_until: claim, claimed_by })),
    )
    .returning(['id', 'hash', 'state'])
    .execute()
}

/** Leaves what was kept to whoever takes what waits. */
export const leaveWaiting = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await tx
    .updateTable('arrival')
    .set({ claimed_until: null })
    .where('id', 'in', ids)
    .where('state', '=', 'waiting')
    .execute()
}

/** What became of an arrival that is not done. */
export type Settled = { state: ArrivalState; outcome: string; reason: string | null }

export const settleArrival = async (db: Db | Tx, id: string, settled: Settled): Promise<void> => {
  await db
    .updateTable('arrival')
    .set({ ...settled, claimed_until: null })
    .where('id', '=', id)
    .execute()
}

/** Arrivals that are done: what came of each, and what a person should know of it. The same bytes that waited for somebody to name their supplier wait no longer. */
export const settleDone = async (
  db: Db | Tx,
  done: readonly { id: string; outcome: string; reason: string | null }[],
): Promise<void> => {
  const inOrder = done.toSorted((a, b) => Number(a.id) - Number(b.id))
  await sql`
    with settled as (
      update arrival a set state = 'done', outcome = given.outcome, reason = given.reason, claimed_until = null
      from unnest(${inOrder.map((one) => one.id)}::bigint[], ${inOrder.map((one) => one.outcome)}::text[], ${inOrder.map((one) => one.reason)}::text[])
        as given(id, outcome, reason)
      where a.id = given.id returning a.id, a.hash, a.outcome, a.reason
    )
    update arrival a set state = 'done', outcome = settled.outcome, reason = settled.reason, claimed_until = null from settled
    where a.supplier is null and a.hash = settled.hash and a.state = 'quarantined' and a.id <> settled.id`.execute(db)
}

/** An arrival with its bytes, as far as they lie in the table. */
export type ArrivalBytes = Pick<Schema['arrival'], 'supplier' | 'door' | 'name' | 'hash' | 'bytes'> & {
  id: string
  size: number
  kind: 'wire' | 'picture'
  state: ArrivalState
}

const withBytes = ['id', 'supplier', 'door', 'name', 'hash', 'size', 'bytes', 'kind', 'state'] as const

/**
 * Takes up to `limit` arrivals that wait and that nobody handles (somebody may have died at it), oldest first, for the life `claimed_by`; whoever asks
 * at the same moment gets others.
 */
export const claimWaiting = async (db: Db, limit: number, claimed_by: number): Promise<ArrivalBytes[]> => {
  const rows = await db
    .with('mine', (one) =>
      one
        .updateTable('arrival')
        .set({ claimed_until: claim, claimed_by })
        .where('id', 'in', (free) =>
          free
            .selectFrom('arrival')
            .select('id')
            .where('state', '=', 'waiting')
            .where((own) =>
              own.or([
                own('claimed_until', 'is', null),
                own('claimed_until', '<', sql<Date>`now()`),
                own.not(isAlive(sql.ref('claimed_by'))),
              ]),
            )
            .orderBy('id')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returning(withBytes),
    )
    .selectFrom('mine')
    .select(withBytes)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** The newest picture of this name that the supplier has sent: its hash in the media storage. */
export const pictureArrival = async (db: Db | Tx, supplier: string, name: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom('arrival')
    .select('hash')
    .where('kind', '=', 'picture')
    .where('supplier', '=', supplier)
    .where('name', '=', name)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.hash
}

export type Quarantined = Pick<Schema['arrival'], 'supplier' | 'door' | 'name' | 'hash' | 'at' | 'reason'> & {
  id: string
  size: number
}

/** What waits in quarantine, newest first. */
export const quarantine = async (db: Db, limit = 100): Promise<Quarantined[]> => {
  const rows = await db
    .selectFrom('arrival')
    .select(['id', 'supplier', 'door', 'name', 'hash', 'size', 'at', 'reason'])
    .where('state', '=', 'quarantined')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** The number of one arrival in quarantine, or all of them. */
type Which = 'all' | readonly string[]

/**
 * Has arrivals in quarantine wait again, so that whoever takes what waits reads them anew; answers their numbers. With `supplier`, those that
 * nobody's supplier was known of are its own from now on. «All» leaves those that came from somebody who cannot be believed: each of them wants
 * a person who does.
 */
export const releaseQuarantined = async (tx: Tx, which: Which, supplier?: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    update arrival a set state = 'waiting', claimed_until = null, outcome = null, reason = null,
      supplier = coalesce(a.supplier, ${supplier ?? null})
    -- What was doubted has had no outcome yet: nobody has read it.
    where a.state = 'quarantined' and (${which === 'all'} and a.outcome is not null or a.id = any(${which === 'all' ? [] : which}::bigint[]))
      -- The same bytes may have come by a door of that supplier before: then those are the arrival.
      and (a.supplier is not null or ${supplier ?? null}::text is null
        or not exists (select 1 from arrival o where o.supplier = ${supplier ?? null} and o.hash = a.hash))
    returning a.id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Lets go of arrivals in quarantine, said by whom and why; answers their numbers. */
export const discardQuarantined = async (tx: Tx, which: Which, by: string): Promise<string[]> => {
  const rows = await tx
    .updateTable('arrival')
    .set({ state: 'discarded', outcome: 'discarded', discarded_by: by, claimed_until: null })
    .where('state', '=', 'quarantined')
    .$if(which !== 'all', (some) => some.where('id', 'in', which as readonly string[]))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** One arrival, its bytes included as far as they lie in the table. */
export const arrival = async (
  db: Db,
  id: string,
): Promise<(ArrivalBytes & { at: Date; reason: string | null; outcome: string | null }) | undefined> => {
  const row = await db
    .selectFrom('arrival')
    .select([...withBytes, 'at', 'reason', 'outcome'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, size: Number(row.size) }
}

/** The doors through which wires come: what is set, who looks through one now, how the last look ended, and what has come through. */

import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { DoorId } from '../base/id.ts'
import type { Db, Tx } from './database.ts'
import type { Schema } from './schema.ts'

export type DoorRow = Selectable<Schema['door']>

/** A door as people may see it: without its secret, only whether it has one. */
export type ShownDoor = Omit<DoorRow, 'secret' | 'state' | 'look_until' | 'asked_at'> & { hasSecret: boolean }

export type NewDoor = Pick<
  DoorRow,
  'id' | 'supplier' | 'kind' | 'name' | 'address' | 'settings' | 'secret' | 'created_at'
>

/** What of a door may be changed. */
export type DoorChange = Partial<Pick<DoorRow, 'name' | 'address' | 'settings' | 'secret' | 'paused'>>

const shownDoors = (db: Db | Tx) =>
  db
    .selectFrom('door')
    .select(['id', 'supplier', 'kind', 'name', 'address', 'settings', 'paused', 'created_at'])
    .select(['looked_at', 'succeeded_at', 'failing_since', 'failure'])
    .select(sql<boolean>`secret is not null`.as('hasSecret'))
    .orderBy('supplier')
    .orderBy('name')
    .orderBy('id')

/** All doors, or those of one supplier, by supplier and name. */
export const listDoors = (db: Db | Tx, supplier?: string): Promise<ShownDoor[]> =>
  shownDoors(db)
    .$if(supplier !== undefined, (all) => all.where('supplier', '=', supplier ?? ''))
    .execute()

export const oneDoor = (db: Db | Tx, id: DoorId): Promise<ShownDoor | undefined> =>
  shownDoors(db).where('id', '=', id).executeTakeFirst()

export const insertDoor = async (db: Db | Tx, door: NewDoor): Promise<void> => {
  await db
    .insertInto('door')
    .values({ ...door, settings: JSON.stringify(door.settings), state: '{}', paused: false })
    .execute()
}

/**
 * Changes a door; whoever looks through it notices and leaves, and a look with the new settings is due at once. With another address what was
 * remembered of the old one is forgotten. False where there is no such door.
 */
export const changeDoor = async (db: Db | Tx, id: DoorId, change: DoorChange): Promise<boolean> => {
  const { settings, address, ...rest } = change
  const before = await db.selectFrom('door').select('address').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!before) return false
  const hasMoved = address !== undefined && address !== before.address
  if (hasMoved) await db.deleteFrom('door_taken').where('door', '=', id).execute()
  await db
    .updateTable('door')
    .set({
      ...rest,
      ...(settings ? { settings: JSON.stringify(settings) } : {}),
      ...(hasMoved ? { address, state: '{}' } : {}),
      look_until: null,
    })
    .where('id', '=', id)
    .execute()
  return true
}

/** Deletes a door and what is known of its files; what came through it stays. False where there is no such door. */
export const deleteDoor = async (db: Db | Tx, id: DoorId): Promise<boolean> => {
  const { numDeletedRows } = await db.deleteFrom('door').where('id', '=', id).executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Makes a look through the door due at once, and its end told to the desks. False where there is none to be made: it is paused, or pushed through. */
export const askForLook = async (db: Db, id: DoorId, at: Date): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('door')
    .set({ asked_at: at, look_until: null })
    .where('id', '=', id)
    .where('kind', '<>', 'push')
    .where('paused', '=', false)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** How many files have come through each door since. */
export const cameSince = async (db: Db, since: Date): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('arrival')
    .select((one) => ['door', one.fn.countAll<string>().as('count')])
    .where('door', 'is not', null)
    .where('at', '>=', since)
    .groupBy('door')
    .execute()
  return new Map(rows.map(({ door, count }) => [door ?? '', Number(count)]))
}

/** For how long a look belongs to whoever began it, unless it is renewed. */
const lease = sql<Date>`date_trunc('milliseconds', clock_timestamp()) + interval '20 seconds'`

/** A door that this process may look through, and until when: the instant is its proof. */
export type Look = DoorRow & { look_until: Date }

/** Takes up to `limit` doors that are due, longest waiting first; whoever asks at the same moment gets others. Pushed ones are not looked through. */
export const claimLooks = async (db: Db, limit: number): Promise<Look[]> => {
  const rows = await db
    .updateTable('door')
    .set({ look_until: lease })
    .where('id', 'in', (due) =>
      due
        .selectFrom('door')
        .select('id')
        .where('kind', '<>', 'push')
        .where('paused', '=', false)
        .where((own) => own.or([own('look_until', 'is', null), own('look_until', '<', sql<Date>`clock_timestamp()`)]))
        .orderBy(sql`look_until nulls first`)
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute()
  return rows.flatMap((row) => (row.look_until ? [{ ...row, look_until: row.look_until }] : []))
}

/** Goes on with a look. Nothing where it no longer belongs to who asks: the door was changed, paused or deleted, or the time was over. */
export const renewLook = async (
  db: Db,
  { id, look_until }: Pick<Look, 'id' | 'look_until'>,
): Promise<Date | undefined> => {
  const row = await db
    .updateTable('door')
    .set({ look_until: lease })
    .where('id', '=', id)
    .where('look_until', '=', look_until)
    .where('paused', '=', false)
    .returning('look_until')
    .executeTakeFirst()
  return row?.look_until ?? undefined
}

/** How a look ended. `pause`: milliseconds until the next one is due. A `note` is what a look that went well leaves to be put right. */
export type LookEnd = { at: Date; pause: number } & (
  | { failure: string }
  | { state: Record<string, unknown>; note: string | null }
)

/** Writes how a look ended, where it still belongs to who asks. */
export const endLook = async (
  db: Db,
  { id, look_until }: Pick<Look, 'id' | 'look_until'>,
  end: LookEnd,
): Promise<void> => {
  const { at } = end
  const outcome =
    'failure' in end
      ? { failure: storable(end.failure), failing_since: sql<Date>`coalesce(failing_since, ${at})` }
      : {
          failure: end.note && storable(end.note),
          failing_since: null,
          succeeded_at: at,
          state: JSON.stringify(end.state),
        }
  await db
    .updateTable('door')
    .set({
      ...outcome,
      looked_at: at,
      asked_at: null,
      look_until: sql<Date>`clock_timestamp() + make_interval(secs => ${end.pause / 1000})`,
    })
    .where('id', '=', id)
    .where('look_until', '=', look_until)
    .execute()
}

/** Lets go of a look that was neither ended nor failed: the next one is due at once. */
export const leaveLook = async (db: Db, { id, look_until }: Pick<Look, 'id' | 'look_until'>): Promise<void> => {
  await db
    .updateTable('door')
    .set({ look_until: null })
    .where('id', '=', id)
    .where('look_until', '=', look_until)
    .execute()
}

const storable = (text: string): string => text.replaceAll('\0', '')

/** What is kept of a key: an index takes no more than some 2,700 bytes, and a text no NUL. */
const keyOf = (key: string): string =>
  key.length <= 600 && !key.includes('\0') ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`

export type Taken = { key: string; mark: string }

/** Of these keys the ones that have come through the door, with the marks that they had. */
export const marksTaken = async (db: Db | Tx, door: DoorId, keys: readonly string[]): Promise<Map<string, string>> => {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('door_taken')
    .select(['key', 'mark'])
    .where('door', '=', door)
    .where('key', '=', sql<string>`any(${keys.map(keyOf)}::text[])`)
    .execute()
  const marks = new Map(rows.map(({ key, mark }) => [key, mark]))
  return new Map(
    keys.flatMap((key) => {
      const mark = marks.get(keyOf(key))
      return mark === undefined ? [] : [[key, mark] as const]
    }),
  )
}

/** Remembers what came through the door; in the transaction in which it is kept. */
export const keepTaken = async (tx: Tx, door: DoorId, taken: readonly Taken[], at: Date): Promise<void> => {
  const once = [...new Map(taken.map(({ key, mark }) => [keyOf(key), storable(mark)]))]
  if (once.length === 0) return
  await tx
    .insertInto('door_taken')
    .values(once.map(([key, mark]) => ({ door, key, mark, at })))
    .onConflict((conflict) =>
      conflict
        .columns(['door', 'key'])
        .doUpdateSet(({ ref }) => ({ mark: ref('excluded.mark'), at: ref('excluded.at') })),
    )
    .execute()
}

/** Forgets what no longer lies there. */
export const forgetTaken = async (db: Db | Tx, door: DoorId, keys: readonly string[]): Promise<void> => {
  if (keys.length === 0) return
  await db
    .deleteFrom('door_taken')
    .where('door', '=', door)
    .where('key', '=', sql<string>`any(${keys.map(keyOf)}::text[])`)
    .execute()
}

/** Forgets what came before `before` and is not among the keys that a whole look has listed. */
export const forgetUnlisted = async (db: Db, door: DoorId, listed: readonly string[], before: Date): Promise<void> => {
  await sql`
    delete from door_taken t where t.door = ${door} and t.at < ${before}
    and not exists (select from unnest(${listed.map(keyOf)}::text[]) as listed (key) where listed.key = t.key)`.execute(
    db,
  )
}

/**
 * The door that this identity names, where it is one for pushing; else another one for pushing, so that opening its secret takes as long as that
 * of a door which is there.
 */
export const pushDoor = (db: Db, id: string) =>
  db
    .selectFrom('door')
    .select(['id', 'supplier', 'name', 'secret', 'paused'])
    .where('kind', '=', 'push')
    .orderBy(sql`id = ${id} desc`)
    .limit(1)
    .executeTakeFirst()

/** Of which bytes a call with this key was that has come through the door before. */
export const pushedBefore = async (db: Db, door: DoorId, key: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom('pushed')
    .select('hash')
    .where('door', '=', door)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.hash
}

/** Remembers a call by its key; of two at once the other waits. False where the key was another call's, of other bytes. */
export const keepPushed = async (tx: Tx, pushed: Schema['pushed']): Promise<boolean> => {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('pushed')
    .values(pushed)
    .onConflict((conflict) =>
      conflict.columns(['door', 'key']).doUpdateSet({ key: pushed.key }).where('pushed.hash', '=', pushed.hash),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

/** Forgets keys that no caller tries again: the same bytes stay one arrival without them. */
export const forgetPushed = async (db: Db, now: Date): Promise<void> => {
  await db
    .deleteFrom('pushed')
    .where('at', '<', new Date(now.getTime() - 7 * 24 * 3600_000))
    .execute()
}

/** Writes that a call through the door was kept, or why it could not be. */
export const endPush = async (db: Db | Tx, id: DoorId, at: Date, failure?: string): Promise<void> => {
  await db
    .updateTable('door')
    .set({
      looked_at: at,
      ...(failure === undefined
        ? { succeeded_at: at, failing_since: null, failure: null }
        : { failing_since: sql<Date>`coalesce(failing_since, ${at})`, failure: storable(failure) }),
    })
    .where('id', '=', id)
    .execute()
}

/** What somebody has to look at, open until it is over. */

import type { DoorId, StoryId } from '../base/id.ts'
import type { Db, Tx } from './database.ts'

export type AlarmKind =
  | 'quiet'
  | 'late'
  | 'unreadable'
  | 'door'
  | 'term'
  | 'release'
  | 'output'
  | 'kill'
  | 'killed'
  | 'front'

/** What is wrong: one alarm for each kind, supplier, door, story and output at a time; without any it is about the house itself. */
export type Wrong = {
  kind: AlarmKind
  supplier: string | null
  door: DoorId | null
  /** The story that the agency has killed: the desk has not (`kill`), or it is gone and nobody has said yet that they know (`killed`). */
  story?: StoryId | null
  /** The output that does not acknowledge. */
  output?: string | null
  sentence: string
}
export type Alarm = Wrong & { id: string; since: Date }

/** What an alarm is about: two of the same are one. */
const about = ({ kind, supplier, door, story, output }: Wrong): string =>
  [kind, supplier, door, story, output].map((one) => one ?? '').join(' ')

export const isSameAlarm = (one: Wrong, other: Wrong): boolean => about(one) === about(other)

/** The open alarms, newest first. */
export const openAlarms = async (db: Db | Tx): Promise<Alarm[]> => {
  const rows = await db
    .selectFrom('alarm')
    .select(['id', 'kind', 'supplier', 'door', 'story', 'output', 'sentence', 'since'])
    .where('ended_at', 'is', null)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as Alarm[]
}

/** Opens an alarm; false where one of its kind is open already, whose sentence is renewed. */
export const raiseAlarm = async (tx: Tx, wrong: Wrong, at: Date): Promise<boolean> => {
  const { kind, supplier, door, story = null, output = null, sentence } = wrong
  const renewed = await tx
    .updateTable('alarm')
    .set({ sentence })
    .where('kind', '=', kind)
    .where('supplier', 'is not distinct from', supplier)
    .where('door', 'is not distinct from', door)
    .where('story', 'is not distinct from', story)
    .where('output', 'is not distinct from', output)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (renewed.numUpdatedRows > 0n) return false
  const raised = await tx
    .insertInto('alarm')
    .values({ kind, supplier, door, story, output, sentence, since: at, ended_at: null })
    // Another node may raise it at this moment.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (raised.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Ends an alarm; false where it has ended already. */
export const endAlarm = async (tx: Tx, id: string, at: Date): Promise<boolean> => {
  const ended = await tx
    .updateTable('alarm')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** Ends the alarms of a kind, whoever they are about. */
export const endAlarmsOf = async (tx: Tx, kind: AlarmKind, at: Date): Promise<void> => {
  await tx.updateTable('alarm').set({ ended_at: at }).where('kind', '=', kind).where('ended_at', 'is', null).execute()
}

/** Ends what is open about the agency's kill of this story; false where nothing is. */
export const endKillAlarm = async (
  tx: Tx,
  story: StoryId,
  at: Date,
  kind: 'kill' | 'killed' = 'kill',
): Promise<boolean> => {
  const ended = await tx
    .updateTable('alarm')
    .set({ ended_at: at })
    .where('kind', '=', kind)
    .where('story', '=', story)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** An alarm that is open, locked until the transaction ends. */
export const openAlarm = async (
  tx: Tx,
  id: string,
): Promise<Pick<Alarm, 'id' | 'kind' | 'story' | 'sentence'> | undefined> =>
  (await tx
    .selectFrom('alarm')
    .select(['id', 'kind', 'story', 'sentence'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()) as Pick<Alarm, 'id' | 'kind' | 'story' | 'sentence'> | undefined

/** How many alarms are open. */
export const countAlarms = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom('alarm')
    .select((one) => one.fn.countAll<string>().as('count'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

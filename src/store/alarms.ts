/** What somebody has to look at, open until it is over. */

import type { DoorId } from '../base/id.ts'
import type { Db, Tx } from './database.ts'

export type AlarmKind = 'quiet' | 'late' | 'unreadable' | 'door' | 'term' | 'release'

/** What is wrong: one alarm for each kind, supplier and door at a time; without a supplier it is about the house itself. */
export type Wrong = { kind: AlarmKind; supplier: string | null; door: DoorId | null; sentence: string }
export type Alarm = Wrong & { id: string; since: Date }

/** The open alarms, newest first. */
export const openAlarms = async (db: Db | Tx): Promise<Alarm[]> => {
  const rows = await db
    .selectFrom('alarm')
    .select(['id', 'kind', 'supplier', 'door', 'sentence', 'since'])
    .where('ended_at', 'is', null)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as Alarm[]
}

/** Opens an alarm; false where one of its kind is open already, whose sentence is renewed. */
export const raiseAlarm = async (tx: Tx, { kind, supplier, door, sentence }: Wrong, at: Date): Promise<boolean> => {
  const renewed = await tx
    .updateTable('alarm')
    .set({ sentence })
    .where('kind', '=', kind)
    .where('supplier', 'is not distinct from', supplier)
    .where('door', door === null ? 'is' : '=', door)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (renewed.numUpdatedRows > 0n) return false
  const raised = await tx
    .insertInto('alarm')
    .values({ kind, supplier, door, sentence, since: at, ended_at: null })
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

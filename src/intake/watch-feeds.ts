/** Looks at every feed and door, and raises or ends alarms; each change is an event for the desk. */

import type { Newsroom } from '../newsroom/action.ts'
import { type Alarm, endAlarm, isSameAlarm, openAlarms, raiseAlarm, type Wrong } from '../store/alarms.ts'
import type { Tx } from '../store/database.ts'
import { listDoors } from '../store/doors.ts'
import { record } from '../store/events.ts'
import { readFeeds } from '../store/health.ts'
import { bareEdition, readEdition } from '../store/settings.ts'
import { wrongWith, wrongWithDoor } from './health.ts'

/** The alarms that are raised and ended here. */
const watched: ReadonlySet<string> = new Set(['quiet', 'late', 'unreadable', 'door'])

export type Changed = { raised: Wrong[]; ended: Alarm[] }

/** Looks once. Several nodes may look at the same time: each alarm is raised by one of them. */
export const watchFeeds = async ({ database, clock }: Newsroom): Promise<Changed> => {
  const { db } = database
  const now = clock.now()
  const { zone } = (await readEdition(db)) ?? bareEdition
  const doors = (await listDoors(db)).flatMap((door) => wrongWithDoor(door, now))
  const wrong = [...(await readFeeds(db, now, zone)).flatMap((feed) => wrongWith(feed, now)), ...doors]
  const changed: Changed = { raised: [], ended: [] }
  const open = (await openAlarms(db)).filter(({ kind }) => watched.has(kind))
  const over = open.filter((alarm) => !wrong.some((one) => isSameAlarm(one, alarm)))
  if (wrong.length === 0 && over.length === 0) return changed
  await db.transaction().execute(async (tx) => {
    for (const one of wrong) {
      if (!(await raiseAlarm(tx, one, now))) continue
      changed.raised.push(one)
      await tell(tx, 'alarm.raised', one, now)
    }
    for (const alarm of over) {
      if (!(await endAlarm(tx, alarm.id, now))) continue
      changed.ended.push(alarm)
      await tell(tx, 'alarm.ended', alarm, now)
    }
  })
  return changed
}

const tell = (tx: Tx, kind: string, { kind: of, supplier, sentence }: Wrong, at: Date): Promise<string> =>
  record(tx, { verb: kind, kind, actor: 'health', story: null, detail: { of, supplier, sentence }, at })

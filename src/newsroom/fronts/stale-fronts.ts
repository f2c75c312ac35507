/** Fronts that have grown stale: the newest story that the desk chose for one is older than the front may go without. An alarm tells. */

import { endAlarmsOf, openAlarms, raiseAlarm } from '../../store/alarms.ts'
import type { Database } from '../../store/database.ts'
import { allFronts, type FrontRow } from '../../store/desk/fronts/fronts.ts'
import { cardsOf } from '../../store/desk/fronts/published-fronts.ts'
import { chosenNow } from '../../story/front/fill.ts'
import { mainFront } from '../../story/front/front-name.ts'
import type { Newsroom } from '../action.ts'

/** From when a front counts as stale; nothing where nobody chose anything that readers see there, or it never does. */
export const staleSince = async (
  { pool }: Pick<Database, 'pool'>,
  { containers, stale_after: hours }: Pick<FrontRow, 'containers' | 'stale_after'>,
  now: Date,
): Promise<Date | undefined> => {
  if (!containers || hours === 0) return undefined
  const shown = await cardsOf({ pool, now }, chosenNow(containers, now))
  if (shown.length === 0) return undefined
  const newest = Math.max(...shown.map(({ dated_at: at }) => at.getTime()))
  return new Date(newest + hours * 3600_000)
}

const nameOf = (path: string): string => (path === mainFront ? 'the front page' : path)

/** Looks once: raises, renews or ends the alarm. Several nodes may look at the same time. */
export const watchStaleFronts = async ({
  database,
  clock,
}: Pick<Newsroom, 'database' | 'clock'>): Promise<{ raised: string | undefined; ended: boolean }> => {
  const { db } = database
  const now = clock.now()
  const stale: FrontRow[] = []
  for (const front of await allFronts(db)) {
    const since = await staleSince(database, front, now)
    if (since && since <= now) stale.push(front)
  }
  if (stale.length > 0) {
    const named = stale.map(({ path, stale_after: hours }) => `${nameOf(path)} (${hours} hours)`).join(', ')
    const sentence = `Stale: ${named}. Nothing newer was put there. Look at it at /desk/front.`
    const isNew = await db
      .transaction()
      .execute((tx) => raiseAlarm(tx, { kind: 'front', supplier: null, door: null, sentence }, now))
    return { raised: isNew ? sentence : undefined, ended: false }
  }
  if (!(await openAlarms(db)).some(({ kind }) => kind === 'front')) return { raised: undefined, ended: false }
  await db.transaction().execute((tx) => endAlarmsOf(tx, 'front', now))
  return { raised: undefined, ended: true }
}

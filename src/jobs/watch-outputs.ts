/** An output that does not acknowledge is an alarm on the desk, until it does. */

import type { Logger } from 'pino'
import type { Newsroom } from '../newsroom/action.ts'
import { type Alarm, endAlarm, isSameAlarm, openAlarms, raiseAlarm, type Wrong } from '../store/alarms.ts'
import { record } from '../store/events.ts'
import { type Failing, failingOutputs } from '../store/outputs/deliveries.ts'
import { listOutputs } from '../store/outputs/outputs.ts'
import { type Repeating, repeat } from './repeat.ts'

/** For how many seconds an output may fail before it is an alarm: with what was withdrawn, and with nothing but changes. */
const mayFail = { withdrawal: 10, change: 120 }

/** Looks every five seconds. */
export const watchOutputs = (newsroom: Newsroom, log: Logger): Repeating =>
  repeat(
    5000,
    async () => {
      const { raised, ended } = await watchOutputsOnce(newsroom)
      for (const { sentence } of raised) log.warn({ alarm: 'output' }, sentence)
      for (const { output } of ended) log.info({ alarm: 'output', output }, 'The alarm is over.')
    },
    (error) => log.error({ err: error }, 'The outputs could not be looked at; it is tried again.'),
  )

/** Looks once. Several nodes may look at the same time: each alarm is raised by one of them. */
export const watchOutputsOnce = async (
  { database, clock }: Pick<Newsroom, 'database' | 'clock'>,
  allowed = mayFail,
): Promise<{ raised: Wrong[]; ended: Alarm[] }> => {
  const { db } = database
  const at = clock.now()
  const changed: { raised: Wrong[]; ended: Alarm[] } = { raised: [], ended: [] }
  const failing = await failingOutputs(db, allowed)
  const names =
    failing.length > 0 ? new Map((await listOutputs(db)).map(({ id, name }) => [String(id), name])) : new Map()
  const wrong = failing.map((one) => wrongWith(one, names.get(one.output) ?? one.output))
  const open = (await openAlarms(db)).filter(({ kind }) => kind === 'output')
  const over = open.filter((alarm) => !wrong.some((one) => isSameAlarm(one, alarm)))
  if (wrong.length === 0 && over.length === 0) return changed
  await db.transaction().execute(async (tx) => {
    const tell = (kind: string, { output, sentence }: Wrong) =>
      record(tx, { verb: kind, kind, actor: 'outputs', story: null, detail: { of: 'output', output, sentence }, at })
    for (const one of wrong) {
      if (!(await raiseAlarm(tx, one, at))) continue
      changed.raised.push(one)
      await tell('alarm.raised', one)
    }
    for (const alarm of over) {
      if (!(await endAlarm(tx, alarm.id, at))) continue
      changed.ended.push(alarm)
      await tell('alarm.ended', alarm)
    }
  })
  return changed
}

const wrongWith = ({ output, withdrawals, failure }: Failing, name: string): Wrong => {
  const what =
    withdrawals > 0
      ? `has not acknowledged ${withdrawals === 1 ? 'a withdrawal' : `${withdrawals} withdrawals`}: what was killed may still be seen there`
      : 'cannot be told of changes'
  return {
    ...{ kind: 'output', supplier: null, door: null, output },
    sentence: `The output «${name}» ${what}. ${failure} It is told again and again («dateline outputs»).`,
  }
}

/** Acknowledge what happened by itself and needs nothing more than that somebody knows: a kill that has been carried out, a release that came late. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { type AlarmKind, endAlarm, openAlarm } from '../../store/alarms.ts'
import { action } from '../action.ts'

/** All others end by themselves, when what is wrong has ended or somebody has decided. */
export const acknowledged: readonly AlarmKind[] = ['killed', 'release']

export const acknowledge = action({
  verb: 'acknowledge',
  input: z.strictObject({ alarm: z.string().regex(/^\d{1,18}$/, 'is the number of an alarm') }),
  async run({ alarm: id }, { tx, clock, note }) {
    const alarm = await openAlarm(tx, id)
    if (!alarm)
      return refuse('unknown', 'This alarm is not open any more: somebody else has acknowledged it, or it is over.')
    if (!acknowledged.includes(alarm.kind))
      return refuse('invalid', 'This alarm ends when what it says is put right. Do what it says.')
    await endAlarm(tx, id, clock.now())
    await note('acknowledge', alarm.story ?? null, { of: alarm.kind, sentence: alarm.sentence })
    return { alarm: id }
  },
})

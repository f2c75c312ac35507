/** Arrivals that wait are handled: pushed ones, those that a person tries again, and those over which a process died. */

import type { Logger } from 'pino'
import { handleWaiting } from '../intake/handle-waiting.ts'
import type { Intake } from '../intake/keep.ts'
import { repeat, type Waking } from './repeat.ts'
import { toldTo } from './told.ts'

/** Looks every second and when it is woken, and goes on without a pause for as long as there is more. */
export const takeWaiting = (intake: Intake, log: Logger): Waking => {
  const told = toldTo(log)
  let stopped = false
  const takeAll = async () => {
    for (let lines = await handleWaiting(intake); lines.length > 0 && !stopped; lines = await handleWaiting(intake))
      lines.forEach(told)
  }
  const repeating = repeat(1000, takeAll, (error) =>
    log.error({ err: error }, 'What waits could not be handled; it is tried again.'),
  )
  return {
    wake: repeating.wake,
    async stop() {
      stopped = true
      await repeating.stop()
    },
  }
}

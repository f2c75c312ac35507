/** What the log says of a wire that arrived. */

import type { Logger } from 'pino'
import type { Line } from '../intake/handle.ts'

export const toldTo =
  (log: Logger) =>
  ({ outcome, file, headline, note }: Line): void => {
    const level = outcome === 'quarantined' ? 'warn' : 'info'
    log[level]({ outcome, file, headline, note }, 'A wire arrived.')
  }

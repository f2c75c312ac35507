/** What is no longer needed, put away now and then. */

import type { Logger } from 'pino'
import type { Clock } from '../base/clock.ts'
import type { Db } from '../store/database.ts'
import { dropTexts } from '../store/ledger.ts'
import { sweepNodes } from '../store/nodes.ts'
import { sweepDeliveries } from '../store/outputs/deliveries.ts'
import { sweepSignIns } from '../store/people.ts'
import { type Repeating, repeat } from './repeat.ts'

/** Tidies at once and then every ten minutes, until it is stopped. `clock` says what suppliers' contracts let us keep no longer. */
export const tidy = (db: Db, clock: Clock, log: Logger): Repeating =>
  repeat(
    10 * 60_000,
    async () => {
      const sweeps = [sweepNodes(db), sweepSignIns(db), sweepDeliveries(db)]
      const [dropped] = await Promise.all([dropTexts(db, clock.now()), ...sweeps])
      if (dropped > 0) log.info({ dropped }, 'The texts of wires that may be kept no longer were dropped.')
    },
    (error) => log.warn({ err: error }, 'Tidying failed; it is tried again.'),
  )

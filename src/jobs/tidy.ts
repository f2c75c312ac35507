/** What is no longer needed, put away now and then. */

import type { Logger } from 'pino'
import type { Db } from '../store/database.ts'
import { sweepNodes } from '../store/nodes.ts'
import { sweepSignIns } from '../store/people.ts'
import { type Repeating, repeat } from './repeat.ts'

/** Tidies at once and then every ten minutes, until it is stopped. */
export const tidy = (db: Db, log: Logger): Repeating =>
  repeat(
    10 * 60_000,
    () => Promise.all([sweepNodes(db), sweepSignIns(db)]),
    (error) => log.warn({ err: error }, 'Tidying failed; it is tried again.'),
  )

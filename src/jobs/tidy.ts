/** What is no longer needed, put away now and then. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Db } from '../store/database.ts'
import { sweepNodes } from '../store/nodes.ts'
import { sweepSignIns } from '../store/people.ts'

const every = 10 * 60_000

/** Tidies at once and then every ten minutes, until it is stopped. */
export const tidy = (db: Db, log: Logger): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const tidying = (async () => {
    while (!stopping.signal.aborted) {
      await Promise.all([sweepNodes(db), sweepSignIns(db)]).catch((error) =>
        log.warn({ err: error }, 'Tidying failed; it is tried again.'),
      )
      await sleep(every, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await tidying
    },
  }
}

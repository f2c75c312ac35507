/** Work that is done again and again until it is stopped; what has begun is finished. */

import { setTimeout as sleep } from 'node:timers/promises'

export type Repeating = { stop(): Promise<void> }

/** Does `work` at once and then each time `every` milliseconds after it ended. A failure is told and never ends it. */
export const repeat = (every: number, work: () => Promise<unknown>, failed: (error: unknown) => void): Repeating => {
  const stopping = new AbortController()
  const repeating = (async () => {
    while (!stopping.signal.aborted) {
      await work().catch(failed)
      await sleep(every, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await repeating
    },
  }
}

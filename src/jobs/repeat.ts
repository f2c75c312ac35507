/** Work that is done again and again until it is stopped; what has begun is finished. */

import { setTimeout as sleep } from 'node:timers/promises'

export type Repeating = { stop(): Promise<void> }

/** What need not wait for its next time: `wake` has it done at once, or once more where it is being done. */
export type Waking = Repeating & { wake(): void }

/** Does `work` at once and then each time `every` milliseconds after it ended. A failure is told and never ends it. */
export const repeat = (every: number, work: () => Promise<unknown>, failed: (error: unknown) => void): Waking => {
  let stopped = false
  let pause = new AbortController()
  const repeating = (async () => {
    while (!stopped) {
      pause = new AbortController()
      await work().catch(failed)
      await sleep(every, undefined, { signal: pause.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    wake: () => pause.abort(),
    async stop() {
      stopped = true
      pause.abort()
      await repeating
    },
  }
}

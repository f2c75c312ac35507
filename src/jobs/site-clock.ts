/** The site's time: the database's clock, which all nodes share, or one that was set, so far ahead of it. */

import type { Clock } from '../base/clock.ts'

/** How often a process that stays looks at the database's clock, in milliseconds. */
const lookEvery = 1000

export type SiteClock = Clock & {
  /** Milliseconds ahead of the database's clock. */
  ahead: number
  /** Looks at the database's clock once. */
  look(): Promise<void>
  /** Looks every second until it is stopped; one that fails is passed over, for between two looks the processor counts on. */
  keepLooking(): { stop(): void }
}

/**
 * A clock by what `read` says the database's shows, in milliseconds. Between two looks it goes on by the processor's own count, so that a step of this machine's clock moves nothing, and a
 * database that is away for a while stops nothing.
 */
export const siteClock = async (read: () => Promise<number>, ahead = 0): Promise<SiteClock> => {
  // What is to be added to `performance.now()`.
  let offset = Number.NaN
  const look = async () => {
    const asked = performance.now()
    const at = await read()
    const answered = performance.now()
    // It was read somewhere between question and answer. Of what is possible the latest answer holds: better a moment late than early.
    if (!(offset >= at - answered && offset <= at - asked)) offset = at - answered
  }
  await look()
  return {
    ahead,
    now: () => new Date(performance.now() + offset + ahead),
    look,
    keepLooking() {
      const timer = setInterval(() => void look().catch(() => undefined), lookEvery)
      timer.unref()
      return { stop: () => clearInterval(timer) }
    },
  }
}

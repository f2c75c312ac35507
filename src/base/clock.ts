/** The newsroom's time, always passed in: what is published, held, dated or kept goes by it. (Sessions go by the machine's; a server's is in `jobs/site-clock.ts`.) */

export type Clock = { now(): Date }

export const machineClock: Clock = { now: () => new Date() }

/** A clock that shows `instant` now and runs on from there at the machine's pace. */
export const clockFrom = (instant: Date): Clock => {
  const offset = instant.getTime() - Date.now()
  return { now: () => new Date(Date.now() + offset) }
}

/** A clock that stands still until a test moves it. */
export const stillClock = (instant: Date | string) => {
  let at = new Date(instant)
  return {
    now: () => new Date(at),
    /** Puts the clock to `next`, or moves it by a number of milliseconds. */
    move: (next: Date | number) => {
      at = typeof next === 'number' ? new Date(at.getTime() + next) : next
    },
  }
}

/** How much somebody may ask within a minute: counted in this process, so that several nodes allow as much each. */

export type Allowances = {
  /** Takes one call of theirs; answers after how many seconds to ask again, 0 where it is allowed now. */
  take(who: string, perMinute: number): number
}

type Left = { calls: number; at: number }

/** Whoever has not asked for a minute has all of it again, and need not be remembered. */
const minute = 60_000
const mostRemembered = 10_000

/** `now` in milliseconds. What is left fills up evenly, so that a minute's allowance may be spent at once and then by and by. */
export const allowances = (now: () => number = () => performance.now()): Allowances => {
  const known = new Map<string, Left>()
  const forget = (at: number) => {
    for (const [who, left] of known) if (at - left.at >= minute) known.delete(who)
    // So many within a minute are an attack: whoever asked first is forgotten first.
    for (const who of known.keys()) {
      if (known.size <= mostRemembered / 2) break
      known.delete(who)
    }
  }
  return {
    take(who, perMinute) {
      const at = now()
      if (known.size >= mostRemembered) forget(at)
      const before = known.get(who) ?? { calls: perMinute, at }
      const calls = Math.min(perMinute, before.calls + ((at - before.at) / minute) * perMinute)
      const isAllowed = calls >= 1
      known.delete(who)
      known.set(who, { calls: isAllowed ? calls - 1 : calls, at })
      return isAllowed ? 0 : Math.max(1, Math.ceil(((1 - calls) / perMinute) * 60))
    },
  }
}

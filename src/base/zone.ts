/** What the clocks of a zone show, and which instants a local time names: none where they leap over it, two where they show it twice. */

const minute = 60_000
const day = 24 * 60 * minute

/** Making an Intl formatter costs far more than using it, so each is made once; `null` stands for a zone that nobody knows. */
const formats = new Map<string, Intl.DateTimeFormat | null>()

const formatOf = (zone: string): Intl.DateTimeFormat | null => {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = newFormat(zone)
  formats.set(zone, made)
  return made
}

const newFormat = (timeZone: string): Intl.DateTimeFormat | null => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  } catch {
    // RangeError: there is no such zone. Whoever asked is told so.
    return null
  }
}

/** Whether it is an IANA zone, or an abbreviation that the machine knows ("Europe/Berlin", "CET"). */
export const isZone = (zone: string): boolean => formatOf(zone) !== null

/** Minutes that the clocks of a zone are ahead of UTC at an instant, in milliseconds; undefined for an unknown zone. */
export const minutesAhead = (zone: string, at: number): number | undefined => {
  const format = formatOf(zone)
  if (!format) return undefined
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+\-\u2212])(\d+):?(\d+)?)?/.exec(name) ?? []
  const size = Number(hours) * 60 + Number(minutes)
  return sign === undefined || sign === '+' ? size : -size
}

/**
 * The instants at which a zone's clocks show a local time, the earlier first. Local times are written as if they were UTC, in milliseconds. Empty
 * where the clocks leap over it (or the zone is unknown), two where they are put back and show it twice.
 */
export const instantsOf = (local: number, zone: string): number[] => {
  // No zone changes its offset twice within two days.
  const offsets = new Set([minutesAhead(zone, local - day), minutesAhead(zone, local + day)])
  return [...offsets]
    .flatMap((offset) => (offset === undefined ? [] : [local - offset * minute]))
    .filter((at) => at + (minutesAhead(zone, at) ?? 0) * minute === local)
    .toSorted((a, b) => a - b)
}

/** The first local time after one that the clocks leap over, as `instantsOf` writes it: of 02:30 in the night of the change, 03:00. */
export const afterLeap = (local: number, zone: string): number => {
  const before = minutesAhead(zone, local - day) ?? 0
  const after = minutesAhead(zone, local + day) ?? before
  let early = local - day
  let late = local + day
  // The change is the first whole minute at which the new offset holds.
  while (late - early > minute) {
    const middle = Math.floor((early + late) / 2 / minute) * minute
    if (minutesAhead(zone, middle) === before) early = middle
    else late = middle
  }
  return late + after * minute
}

/** Day, time and zone in words, for the desk and its commands: "1 December 2026, 06:00 CET (Europe/Berlin)". */
export const zonedText = (at: Date, zone: string): string => {
  const text = at.toLocaleString('en-GB', {
    ...{ timeZone: zone, day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...(at.getUTCSeconds() === 0 ? {} : { second: '2-digit' }),
    timeZoneName: 'short',
  })
  const said = text.replace(' at ', ', ')
  return said.endsWith(` ${zone}`) ? said : `${said} (${zone})`
}

// Year, month, day, hour, minute, perhaps seconds, perhaps an offset.
const form = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** A time that somebody has given: its instant, and what they should know of it. Or why it is none. */
export type Given = { at: Date; note?: string } | { problem: string }

const writtenLocal = (local: number): string => new Date(local).toISOString().slice(0, 16)

/** `2026-12-01T06:00` by the clocks of `zone`, or with an offset of its own (`…+01:00`, `…Z`). */
export const givenTime = (text: string, zone: string): Given => {
  const [, year, month, date, hour, minutes, seconds = '0', offset] = form.exec(text.trim()) ?? []
  const problem = `«${text.slice(0, 40)}» is no time. Write it as 2026-12-01T06:00 (${zone}), or with an offset as 2026-12-01T06:00+01:00.`
  if (year === undefined) return { problem }
  const local = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minutes), Number(seconds))
  // Date.UTC rolls 31 February over into March.
  if (Number.isNaN(local) || new Date(local).getUTCDate() !== Number(date) || Number(month) > 12) return { problem }
  if (Number(hour) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return { problem }
  if (offset !== undefined) return { at: new Date(local - aheadBy(offset) * minute) }
  const [first, second] = instantsOf(local, zone)
  if (first === undefined) {
    const next = writtenLocal(afterLeap(local, zone))
    return {
      problem: `The clocks of ${zone} leap over ${writtenLocal(local)}. The next time that there is, is ${next}.`,
    }
  }
  if (second === undefined) return { at: new Date(first) }
  const [one, other] = [first, second].map((at) => `${writtenLocal(local)}${offsetText(zone, at)}`)
  return {
    at: new Date(first),
    note: `In that night ${writtenLocal(local).slice(11)} comes twice; the earlier is taken (${one}). For the later, write ${other}.`,
  }
}

const aheadBy = (offset: string): number => {
  if (/^z$/i.test(offset)) return 0
  const digits = offset.slice(1).replace(':', '')
  const size = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return offset.startsWith('-') ? -size : size
}

const offsetText = (zone: string, at: number): string => {
  const minutes = minutesAhead(zone, at) ?? 0
  const pad = (number: number) => String(number).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

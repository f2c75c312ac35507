/** Days and months of a zone's calendar, as "2026-11-30" and "2026-11": which there are, where they begin, in which an instant lies. */

import { afterLeap, instantsOf, minutesAhead } from './zone.ts'

const day = 24 * 60 * 60_000

/** As if it were UTC, in milliseconds; undefined where no calendar has it. */
const localOf = (text: string): number | undefined => {
  const [, year, month, date = '01'] = /^([1-9]\d{3})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? []
  if (!year || year === '9999') return undefined
  const local = Date.UTC(Number(year), Number(month) - 1, Number(date))
  // Date.UTC rolls 31 February over into March.
  return new Date(local).toISOString().startsWith(`${year}-${month}-${date}`) ? local : undefined
}

/** Whether it is a day of the years 1000 to 9998, such as "2026-11-30". */
export const isDay = (text: string): boolean => text.length === 10 && localOf(text) !== undefined
/** Whether it is a month of those years, such as "2026-11". */
export const isMonth = (text: string): boolean => text.length === 7 && localOf(text) !== undefined

const written = (local: number): string => new Date(local).toISOString().slice(0, 10)

const local = (text: string): number => {
  const found = localOf(text)
  if (found === undefined) throw new Error(`«${text}» is neither a day nor a month.`)
  return found
}

/** The first instant of a day or a month by a zone's clocks: midnight, its first where it comes twice, or what the clocks leap to over it. */
export const startOf = (text: string, zone: string): Date => {
  const midnight = local(text)
  const [first] = instantsOf(midnight, zone)
  const [after] = first === undefined ? instantsOf(afterLeap(midnight, zone), zone) : [first]
  if (after === undefined) throw new Error(`The zone ${zone} has no such day as ${text}.`)
  return new Date(after)
}

/** The day after it, or, of a month, the month after it. */
export const following = (text: string): string => {
  if (text.length === 10) return written(local(text) + day)
  // The longest month has 31 days, the shortest 28.
  return written(local(text) + 31 * day).slice(0, 7)
}

/** The day on which a zone's clocks show an instant. */
export const dayAt = (at: Date, zone: string): string =>
  written(at.getTime() + (minutesAhead(zone, at.getTime()) ?? 0) * 60_000)

/** When a day or a month begins, and when the next one does. */
export type Span = { from: Date; until: Date }
export const spanOf = (text: string, zone: string): Span => ({
  from: startOf(text, zone),
  until: startOf(following(text), zone),
})

/** All days of a month, in order. */
export const daysOf = (month: string): string[] => {
  const days: string[] = []
  for (let one = `${month}-01`; one.startsWith(month); one = following(one)) days.push(one)
  return days
}

/** The months from the one in which `oldest` lies to that of `newest`, the last first. */
export const monthsBetween = (oldest: Date, newest: Date, zone: string): string[] => {
  const last = dayAt(newest, zone).slice(0, 7)
  const months: string[] = []
  for (let month = dayAt(oldest, zone).slice(0, 7); month <= last; month = following(month)) months.push(month)
  return months.reverse()
}

/** Time as readers see it: in the site's zone, in its language, and never a future that reads as past. */

import { type Html, html } from '../html.ts'
import { directionOf } from '../language.ts'
import type { Site } from '../view.ts'

type Clockface = Pick<Site, 'language' | 'zone'>

/** Making an Intl formatter costs far more than using it, so each is made once. */
const kept = <Formatter>(make: (language: string, zone: string) => Formatter) => {
  const made = new Map<string, Formatter>()
  return ({ language, zone }: Clockface): Formatter => {
    const key = `${language} ${zone}`
    const known = made.get(key)
    if (known) return known
    const fresh = make(language, zone)
    made.set(key, fresh)
    return fresh
  }
}

const momentFormat = kept(
  (language, timeZone) =>
    new Intl.DateTimeFormat(language, {
      timeZone,
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
)
const dayFormat = kept((language, timeZone) => new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long' }))
// In the language of the furniture that it stands in ("Thursday edition").
const weekdayFormat = kept((_, timeZone) => new Intl.DateTimeFormat('en', { timeZone, weekday: 'long' }))
const agoFormat = kept((language) => new Intl.RelativeTimeFormat(language, { numeric: 'always' }))
const nowFormat = kept((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))
const wallFormat = kept(
  (_, timeZone) =>
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
)

/** Clocks are put forward and back at a quarter of an hour: within one, their distance from UTC stays. */
const quarter = 15 * 60_000

/** How far the clock on the wall is ahead of UTC in the quarter of an hour that begins at this instant, in minutes. */
const aheadFrom = (begins: number, site: Clockface): number => {
  const wall = wallFormat(site)
    .format(begins)
    .replace(/^(\d+)\/(\d+)\/(\d+), (\d+:\d+:\d+)$/, '$3-$1-$2T$4Z')
  return Math.round((Date.parse(wall) - begins) / 60_000)
}

/** What was found lately, by zone and beginning: asking the zone costs more than all else of a time. */
const known = new Map<string, Map<number, number>>()
const mostKnown = 10_000

const aheadAt = (at: Date, site: Clockface): number => {
  const begins = Math.floor(at.getTime() / quarter) * quarter
  const found = known.get(site.zone) ?? new Map<number, number>()
  const minutes = found.get(begins) ?? aheadFrom(begins, site)
  if (found.size >= mostKnown) found.clear()
  found.set(begins, minutes)
  known.set(site.zone, found)
  return minutes
}

/** What the clock on the wall shows, as "2023-07-13T13:00:00". */
const wallClock = (at: Date, ahead: number): string =>
  new Date(at.getTime() + ahead * 60_000).toISOString().replace(/\.\d+Z$/, '')

/** ISO 8601 with the zone's offset at that moment: "2023-07-13T13:00:00+02:00". */
export const isoTime = (at: Date, site: Clockface): string => {
  const ahead = aheadAt(at, site)
  const size = Math.abs(ahead)
  const pad = (number: number) => String(number).padStart(2, '0')
  return `${wallClock(at, ahead)}${ahead < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

/** The day by the site's clock: "2023-07-13". */
export const isoDay = (at: Date, site: Clockface): string => wallClock(at, aheadAt(at, site)).slice(0, 10)

export const weekday = (at: Date, site: Clockface): string => weekdayFormat(site).format(at)

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "now", "12 minutes ago", "19 hours ago", "3 days ago", and after seven days the date. A time still to come is given in full. */
export const ageText = (at: Date, now: Date, site: Clockface): string => {
  const age = now.getTime() - at.getTime()
  if (age <= -minute) return momentFormat(site).format(at)
  if (age < minute) return nowFormat(site).format(0, 'second')
  if (age < hour) return agoFormat(site).format(-Math.floor(age / minute), 'minute')
  if (age < day) return agoFormat(site).format(-Math.floor(age / hour), 'hour')
  if (age < 8 * day) return agoFormat(site).format(-Math.floor(age / day), 'day')
  return dayFormat(site).format(at)
}

/** A time in the site's language. From right to left it keeps its own order, whatever words it stands beside. */
const told = (machine: string, site: Clockface, words: string): Html =>
  html`<time datetime="${machine}"${directionOf(site.language) === 'rtl' && html` dir="rtl"`}>${words}</time>`

/** How long ago, for cards. */
export const age = (at: Date, now: Date, site: Clockface): Html => told(isoTime(at, site), site, ageText(at, now, site))

/** Day, time and zone in full, for the head of an article. */
export const moment = (at: Date, site: Clockface): Html => told(isoTime(at, site), site, momentFormat(site).format(at))

/** The day in words, for corrections. A day's machine form is a day: it turns into no age (`script/times.js`). */
export const dayOf = (at: Date, site: Clockface): Html => told(isoDay(at, site), site, dayFormat(site).format(at))

const hourFormat = kept((language, timeZone) => new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'short' }))

/** The time of the day alone, where the day stands above it. */
export const hourOf = (at: Date, site: Clockface): Html => told(isoTime(at, site), site, hourFormat(site).format(at))

// Days and months are the calendar's by now: of no zone.
const calendarDay = kept((language) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'full' }))
const calendarMonth = kept(
  (language) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'long' }),
)
const monthAlone = kept((language) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'long' }))

/** "2026-11-30" is "Monday, 30 November 2026". */
export const dayWords = (day: string, site: Clockface): string => calendarDay(site).format(new Date(day))
/** "2026-11" is "November 2026", or "November" where the year stands above it. */
export const monthWords = (month: string, site: Clockface): string => calendarMonth(site).format(new Date(month))
export const monthName = (month: string, site: Clockface): string => monthAlone(site).format(new Date(month))

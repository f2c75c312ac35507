/** What the page brought along: who is signed in, what they may do, the newsroom's clock and zone. */

import type { DeskStart } from '../newsroom/wires/desk-start.ts'
import { languageTag } from './words/say.ts'

export const start: DeskStart = JSON.parse(document.getElementById('start')?.textContent ?? '{}')

const ahead = new Date(start.now).getTime() - Date.now()

/** The newsroom's time, which in a demonstration is not the machine's. */
export const now = (): Date => new Date(Date.now() + ahead)

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(languageTag, { timeZone: start.zone, ...options })

const clock = format({ hour: '2-digit', minute: '2-digit' })
const day = format({ day: 'numeric', month: 'short' })
const year = format({ year: 'numeric', month: '2-digit', day: '2-digit' })
const whole = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
const zoned = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' })

/** "14:05" of today, else "28 Nov", in the publication's zone. */
export const shortTime = (at: string): string => {
  const date = new Date(at)
  return year.format(date) === year.format(now()) ? clock.format(date) : day.format(date)
}

/** "28 Nov, 14:05". */
export const longTime = (at: string): string => whole.format(new Date(at))

const local = new Intl.DateTimeFormat('sv', {
  timeZone: start.zone,
  dateStyle: 'short',
  timeStyle: 'short',
})

/** "2026-11-28T14:05" by the clocks of the publication's zone, as a field for times wants it. */
export const localText = (at: string): string => local.format(new Date(at)).replace(' ', 'T')

/** "28 Nov, 14:05 CET": where it matters whose clock is meant. */
export const zonedTime = (at: string): string => zoned.format(new Date(at))

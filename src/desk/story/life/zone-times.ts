/** Times by the clocks of the publication's zone, for a form: what a time that was typed means, and which are usual. Pure. */

import { givenTime, instantsOf, minutesAhead, zonedText } from '../../../base/zone.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** An instant, in words, and as the server is told it: with its offset, so that it is this one of two. */
export type Moment = { at: Date; words: string; offset: string; written: string }

const pad = (value: number): string => String(value).padStart(2, '0')

/** "+01:00": how far the zone's clocks are ahead at an instant. */
export const offsetWords = (at: Date, zone: string): string => {
  const ahead = minutesAhead(zone, at.getTime()) ?? 0
  const size = Math.abs(ahead)
  return `${ahead < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

/** As a field for a local time has it: "2026-12-01T06:00". */
export const localTime = (at: Date, zone: string): string =>
  new Date(at.getTime() + (minutesAhead(zone, at.getTime()) ?? 0) * minute).toISOString().slice(0, 16)

/** What a local time names: one instant, two in the night in which the clocks go back, or in a sentence why none. */
export const momentsOf = (local: string, zone: string): { moments: Moment[] } | { problem: string } => {
  const given = givenTime(local, zone)
  if ('problem' in given) return given
  const instants = instantsOf(Date.parse(`${local}Z`), zone)
  return {
    moments: instants.map((instant) => {
      const at = new Date(instant)
      const offset = offsetWords(at, zone)
      return { at, offset, words: zonedText(at, zone), written: `${local}${offset}` }
    }),
  }
}

export type Usual = { name: 'held' | 'hour' | 'evening' | 'morning'; local: string }

/** Times that are usual from now on, the likeliest first: when what holds it is over, in an hour, this evening, tomorrow at six. */
export const usualTimes = (now: Date, zone: string, heldUntil?: Date): Usual[] => {
  const today = localTime(now, zone).slice(0, 10)
  const tomorrow = new Date(Date.parse(`${today}T00:00Z`) + day).toISOString().slice(0, 10)
  const next = new Date(Math.ceil((now.getTime() + hour) / (15 * minute)) * 15 * minute)
  // A minute that has begun is over before a held story may be seen in it.
  const held = heldUntil && new Date(Math.ceil(heldUntil.getTime() / minute) * minute)
  const all: Usual[] = [
    ...(held ? [{ name: 'held' as const, local: localTime(held, zone) }] : []),
    { name: 'morning', local: `${tomorrow}T06:00` },
    { name: 'evening', local: `${today}T18:00` },
    { name: 'hour', local: localTime(next, zone) },
  ]
  const from = localTime(heldUntil ?? now, zone)
  return all.filter(({ name, local }) => local > from || name === 'held')
}

/** When was it: the ways in which wires write a time, as one RFC 3339 text in UTC. */

import { afterLeap, instantsOf, isZone } from '../base/zone.ts'

// Year, month, day, hour, minute, second, fraction and offset, with or without their hyphens and colons (ISO 8601).
const form =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/** Minutes that an offset like `+02:00`, `-0330` or `Z` is ahead of UTC. */
const ahead = (offset: string): number => {
  if (/^z$/i.test(offset)) return 0
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return offset.startsWith('-') ? -minutes : minutes
}

const written = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')

/**
 * `2014-08-29T13:49:51+0000`, `20131113T150900Z`, `2019-03-01 10:00` and the like, as `2014-08-29T13:49:51Z`.
 * A time without offset is of `zone` (an IANA name or abbreviation), else UTC; what is no time gives undefined. Of an hour that the zone's clocks show
 * twice the later is meant, so that no embargo ends early; of one that they leap over, the time after the leap.
 */
export const instant = (text: string | undefined, zone?: string): string | undefined => {
  if (!text) return undefined
  const parts = form.exec(text.trim())
  if (!parts) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] = parts
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  // Date.UTC rolls 31 February over into March; a wire that says so says nothing.
  const date = new Date(local)
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  if (offset === undefined && zone !== undefined && isZone(zone)) return written(inZone(local, zone) + milliseconds)
  return written(local - (offset ? ahead(offset) : 0) * 60_000 + milliseconds)
}

const inZone = (local: number, zone: string): number =>
  instantsOf(local, zone).at(-1) ?? instantsOf(afterLeap(local, zone), zone).at(-1) ?? local

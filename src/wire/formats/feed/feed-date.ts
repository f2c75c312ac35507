/** When was it: the ways in which feeds write a time (RFC 822 and what is made of it, ISO 8601 in parts), as RFC 3339 in UTC. */

import { instant } from '../../instant.ts'

/** Hours that the zones which RFC 822 (5.1) and feeds name are ahead of UTC. */
const zones: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  ist: 5.5,
  cet: 1,
  met: 1,
  mez: 1,
  cest: 2,
  mest: 2,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  ast: -4,
  adt: -3,
  est: -5,
  edt: -4,
  et: -5,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
  brt: -3,
  art: -3,
  sast: 2,
  jst: 9,
  kst: 9,
  hkt: 8,
  sgt: 8,
  awst: 8,
  acst: 9.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
}

/** How the months begin in the languages whose feeds were seen to write them out (English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish, Greek, Hungarian). */
const months = [
  'jan|jän|ene|gen|sty|ιαν|jan\\u00e1r',
  'feb|fév|fev|fe\\u0301v|lut|φεβ',
  'mar|mär|maa|mrt|μάρ|μαρ|már|mrz',
  'apr|avr|abr|kwi|απρ|ápr',
  'may|mai|maj|mei|mag|μάι|μαϊ|μαι|máj',
  'jun|juin|giu|cze|ιού?ν|jún',
  'jul|juil|lug|lip|ιού?λ|júl',
  'aug|aoû|aou|ago|sie|αύγ|αυγ',
  'sep|set|wrz|σεπ|szept',
  'oct|okt|out|ott|paź|οκτ',
  'nov|lis|νοέ|νοε',
  'dec|dez|déc|dic|des|gru|δεκ',
].map((form) => new RegExp(`^(?:${form})`, 'iu'))

const monthOf = (word: string): number => months.findIndex((form) => form.test(word)) + 1

/** `Z`, `GMT`, `+0100`, `+01:00`, `GMT+1`, `UTC-05:00`: minutes ahead of UTC; undefined for a word that is no zone. */
const aheadOf = (zone: string | undefined): number | undefined => {
  if (!zone) return 0
  const offset = /^(?:gmt|utc|ut)?\s*([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return minutes <= 14 * 60 ? (offset[1] === '-' ? -minutes : minutes) : undefined
  }
  const hours = zones[zone.toLowerCase()]
  return hours === undefined ? undefined : hours * 60
}

type Parts = { year: string; month: number; day: string; clock?: string | undefined; zone?: string | undefined }

/** Two digits are of this century up to 68 (RFC 2822, 4.3, as POSIX draws the line). */
const fullYear = (year: string): string =>
  year.length > 2 ? year : `${Number(year) < 69 ? 20 : 19}${year.padStart(2, '0')}`

const two = (digits: string | number): string => String(digits).padStart(2, '0')

/** The instant of parts: midnight may be written 24:00, seconds may be missing, a zone that nobody knows counts as UTC. */
const instantOf = ({ year, month, day, clock, zone }: Parts): string | undefined => {
  if (!month) return undefined
  const [, hour = '0', minute = '0', second = '0', half = ''] =
    /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?\s*([ap]m)?$/i.exec(clock ?? '') ?? []
  const hours =
    /p/i.test(half) && Number(hour) < 12 ? Number(hour) + 12 : /a/i.test(half) && Number(hour) === 12 ? 0 : Number(hour)
  const isMidnightAfter = hours === 24 && Number(minute) === 0
  const time = `${two(isMidnightAfter ? 0 : hours)}:${two(minute)}:${two(second)}`
  const local = instant(`${fullYear(year)}-${two(month)}-${two(day)}T${time}Z`)
  if (!local) return undefined
  const ahead = aheadOf(zone) ?? 0
  const at = Date.parse(local) - ahead * 60_000 + (isMidnightAfter ? 86_400_000 : 0)
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

const clockForm = String.raw`(\d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d{1,9})?)?(?:\s?[ap]m\b)?)`
const zoneForm = String.raw`((?:[a-z]{1,5}\s?)?[+-]\d{1,2}:?\d{0,2}|[a-z]{1,5})`
const word = String.raw`([\p{L}\p{M}]{3,12})\.?`

/** "Wed, 2 Oct 2002 13:00:00 GMT", "02-Oct-02", "2. Oktober 2002, 13:00 Uhr MESZ". */
const dayFirst = new RegExp(
  String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]*(?:de\s+)?${word}[\s,-]*(?:de\s+)?(\d{4}|\d{2})(?!\d)(?:[\s,T]+(?:at\s+)?${clockForm})?(?:\s*uhr)?(?:\s*\(?${zoneForm})?`,
  'iu',
)
/** "Sun Jan  4 16:29:06 PST 2004" (asctime, with a zone in it or not). */
const yearLast = new RegExp(String.raw`${word}\s+(\d{1,2})\s+${clockForm}(?:\s+${zoneForm})?\s+(\d{4})(?!\d)`, 'iu')
/** "October 2, 2002 13:00". */
const monthFirst = new RegExp(
  String.raw`${word}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)(?:[\s,]+(?:at\s+)?${clockForm})?(?:\s*\(?${zoneForm})?`,
  'iu',
)
/** ISO 8601 in parts, or with other strokes: "2003", "2003-12", "2003/12/31 10:14", "2003-335". */
const yearFirst =
  /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T\s]+(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?))?\s*(z|[a-z]{2,5}|[+-]\d{1,2}:?\d{0,2})?$/i
/** US order with strokes, "12/31/2003 10:14 PM"; a first number above 12 is a day. */
const strokes = new RegExp(
  String.raw`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[\s,]+${clockForm})?(?:\s*${zoneForm})?$`,
  'iu',
)
/** Korean: "2004년 5월 28일 오후 11:31:25". */
const korean = /^(\d{4})년\s*(\d{1,2})월\s*(\d{1,2})일(?:\s*(오전|오후)?\s*(\d{1,2}:\d{2}(?::\d{2})?))?/

/**
 * A time as feeds write it: the day's name counts for nothing, a time without a zone is UTC. What no part of can be
 * understood gives undefined.
 */
export const feedInstant = (written: string | undefined): string | undefined => {
  const said = written?.replace(/\s+/g, ' ').trim().slice(0, 100)
  if (!said) return undefined
  return instant(said) ?? spelled(said) ?? numbered(said)
}

const spelled = (said: string): string | undefined => {
  const asctime = yearLast.exec(said)
  if (asctime) {
    const [, month = '', day = '', clock, zone, year = ''] = asctime
    return instantOf({ year, month: monthOf(month), day, clock, zone })
  }
  const british = dayFirst.exec(said)
  if (british && monthOf(british[2] ?? '')) {
    const [, day = '', month = '', year = '', clock, zone] = british
    return instantOf({ year, month: monthOf(month), day, clock, zone })
  }
  const american = monthFirst.exec(said)
  if (!american) return undefined
  const [, month = '', day = '', year = '', clock, zone] = american
  return instantOf({ year, month: monthOf(month), day, clock, zone })
}

const numbered = (said: string): string | undefined => {
  const iso = yearFirst.exec(said)
  if (iso) {
    const [, year = '', month = '1', day = '1', clock, zone] = iso
    return instantOf({ year, month: Number(month), day, clock, zone })
  }
  const slashed = strokes.exec(said)
  if (slashed) {
    const [, first = '', second = '', year = '', clock, zone] = slashed
    const isDayFirst = Number(first) > 12 || said.includes('.')
    return instantOf({
      year,
      month: Number(isDayFirst ? second : first),
      day: isDayFirst ? first : second,
      clock,
      zone,
    })
  }
  const hangul = korean.exec(said)
  if (!hangul) return undefined
  const [, year = '', month = '', day = '', half, time] = hangul
  const clock = time && half ? `${time} ${half === '오후' ? 'pm' : 'am'}` : time
  return instantOf({ year, month: Number(month), day, clock })
}

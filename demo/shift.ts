/** Moves the dates in a demonstration file by whole minutes, so that the edition is fresh whenever it starts. Pure. */

/** The instant around which every file of the demonstration is written. */
export const demoInstant = new Date('2026-09-16T12:00:00Z')

const minute = 60_000

/** How many whole minutes lie between the demonstration's instant and `now`, rounded down so that nothing comes from the future. */
export const minutesSince = (now: Date): number => Math.floor((now.getTime() - demoInstant.getTime()) / minute)

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
const dayOf = (at: Date, mark: string): string =>
  [pad(at.getUTCFullYear(), 4), pad(at.getUTCMonth() + 1), pad(at.getUTCDate())].join(mark)
const timeOf = (at: Date, mark: string): string => [pad(at.getUTCHours()), pad(at.getUTCMinutes())].join(mark)

const months = ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']
const mois = ['janv.', 'fév.', 'mars', 'avril', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']

/** A day, at noon as in `demoInstant`: a day alone moves to the day on which its noon falls. */
const noon = (year: string, month: string, day: string): number =>
  Date.UTC(Number(year), Number(month) - 1, Number(day), demoInstant.getUTCHours())

// One pass, longest form first. The offset of a time stays as it is: its wall clock moves by the same minutes.
const forms = new RegExp(
  [
    String.raw`(?<![\d-])(2026)-(0[89]|1[0-2])-([0-3]\d)T(\d\d):(\d\d)((?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)(?!\d)`,
    String.raw`(?<!\d)(2026)(0[89]|1[0-2])([0-3]\d)T(\d\d)(\d\d)((?:\d\d)?(?:Z|[+-]\d{4})?)(?!\d)`,
    String.raw`(?<![\d-])(2026)-(0[89]|1[0-2])-([0-3]\d)(?![\d-])`,
    String.raw`(?<!\d)(2026)(0[89]|1[0-2])([0-3]\d)(?!\d)`,
    String.raw`\bSept (\d{1,2}), (2026)\b`,
    String.raw`\b(\d{1,2}) sept\. (2026)\b`,
    String.raw`(?<=(?:\xc2?\xa9|\([cC]\)|Copyright) )(2026)\b`,
  ].join('|'),
  'g',
)

type Groups = (string | undefined)[]

const shifted = (groups: Groups, minutes: number): string | undefined => {
  const move = (at: number): Date => new Date(at + minutes * minute)
  const [a, b, c, hours, mins, rest, d, e, f, hours2, mins2, rest2, g, h, i, j, k, l, day, year, jour, an, right] =
    groups
  if (a && b && c && hours && mins) {
    const at = move(Date.UTC(Number(a), Number(b) - 1, Number(c), Number(hours), Number(mins)))
    return `${dayOf(at, '-')}T${timeOf(at, ':')}${rest ?? ''}`
  }
  if (d && e && f && hours2 && mins2) {
    const at = move(Date.UTC(Number(d), Number(e) - 1, Number(f), Number(hours2), Number(mins2)))
    return `${dayOf(at, '')}T${timeOf(at, '')}${rest2 ?? ''}`
  }
  if (g && h && i) return dayOf(move(noon(g, h, i)), '-')
  if (j && k && l) return dayOf(move(noon(j, k, l)), '')
  if (day && year) {
    const at = move(noon(year, '9', day))
    return `${months[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}`
  }
  if (jour && an) {
    const at = move(noon(an, '9', jour))
    return `${at.getUTCDate()} ${mois[at.getUTCMonth()]} ${at.getUTCFullYear()}`
  }
  return right ? String(move(demoInstant.getTime()).getUTCFullYear()) : undefined
}

const isPicture = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8

/**
 * The same file, `minutes` later (or earlier, below 0): instants in every form that the demonstration uses, and the days in
 * its identities, copyright lines and datelines. The same date always becomes the same date, so versions of one item
 * keep one identity. Pictures come back as they are.
 */
export const shiftDates = (bytes: Uint8Array, minutes: number): Uint8Array => {
  if (isPicture(bytes) || minutes === 0) return bytes
  // Byte for letter: all dates are ASCII, and everything else must come back as it was, whatever its encoding.
  const text = Buffer.from(bytes).toString('latin1')
  const moved = text.replace(forms, (whole, ...groups: unknown[]) => {
    const said = groups.filter((one): one is string | undefined => one === undefined || typeof one === 'string')
    const date = shifted(said, minutes)
    return date === undefined ? whole : Buffer.from(date, 'utf8').toString('latin1')
  })
  return new Uint8Array(Buffer.from(moved, 'latin1'))
}

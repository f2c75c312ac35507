/** IPTC-IIM 4.2 as pictures carry it: data sets by record and number, in whatever letters they were written. */

/** The texts of a data set, trimmed, none empty: `iim(2, 120)` is the caption. */
export type Iim = (record: number, set: number) => string[]

/** The most data sets that are read. */
const mostSets = 5000

type Sets = Map<number, Buffer[]>

/** Data sets: 0x1c, record, number, length in two bytes; with the first bit set, the length of the length (1.6). */
const setsIn = (block: Buffer, into: Sets): void => {
  let count = 0
  for (let at = 0; at + 5 <= block.length && count < mostSets; count++) {
    // Fill bytes stand between data sets of programs that pad them to even.
    while (block[at] === 0 && at + 5 < block.length) at++
    if (block[at] !== 0x1c) return
    const key = ((block[at + 1] ?? 0) << 8) + (block[at + 2] ?? 0)
    let length = block.readUInt16BE(at + 3)
    let start = at + 5
    if (length & 0x8000) {
      const digits = length & 0x7fff
      if (digits < 1 || digits > 4 || start + digits > block.length) return
      length = block.readUIntBE(start, digits)
      start += digits
    }
    const value = block.subarray(start, start + length)
    const before = into.get(key)
    if (before) before.push(value)
    else into.set(key, [value])
    at = start + length
  }
}

/** ISO 2022 designations that 1:90 may carry, by their last letter after `ESC -` or `ESC .`: ISO 8859-1 and its siblings. */
const charsets: Record<string, string> = {
  A: 'windows-1252',
  B: 'iso-8859-2',
  C: 'iso-8859-3',
  D: 'iso-8859-4',
  F: 'iso-8859-7',
  G: 'iso-8859-6',
  H: 'iso-8859-8',
  L: 'iso-8859-5',
  M: 'windows-1254',
}

const declared = (designation: Buffer | undefined): string | undefined => {
  const said = designation?.toString('latin1') ?? ''
  if (said.startsWith('\x1b%')) return 'utf-8'
  return /^\x1b[-.,()]/.test(said) ? charsets[said.at(-1) ?? ''] : undefined
}

const count = (text: string, form: RegExp): number => text.match(form)?.length ?? 0

/**
 * Letters of which nothing is said: Macs write accents where Windows has punctuation (0x80 to 0x9f), and the other way
 * round ("don\xd5t"), so that whichever stands inside words more often tells.
 */
const guessed = (all: string): string => {
  const mac = count(
    all,
    /[a-z][\x80-\x84\x86-\x90\x95\x98-\x9b\x9d\x9f](?=[a-z])|[a-z]\xd5(?=[a-z])|\xd2(?=[A-Z][a-z])/g,
  )
  const windows = count(all, /[a-z][\xc0-\xd4\xd6\xd8-\xf6\xf8-\xff](?=[a-z])|[a-z]\x92(?=[a-z])|\x93(?=[A-Z])/g)
  return mac > windows ? 'macintosh' : 'windows-1252'
}

/** UTF-8, a letter cut in two at the end (fields have a length) left off; undefined where it is none. */
const asUtf8 = (bytes: Buffer): string | undefined => {
  for (let cut = 0; cut < 4 && cut <= bytes.length; cut++) {
    // Only a letter that was begun may be cut: its first byte is 0xc0 or more.
    if (cut && (bytes[bytes.length - cut] ?? 0) < 0x80) return undefined
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut))
    } catch {
      // Not UTF-8 up to here: look a byte before.
    }
  }
  return undefined
}

/** Trimmed, NULs taken out, line ends as one. */
export const cleanText = (text: string): string[] => {
  const tidy = text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim()
  return tidy ? [tidy] : []
}

/** Reads IIM blocks. UTF-8 wherever the bytes are UTF-8, whatever is declared: real files declare Latin-1, or nothing, over UTF-8. */
export const readIim = (blocks: readonly Buffer[]): Iim => {
  const sets: Sets = new Map()
  for (const block of blocks) setsIn(block, sets)
  const said = declared(sets.get(0x015a)?.[0])
  // Records 1 and 2 hold texts; what follows are pictures and numbers.
  const letters = () =>
    [...sets].flatMap(([key, values]) =>
      key >= 0x0200 && key < 0x0300 ? values.map((one) => one.subarray(0, 5000).toString('latin1')) : [],
    )
  let charset: string | undefined
  return (record, set) =>
    (sets.get((record << 8) + set) ?? []).flatMap((bytes) => {
      const whole = bytes.subarray(0, 100_000)
      const utf8 = asUtf8(whole)
      if (utf8 !== undefined) return cleanText(utf8)
      charset ??= said && said !== 'utf-8' ? said : guessed(letters().join(' '))
      return cleanText(new TextDecoder(charset).decode(whole))
    })
}

/** CCYYMMDD (2:55, 2:30 …) and HHMMSS±HHMM as ISO 8601, as exact as they are; zeros stand for what is not known. */
export const iimInstant = (iim: Iim, dateSet: number, timeSet: number, record = 2): string | undefined => {
  const day = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(iim(record, dateSet)[0] ?? '')
  if (!day || day[1] === '0000') return undefined
  if (day[2] === '00') return day[1]
  if (day[3] === '00') return `${day[1]}-${day[2]}`
  const date = day.slice(1).join('-')
  const time = /^(\d\d):?(\d\d):?(\d\d)(?:([+-]\d\d):?(\d\d)|Z)?$/.exec(iim(record, timeSet)[0] ?? '')
  if (!time) return date
  // An offset of more than 14 hours, or of odd minutes, is a slip of the program.
  const isZone = time[4] && Math.abs(Number(time[4])) <= 14 && Number(time[5]) % 15 === 0
  return `${date}T${time.slice(1, 4).join(':')}${isZone ? `${time[4]}:${time[5]}` : ''}`
}

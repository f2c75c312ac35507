/** What the two telex formats share: control characters between the parts of a message, lines that were cut for a printer. */

import type { Block, Body } from '../../../story/body.ts'
import { decode } from '../../encoding.ts'
import type { Reading } from '../../item.ts'

/** The control characters that part a message (ISO 646). */
export const SOH = '\x01'
export const STX = '\x02'
export const ETX = '\x03'

/** A message in its parts; `torn` where its end (ETX) has not come. */
export type Telex = { header: string; text: string; trailer: string; torn: boolean }

/** Parts a message: SOH header STX text ETX trailer EOT. Undefined where nothing says where its text begins. */
export const telexIn = (message: string): Telex | undefined => {
  const start = message.indexOf(SOH) + 1
  const stx = message.indexOf(STX, start)
  if (start === 0 || stx < 0) return undefined
  const etx = message.indexOf(ETX, stx)
  const end = etx < 0 ? message.length : etx
  return {
    header: message.slice(start, stx),
    text: message.slice(stx + 1, end),
    trailer: etx < 0 ? '' : (message.slice(etx + 1).split('\x04')[0] ?? ''),
    torn: etx < 0,
  }
}

/** A file may hold several messages, one after the other, as a line delivers them. */
export const messagesIn = (letters: string): string[] => {
  const starts = [...letters.matchAll(/\x01/g)].map((match) => match.index)
  return starts.map((start, at) => letters.slice(start, starts[at + 1]))
}

/** More messages in one file are not read: a day's line has fewer. */
export const mostMessages = 2000

/** Reads every message of a file; what is wrong with one never stops the others. */
export const readMessages = (
  bytes: Uint8Array,
  format: string,
  readOne: (telex: Telex) => Pick<Reading, 'items' | 'problems'>,
): Reading => {
  const { text, problem } = decode(bytes)
  const messages = messagesIn(text)
  const reading: Reading = { format, problems: problem ? [problem] : [], items: [] }
  for (const message of messages.slice(0, mostMessages)) {
    const telex = telexIn(message)
    if (!telex) {
      reading.problems.push(
        'A message has no text: the mark where it begins (STX) is missing. Ask the sender for it again.',
      )
      continue
    }
    const { items, problems } = readOne(telex)
    reading.items.push(...items)
    reading.problems.push(...problems)
    if (telex.torn)
      reading.problems.push(
        'The message has no end (ETX): it came in part. Wait for the whole, or ask the sender for it again.',
      )
  }
  if (messages.length > mostMessages)
    reading.problems.push(`The file holds ${messages.length} messages; only the first ${mostMessages} were read.`)
  if (messages.length === 0) reading.problems.push('The file holds no message.')
  return reading
}

/** Without the control characters that are left in a line, white space collapsed; a tab stands for an indent. */
export const bare = (line: string): string =>
  line
    .replace(/[\x00-\x08\x0b-\x1f\x7f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Lines without their breaks, whichever the line sent: CR LF, LF, CR alone. */
export const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/)

/** Lines that a printer's width has cut, as one: a hyphen that ended a line stays, without a space. */
const joined = (lines: readonly string[]): string =>
  lines
    .map((line) => (/\p{L}-$/u.test(line.slice(-3)) ? line : `${line} `))
    .join('')
    .trimEnd()

/** Paragraphs: an empty line or an indent begins one. */
export const paragraphsOf = (lines: readonly string[]): string[] => {
  const paragraphs: string[][] = [[]]
  for (const line of lines) {
    const text = bare(line)
    if (text === '' || /^(?:\t| {2,})/.test(line)) paragraphs.push([])
    if (text !== '') paragraphs.at(-1)?.push(text)
  }
  return paragraphs.filter((one) => one.length > 0).map(joined)
}

export const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

export const bodyOf = (blocks: readonly Block[]): Body => ({ type: 'body', content: [...blocks] })

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The month (1–12) of a name that begins as in English, and of its forms that German and French write otherwise. */
export const monthOf = (name: string): number | undefined => {
  const start = name.toLowerCase().slice(0, 3)
  const at = months.indexOf(
    { mai: 'may', okt: 'oct', dez: 'dec', fév: 'feb', avr: 'apr', aoû: 'aug', déc: 'dec' }[start] ?? start,
  )
  return at < 0 ? undefined : at + 1
}

const two = (number: number | string): string => String(number).padStart(2, '0')

/** An instant in UTC of its parts, as text; a year of two digits is of the years from 1970 to 2069. Undefined where there is no such day. */
export const instantOf = (
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
): string | undefined => {
  const whole = year > 99 ? year : year < 70 ? 2000 + year : 1900 + year
  const at = `${whole}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00Z`
  const time = Date.parse(at)
  // A date that rolls over (31 June) is none.
  return Number.isNaN(time) || new Date(time).getUTCDate() !== day ? undefined : at
}

/** ANPA 1312, the telex format of American agencies: SYN SYN SOH header, STX text, ETX date, EOT (ANPA 1312, 1989). */

import type { Block } from '../../../story/body.ts'
import { compose } from '../../compose.ts'
import { contentIdentity } from '../../identity.ts'
import type { Reading } from '../../item.ts'
import { bare, bodyOf, instantOf, linesOf, paragraph, paragraphsOf, readMessages, type Telex } from './telex.ts'

/** Priority letters (clause 3.4): flash, bulletin, urgent, regular, deferred; the others are slower still. */
const urgencies: Record<string, number> = { f: 1, b: 2, u: 3, r: 4, d: 5, s: 6, h: 6, w: 7, x: 8, y: 8, z: 8 }

/** Category letters as the American agencies use them. */
const categories: Record<string, string> = {
  a: 'domestic news',
  d: 'food',
  e: 'entertainment',
  f: 'finance',
  i: 'international news',
  l: 'lifestyle',
  n: 'state news',
  o: 'weather',
  p: 'politics',
  q: 'sport',
  r: 'racing',
  s: 'sport',
  t: 'travel',
  v: 'advisory',
  w: 'Washington news',
}

type Header = {
  service?: string
  number?: string
  priority?: string
  category?: string
  keyword?: string
  version?: string
}

export const readAnpa1312 = (bytes: Uint8Array): Reading => readMessages(bytes, 'anpa1312', readOne)

const readOne = ({ header, text, trailer }: Telex): Pick<Reading, 'items' | 'problems'> => {
  const { service, number, priority, category, keyword, version } = headerOf(header)
  const { above, below } = parted(linesOf(text))
  const { headline, byline, summary, notes, rest } = furnitureOf(above)
  const blocks = [...rest.map((line): Block => paragraph(line)), ...blocksOf(below)]
  const provider = providerIn(header, trailer)
  const slugline = keyword ?? bareSlug(above[0])
  const item = compose({
    uri: contentIdentity(`${header}\n${text}`),
    type: 'text',
    version,
    versionCreated: sentAt(trailer),
    urgency: priority ? urgencies[priority] : undefined,
    headlines: [{ role: 'main', value: headline }],
    descriptions: [{ role: 'summary', value: summary }],
    by: byline,
    slugline,
    infoSources: provider ? [{ name: provider, role: 'provider' }] : undefined,
    codes: category ? [{ code: `anpacat:${category}`, name: categories[category], rel: 'about' }] : undefined,
    altIds: service && number ? [{ role: 'sequence', value: `${service}${number}` }] : undefined,
    notes,
    story: { body: bodyOf(blocks) },
  })
  return { items: [item], problems: [] }
}

/** `W2870^_asian` and `f l^S^Q BC-LT--Argentina-CancerB 11-13 1049`: service, number, selector; priority, category, format, keyword, version, date, words. */
const headerOf = (header: string): Header => {
  const [first = '', second = ''] = linesOf(header).filter((line) => bare(line) !== '')
  const [, service, number] = /^([a-z])(\d{3,5})/i.exec(first) ?? []
  const [, priority, category, , rest = ''] =
    /^([a-z]) ([a-z])(\x14\x12|\x13\x11|[\x0e-\x1f]{0,3})\s*(.*)$/is.exec(second) ?? []
  const words = bare(rest).split(' ')
  const date = words.findIndex((word) => /^\d{1,2}-\d{1,2}$/.test(word))
  const [keyword, ...version] = date < 0 ? words : words.slice(0, date)
  return {
    ...(service && number ? { service, number } : {}),
    ...(priority && category ? { priority: priority.toLowerCase(), category: category.toLowerCase() } : {}),
    ...(keyword ? { keyword } : {}),
    ...(version.length > 0 ? { version: version.join(' ') } : {}),
  }
}

/** `AP-WF-11-13-13 1509GMT`: whose line it came by. Kyodo and others name themselves behind the number: `a0105KYODO`. */
const providerIn = (header: string, trailer: string): string | undefined =>
  /^\s*([A-Z]{2,4})-[A-Z]{1,3}-\d/.exec(trailer)?.[1] ?? /^[a-z]\d{3,5}([A-Z]{2,10})/.exec(header.trimStart())?.[1]

/** Lines that "^" begins stand above the text; where none does, the slug and the headline do. */
const parted = (lines: readonly string[]): { above: string[]; below: string[] } => {
  const marked = lines.findIndex((line) => bare(line) !== '' && !line.startsWith('^'))
  const end = lines[0]?.startsWith('^') ? (marked < 0 ? lines.length : marked) : Math.min(2, lines.length)
  const above = lines.slice(0, end).map((line) => typed(line.replace(/^\^/, '')))
  return { above: above.filter(Boolean), below: lines.slice(end) }
}

/** A line as it is meant: without its end mark ("<", "=", "+"), its quotation marks and dashes as one sets them. */
const typed = (line: string): string =>
  bare(line)
    .replace(/[<=+]$/, '')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/(^|\s)_(?=\s|$)/g, '$1—')
    .trim()

const bareSlug = (line: string | undefined): string | undefined => line?.replace(/,\s*\d+$/, '')

type Furniture = { headline?: string; byline?: string; summary?: string; notes: string[]; rest: string[] }

/** The lines above a text: slug, headline, pictures, notes to editors, byline, agency. What follows the byline opens the text. */
const furnitureOf = ([slug = '', ...lines]: readonly string[]): Furniture => {
  const notes: string[] = []
  const own: string[] = []
  const rest: string[] = []
  let byline: string | undefined
  const version = /,\s*(.+?),\s*\d+$/.exec(slug)?.[1]
  if (version) notes.push(version)
  for (const line of lines) {
    if (/^(?:AP (?:Photo|Video|Graphic|Audio|Multimedia)|Eds?[:.]|EDITORS?[:' ]|With AP )/i.test(line)) notes.push(line)
    else if (byline === undefined && /^By \S/i.test(line)) byline = line
    else if (byline !== undefined && /^(?:The )?(?:Associated Press|AP)(?: \w+ Writers?)?$|Writers?$/i.test(line))
      continue
    else if (byline !== undefined) rest.push(line)
    else own.push(line)
  }
  const [headline, ...summary] = own
  return {
    ...(headline ? { headline } : {}),
    ...(byline ? { byline } : {}),
    ...(summary.length > 0 ? { summary: summary.join(' ') } : {}),
    notes,
    rest,
  }
}

/** A line of a table: its cells parted by ";", a half written as "{". */
const isRow = (line: string): boolean => line.startsWith('\x08')
const row = (line: string) => {
  const header = line.startsWith('\x08^')
  const cells = typed(line.replace(/^\x08\^?/, '')).split(';')
  return {
    type: 'row' as const,
    content: cells.map((cell) => {
      const text = cell.trim().replace(/^_$/, '—').replace(/\{$/, '½')
      return { type: 'cell' as const, attrs: { header }, content: text ? [{ type: 'text' as const, text }] : [] }
    }),
  }
}

/** Paragraphs, headings inside the text, and tables. */
const blocksOf = (lines: readonly string[]): Block[] => {
  const blocks: Block[] = []
  let running: string[] = []
  const flush = () => {
    blocks.push(...paragraphsOf(running).map(typed).filter(saysSomething).map(paragraph))
    running = []
  }
  for (const line of lines) {
    if (isRow(line)) {
      flush()
      const last = blocks.at(-1)
      if (last?.type === 'table') last.content.push(row(line))
      else blocks.push({ type: 'table', content: [row(line)] })
    } else if (line.startsWith('^')) {
      flush()
      const text = typed(line.slice(1))
      if (saysSomething(text)) blocks.push(paragraph(text))
    } else if (!endLine.test(line)) running.push(line)
  }
  flush()
  return blocks
}

/** "==Kyodo" ends a text. */
const endLine = /^==\p{L}{2,12}\s*$/u

/** A row of strokes parts a text. */
const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** `AP-WF-11-13-13 1509GMT` (month first); `KWS-21:37-09-12-18` (hour first, then the day). Where no zone is said, UTC. */
const sentAt = (trailer: string): string | undefined => {
  const american = /(\d{1,2})-(\d{1,2})-(\d{2,4})\s+(\d\d)(\d\d)/.exec(trailer)?.slice(1).map(Number)
  if (american) {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = american
    return instantOf(year, month, day, hour, minute)
  }
  const [hour, minute, day = 0, month = 0, year = 0] =
    /(\d\d):(\d\d)-(\d\d)-(\d\d)-(\d{2,4})/.exec(trailer)?.slice(1).map(Number) ?? []
  return hour === undefined || minute === undefined ? undefined : instantOf(year, month, day, hour, minute)
}

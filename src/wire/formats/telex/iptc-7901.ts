/** IPTC 7901, the telex format of European agencies: SOH header, STX text, ETX date, EOT (IPTC 7901, 5th revision, 1995). */

import { compose } from '../../compose.ts'
import { contentIdentity } from '../../identity.ts'
import type { NewsObject, Reading } from '../../item.ts'
import {
  bare,
  bodyOf,
  instantOf,
  linesOf,
  monthOf,
  paragraph,
  paragraphsOf,
  readMessages,
  type Telex,
} from './telex.ts'

/** `eca0003 3 i 380  dpa 0045`: source, number, priority, category, words, and what an agency adds. */
const headerForm = /^([a-z]{2,4})\s?(\d{3,5})\s+(\d)\s+([a-z]{1,3})\s+(\d{1,5})?\s*(.*)$/i

/** Agencies that name themselves in what they add to a header. */
const agencies = new Set([
  'dpa',
  'afp',
  'ap',
  'ats',
  'sda',
  'apa',
  'ansa',
  'efe',
  'belga',
  'anp',
  'rtr',
  'tt',
  'ntb',
  'stt',
])

/** From here on a dpa text is for the desk: links, contacts, notes. */
const notebook = /^#{1,2} ?(?:notebook|notizblock|note ?pad)\s*$/i

const bylineForm = /^(?:by|von|par|por|di|de notre)\s+\S/i

/** What the desk is told above a headline: "REFILE", "1ST LEAD", "(Achtung)", "EXTRA". */
const isDeskWord = (line: string): boolean =>
  /^\(.*\)$/.test(line) || (line === line.toUpperCase() && /\p{L}/u.test(line))

export const readIptc7901 = (bytes: Uint8Array): Reading => readMessages(bytes, 'iptc7901', readOne)

const readOne = ({ header, text, trailer, torn }: Telex): Pick<Reading, 'items' | 'problems'> => {
  const [first = '', ...keywords] = linesOf(header).map(bare).filter(Boolean)
  const [, source, number, priority, category, count, rest = ''] = headerForm.exec(first) ?? []
  const lines = linesOf(text)
  const { above, below } = parted(lines)
  const { headline, byline, extras } = furnitureOf(above)
  const end = below.findIndex((line) => notebook.test(bare(line)))
  const paragraphs = paragraphsOf(end < 0 ? below : below.slice(0, end))
  const note = end < 0 ? undefined : below.slice(end).map(bare).filter(Boolean).join('\n')
  const provider = rest.split(' ').find((word) => agencies.has(word.toLowerCase()))
  const at = sentAt(trailer)
  const item: NewsObject = compose({
    uri: contentIdentity(`${first}\n${text}`),
    type: 'text',
    versionCreated: at,
    urgency: priority === '0' ? undefined : priority,
    headlines: [{ role: 'main', value: headline }],
    title: extras.join(' ') || undefined,
    by: byline,
    slugline: keywords.join(' ').replace(/\/+$/, '') || undefined,
    infoSources: provider
      ? [{ name: provider, role: 'provider' }]
      : source
        ? [{ literal: source, role: 'originator' }]
        : undefined,
    codes: category ? [{ code: `iptc7901cat:${category.toLowerCase()}`, rel: 'about' }] : undefined,
    altIds: source && number ? [{ role: 'sequence', value: `${source}${number}` }] : undefined,
    notes: [extras.filter(isDeskWord).join(' ') || undefined, note],
    story: { body: bodyOf(paragraphs.map(paragraph)) },
  })
  const problems: string[] = []
  if (!source) problems.push(`The header of the telex is of no known form: «${first.slice(0, 60)}».`)
  if (torn && count) {
    const came = paragraphs.join(' ').split(/\s+/).length
    problems.push(`Of ${Number(count)} words that the header names, ${came} came.`)
  }
  return { items: [item], problems }
}

/** The lines above the text end with the one that "=" closes; without it, with the first empty one. */
const parted = (lines: readonly string[]): { above: string[]; below: string[] } => {
  const closing = lines.slice(0, 12).findIndex((line) => /=\s*$/.test(line))
  const empty = lines.findIndex((line, at) => at > 0 && bare(line) === '')
  const end = closing >= 0 ? closing + 1 : empty > 0 && empty <= 6 ? empty : 0
  const above = lines
    .slice(0, end)
    .map((line) => bare(line.replace(/=\s*$/, '')))
    .filter(Boolean)
  return { above, below: lines.slice(end) }
}

const furnitureOf = (above: readonly string[]): { headline?: string; byline?: string; extras: string[] } => {
  const byline = above.findLast((line) => bylineForm.test(line))
  const others = above.filter((line) => line !== byline)
  const headline = others.findLast((line) => !/^\(.*\)$/.test(line)) ?? others.at(-1)
  const extras = others.filter((line) => line !== headline)
  return { extras, ...(headline ? { headline } : {}), ...(byline ? { byline } : {}) }
}

/** `212322 GMT Nov 18`, `091223 dec 18`: day, hour and minute (in UTC where nothing is said), month and year. */
const sentAt = (trailer: string): string | undefined => {
  const [, day, hour, minute, month = '', year] =
    /(\d\d)(\d\d)(\d\d)\s+(?:[A-Z]{3}\s+)?(\p{L}{3,9})\.?\s+(\d{2,4})/u.exec(trailer) ?? []
  const of = monthOf(month)
  return of === undefined ? undefined : instantOf(Number(year), of, Number(day), Number(hour), Number(minute))
}

/** A plain text (`.txt` by folder, FTP or attached to a mail): is it news, and if so, what of it is headline, writer, text and the desk's. */

import { compose } from '../compose.ts'
import { copyOf } from '../copy-of.ts'
import { contentIdentity } from '../identity.ts'
import type { NewsObject, Reading } from '../item.ts'
import { datelineOf } from '../meaning/dateline.ts'
import { writerIn } from '../meaning/provider.ts'
import { mailText } from './mail-text.ts'
import { nonsenseIn } from './plain-text-sense.ts'

const format = 'plain-text'

/** A form feed, a telex's marks: control characters that are no white space are no letters. */
const withoutControls = (text: string): string =>
  text.replace(/[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff]+/g, '').replace(/\f/g, '\n')

/** Where a line of a telex begins and ends: `ZCZC AAP`, `NNNN`. */
const opens = /^\s*ZCZC\b/
const closes = /^\s*NNNN\s*$/

type Lines = { head: string[]; lines: string[] }

/** The lines without a telex's marks; `head` are those with which AAP opens: `#` the working label, `$` the headline. */
const unmarked = (all: readonly string[]): Lines => {
  const start = all.findIndex((line) => line.trim())
  if (start < 0 || !opens.test(all[start] ?? '')) return { head: [], lines: [...all] }
  const end = all.findIndex((line) => closes.test(line))
  const inner = all.slice(start + 1, end < 0 ? undefined : end)
  const text = inner.findIndex((line) => line.trim() && !/^[%#$:*~@]/.test(line))
  return text < 0 ? { head: [], lines: inner } : { head: inner.slice(0, text), lines: inner.slice(text) }
}

/** What AAP's head says with a mark, if it is more than a code. */
const marked = (head: readonly string[], mark: string): string | undefined =>
  head.find((line) => line.startsWith(mark) && /\p{L}{3}/u.test(line))?.slice(1)

const labels: [RegExp, Label][] = [
  [/^(?:headline|title|titel|überschrift|titre|título|titolo|rubrik)$/i, 'headline'],
  [/^(?:sub-?headline|subtitle|untertitel|sous-titre|subtítulo)$/i, 'sub'],
  [/^(?:slug|slug-?line|stichwort|keyword)$/i, 'slugline'],
  [/^(?:by|by-?line|author|autor(?:in)?|auteur|autore)$/i, 'by'],
  [/^(?:keywords|stichwörter|schlagwörter|mots-clés)$/i, 'keywords'],
  [/^(?:source|agency|quelle|fuente|fonte)$/i, 'source'],
  [
    /^(?:date|datum|embargo(?:ed)?|sperrfrist|release|for release|priority|urgency|category|contacts?|kontakt|phone|tel|e-?mail|media contact|attention|att|note)$/i,
    'note',
  ],
]
type Label = 'headline' | 'sub' | 'slugline' | 'by' | 'keywords' | 'source' | 'note'

const labelled = (line: string): { label: Label; value: string } | undefined => {
  const [, word = '', value = ''] = /^([\p{L} -]{2,20}?)\s?:\s*(\S.{0,500})$/u.exec(line.slice(0, 600).trim()) ?? []
  const label = labels.find(([form]) => form.test(word))?.[1]
  return label && { label, value: label === 'note' ? line.trim() : value }
}

/** What stands above a headline, and is not one. */
const aboveHeadline =
  /^\W{0,4}(?:embargo(?:ed)?|sperrfrist|hold(?: for release)?|for (?:immediate )?release|(?:media|press|news) release|pressemitteilung|medienmitteilung|communiqué de presse|nota de prensa|comunicato stampa|attention|not for publication|editors?)(?!\p{L})/iu

/** A code of the sender's at the very top: "IDN38100", "YY TDA". */
const code = /^(?=.{2,12}$)[\p{Lu}\d]{2,9}(?:[ :/-][\p{Lu}\d]{1,9}){0,2}$/u

/** What a text says above its first paragraph. */
type Head = { said: Partial<Record<Label, string[]>>; lines: string[] }

/** Labels and notes at the head of a text, line by line, until a line is something else. */
const headIn = (lines: readonly string[]): Head => {
  const said: Head['said'] = {}
  const add = (label: Label, value: string) => {
    said[label] = [...(said[label] ?? []), value.trim()]
  }
  let at = 0
  for (; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim()
    const found = labelled(line)
    if (found) add(found.label, found.value)
    else if (code.test(line) || (line.length < 200 && aboveHeadline.test(line))) add('note', line)
    else if (line) break
  }
  return { said, lines: lines.slice(at) }
}

/** Is this line a headline by its looks: short, no sentence that ends, and not the dateline? */
const isHeadline = (line: string): boolean =>
  line.length >= 3 &&
  line.length <= 150 &&
  /\p{L}/u.test(line) &&
  !/[.,;:\u2026]["”»]?$/.test(line) &&
  !datelineOf(line)

/** A headline of so many letters has not ended at the line's end where another line follows. */
const cutHeadline = 65

/** The lines up to the first empty one. */
const firstGroup = (lines: readonly string[]): string[] => {
  const end = lines.findIndex((line) => !line.trim())
  return lines.slice(0, end < 0 ? undefined : end).map((line) => line.trim())
}

type Titles = { headline?: string; subs: string[]; by?: string; rest: string[] }

/**
 * Headline, lines below it and writer, as they stand by themselves above the text. A first group that ends as a sentence is the text;
 * one line over it is its headline where it is in capitals or a writer's line follows.
 */
const titlesIn = (lines: readonly string[]): Titles => {
  const group = firstGroup(lines)
  const at = group.findIndex((line) => writerIn(line))
  const by = at >= 0 && at <= 3 ? writerIn(group[at] ?? '') : undefined
  const isApart = group.length <= 4 && group.length < lines.length && group.every(isHeadline)
  const [first = ''] = group
  const isLoud = isHeadline(first) && first === first.toUpperCase() && first !== first.toLowerCase()
  const count = isApart ? group.length : by ? at + 1 : isLoud ? 1 : 0
  const titles = group.slice(0, count).filter((line) => !writerIn(line))
  if (!count || !titles.every(isHeadline)) return { subs: [], rest: [...lines] }
  const [headline, ...subs] = first.length >= cutHeadline ? [titles.join(' ')] : titles
  return { ...(headline ? { headline } : {}), subs, ...(by ? { by } : {}), rest: lines.slice(count) }
}

/** The writer's line may stand in a group of its own below the headline. */
const writerBelow = (lines: readonly string[]): { by?: string; rest: string[] } => {
  const at = lines.findIndex((line) => line.trim())
  const by = at < 0 ? undefined : writerIn(lines[at] ?? '')
  return by ? { by, rest: lines.slice(at + 1) } : { rest: [...lines] }
}

/** By how many letters the lines of a text may fall short of its edge. */
const slack = 8
const edge = { least: 40, most: 100 }

/** Was a line broken only because it was full? Then the next word would not have fitted on it. */
const isFull = (line: string, next: string, width: number): boolean =>
  line.length >= edge.least &&
  line.length <= edge.most &&
  line.length + 1 + (/^\S{0,100}/.exec(next)?.[0].length ?? 0) > width - slack

/** A group's lines, those that were full going on in the next. A group in which none goes on is a list, and stays as it stands. */
const joinedLines = (group: readonly string[], width: number): string => {
  const parts: string[] = []
  for (const [at, line] of group.entries()) {
    const before = group[at - 1]
    const last = parts.at(-1)
    if (before !== undefined && last !== undefined && isFull(before, line, width))
      parts[parts.length - 1] = /\p{L}-$/u.test(last.slice(-2)) ? last + line : `${last} ${line}`
    else parts.push(line)
  }
  return parts.join(parts.length < group.length ? '\n\n' : '\n')
}

/** Paragraphs: an empty line or an indent begins one; where lines are longer than any line of a telex, each is one. */
const paragraphed = (lines: readonly string[]): string => {
  const filled = lines.filter((line) => line.trim())
  const isLong = filled.filter((line) => line.length > 110).length * 2 > filled.length
  const groups: string[][] = [[]]
  for (const line of lines) {
    const text = line.replace(/\s+/g, ' ').trim()
    if (!text || isLong || /^(?:\t| {2,})/.test(line)) groups.push([])
    if (text) groups.at(-1)?.push(text)
  }
  const lengths = groups.flat().map((line) => line.length)
  const width = lengths.reduce((most, length) => (length <= edge.most ? Math.max(most, length) : most), 0)
  return groups
    .filter((group) => group.length)
    .map((group) => joinedLines(group, width))
    .join('\n\n')
}

/** A line in which `compose` would read markup. */
const letters = (line: string | undefined): string | undefined =>
  line?.replace(/[<&]/g, (letter) => (letter === '<' ? '&lt;' : '&amp;'))

const itemOf = (text: string): NewsObject => {
  const { head, lines } = unmarked(withoutControls(text).split(/\r\n?|\n/))
  const { said, lines: below } = headIn(lines)
  const titles = said.headline ? { subs: [], rest: below } : titlesIn(below)
  const writer = titles.by ? { by: titles.by, rest: titles.rest } : writerBelow(titles.rest)
  const { body, notes } = mailText({ text: paragraphed(writer.rest), forward: false }, () => undefined)
  const headline = said.headline?.[0] ?? marked(head, '$') ?? titles.headline
  const source = said.source?.[0]
  return compose({
    uri: contentIdentity(text),
    type: 'text',
    headlines: [headline, ...(said.sub ?? []), ...(marked(head, '$') ? [titles.headline] : []), ...titles.subs].map(
      (value, at) => ({ role: at ? 'sub' : 'main', value: letters(value) }),
    ),
    slugline: said.slugline?.[0] ?? marked(head, '#'),
    by: said.by?.[0] ?? writer.by,
    keywords: said.keywords?.flatMap((line) => line.split(/\s*[,;]\s*/)),
    infoSources: source ? [{ name: source, role: 'provider' }] : [],
    notes: [...(said.note ?? []), ...notes],
    story: { body },
  })
}

/** More letters than this no text has that is one story, or one notice. */
const longest = { story: 500_000, notice: 10_000 }

const refused = (why: string): Reading => ({
  format,
  problems: [`The file is of no format that is known here, and as a plain text it is no news: ${why}`],
  items: [],
})

/**
 * Reads a plain text as one item; what is no news is a problem that says why. A plain text has no name: its identity is made of its content, and a
 * corrected file is a new item, as the problem says. A kill may be shorter than any story.
 */
export const readPlainText = (text: string): Reading => {
  if (text.length > longest.story)
    return refused(`it has ${text.length} letters, and no story has more than ${longest.story}.`)
  const nonsense = nonsenseIn(text)
  if (nonsense && (nonsense.never || text.length > longest.notice)) return refused(nonsense.why)
  const item = itemOf(text)
  const why = nonsense?.why ?? (item.bodies ? undefined : 'nothing in it is meant for readers.')
  if (why && !copyOf(item).kill) return refused(why)
  return {
    format,
    problems: [
      'A plain text names no identity; one was made from its content, so that a corrected file is a new item.',
    ],
    items: [item],
  }
}

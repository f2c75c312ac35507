/** A line of text as it is cut and joined: marks stay with their letters. */

import type { Inline, Mark, Text } from '../body.ts'

const keyOf = (mark: Mark): string => (mark.type === 'link' ? `link ${mark.attrs.href}` : mark.type)

/** What marks say, in whatever order they stand. */
export const marksKey = (marks: readonly Mark[] = []): string => marks.map(keyOf).sort().join('\n')

/** What a line says, its marks included, however its text is cut into parts. */
export const lineKey = (line: readonly Inline[]): string =>
  JSON.stringify(joined(line).map((part) => (part.type === 'text' ? [part.text, marksKey(part.marks)] : 0)))

export const textOf = (text: string, marks: readonly Mark[] = []): Text =>
  marks.length > 0 ? { type: 'text', text, marks: [...marks] } : { type: 'text', text }

/** The line with neighbours of the same marks as one text, and no empty text. */
export const joined = (line: readonly Inline[]): Inline[] => {
  const parts: Inline[] = []
  for (const part of line) {
    const last = parts.at(-1)
    if (part.type !== 'text') parts.push(part)
    else if (last?.type === 'text' && marksKey(last.marks) === marksKey(part.marks))
      parts[parts.length - 1] = textOf(last.text + part.text, last.marks)
    else if (part.text) parts.push(textOf(part.text, part.marks))
  }
  return parts
}

const lengthOf = (part: Inline): number => (part.type === 'text' ? part.text.length : 1)

/** The line cut before each of these places, which are counted in UTF-16 units, a break as one, and rise; one part more than there are places. */
export const cutLine = (line: readonly Inline[], places: readonly number[]): Inline[][] => {
  const cut: Inline[][] = []
  let current: Inline[] = []
  let at = 0
  let next = 0
  for (const part of line) {
    const end = at + lengthOf(part)
    for (let from = at; from < end; ) {
      while (next < places.length && (places[next] ?? 0) <= from) {
        cut.push(current)
        current = []
        next += 1
      }
      const to = Math.min(end, places[next] ?? end)
      current.push(part.type === 'text' ? textOf(part.text.slice(from - at, to - at), part.marks) : part)
      from = to
    }
    at = end
  }
  cut.push(current)
  while (cut.length <= places.length) cut.push([])
  return cut
}

/** The marks that both have. */
export const marksOfBoth = (a: readonly Mark[] = [], b: readonly Mark[] = []): Mark[] => {
  const there = new Set(b.map(keyOf))
  return a.filter((mark) => there.has(keyOf(mark)))
}

const kindOf = (mark: Mark): string => mark.type

/** Three-way: what either side added is there, what either took away is not; of two links the desk's. */
export const mergeMarks = (
  base: readonly Mark[] = [],
  ours: readonly Mark[] = [],
  theirs: readonly Mark[] = [],
): Mark[] => {
  const [before, own, other] = [base, ours, theirs].map((marks) => new Set(marks.map(keyOf))) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ]
  const kept = ours.filter((mark) => !before.has(keyOf(mark)) || other.has(keyOf(mark)))
  const kinds = new Set(kept.map(kindOf))
  const added = theirs.filter(
    (mark) => !before.has(keyOf(mark)) && !own.has(keyOf(mark)) && !(mark.type === 'link' && kinds.has('link')),
  )
  return [...kept, ...added]
}

/** What of an item is looked through for words that a machine must obey. */

import { evenlySpaced } from '../../story/markup/element.ts'

/** `notes` are the desk's, `lines` the first lines of the body; `genres` and `keywords` as the agency names them. */
export type Said = {
  headline?: string
  slugline?: string
  notes?: readonly string[]
  lines?: readonly string[]
  genres?: readonly string[]
  keywords?: readonly string[]
}

// A notice is told at once: what is not said in these letters of a line is no notice, however long the line.
const mostLetters = 400

const opening = /^[\s*/=+\-_\u2013\u2014"'«»„“”‘’[(<>#.!]+/u

/** A line's first letters without the marks that call for attention: `*** KILL` is `KILL`. */
export const bareLine = (line: string): string => evenlySpaced(line.slice(0, mostLetters).replace(opening, ''))

/** All forms as one pattern, which tells whether a line opens with any of them ten times as fast as they do one after another. */
export const openingWith = (forms: readonly string[]): RegExp => new RegExp(`^(?:${forms.join('|')})`, 'iu')

/** The lines of all notes, those with letters only. At most 200: a longer note pad is no notice. */
export const noteLines = (said: Said): string[] =>
  (said.notes ?? [])
    .flatMap((note) => note.slice(0, 20_000).split('\n'))
    .filter((line) => line.trim())
    .slice(0, 200)

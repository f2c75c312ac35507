/** One form in which terms are worded, and what forms are made of. */

import type { Saying } from '../../story/rights.ts'
import type { EmbargoFrame } from './embargo-time.ts'

/** The words that were found, and the groups of the form in them. */
export type Match = readonly (string | undefined)[]

/** What a match says; undefined where it turns out to say nothing that is certain: the words are left for a person. */
export type Form = { form: RegExp; says: (match: Match, frame: EmbargoFrame) => readonly Saying[] | undefined }

/** Words begin and end here: `\b` knows only English letters. */
export const start = String.raw`(?<![\p{L}\p{N}])`
export const end = String.raw`(?![\p{L}\p{N}])`
export const words = (...forms: string[]): RegExp => new RegExp(`${start}(?:${forms.join('|')})${end}`, 'giu')

/** The rest of a sentence, at most so long. */
export const rest = (length: number): string => String.raw`[^.;|\n¦]{0,${length}}`

export const says =
  (...said: Saying[]) =>
  (): readonly Saying[] =>
    said

/** The first group that was found. */
export const firstGroup = (match: Match): string => match.slice(1).find(Boolean) ?? ''

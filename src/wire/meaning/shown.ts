/** What the desk's list shows of an item besides its headline, and the labels by which it is filtered. Pure. */

import { type Label, labelOf } from '../../story/wire-wants.ts'
import type { Copy } from '../copy.ts'

/** `embargo` as the copy has it, its instant as ISO 8601. */
export type WireShown = {
  urgency?: number
  language?: string
  slugline?: string
  embargo?: { until: string } | { unreadable: string }
}

export const shownOf = ({ urgency, language, slugline, embargo }: Copy): WireShown => ({
  ...(urgency !== undefined && { urgency }),
  ...(language !== undefined && { language }),
  ...(slugline && { slugline: slugline.slice(0, 200) }),
  ...(embargo && { embargo: 'until' in embargo ? { until: embargo.until.toISOString() } : embargo }),
})

const mostNames = 30

/** Every label of the copy but its supplier's; a region of a language is none of its own. */
export const labelsOf = ({ urgency, language, subjects, places }: Copy): Label[] => {
  const named = (dimension: 'topic' | 'place', all: readonly { name: string }[]) =>
    all
      .filter(({ name }) => name.trim())
      .slice(0, mostNames)
      .map(({ name }) => labelOf(dimension, name.trim()))
  return [
    ...new Set([
      ...(urgency === undefined ? [] : [labelOf('urgency', String(urgency))]),
      ...(language ? [labelOf('language', language.slice(0, 2).toLowerCase())] : []),
      ...named('topic', subjects),
      ...named('place', places),
    ]),
  ]
}

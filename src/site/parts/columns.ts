/** Stories side by side: a column for each that has a picture, the others stacked in the last, so that no column ends in a hole. */

import { type Html, html } from '../html.ts'
import type { Card, Frame } from '../view.ts'
import { type CardKind, cards } from './card.ts'

export type ColumnsManner = {
  level: 2 | 3
  section: boolean
  /** How the first is shown: an opener has more room than the others. */
  first?: CardKind
  /** The first picture is fetched at once: none stands above it. */
  soon?: boolean
}

/** Columns with a picture where a stack stands beside them, and stories in the stack. */
const most = { pictured: 3, stacked: 3, alone: 4 }

/** Which stories stand in columns of their own, and which in the stack; those beyond are left out. */
const arranged = (
  shown: readonly Card[],
  first: CardKind = 'plain',
): { standing: readonly Card[]; stacked: readonly Card[] } => {
  const pictured = shown.filter((card) => card.picture)
  // One picture is too few to stand beside a stack, unless it opens the band.
  if (pictured.length === 1 && first === 'plain')
    return { standing: [...pictured, ...shown.filter((card) => !card.picture)].slice(0, most.alone), stacked: [] }
  const even = shown.length <= most.alone && pictured.length === shown.length
  if (even || pictured.length === 0) return { standing: shown.slice(0, most.alone), stacked: [] }
  const standing = pictured.slice(0, most.pictured)
  return { standing, stacked: shown.filter((card) => !standing.includes(card)).slice(0, most.stacked) }
}

/** Those of the stories that `columns` shows. */
export const columnsHeld = (shown: readonly Card[]): readonly Card[] => {
  const { standing, stacked } = arranged(shown)
  return [...standing, ...stacked]
}

export const columns = (
  shown: readonly Card[],
  { level, section, first = 'plain', soon = false }: ColumnsManner,
  frame: Frame,
): Html | undefined => {
  const { standing, stacked } = arranged(shown, first)
  const kindAt = (at: number) => (at === 0 ? first : 'plain')
  const column = cards(standing, (_, at) => ({ kind: kindAt(at), level, section, first: soon && at === 0 }), frame)
  if (stacked.length === 0) return column
  const kind = stacked.length > 2 ? 'line' : 'plain'
  const words = stacked.map((card): Card => ({ ...card, picture: undefined }))
  return html`<div class="columns of-${standing.length}">${column}${cards(words, { kind, level, section }, frame, 'stack')}</div>`
}

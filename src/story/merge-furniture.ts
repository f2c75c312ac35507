/** What stands around a text, three-way: the agency proposes another headline, standfirst, byline or slugline and never changes it by itself. */

import type { Body } from './body.ts'
import { genreOf } from './form/genre.ts'
import type { Furniture } from './furniture.ts'

/** What is only ever proposed. */
const onlyProposed = ['headline', 'standfirst', 'by', 'slugline'] as const
/** What follows the agency where the desk has not touched it, and is proposed where both have changed it. */
const following = ['genre', 'kicker', 'located', 'language', 'copyright', 'urgency', 'lead', 'embargo'] as const

export const proposable = ['section', ...onlyProposed, ...following] as const
export type Field = (typeof proposable)[number]
type FurnitureField = Exclude<Field, 'section'>

/** Furniture, and the section in which the story stands. */
export type Framed = { section: string; furniture: Furniture }

/** What the agency says now of something that is the desk's to decide. */
export type Proposal = { field: Field; base: unknown; ours: unknown; theirs: unknown }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const partOf = ({ section, furniture }: Framed, field: Field): unknown =>
  field === 'section' ? section : field === 'genre' ? genreOf(furniture) : furniture[field]

/** The story with these fields as the agency has them. */
export const withFields = (ours: Framed, theirs: Framed, fields: readonly Field[]): Framed => ({
  section: fields.includes('section') ? theirs.section : ours.section,
  furniture: {
    ...ours.furniture,
    ...Object.fromEntries(
      fields
        .filter((field): field is FurnitureField => field !== 'section')
        .map((field) => [field, theirs.furniture[field]]),
    ),
  },
})

export type MergedFrame = Framed & {
  proposals: Proposal[]
  /** Whether a person must decide before anything is changed: two embargoes. */
  asks: boolean
}

/** `before` are proposals that the desk has not answered yet: they stand as long as the agency still says something else. */
export const mergeFrame = (
  base: Framed,
  ours: Framed,
  theirs: Framed,
  body: Body,
  before: readonly string[] = [],
): MergedFrame => {
  const proposals = proposable.flatMap((field): Proposal[] => {
    const [old, own, other] = [partOf(base, field), partOf(ours, field), partOf(theirs, field)]
    if (same(own, other)) return []
    const isNew = !same(old, other)
    const isOurs = !same(old, own) || !following.some((one) => one === field)
    return (isNew && isOurs) || before.includes(field) ? [{ field, base: old, ours: own, theirs: other }] : []
  })
  const followed = following.filter(
    (field) =>
      same(partOf(base, field), partOf(ours, field)) && !proposals.some((proposal) => proposal.field === field),
  )
  const framed = withFields(ours, theirs, followed)
  const [old, own, other] = [base.furniture, ours.furniture, theirs.furniture]
  return {
    section: framed.section,
    furniture: {
      ...framed.furniture,
      pictures: mergePictures(old.pictures, own.pictures, other.pictures, body),
      topics: mergeLists(old.topics, own.topics, other.topics, ({ slug }) => slug).slice(0, 12),
      notes: mergeLists(old.notes, own.notes, other.notes, (note) => note),
    },
    proposals,
    asks: proposals.some(({ field }) => field === 'embargo'),
  }
}

/** What either side has added is there, what either has taken away is not; the agency's order, and behind it the desk's own. */
const mergeLists = <Entry>(
  base: readonly Entry[],
  ours: readonly Entry[],
  theirs: readonly Entry[],
  nameOf: (entry: Entry) => string,
): Entry[] => {
  const [before, own, other] = [base, ours, theirs].map((entries) => new Set(entries.map(nameOf)))
  return [
    ...theirs.filter((entry) => own?.has(nameOf(entry)) || !before?.has(nameOf(entry))),
    ...ours.filter((entry) => !other?.has(nameOf(entry)) && !before?.has(nameOf(entry))),
  ]
}

type Pictures = Furniture['pictures']

/** The same by picture, its words three-way; what the text shows is there in any case. */
const mergePictures = (base: Pictures, ours: Pictures, theirs: Pictures, { content }: Body): Pictures => {
  const shown = new Set(content.flatMap((block) => (block.type === 'picture' ? [block.attrs.picture as string] : [])))
  const kept = Object.keys({ ...theirs, ...ours }).flatMap((id) => {
    const [old, own, other] = [base[id], ours[id], theirs[id]]
    const merged = same(old, own) ? other : same(old, other) ? own : (own ?? other)
    const used = merged ?? (shown.has(id) ? (own ?? other) : undefined)
    return used ? [[id, used] as const] : []
  })
  return Object.fromEntries(kept)
}

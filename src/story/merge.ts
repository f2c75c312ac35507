/** Three texts made one: what the desk did to the agency's old text stays, all else follows the new one, and what both changed is asked. */

import { z } from 'zod'
import { type Refusal, refuse } from '../base/refusal.ts'
import { type Block, type Body, body } from './body.ts'
import { fullEffort } from './merging/align.ts'
import { type Asked, isAsked, mergeRows } from './merging/rows.ts'
import { blocksFrom, type Unit, unitsOf, type Version } from './merging/units.ts'

/** A place that both sides have changed. Each side's text as blocks: none where it has deleted the place, or where there was nothing before. */
export type Conflict = {
  /** Its number in this merge, from "1"; the same for the same three texts. */
  id: string
  base: Block[]
  ours: Block[]
  theirs: Block[]
  /** The block of `Merged.body`, from 0, in or behind which it stands. */
  block: number
}

/** A merge: its text, which has the desk's words where there are conflicts, and its parts, from which `resolve` makes it with others. */
export type Merged = { body: Body; conflicts: Conflict[]; parts: readonly (Unit | Asked)[] }

/** What is to stand at a conflict: one side's text, both (the desk's first), or words of one's own. */
export const choice = z.union([z.enum(['ours', 'theirs', 'both']), z.strictObject({ own: body.shape.content })])
export type Choice = z.output<typeof choice>

const whole = (one: Body): Merged => ({ body: one, conflicts: [], parts: [] })

/**
 * The agency's text `base`, what the desk has made of it, and the agency's new text. By sentence, and within a sentence by word; marks, kinds of blocks and
 * paragraphs are merged by the same rule. Pure, the same at every call, and bounded: what would take too long to compare is a conflict.
 */
export const merge = (base: Body, ours: Body, theirs: Body): Merged => {
  const [before, own, other] = [base, ours, theirs].map((one) => JSON.stringify(one))
  if (own === before || own === other) return whole(theirs)
  if (other === before) return whole(ours)
  const rows = [
    unitsOf(base.content, 'base'),
    unitsOf(ours.content, 'ours'),
    unitsOf(theirs.content, 'theirs'),
  ] as const
  const parts = mergeRows(...rows, fullEffort())
  const { content, blockOf } = blocksFrom(parts.flatMap((part) => (isAsked(part) ? part.ours : [part])))
  const conflicts: Conflict[] = []
  let at = 0
  for (const part of parts) {
    if (isAsked(part)) {
      const block = blockOf[part.ours.length > 0 ? at : at - 1] ?? 0
      const told = { base: toldOf(part.base), ours: toldOf(part.ours), theirs: toldOf(part.theirs) }
      conflicts.push({ id: String(conflicts.length + 1), ...told, block })
    }
    at += isAsked(part) ? part.ours.length : 1
  }
  return { body: { type: 'body', content }, conflicts, parts }
}

const toldOf = (units: readonly Unit[]): Block[] => blocksFrom(units).content

/** The text with every conflict decided; refuses where one is not, or where a choice is for none. */
export const resolve = (merged: Merged, choices: Readonly<Record<string, Choice>>): Body | Refusal => {
  const { conflicts, parts } = merged
  const known = new Set(conflicts.map(({ id }) => id))
  const stray = Object.keys(choices).find((id) => !known.has(id))
  if (stray !== undefined) return refuse('invalid', `There is no conflict ${stray}: look at the update again.`)
  const open = conflicts.filter(({ id }) => choices[id] === undefined).map(({ id }) => id)
  if (open.length > 0)
    return refuse(
      'incomplete',
      `The desk and the agency have changed the same place: choose for conflict ${open.join(', ')} (ours, theirs, both, or your own words).`,
    )
  if (conflicts.length === 0) return merged.body
  let asked = 0
  const units = parts.flatMap((part) => {
    if (!isAsked(part)) return [part]
    asked += 1
    return chosen(part, choices[String(asked)] ?? 'ours')
  })
  return { type: 'body', content: blocksFrom(units).content }
}

const chosen = ({ ours, theirs }: Asked, choice: Choice): Unit[] => {
  if (choice === 'ours') return ours
  if (choice === 'theirs') return theirs
  if (choice === 'both') return bothOf(ours, theirs)
  return inPlaceOf(ours.length > 0 ? ours : theirs, choice.own)
}

/** The agency's words behind the desk's, in the same line where they are of one kind. */
const bothOf = (ours: readonly Unit[], theirs: readonly Unit[]): Unit[] => {
  const [last, first] = [ours.at(-1), theirs[0]]
  const [own, other] = [last?.places.ours, first?.places.theirs]
  if (!last || !first || !own || !other || last.head.type !== first.head.type) return [...ours, ...theirs]
  return [
    ...ours.map((unit) =>
      unit.places.ours?.block === own.block ? { ...unit, places: { ...unit.places, theirs: other } } : unit,
    ),
    ...theirs.map((unit) =>
      unit.places.theirs?.block === other.block ? { ...unit, places: { ...unit.places, ours: own } } : unit,
    ),
  ]
}

/** Items of no version are numbered from here on, so that they are none of its own. */
const beyond = 1_000_000

/** Own words where `before` stood: their first block goes on from what is before it, their last goes on into what follows, as it did. */
const inPlaceOf = (before: readonly Unit[], own: readonly Block[]): Unit[] => {
  const version: Version = before[0]?.places.ours ? 'ours' : 'theirs'
  let block = 0
  return unitsOf(own, version).map((unit): Unit => {
    const place = unit.places[version] ?? { block: 0, part: 0 }
    const begins = place.block > block
    block = place.block
    const there = block === 0 ? before[0] : before.at(-1)
    const at = there?.head.type === unit.head.type ? there.places[version] : undefined
    const part = place.part === 0 ? (at?.part ?? 0) : beyond + place.part
    return {
      ...unit,
      ...(begins ? { begins } : {}),
      places: { [version]: { block: at?.block ?? beyond + block, part } },
    }
  })
}

/** The three-way merge of units: what only one side has changed follows that side, what both have is one change or a question. */

import { align, type Effort, type Run } from './align.ts'
import { lineKey } from './lines.ts'
import { alikeUnits, type Bags, bags, isSame, keptOf, leastTwice, type Side, sideOf, stateOf } from './sides.ts'
import { headKey, type Unit, unitKey } from './units.ts'
import { mergeSentence } from './words.ts'

/** A place that both have changed, each in its own way. */
export type Asked = { base: Unit[]; ours: Unit[]; theirs: Unit[] }
type Part = Unit | Asked

export const isAsked = (part: Part): part is Asked => 'ours' in part

/** What a unit that a side has moved has become by both sides' doing; nothing where the other one has deleted it. */
type Moved = Map<Unit, Part[]>

type Rows = { base: readonly Unit[]; ours: Side; theirs: Side; moved: Moved; bagIn: Bags; effort: Effort }

/** The units of a run, without those that have gone from there by what the other side did. */
const unitsIn = ({ moved }: Rows, side: Side, run: Run | undefined): Unit[] =>
  run ? side.units.slice(run.start, run.end).filter((unit) => moved.get(unit)?.length !== 0) : []

/** The unit that both still have, with both sides' changes; undefined where they are at odds. */
const mergeUnit = (base: Unit, ours: Unit, theirs: Unit, effort: Effort): Unit | undefined => {
  const places = { ...base.places, ...ours.places, ...theirs.places }
  if (isSame(base, ours) || isSame(ours, theirs)) return { ...theirs, ...gapOf(base, ours, theirs), places }
  if (isSame(base, theirs)) return { ...ours, ...gapOf(base, ours, theirs), places }
  if (base.head.type === 'whole' || ours.head.type === 'whole' || theirs.head.type === 'whole') return undefined
  const head = headKey(ours.head) === headKey(base.head) ? theirs.head : ours.head
  const [before, own, other] = [lineKey(base.line), lineKey(ours.line), lineKey(theirs.line)]
  const line =
    own === before || own === other
      ? theirs.line
      : other === before
        ? ours.line
        : mergeSentence(base.line, ours.line, theirs.line, effort)
  return line && { head, line, ...gapOf(base, ours, theirs), places }
}

const gapOf = (base: Unit, ours: Unit, theirs: Unit): Pick<Unit, 'gap'> => {
  const isOurs = lineKey(ours.gap ?? []) !== lineKey(base.gap ?? [])
  return { gap: isOurs ? (ours.gap ?? theirs.gap ?? base.gap) : (theirs.gap ?? ours.gap ?? base.gap) }
}

/** One unit that both sides have put in. */
const twin = (ours: Unit, theirs: Unit): Unit => ({
  ...ours,
  gap: ours.gap ?? theirs.gap,
  places: { ...ours.places, ...theirs.places },
})

/** What both have put in at one place: the desk's first, what is the same once, what says the same in other words is asked. */
const together = (ours: readonly Unit[], theirs: readonly Unit[], { bagIn, effort }: Rows): Part[] => {
  const parts: Part[] = []
  let [from, start] = [0, 0]
  const pairs = ours.length > 0 && theirs.length > 0 ? align(ours, theirs, alikeUnits(ours, theirs, bagIn), effort) : []
  for (const [own, other] of [...pairs, [ours.length, theirs.length] as const]) {
    const before = ours.slice(from, own)
    // A heading of the desk's stands over what follows, also where something comes in between.
    const heading =
      own === ours.length ? before.length - 1 - before.findLastIndex(({ head }) => head.type !== 'crosshead') : 0
    parts.push(
      ...before.slice(0, before.length - heading),
      ...theirs.slice(start, other),
      ...before.slice(before.length - heading),
    )
    const [one, two] = [ours[own], theirs[other]]
    if (one && two)
      parts.push(unitKey(one) === unitKey(two) ? twin(one, two) : { base: [], ours: [one], theirs: [two] })
    from = own + 1
    start = other + 1
  }
  return parts
}

/** Where what was put in belongs: to the block before it, to none, or to the block after it. */
const sides = ['before', 'between', 'after'] as const
const belongingOf = (side: Side, run: Run, unit: Unit): (typeof sides)[number] => {
  const blockOf = (one: Unit | undefined) => (one?.places.ours ?? one?.places.theirs)?.block
  const block = blockOf(unit)
  if (block === blockOf(side.units[run.start - 1])) return 'before'
  return block === blockOf(side.units[run.end]) ? 'after' : 'between'
}

const added = (rows: Rows, at: number): Part[] => {
  const { ours, theirs } = rows
  const [own, other] = [ours.addedAt.get(at), theirs.addedAt.get(at)]
  if (!own || !other) return [...unitsIn(rows, ours, own), ...unitsIn(rows, theirs, other)]
  return sides.flatMap((where) =>
    together(
      unitsIn(rows, ours, own).filter((unit) => belongingOf(ours, own, unit) === where),
      unitsIn(rows, theirs, other).filter((unit) => belongingOf(theirs, other, unit) === where),
      rows,
    ),
  )
}

/** All that a side has from `from` to `to` of the base, what it has put in before the first left out; and what it has moved there from elsewhere. */
const standing = (rows: Rows, side: Side, from: number, to: number): { units: Unit[]; moved: Unit[] } => {
  const units: Unit[] = []
  for (let at = from; at < to; at += 1) {
    const run = side.runOf[at]
    if (at > from) units.push(...unitsIn(rows, side, side.addedAt.get(at)))
    if (run?.from === at) units.push(...unitsIn(rows, side, run))
    const kept = side.units[side.pairOf[at] ?? -1]
    if (kept && !isMoved(rows, at)) units.push(kept)
  }
  return { units: units.filter((unit) => !rows.moved.has(unit)), moved: units.filter((unit) => rows.moved.has(unit)) }
}

const isMoved = ({ ours, theirs }: Rows, at: number): boolean => ours.movedTo.has(at) || theirs.movedTo.has(at)

const areSame = (a: readonly Unit[], b: readonly Unit[]): boolean =>
  a.length === b.length &&
  a.every((unit, at) => {
    const other = b[at]
    return other !== undefined && isSame(unit, other)
  })

/** What one side has put in another's place is one with all that it stands for: the end of such a stretch that begins here. */
const stretchEnd = (from: number, all: readonly Side[]): number => {
  let to = from + 1
  for (let at = from; at < to; at += 1) {
    for (const { runOf, hasNew } of all) {
      const run = runOf[at]
      if (run && hasNew(run)) to = Math.max(to, run.to)
    }
  }
  return to
}

/** The stretch merged; undefined where the sides are at odds in it. */
const mergeStretch = (rows: Rows, from: number, to: number): Part[] | undefined => {
  const { base, ours, theirs, effort } = rows
  const parts: Part[] = []
  for (let at = from; at < to; at += 1) {
    const [run, there] = [ours.runOf[at], theirs.runOf[at]]
    const [put, putThere] = [
      run?.from === at ? unitsIn(rows, ours, run) : [],
      there?.from === at ? unitsIn(rows, theirs, there) : [],
    ]
    if (at > from) parts.push(...added(rows, at))
    const [own, other] = [stateOf(base, ours, at), stateOf(base, theirs, at)]
    if (isMoved(rows, at) || own === 'same' || other === 'same' || own === 'deleted' || other === 'deleted') {
      const isAtOdds = own !== 'same' && other !== 'same' && own !== other
      if (isAtOdds && !isMoved(rows, at)) return undefined
      parts.push(...put, ...putThere)
    } else if (own === 'replaced' && other === 'replaced') {
      const isOne = run?.from === there?.from && run?.to === there?.to && areSame(put, putThere)
      if (!isOne && (put.length > 0 || putThere.length > 0)) return undefined
      parts.push(...put.map((unit, place) => twin(unit, putThere[place] ?? unit)))
    } else if (own !== 'edited' || other !== 'edited') return undefined
    const [before, one, two] = [base[at], keptOf(ours, at), keptOf(theirs, at)]
    if (!before || !one || !two || isMoved(rows, at)) continue
    const merged = mergeUnit(before, one, two, effort)
    if (!merged) return undefined
    parts.push(merged)
  }
  return parts
}

/** Settles what either side has moved: it stands where it was moved to, with what the other did to it; of two places the desk's. */
const settleMoves = (base: readonly Unit[], ours: Side, theirs: Side, effort: Effort): Moved => {
  const moved: Moved = new Map()
  for (const [at, unit] of base.entries()) {
    const [isOurs, isTheirs] = [ours.movedTo.has(at), theirs.movedTo.has(at)]
    if (!isOurs && !isTheirs) continue
    const [own, other] = [keptOf(ours, at), keptOf(theirs, at)]
    const home = isOurs ? own : other
    if (!home) continue
    if (isOurs && isTheirs && other) moved.set(other, [])
    if (own && other) {
      const merged = mergeUnit(unit, own, other, effort)
      moved.set(home, [merged ?? { base: [unit], ours: [own], theirs: [other] }])
    } else if (isSame(unit, home)) moved.set(home, [])
    else moved.set(home, [{ base: [unit], ours: own ? [own] : [], theirs: other ? [other] : [] }])
  }
  return moved
}

/** Questions side by side in one block, of which one side has deleted all, are one question. */
const joinQuestions = (parts: readonly Part[]): Part[] => {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const isOne =
      last &&
      isAsked(part) &&
      isAsked(last) &&
      (['ours', 'theirs'] as const).some((side) => part[side].length === 0 && last[side].length === 0) &&
      part.base[0]?.places.base?.block === last.base.at(-1)?.places.base?.block
    if (isOne)
      joined[joined.length - 1] = {
        base: [...last.base, ...part.base],
        ours: [...last.ours, ...part.ours],
        theirs: [...last.theirs, ...part.theirs],
      }
    else joined.push(part)
  }
  return joined
}

/** What the agency puts in and the desk had put in before, at whatever place, stands once: where the desk has it. */
const withoutRepeats = (parts: readonly Part[]): Part[] => {
  const isOnlyIn = ({ places }: Unit, version: 'ours' | 'theirs') =>
    places[version] !== undefined && Object.values(places).filter(Boolean).length === 1
  const desks = new Set(
    parts.flatMap((part) =>
      !isAsked(part) && isOnlyIn(part, 'ours') && unitKey(part).length >= leastTwice ? [unitKey(part)] : [],
    ),
  )
  return desks.size === 0
    ? [...parts]
    : parts.filter((part) => isAsked(part) || !isOnlyIn(part, 'theirs') || !desks.has(unitKey(part)))
}

export const mergeRows = (
  base: readonly Unit[],
  own: readonly Unit[],
  other: readonly Unit[],
  effort: Effort,
): Part[] => {
  const bagIn = bags()
  const [ours, theirs] = [sideOf(base, own, bagIn, effort), sideOf(base, other, bagIn, effort)]
  const moved = settleMoves(base, ours, theirs, effort)
  const rows = { base, ours, theirs, moved, bagIn, effort }
  const parts: Part[] = []
  for (let at = 0; at < base.length; ) {
    const to = stretchEnd(at, [ours, theirs])
    parts.push(...added(rows, at))
    const merged = mergeStretch(rows, at, to)
    if (merged) parts.push(...merged)
    else {
      const [desk, agency] = [standing(rows, ours, at, to), standing(rows, theirs, at, to)]
      const before = base.slice(at, to).filter((_, place) => !isMoved(rows, at + place))
      parts.push({ base: before, ours: desk.units, theirs: agency.units }, ...desk.moved, ...agency.moved)
    }
    at = to
  }
  parts.push(...added(rows, base.length))
  const settled = parts.flatMap((part) => (isAsked(part) ? [part] : (moved.get(part) ?? [part])))
  return joinQuestions(withoutRepeats(settled))
}

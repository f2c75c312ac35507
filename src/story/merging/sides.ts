/** What a side has done to the base: which sentence has become which, what was moved, deleted, replaced and put in. */

import { lineText } from '../body.ts'
import { type Alike, align, changesOf, type Effort, type Run } from './align.ts'
import { lineKey } from './lines.ts'
import { headKey, type Unit, unitKey } from './units.ts'
import { type Bag, bagOf, likenessOf } from './words.ts'

/** How alike two sentences must be to be one that was changed; how alike two new ones at one place, to be one told twice. */
const leastLikeness = 0.5

/** Shorter sentences may well be said twice. */
export const leastTwice = 20

/** What is compared of a unit: its text, of a table its cells. */
const wordsIn = ({ head, line }: Unit): string =>
  head.type !== 'whole' ? lineText(line) : head.block.type === 'table' ? JSON.stringify(head.block.content) : ''

const kindOf = ({ head }: Unit): string => (head.type === 'whole' ? head.block.type : 'text')

/** The words of units, each counted once. */
export type Bags = (unit: Unit) => Bag
export const bags = (): Bags => {
  const known = new Map<Unit, Bag>()
  return (unit) => {
    const bag = known.get(unit) ?? bagOf(wordsIn(unit))
    known.set(unit, bag)
    return bag
  }
}

/** How units are compared. One that stands word for word in the other text is no change of another one there: it was moved. */
export const alikeUnits = (base: readonly Unit[], side: readonly Unit[], bagIn: Bags): Alike<Unit> => {
  const [before, after] = [new Set(base.map(unitKey)), new Set(side.map(unitKey))]
  return {
    key: unitKey,
    likeness(a, b) {
      const [own, other] = [unitKey(a), unitKey(b)]
      if (own === other) return 1
      if (kindOf(a) !== kindOf(b) || after.has(own) || before.has(other)) return 0
      const like = likenessOf(bagIn(a), bagIn(b))
      return like >= leastLikeness ? like : 0
    },
  }
}

/**
 * What a side did: the unit that a unit of the base has become, in its order (`pairOf`) or elsewhere (`movedTo`); the run in whose place it was; and what was
 * put in between two.
 */
export type Side = {
  units: readonly Unit[]
  pairOf: number[]
  movedTo: Map<number, number>
  runOf: (Run | undefined)[]
  addedAt: Map<number, Run>
  /** Whether a run has units that stood nowhere before. */
  hasNew(run: Run): boolean
}

export const sideOf = (base: readonly Unit[], units: readonly Unit[], bagIn: Bags, effort: Effort): Side => {
  const { pairOf, runs } = changesOf(
    base.length,
    units.length,
    align(base, units, alikeUnits(base, units, bagIn), effort),
  )
  const runOf = new Array<Run | undefined>(base.length).fill(undefined)
  for (const run of runs) runOf.fill(run, run.from, run.to)
  const movedTo = movesIn(base, units, runs, bagIn, effort)
  const moved = new Set(movedTo.values())
  const addedAt = new Map(runs.flatMap((run) => (run.from === run.to ? [[run.from, run]] : [])))
  const hasNew = ({ start, end }: Run): boolean => {
    for (let at = start; at < end; at += 1) if (!moved.has(at)) return true
    return false
  }
  return { units, pairOf, movedTo, runOf, addedAt, hasNew }
}

/** How alike a sentence must be that was moved and changed. */
const leastMoved = 0.7

/** Units of the base that a side has elsewhere: word for word, or else much alike; each once. */
const movesIn = (
  base: readonly Unit[],
  side: readonly Unit[],
  runs: readonly Run[],
  bagIn: Bags,
  effort: Effort,
): Map<number, number> => {
  const moves = new Map<number, number>()
  const gone = placesIn(runs, 'from', 'to')
  const came = placesIn(runs, 'start', 'end')
  const names = new Map<string, number>()
  for (const at of came) {
    const key = unitKey(side[at] as Unit)
    names.set(key, names.has(key) ? -1 : at)
  }
  for (const at of gone) {
    const unit = base[at] as Unit
    const to = names.get(unitKey(unit)) ?? -1
    if (to < 0 || unitKey(unit) === '') continue
    moves.set(at, to)
    names.set(unitKey(unit), -1)
  }
  withNeighbours(base, side, { moves, gone: new Set(gone), came: new Set(came) })
  const taken = new Set(moves.values())
  const [left, open] = [gone.filter((at) => !moves.has(at)), came.filter((at) => !taken.has(at))]
  if (left.length * open.length > effort.left) return moves
  effort.left -= left.length * open.length
  for (const at of left) {
    let [best, most] = [-1, leastMoved]
    for (const to of open) {
      if (taken.has(to) || kindOf(base[at] as Unit) !== kindOf(side[to] as Unit)) continue
      const [own, other] = [bagIn(base[at] as Unit), bagIn(side[to] as Unit)]
      const like = Math.min(own.words, other.words) < leastWords ? 0 : likenessOf(own, other)
      if (like > most) [best, most] = [to, like]
    }
    if (best < 0) continue
    moves.set(at, best)
    taken.add(best)
  }
  return moves
}

/** Adds what stands beside a unit that was moved, here and there, however short it is or however often it is said. */
const withNeighbours = (
  base: readonly Unit[],
  side: readonly Unit[],
  { moves, gone, came }: { moves: Map<number, number>; gone: ReadonlySet<number>; came: ReadonlySet<number> },
): void => {
  const taken = new Set(moves.values())
  for (const [from, to] of [...moves])
    for (const step of [1, -1])
      for (let [at, there] = [from + step, to + step]; ; at += step, there += step) {
        const [unit, other] = [base[at], side[there]]
        if (!unit || !other || !gone.has(at) || !came.has(there) || moves.has(at) || taken.has(there)) break
        if (unitKey(unit) !== unitKey(other)) break
        moves.set(at, there)
        taken.add(there)
      }
}

/** Of fewer words nobody can tell that they were moved and changed. */
const leastWords = 5

const placesIn = (runs: readonly Run[], from: 'from' | 'start', to: 'to' | 'end'): number[] =>
  runs.flatMap((run) => Array.from({ length: run[to] - run[from] }, (_, at) => run[from] + at))

export const isSame = (a: Unit, b: Unit): boolean =>
  headKey(a.head) === headKey(b.head) && lineKey(a.line) === lineKey(b.line)

/** What became of a unit of the base: nothing, other words, deleted, or something else put in its place. */
export type State = 'same' | 'edited' | 'deleted' | 'replaced'

export const stateOf = (base: readonly Unit[], side: Side, at: number): State => {
  const [before, after] = [base[at], keptOf(side, at)]
  if (before && after) return isSame(before, after) ? 'same' : 'edited'
  const run = side.runOf[at]
  return run && side.hasNew(run) ? 'replaced' : 'deleted'
}

/** What a unit of the base is in a side, wherever it stands there. */
export const keptOf = (side: Side, at: number): Unit | undefined =>
  side.units[side.movedTo.get(at) ?? side.pairOf[at] ?? -1]

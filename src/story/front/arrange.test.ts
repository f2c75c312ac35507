/** Tests of changing a front by single steps: what each does, that each can be undone, and that those of two people merge. */

import { expect, test } from 'vitest'
import { isRefusal } from '../../base/refusal.ts'
import { type Arranged, arrange, isSameFront, type Step, withOnTop } from './arrange.ts'
import { type Container, chosenOf } from './container.ts'
import { containerKinds } from './front-name.ts'
import { drawing, randomFront, randomStories } from './random-front.ts'

const now = new Date('2026-03-04T12:00:00Z')
const stories = randomStories(1, 20, now).map(({ story }) => story)
const [one, two, three, four] = stories as [
  (typeof stories)[0],
  (typeof stories)[0],
  (typeof stories)[0],
  (typeof stories)[0],
]

const container = (id: string, ...places: string[]): Container => ({
  ...{ id, version: 1, kind: 'list', title: id, size: 5, rule: null },
  places: places.map((story) => ({ story: story as typeof one, version: 1 })),
})
const did = (containers: readonly Container[], step: Step): Arranged => {
  const outcome = arrange(containers, step)
  if (isRefusal(outcome)) throw new Error(outcome.sentence)
  return outcome
}
const refusedAs = (outcome: ReturnType<typeof arrange>) => (isRefusal(outcome) ? outcome.refused : undefined)
const laid = (containers: readonly Container[]) =>
  containers.map(({ id, places }) => [id, ...places.map(({ story }) => story)])

test('a story is put before another, at the end, and moved from one container to another', () => {
  const front = [container('a', one, two), container('b')]
  const put = did(front, { do: 'place', story: three, container: 'a', before: two }).containers
  expect(laid(put)).toEqual([['a', one, three, two], ['b']])
  const moved = did(put, { do: 'place', story: one, container: 'b', before: null }).containers
  expect(laid(moved)).toEqual([
    ['a', three, two],
    ['b', one],
  ])
})

test('two who change different things both have their way; of two who change the same the second is told', () => {
  const front = [container('a', one, two, three)]
  const first = did(front, { do: 'place', story: three, container: 'a', before: one, version: 1 }).containers
  const second = did(first, { do: 'take-out', story: two, version: 1 }).containers
  expect(laid(second)).toEqual([['a', three, one]])
  expect(refusedAs(arrange(second, { do: 'take-out', story: three, version: 1 }))).toBe('stale')
  expect(refusedAs(arrange(second, { do: 'take-out', story: two, version: 1 }))).toBe('unknown')
  // What it was to stand before has gone meanwhile: it goes to the end.
  expect(laid(did(second, { do: 'place', story: four, container: 'a', before: two }).containers)).toEqual([
    ['a', three, one, four],
  ])
})

test('how a story is shown at its place goes with it, and is its own step', () => {
  const front = [container('a', one), container('b')]
  const worded = did(front, { do: 'manner', story: one, version: 1, manner: { headline: 'Shorter', picture: false } })
  const moved = did(worded.containers, { do: 'place', story: one, container: 'b', before: null }).containers
  expect(moved[1]?.places).toEqual([{ story: one, version: 3, headline: 'Shorter', picture: false }])
})

test('a front keeps its last container, and no container is there twice', () => {
  const front = [container('a')]
  expect(refusedAs(arrange(front, { do: 'remove', container: 'a' }))).toBe('invalid')
  expect(refusedAs(arrange(front, { do: 'add', container: container('a'), before: null }))).toBe('exists')
  expect(refusedAs(arrange(front, { do: 'change', container: 'a', version: 7, settings: { title: 'x' } }))).toBe(
    'stale',
  )
})

test('what readers read most is nobody’s choice: no step and no one key puts a story there', () => {
  const read: Container = { ...container('read'), kind: 'most-read' }
  const front = [read, container('a', one)]
  expect(refusedAs(arrange(front, { do: 'place', story: two, container: 'read', before: null }))).toBe('invalid')
  expect(refusedAs(arrange(front, { do: 'change', container: 'a', settings: { kind: 'most-read' } }))).toBe('invalid')
  const full = { ...container('b', two), kind: 'most-read' as const }
  expect(refusedAs(arrange(front, { do: 'add', container: full, before: null }))).toBe('invalid')
  expect(laid(withOnTop(front, two, undefined) as Container[])).toEqual([['read'], ['a', two, one]])
  expect(did(front, { do: 'change', container: 'read', settings: { kind: 'list' } }).containers[0]?.kind).toBe('list')
})

const randomStep = (draw: (below: number) => number, containers: readonly Container[]): Step => {
  const some = <Item>(items: readonly Item[]): Item | undefined => items[draw(Math.max(1, items.length))]
  const id = some(containers)?.id ?? 'c0'
  const placed = some(chosenOf(containers)) ?? one
  const steps: Step[] = [
    { do: 'place', story: some(stories) ?? one, container: id, before: draw(2) === 0 ? null : placed },
    { do: 'take-out', story: placed },
    { do: 'manner', story: placed, manner: draw(2) === 0 ? {} : { kicker: 'Live' } },
    { do: 'change', container: id, settings: { title: `T${draw(9)}`, kind: some(containerKinds) ?? 'list' } },
    { do: 'move', container: id, before: some(containers)?.id ?? null },
    { do: 'remove', container: id },
    { do: 'add', container: container(`n${draw(99)}`), before: null },
  ]
  return steps[draw(steps.length)] ?? { do: 'take-out', story: placed }
}

test('on top is first in its container, from wherever it stood; a full container lets its last one go', () => {
  const many = Array.from({ length: 40 }, (_, at) => `st0ry${String(at + 100).padStart(7, '0')}`)
  const front = withOnTop([container('a', ...many), container('b', one)], one, undefined)
  if (isRefusal(front)) throw new Error(front.sentence)
  expect(laid(front)).toEqual([['a', one, ...many.slice(0, 39)], ['b']])
  expect(laid(withOnTop(front, one, undefined) as Container[])).toEqual(laid(front))
  expect(isRefusal(withOnTop(front, one, 'c'))).toBe(true)
})

test('what was changed and changed back is the same, in whatever order its parts were kept', () => {
  const front = [container('a', one)]
  const changed = did(front, { do: 'place', story: two, container: 'a', before: null })
  expect(isSameFront(front, changed.containers)).toBe(false)
  const back = did(changed.containers, changed.undo).containers
  expect(
    isSameFront(
      front,
      back.map((one) => Object.fromEntries(Object.entries(one).reverse()) as Container),
    ),
  ).toBe(true)
})

/** A front without what counts its changes. */
const bare = (containers: readonly Container[]) =>
  containers.map(({ version: _, places, ...rest }) => ({
    ...rest,
    places: places.map(({ version: __, ...place }) => place),
  }))

test('after a hundred random steps on each of 200 fronts no story stands twice, and each step can be undone', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const draw = drawing(seed)
    const seen = new Set<string>()
    let front = randomFront(seed, randomStories(seed, 20, now), now).map((one) => ({
      ...one,
      places: one.places.filter(({ story }) => !seen.has(story) && seen.add(story)),
    }))
    for (let at = 0; at < 100; at += 1) {
      const step = randomStep(draw, front)
      const outcome = arrange(front, step)
      if (isRefusal(outcome)) continue
      const chosen = chosenOf(outcome.containers)
      expect(new Set(chosen).size, `seed ${seed}, step ${at}`).toBe(chosen.length)
      const undone = did(outcome.containers, outcome.undo).containers
      expect(bare(undone), `seed ${seed}, step ${at}: ${JSON.stringify(step)}`).toEqual(bare(front))
      front = outcome.containers
    }
  }
})

/** Tests of filling a front, among them random ones. */

import { expect, test } from 'vitest'
import { bareFront, type Container, holds } from './container.ts'
import { beginningOf, chosenNow, fill, keyOf, needsOf } from './fill.ts'
import { randomFront, randomStories, type Story } from './random-front.ts'

const now = new Date('2026-03-04T12:00:00Z')
const sections = ['world', 'sport', 'culture'].map((slug) => ({ slug, name: slug }))

/** What the store would find: the newest that a rule takes. */
const foundFor = (containers: readonly Container[], stories: readonly Story[], chosen: number) =>
  new Map(
    needsOf(containers, chosen).map(({ key, rule, limit }) => [
      key,
      stories
        .filter(
          (one) =>
            (!rule.section || one.section === rule.section) &&
            (!rule.topic || one.topics.some(({ slug }) => slug === rule.topic)) &&
            one.urgency <= (rule.urgency ?? 9) &&
            (rule.pictured === undefined || (one.lead !== null) === rule.pictured),
        )
        .slice(0, limit),
    ]),
  )

const filled = (containers: readonly Container[], visible: readonly Story[]) => {
  const chosen = chosenNow(containers, now)
  const byId = new Map(visible.filter(({ story }) => chosen.includes(story)).map((one) => [one.story, one]))
  return fill(containers, byId, foundFor(containers, visible, chosen.length), now)
}

test('of a thousand random fronts none shows a story twice, one that is not to be seen, or more than it has room for', () => {
  for (let seed = 1; seed <= 1000; seed += 1) {
    const stories = randomStories(seed, 60, now)
    const hidden = new Set(stories.filter((_, at) => at % 7 === seed % 7).map(({ story }) => story))
    const visible = stories.filter(({ story }) => !hidden.has(story))
    const containers = randomFront(seed, stories, now)
    const front = filled(containers, visible)
    const shown = front.flatMap(({ cards }) => cards.map(({ story }) => story.story))
    expect(new Set(shown).size, `seed ${seed}`).toBe(shown.length)
    expect(
      shown.filter((one) => hidden.has(one)),
      `seed ${seed}`,
    ).toEqual([])
    for (const { container, cards } of front) {
      expect(cards.length).toBeLessThanOrEqual(container.size + (container.kind === 'lead' ? 1 : 0))
      for (const { story, place } of cards) {
        if (place) expect(holds(place, now)).toBe(true)
        else expect(container.rule?.section ?? story.section).toBe(story.section)
      }
    }
  }
})

test('of a thousand random fronts each container holds what its rule finds, as far as there are stories that no earlier one has', () => {
  for (let seed = 1; seed <= 1000; seed += 1) {
    const stories = randomStories(seed, 60, now)
    const containers = randomFront(seed, stories, now)
    const front = filled(containers, stories)
    const everything = fill(
      containers,
      new Map(stories.map((one) => [one.story, one])),
      new Map(
        containers.flatMap(({ rule }) =>
          rule
            ? [
                [
                  keyOf(rule),
                  foundFor([{ ...containers[0], rule, size: 999 } as Container], stories, 0).get(keyOf(rule)) ?? [],
                ] as const,
              ]
            : [],
        ),
      ),
      now,
    )
    const told = (of: typeof front) => of.map(({ cards }) => cards.map(({ story }) => story.story))
    expect(told(front), `seed ${seed}`).toEqual(told(everything))
  }
})

test('what was chosen stands where it was put, though an earlier rule would take it', () => {
  const stories = randomStories(3, 30, now)
  const [newest] = stories
  const [top, latest] = bareFront('/', sections)
  if (!newest || !top || !latest) throw new Error('no stories')
  const front = filled([top, { ...latest, places: [{ story: newest.story, version: 1 }] }], stories)
  expect(front[1]?.cards[0]?.story).toBe(newest)
  expect(front[0]?.cards.map(({ story }) => story)).not.toContain(newest)
})

test('a place whose time is over is a place no longer', () => {
  const stories = randomStories(4, 10, now)
  const last = stories.at(-1)
  const [top] = bareFront('/', sections)
  if (!last || !top) throw new Error('no stories')
  const at = (until: string) =>
    filled([{ ...top, size: 3, places: [{ story: last.story, version: 1, until }] }], stories)
  expect(at('2026-03-04T12:00:01Z')[0]?.cards[0]?.story).toBe(last)
  expect(at('2026-03-04T12:00:00Z')[0]?.cards[0]?.place).toBeUndefined()
})

test('a front is filled from all stories up to the first container that wants a section’s', () => {
  expect(beginningOf(bareFront('/', sections)).map(({ id }) => id)).toEqual(['top', 'latest'])
  expect(beginningOf(bareFront('/world', sections))).toEqual([])
})

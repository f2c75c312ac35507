/** Random stories and fronts for tests, the same for the same number. */

import type { StoryId } from '../../base/id.ts'
import type { Container } from './container.ts'
import type { Candidate } from './fill.ts'
import { containerKinds, orders } from './front-name.ts'

export type Story = Candidate & { story: StoryId }

/** Draws whole numbers below a bound. */
export const drawing = (seed: number): ((below: number) => number) => {
  let state = seed * 7919 + 17
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const sections = ['world', 'sport', 'culture']
const topics = ['ports', 'tides']

/** Newest first. */
export const randomStories = (seed: number, count: number, now: Date): Story[] => {
  const draw = drawing(seed)
  return Array.from({ length: count }, (_, at) => ({
    story: `st0ry${String(at).padStart(7, '0')}` as StoryId,
    section: sections[draw(3)] ?? 'world',
    topics: topics.filter(() => draw(3) === 0).map((slug) => ({ slug })),
    urgency: 1 + draw(8),
    dated_at: new Date(now.getTime() - at * 600_000),
    lead: draw(2) === 0 ? {} : null,
  }))
}

/** Containers of all kinds, with places chosen among the stories; one story may be chosen twice. */
export const randomFront = (seed: number, stories: readonly Story[], now: Date): Container[] => {
  const draw = drawing(seed + 1)
  return Array.from({ length: 1 + draw(6) }, (_, at): Container => {
    const narrowed = draw(4)
    return {
      id: `c${at}`,
      version: 1,
      kind: containerKinds[draw(4)] ?? 'list',
      title: `Container ${at}`,
      size: 1 + draw(9),
      rule:
        draw(6) === 0
          ? null
          : {
              order: orders[draw(2)] ?? 'newest',
              ...(narrowed === 1 && { section: sections[draw(3)] ?? 'world' }),
              ...(narrowed === 2 && { topic: topics[draw(2)] ?? 'ports' }),
              ...(draw(4) === 0 && { urgency: 1 + draw(8) }),
              ...(draw(4) === 0 && { pictured: draw(2) === 0 }),
            },
      places: Array.from({ length: draw(4) }, () => ({
        story: stories[draw(stories.length)]?.story ?? ('st0ry0000000' as StoryId),
        version: 1,
        ...(draw(3) === 0 && { until: new Date(now.getTime() + (draw(3) - 1) * 3600_000).toISOString() }),
      })),
    }
  })
}

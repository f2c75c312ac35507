/** Where a story goes when it is moved by one: the step that takes it there. */

import type { StoryId } from '../../base/id.ts'
import type { FrontCard, FrontContainer, FrontView } from '../../newsroom/fronts/front-view.ts'
import type { Step } from '../../story/front/arrange.ts'
import { isMostRead } from '../../story/front/container.ts'

const chosenIn = (container: FrontContainer): FrontCard[] => container.cards.filter(({ chosen }) => chosen)

/** Which card of which container this is; nothing where it has gone meanwhile. */
export const cardAt = (
  view: FrontView,
  story: string | undefined,
): { container: FrontContainer; card: FrontCard; at: number } | undefined => {
  // What is most read may stand elsewhere too: there it can be moved.
  const all = [...view.containers.entries()]
  for (const [at, container] of [
    ...all.filter(([, one]) => !isMostRead(one)),
    ...all.filter(([, one]) => isMostRead(one)),
  ]) {
    const card = container.cards.find((one) => one.story === story)
    if (card) return { container, card, at }
  }
  return undefined
}

/** Puts the story first in the container. */
export const toTop = (view: FrontView, story: string, container: FrontContainer): Step => ({
  do: 'place',
  story: story as StoryId,
  container: container.id,
  before: (chosenIn(container).find((one) => one.story !== story)?.story ?? null) as StoryId | null,
  ...versionOf(view, story),
})

const versionOf = (view: FrontView, story: string): { version?: number } => {
  const version = cardAt(view, story)?.card.chosen?.version
  return version === undefined ? {} : { version }
}

/** Puts the story into the container before another, or at the end. */
export const toBefore = (view: FrontView, story: string, container: string, before: string | null): Step => ({
  do: 'place',
  story: story as StoryId,
  container,
  before: before as StoryId | null,
  ...versionOf(view, story),
})

/** One up or down; at the edge of its container into the next. What a rule has found is kept where it stands first. */
export const byOne = (view: FrontView, story: string, by: -1 | 1): Step | undefined => {
  const found = cardAt(view, story)
  if (!found) return undefined
  const { container, at, card } = found
  if (!card.chosen) return toBefore(view, story, container.id, null)
  const chosen = chosenIn(container)
  const place = chosen.indexOf(card)
  const next = view.containers[at + by]
  if (by < 0) {
    const above = chosen[place - 1]
    if (above) return toBefore(view, story, container.id, above.story)
    return next && toBefore(view, story, next.id, null)
  }
  if (chosen[place + 1]) return toBefore(view, story, container.id, chosen[place + 2]?.story ?? null)
  return next && toTop(view, story, next)
}

/** To the top of the container above or below. */
export const across = (view: FrontView, story: string, by: -1 | 1): Step | undefined => {
  const found = cardAt(view, story)
  const next = found && view.containers[found.at + by]
  return next && toTop(view, story, next)
}

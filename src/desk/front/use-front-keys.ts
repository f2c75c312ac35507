/** Moving through stories and containers, and doing something with what is marked: what the tool's keys do, and its buttons too. */

import { useEffect, useRef, useState } from 'react'
import type { StoryId } from '../../base/id.ts'
import type { FrontStory, FrontView } from '../../newsroom/fronts/front-view.ts'
import { type Keys, useKeys } from '../keys.ts'
import { say } from '../words/say.ts'
import { across, byOne, cardAt, toBefore, toTop } from './moves.ts'
import type { Front } from './use-front.ts'
import type { FrontVerbs } from './use-front-verbs.ts'

export type Pane = 'stories' | 'front' | 'page'
/** What is marked on the front: a story, or a container in which none is. */
export type Spot = { container: string; story: string | undefined }

/** Every place that the mark can stand at, in order. */
const spotsOf = (view: FrontView): Spot[] =>
  view.containers.flatMap(({ id, cards }): Spot[] =>
    cards.length > 0 ? cards.map(({ story }) => ({ container: id, story })) : [{ container: id, story: undefined }],
  )

const listOf = (container: string): HTMLElement | null => document.getElementById(`container-${container}`)
export const storiesList = 'front-stories'

/** Which story is marked on the left, which on the front, and where the keys go. */
const useMarks = ({ view, stories }: Pick<Front, 'view' | 'stories'>) => {
  const [pane, setPane] = useState<Pane>('stories')
  const [marked, setMarked] = useState<string>()
  const [spot, setSpot] = useState<Spot>()
  const spots = view ? spotsOf(view) : []
  // A story that was moved takes the mark along; what is gone leaves it where its container is.
  const here = view && spot?.story !== undefined ? cardAt(view, spot.story) : undefined
  const at = here
    ? spots.findIndex(({ story }) => story === spot?.story)
    : spots.findIndex(({ container }) => container === spot?.container)
  const current = spots[at] ?? spots[0]
  const focusFront = (to: Spot | undefined): void => {
    setPane('front')
    if (!to) return
    setSpot(to)
    listOf(to.container)?.focus({ preventScroll: true })
  }
  const focusStories = (): void => {
    setPane('stories')
    if (!stories.some(({ story }) => story === marked)) setMarked(stories[0]?.story)
    document.getElementById(storiesList)?.focus({ preventScroll: true })
  }
  const step = (by: number): void => {
    if (pane === 'front') {
      focusFront(spots[spot && at >= 0 ? Math.min(spots.length - 1, Math.max(0, at + by)) : 0])
      return
    }
    const from = stories.findIndex(({ story }) => story === marked)
    setPane('stories')
    setMarked(stories[from < 0 ? 0 : Math.min(stories.length - 1, Math.max(0, from + by))]?.story)
    document.getElementById(storiesList)?.focus({ preventScroll: true })
  }
  const story = stories.find((one) => one.story === marked)
  const card = view && pane === 'front' ? cardAt(view, current?.story)?.card : undefined
  return { pane, setPane, story, spot: current, card, step, focusFront, focusStories, setMarked, setSpot }
}

export type Marks = ReturnType<typeof useMarks>

/** The story that the next key is about. */
export const subjectOf = ({ pane, story, card }: Marks): FrontStory | undefined => (pane === 'front' ? card : story)

const useDoing = (marks: Marks, verbs: FrontVerbs) => {
  const withSubject = (does: (story: FrontStory) => void) => (): void => {
    const subject = subjectOf(marks)
    if (subject) does(subject)
    else verbs.setOutcome({ text: say('say.front.noMark') })
  }
  const withCard = (does: (story: string) => void) => (): void => {
    if (marks.card) does(marks.card.story)
    else verbs.setOutcome({ text: say('say.front.noMark') })
  }
  const placeInto = (story: string, index: number): void =>
    verbs.arrange((view) => {
      const container = view.containers[index]
      return container ? toTop(view, story, container) : say('say.front.noContainer', { number: index + 1 })
    })
  return {
    placeInto,
    number: (index: number) => withSubject(({ story }) => placeInto(story, index))(),
    onTop: withSubject(verbs.onTop),
    byOne: (by: -1 | 1) => withCard((story) => verbs.arrange((view) => byOne(view, story, by)))(),
    across: (by: -1 | 1) => withCard((story) => verbs.arrange((view) => across(view, story, by)))(),
    keep: (story: string) =>
      verbs.arrange((view) => {
        const found = cardAt(view, story)
        return found && toBefore(view, story, found.container.id, null)
      }),
    drop: (story: string, container: string, before: string | null) =>
      verbs.arrange((view) => (before === story ? undefined : toBefore(view, story, container, before))),
    takeOut: withCard((story) => {
      const headline = marks.card?.headline ?? ''
      verbs.arrange(
        (view) => {
          const card = cardAt(view, story)?.card
          if (!card?.chosen) return say('say.front.notChosen')
          return { do: 'take-out', story: story as StoryId, version: card.chosen.version }
        },
        () => say('say.front.takenOut', { headline }),
      )
    }),
  }
}

export type Doing = ReturnType<typeof useDoing>

/** Alt and an arrow moves what is marked on the front. */
const useMoving = (isOn: boolean, doing: Doing): void => {
  const current = useRef({ isOn, doing })
  current.current = { isOn, doing }
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { isOn: on, doing: does } = current.current
      if (!on || !event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return
      const moves: Record<string, () => void> = {
        ArrowUp: () => does.byOne(-1),
        ArrowDown: () => does.byOne(1),
        ArrowLeft: () => does.across(-1),
        ArrowRight: () => does.across(1),
      }
      const move = moves[event.key]
      if (!move) return
      event.preventDefault()
      move()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}

export const useFrontKeys = (
  front: Front,
  verbs: FrontVerbs,
  more: Keys & { manner: () => void; banner: () => void },
) => {
  const marks = useMarks(front)
  const doing = useDoing(marks, verbs)
  const enter = (): void => {
    const { card } = marks
    const at = front.view?.containers.findIndex(({ id }) => id === marks.spot?.container) ?? 0
    if (marks.pane !== 'front' || !card) doing.number(Math.max(0, at))
    else if (card.chosen) more.manner()
    else doing.keep(card.story)
  }
  const numbers = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [String(at + 1), () => doing.number(at)]))
  const { manner: _, banner, ...others } = more
  const toFront = () => marks.focusFront(marks.spot)
  useMoving(marks.pane === 'front', doing)
  useKeys({
    ...{
      j: () => marks.step(1),
      ArrowDown: () => marks.step(1),
      k: () => marks.step(-1),
      ArrowUp: () => marks.step(-1),
    },
    ...{ ArrowLeft: marks.focusStories, ArrowRight: toFront, Enter: enter, ...numbers },
    ...{ x: doing.takeOut, u: verbs.undo, l: verbs.launch, t: doing.onTop, b: banner },
    ...others,
  })
  return { marks, doing, enter }
}

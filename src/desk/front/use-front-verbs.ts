/** What is done with a front: one step after the other, each with what takes it back, and what came of it in a sentence. */

import { useRef, useState } from 'react'
import type { ArrangedFront } from '../../newsroom/fronts/arrange-front.ts'
import type { FrontContainer, FrontStory, FrontView } from '../../newsroom/fronts/front-view.ts'
import type { Step } from '../../story/front/arrange.ts'
import { frontOf, mainFront } from '../../story/front/front-name.ts'
import { useVerbs } from '../use-verbs.ts'
import { say } from '../words/say.ts'
import type { Front } from './use-front.ts'

export const titleOf = ({ title }: Pick<FrontContainer, 'title'>): string => title || say('front.container.untitled')

export const nameOfFront = (path: string, view: FrontView): string =>
  path === mainFront ? say('front.main') : (view.fronts.find((one) => one.path === path)?.name ?? path)

/** Where a story stands now, in words. */
const placeWords = (view: FrontView, story: string): string | undefined => {
  for (const container of view.containers) {
    const chosen = container.cards.filter((card) => card.chosen)
    const at = chosen.findIndex((card) => card.story === story)
    const card = chosen[at]
    if (card)
      return say('say.front.placed', {
        ...{ headline: card.chosen?.manner.headline ?? card.headline, at: at + 1 },
        ...{ count: container.cards.length, title: titleOf(container) },
      })
  }
  return undefined
}

export type FrontVerbs = ReturnType<typeof useFrontVerbs>

export const useFrontVerbs = (path: string, { latest, refresh }: Front) => {
  const { outcome, setOutcome, does } = useVerbs()
  const undos = useRef<Step[]>([])
  const [undoable, setUndoable] = useState(0)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  /** What is pressed while another step is under way waits for it, and starts from what came of it. */
  const inTurn = (work: () => Promise<unknown>): void => {
    queue.current = queue.current.then(work)
  }
  const remember = (undo: Step | undefined): void => {
    if (undo) undos.current.push(undo)
    setUndoable(undos.current.length)
  }
  /** One step on the draft, made from the front as it stands when its turn comes; `said` tells what came of it. */
  const arrange = (stepOf: (view: FrontView) => Step | string | undefined, said?: (view: FrontView) => string) =>
    inTurn(async () => {
      const view = latest.current
      const step = view && stepOf(view)
      if (!step) return
      if (typeof step === 'string') return setOutcome({ text: step })
      const done = await does<ArrangedFront>('arrange-front', { front: path, step })
      const now = await refresh()
      if (!done || !now) return
      remember(done.undo)
      const words = said?.(now) ?? ('story' in step ? placeWords(now, step.story) : undefined)
      if (words) setOutcome({ text: words })
    })
  /** A verb about the whole front. */
  const whole = (verb: Parameters<typeof does>[0], input: object, said: string) =>
    inTurn(async () => {
      const done = await does(verb, input)
      if (done) setOutcome({ text: said })
      await refresh()
    })
  const onTop = (story: FrontStory) =>
    inTurn(async () => {
      const done = await does<{ front: string; seen: boolean }>('place-story', { story: story.story })
      const now = await refresh()
      if (!done || !now) return
      const values = { headline: story.headline, front: nameOfFront(frontOf(story.section), now) }
      setOutcome({ text: say(done.seen ? 'say.front.onTop' : 'say.front.onTopLater', values) })
    })
  const forget = (): void => {
    undos.current = []
    setUndoable(0)
  }
  return {
    ...{ outcome, setOutcome, arrange, onTop, undoable },
    undo: () =>
      inTurn(async () => {
        const step = undos.current.pop()
        setUndoable(undos.current.length)
        if (!step) return setOutcome({ text: say('say.front.nothingToUndo') })
        const done = await does<ArrangedFront>('arrange-front', { front: path, step })
        await refresh()
        if (done) setOutcome({ text: say('say.front.undone') })
      }),
    launch(): void {
      forget()
      whole('launch-front', { front: path, version: latest.current?.version }, say('say.front.launched'))
    },
    discard(): void {
      forget()
      whole('discard-front', { front: path, version: latest.current?.version }, say('say.front.discarded'))
    },
    bringBack(launch: string): void {
      forget()
      whole('arrange-front', { front: path, step: { do: 'bring-back', launch } }, say('say.front.broughtBack'))
    },
    keepStaleAfter: (staleAfter: number) =>
      whole(
        'keep-front',
        { front: path, staleAfter },
        say('say.front.stale', {
          hours: staleAfter === 0 ? say('front.never') : say('front.hours', { count: staleAfter }),
        }),
      ),
    keepBanner: (banner: { text: string; story: string; until: string }) =>
      whole('keep-banner', banner, say('say.front.banner')),
    endBanner: () => whole('end-banner', {}, say('say.front.bannerEnded')),
  }
}

/** Arrange a front: one step on its draft, which all who edit it share. Nothing of it reaches readers before somebody launches it. */

import { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { launchOf, writeDraft } from '../../store/desk/fronts/fronts.ts'
import { story as storyOf } from '../../store/stories.ts'
import { arrange, isSameFront, type Step, stepSchema } from '../../story/front/arrange.ts'
import { action, type Doing } from '../action.ts'
import { findFront, frontInput } from './front-input.ts'

/** `bring-back`: the draft as a launch had it. */
const bringBack = z.strictObject({ do: z.literal('bring-back'), launch: z.string().regex(/^\d{1,18}$/) })

/** What came of a step; `undo` is the step that takes it back. */
export type ArrangedFront = { front: string; version: number; undo?: Step }

/** A story that was killed has no place on any front. */
const findPlaced = async ({ tx }: Doing, step: Step): Promise<Refusal | undefined> => {
  if (step.do !== 'place') return undefined
  const found = await storyOf(tx, step.story)
  if (!found) return refuse('unknown', `There is no story ${step.story}.`)
  return found.killed_at ? refuse('killed', 'This story was killed: it can stand on no front.') : undefined
}

export const arrangeFront = action({
  verb: 'arrange-front',
  input: z.strictObject({ front: frontInput, step: z.union([stepSchema, bringBack]) }),
  async run({ front, step }, doing): Promise<ArrangedFront | Refusal> {
    const { tx, actor, clock, note } = doing
    const found = await findFront(doing, front)
    if (isRefusal(found)) return found
    const by = { actor: actor.name, at: clock.now() }
    const version = found.row.version + 1
    if (step.do === 'bring-back') {
      const containers = await launchOf(tx, front, step.launch)
      if (!containers) return refuse('unknown', 'This launch is not among those of this front.')
      await writeDraft(tx, front, containers, by)
      await note('arrange-front', null, { front, step })
      return { front, version }
    }
    const missing = await findPlaced(doing, step)
    if (missing) return missing
    const arranged = arrange(found.seen, step)
    if (isRefusal(arranged)) return arranged
    await writeDraft(tx, front, isSameFront(arranged.containers, found.launched) ? null : arranged.containers, by)
    await note('arrange-front', null, { front, step })
    return { front, version, undo: arranged.undo }
  },
})

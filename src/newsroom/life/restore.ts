/** Bring a revision back: a new one with its content. Nothing is taken away, and readers see it when it is published. */

import { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { changeStory, revisionOf } from '../../store/stories.ts'
import { action } from '../action.ts'
import { keepRevision } from '../drafts/keep-revision.ts'
import type { Saved } from '../save.ts'
import { findStory, storyInput } from '../story-input.ts'

export const restore = action({
  verb: 'restore',
  input: z.strictObject({
    story: storyInput,
    /** The revision whose content is brought back. */
    revision: z.number().int().positive(),
    /** The newest revision that was looked at; a story that has moved on since refuses. */
    seen: z.number().int().positive(),
  }),
  async run({ story: id, revision: wanted, seen }, { tx, actor, clock, note }): Promise<Saved | Refusal> {
    const story = await findStory({ tx, clock }, id)
    if (isRefusal(story)) return story
    if (seen !== story.revision) {
      return refuse(
        'stale',
        `Somebody has saved revision ${story.revision} since you looked at revision ${seen}. Look at it, then bring back.`,
      )
    }
    if (wanted > story.revision) return refuse('unknown', `There is no revision ${wanted} of this story.`)
    if (wanted === story.revision) return refuse('exists', `Revision ${wanted} is the newest one: it is there.`)
    const [old, newest] = [await revisionOf(tx, id, wanted), await revisionOf(tx, id, story.revision)]
    const at = clock.now()
    const number = story.revision + 1
    // What holds the story, and the version of its wire that it stands on, is of today: an old text does not come out of an embargo, nor is merged twice.
    const { embargo, notes } = newest.furniture
    const furniture = { ...old.furniture, embargo, notes }
    const content = { furniture, body: old.body, wire_version: newest.wire_version }
    await keepRevision(
      tx,
      { story: id, number, kind: 'save', ...content, actor: actor.name, at },
      story.section,
      wanted,
    )
    await changeStory(tx, id, { revision: number, workflow: 'writing', edited: true, changed_at: at })
    await note('restore', id, { revision: number, restored: wanted })
    return { story: id, revision: number }
  },
})

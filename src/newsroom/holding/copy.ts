/** Copy a story: a new one from its newest revision, for a translation or another edition; what holds the first holds the copy. */

import { z } from 'zod'
import { newId, type StoryId } from '../../base/id.ts'
import { isRefusal } from '../../base/refusal.ts'
import { freshStory, insertStory, revisionOf } from '../../store/stories.ts'
import { type Furniture, furniture } from '../../story/furniture.ts'
import { action } from '../action.ts'
import { findStory, storyInput } from '../story-input.ts'

/** What is written in another language is a translation of the first, and readers of each are led to the other. */
const translated = (before: Furniture, first: StoryId, language: string): Furniture => ({
  ...before,
  language,
  ...(language !== before.language && { translationOf: before.translationOf || first }),
})

export const copy = action({
  verb: 'copy',
  input: z.strictObject({
    story: storyInput,
    /** The language that it is to be translated into; absent, it stays as it is. */
    language: furniture.shape.language.optional(),
  }),
  async run({ story: id, language }, doing) {
    const { tx, actor, clock, note } = doing
    const first = await findStory(doing, id)
    if (isRefusal(first)) return first
    const at = clock.now()
    const before = await revisionOf(tx, first.id, first.revision)
    const story = newId<StoryId>()
    await insertStory(
      tx,
      {
        ...freshStory,
        ...{ id: story, workflow: 'writing', section: first.section, edited: true, revision: 1 },
        // Its text is the wire's still; what the wire becomes later is the first story's matter.
        ...{ wire_item: null, wire_version: first.wire_version, wire_updates: 'ignore' },
        ...{ copied_from: first.copied_from ?? first.id, created_at: at, changed_at: at, killed_at: null },
      },
      {
        ...before,
        ...{ story, number: 1, kind: 'save', actor: actor.name, at },
        furniture: language ? translated(before.furniture, first.id, language) : before.furniture,
      },
    )
    await note('copy', story, { from: first.id, revision: before.number })
    return { story, revision: 1 }
  },
})

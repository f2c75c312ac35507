/** A story as it is named to a verb, and finding it for a change. */

import { z } from 'zod'
import { idPattern, type StoryId } from '../base/id.ts'
import { type Refusal, refuse } from '../base/refusal.ts'
import { type Story, storyForChange } from '../store/stories.ts'
import type { Doing } from './action.ts'
import { settleDraft } from './drafts/settle-draft.ts'

export const storyInput = z
  .string()
  .trim()
  .toLowerCase()
  .regex(idPattern, 'is no story’s identity (12 letters and digits, as `dateline stories` lists them)')
  .transform((id) => id as StoryId)

/**
 * The story, locked for this change; refuses one that is unknown or was killed. What editors have written in its draft is its newest revision from here on,
 * whichever verb comes.
 */
export const findStory = async (doing: Pick<Doing, 'tx' | 'clock'>, id: StoryId): Promise<Story | Refusal> => {
  const story = await storyForChange(doing.tx, id)
  if (!story) return refuse('unknown', `There is no story ${id}. «dateline stories» lists them.`)
  if (story.killed_at)
    return refuse('killed', `Story ${id} was killed on ${story.killed_at.toISOString()}; nothing more is done with it.`)
  return settleDraft(doing, story)
}

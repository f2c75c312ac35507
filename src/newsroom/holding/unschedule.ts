/** Unschedule a story: what readers have not seen yet is taken back to the desk, whether its schedule or an embargo holds it. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { takeBackUnseen } from '../../store/publications.ts'
import { changeStory } from '../../store/stories.ts'
import { action } from '../action.ts'
import { findStory, storyInput } from '../story-input.ts'

export const unschedule = action({
  verb: 'unschedule',
  input: z.strictObject({ story: storyInput }),
  async run({ story: id }, doing) {
    const { tx, clock, record } = doing
    const story = await findStory(doing, id)
    if (isRefusal(story)) return story
    const now = clock.now()
    if (!(await takeBackUnseen(tx, { stories: [story.id] }, now)).includes(story.id))
      return refuse('not-live', 'It waits for no time: it is not published, or readers have it already.')
    await changeStory(tx, story.id, { scheduled_for: null, workflow: 'writing', changed_at: now })
    await record('unschedule', story.id, { scheduledFor: story.scheduled_for })
    return { story: story.id }
  },
})

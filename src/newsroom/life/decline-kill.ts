/** Decline an agency's kill of a story that the desk has edited: the story stays, and the audit says who decided so and why. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { endKillAlarm } from '../../store/alarms.ts'
import { action } from '../action.ts'
import { findStory, storyInput } from '../story-input.ts'

export const declineKill = action({
  verb: 'decline-kill',
  input: z.strictObject({
    story: storyInput,
    /** Why the story stays although its agency has killed the wire. */
    reason: z.string().trim().min(1, 'say why').max(2000),
  }),
  async run({ story: id, reason }, doing) {
    const { tx, clock, record } = doing
    const story = await findStory(doing, id)
    if (isRefusal(story)) return story
    if (!(await endKillAlarm(tx, story.id, clock.now())))
      return refuse('invalid', `No kill of an agency waits for a decision about story ${id}.`)
    await record('decline-kill', story.id, { reason })
    return { story: story.id }
  },
})

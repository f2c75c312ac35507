/** Correct a live story, and tell its readers what was wrong. */

import { z } from 'zod'
import { isRefusal, refuse } from '../base/refusal.ts'
import { addCorrection, standingOf } from '../store/publications.ts'
import { changeStory, revisionOf } from '../store/stories.ts'
import { body } from '../story/body.ts'
import { furnitureChange, withChange } from '../story/furniture.ts'
import { visibilityAt } from '../story/status.ts'
import { action } from './action.ts'
import { keepRevision } from './drafts/keep-revision.ts'
import { publishRevision } from './publish.ts'
import { findStory, storyInput } from './story-input.ts'
import { unanswered } from './wires/unanswered.ts'

export const correct = action({
  verb: 'correct',
  input: z.strictObject({
    story: storyInput,
    kind: z.enum(['correction', 'clarification', 'update']).default('correction'),
    /** What readers are told. */
    text: z.string().trim().min(1, 'say what was wrong').max(2000),
    /** The corrected words, where the text itself changes with it. */
    furniture: furnitureChange.optional(),
    body: body.optional(),
  }),
  async run({ story: id, kind, text, furniture: words, body: corrected }, doing) {
    const { tx, actor, clock, record } = doing
    const story = await findStory(doing, id)
    if (isRefusal(story)) return story
    const at = clock.now()
    const standing = await standingOf(tx, story.id)
    const instants = standing && {
      visibleFrom: standing.visible_from,
      expiresAt: standing.expires_at,
      killedAt: standing.killed_at,
    }
    if (!standing || visibilityAt(instants, at) !== 'live') {
      return refuse('not-live', 'Readers have not seen this story: change it with save, no correction is needed.')
    }
    // Readers are shown the correction and nothing else that the desk may have in the making.
    const seen = await revisionOf(tx, story.id, standing.revision)
    let revision = seen
    if (words || corrected) {
      if (standing.revision !== story.revision) {
        return refuse(
          'stale',
          'The story has a newer revision that readers have not seen. Publish it first, then correct.',
        )
      }
      const number = story.revision + 1
      revision = {
        ...seen,
        number,
        kind: 'correct',
        furniture: withChange(seen.furniture, words ?? {}),
        body: corrected ?? seen.body,
        actor: actor.name,
        at,
      }
      await keepRevision(tx, revision, story.section)
      await changeStory(tx, story.id, {
        ...{ revision: number, edited: true, changed_at: at },
        wire_proposed: unanswered(story, words ?? {}),
      })
    }
    await addCorrection(tx, { story: story.id, kind, text, at })
    const published = await publishRevision(doing, { ...story, edited: true }, revision, true, { byItself: true })
    if (isRefusal(published)) return published
    await record('correct', story.id, { kind, text, revision: revision.number })
    return { story: story.id, address: published.address }
  },
})

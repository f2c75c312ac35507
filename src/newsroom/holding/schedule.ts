/** Schedule a story: its newest revision is written for readers now, and they see it from a time to come. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { givenTime, zonedText } from '../../base/zone.ts'
import { standingOf } from '../../store/publications.ts'
import { changeStory, revisionOf } from '../../store/stories.ts'
import { action } from '../action.ts'
import { publishRevision, zoneOf } from '../publish.ts'
import { findStory, storyInput } from '../story-input.ts'
import { embargoOf } from './embargo-of.ts'

export const schedule = action({
  verb: 'schedule',
  input: z.strictObject({
    story: storyInput,
    /** `2026-12-01T06:00` by the clocks of the publication's zone, or with an offset of its own. */
    at: z.string().trim().min(1, 'say when').max(60),
  }),
  async run({ story: id, at }, doing) {
    const { tx, clock, record } = doing
    const story = await findStory(doing, id)
    if (isRefusal(story)) return story
    const now = clock.now()
    const zone = await zoneOf(tx)
    const given = givenTime(at, zone)
    if ('problem' in given) return refuse('invalid', given.problem)
    const shown = zonedText(given.at, zone)
    if (given.at <= now)
      return refuse(
        'invalid',
        `${shown} is past (it is ${zonedText(now, zone)}). Publish it now, or name a time to come.`,
      )
    const standing = await standingOf(tx, story.id)
    if (standing && standing.visible_from <= now)
      return refuse('exists', 'Readers have this story already. Publish its newest revision when it is to be seen.')
    const revision = await revisionOf(tx, story.id, story.revision)
    const embargoed = await embargoOf(tx, story, revision)
    if (isRefusal(embargoed)) return embargoed
    if (embargoed && embargoed > given.at) {
      return refuse(
        'embargoed',
        `It is embargoed until ${zonedText(embargoed, zone)}: schedule it for that time or a later one.`,
      )
    }
    const published = await publishRevision(doing, { ...story, scheduled_for: given.at }, revision, false)
    if (isRefusal(published)) return published
    await changeStory(tx, story.id, { scheduled_for: given.at, workflow: 'ready', changed_at: now })
    const { address, visibleFrom } = published
    await record('schedule', story.id, { revision: revision.number, address, visibleFrom, zone })
    return { ...published, zone, ...(given.note ? { note: given.note } : {}) }
  },
})

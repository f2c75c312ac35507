/** Put the breaking banner over every page, until its end. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { givenTime, zonedText } from '../../base/zone.ts'
import { keepBannerRow } from '../../store/desk/fronts/banners.ts'
import { standingOf } from '../../store/publications.ts'
import { action } from '../action.ts'
import { zoneOf } from '../publish.ts'
import { findStory, storyInput } from '../story-input.ts'

export const keepBanner = action({
  verb: 'keep-banner',
  input: z.strictObject({
    text: z.string().trim().min(1, 'say what is breaking').max(160),
    /** The story that it leads to; with it, it comes and goes. */
    story: storyInput,
    /** When it ends by itself: by the clocks of the publication's zone, or with an offset of its own. */
    until: z.string().trim().min(1, 'say until when').max(60),
  }),
  async run({ text, story: id, until }, doing) {
    const { tx, actor, clock, record } = doing
    const story = await findStory(doing, id)
    if (isRefusal(story)) return story
    const now = clock.now()
    const zone = await zoneOf(tx)
    const given = givenTime(until, zone)
    if ('problem' in given) return refuse('invalid', given.problem)
    if (given.at <= now) return refuse('invalid', `${zonedText(given.at, zone)} is past. Say a time to come.`)
    if (!(await standingOf(tx, story.id)))
      return refuse('not-live', 'This story is not published, so that the banner would lead nowhere. Publish it first.')
    await keepBannerRow(tx, { text, story: story.id, until: given.at, actor: actor.name, at: now })
    await record('keep-banner', null, { text, banner: story.id, until: given.at })
    return { text, story: story.id, until: given.at }
  },
})

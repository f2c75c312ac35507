/** Kill a story: it leaves every page, list and feed at once, and never comes back by a later version of its wire. */

import { z } from 'zod'
import { isRefusal } from '../base/refusal.ts'
import { endKillAlarm } from '../store/alarms.ts'
import { killPublication, standingOf } from '../store/publications.ts'
import { changeStory, wireItemOf } from '../store/stories.ts'
import { killWireItem, lockedItem } from '../store/wires.ts'
import { action } from './action.ts'
import { findStory, storyInput } from './story-input.ts'

export const kill = action({
  verb: 'kill',
  input: z.strictObject({
    story: storyInput,
    /** Why, for the audit; never shown to readers. */
    reason: z.string().trim().min(1, 'say why').max(2000),
    /** What readers are told in the story's place; absent, they read a neutral notice. */
    note: z.string().trim().min(1).max(1000).optional(),
  }),
  async run({ story: id, reason, note }, { tx, clock, record }) {
    // The item before the story: a version that arrives locks them in this order too.
    const item = await wireItemOf(tx, id)
    if (item) await lockedItem(tx, item)
    const story = await findStory(tx, id)
    if (isRefusal(story)) return story
    const at = clock.now()
    const standing = await standingOf(tx, story.id)
    // The tombstone comes first: whatever arrives from now on meets it.
    if (story.wire_item) await killWireItem(tx, story.wire_item, at)
    await changeStory(tx, story.id, { killed_at: at, changed_at: at })
    await killPublication(tx, story.id, at, note ?? null)
    await endKillAlarm(tx, story.id, at)
    await record('kill', story.id, { reason, note: note ?? null, address: standing?.address ?? null })
    return { story: story.id, address: standing?.address }
  },
})

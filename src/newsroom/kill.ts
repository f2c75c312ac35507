/** Kill a story and what was copied from it: they leave every page, list and feed at once, and never come back by a later version of the wire. */

import { z } from 'zod'
import type { StoryId } from '../base/id.ts'
import { isRefusal, type Refusal } from '../base/refusal.ts'
import { endKillAlarm } from '../store/alarms.ts'
import { deleteDraft } from '../store/drafts/drafts.ts'
import { killPublication, standingOf } from '../store/publications.ts'
import { changeStory, copiesOf, type Story, wireItemOf } from '../store/stories.ts'
import { killWireItem, lockedItem } from '../store/wires.ts'
import { action, type Doing } from './action.ts'
import { settleDraft } from './drafts/settle-draft.ts'
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
  async run({ story: id, reason, note }, doing): Promise<Killed | Refusal> {
    const { tx } = doing
    // The item before the story: a version that arrives locks them in this order too.
    const item = await wireItemOf(tx, id)
    if (item) await lockedItem(tx, item)
    const story = await findStory(doing, id)
    if (isRefusal(story)) return story
    const address = await killStory(story, { reason, note }, doing)
    // What is wrong with a story is wrong with what was copied from it.
    const copies = await copiesOf(tx, story.id)
    for (const copy of copies) await killStory(copy, { reason, note }, doing)
    return { story: story.id, address, ...(copies.length > 0 ? { copies: copies.map((copy) => copy.id) } : {}) }
  },
})

export type Killed = { story: StoryId; address: string | undefined; copies?: StoryId[] }

/** Kills this one story, which is locked; answers where it stood. */
export const killStory = async (
  story: Story,
  { reason, note = null }: { reason: string; note?: string | null | undefined },
  doing: Doing,
): Promise<string | undefined> => {
  const { tx, clock, record } = doing
  const at = clock.now()
  const standing = await standingOf(tx, story.id)
  // The tombstone comes first: whatever arrives from now on meets it.
  if (story.wire_item) await killWireItem(tx, story.wire_item, at)
  // What was written in its draft is kept as a revision, which nobody is shown; the draft itself ends for everybody who has it open.
  await settleDraft(doing, story)
  await deleteDraft(tx, story.id)
  await changeStory(tx, story.id, { killed_at: at, changed_at: at })
  await killPublication(tx, story.id, at, note)
  await endKillAlarm(tx, story.id, at)
  await record('kill', story.id, { reason, note, address: standing?.address ?? null })
  return standing?.address
}

/** Embargo a story by hand, until a time; or lift the embargo that it has. */

import { z } from 'zod'
import type { StoryId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { givenTime, zonedText } from '../../base/zone.ts'
import { standingOf } from '../../store/publications.ts'
import { changeStory, type Revision, revisionOf, type Story } from '../../store/stories.ts'
import { action, type Doing } from '../action.ts'
import { keepRevision } from '../drafts/keep-revision.ts'
import { type Published, publishRevision, zoneOf } from '../publish.ts'
import { findStory, storyInput } from '../story-input.ts'
import { holdStory } from './hold.ts'

export type Embargoed = {
  story: StoryId
  revision: number
  /** Until when, in words with the zone; null where it was lifted. */
  until: string | null
  address?: string
  note?: string
}

export const embargo = action({
  verb: 'embargo',
  input: z.strictObject({
    story: storyInput,
    /** `2026-12-01T06:00` by the clocks of the publication's zone, or with an offset of its own; null lifts the embargo. */
    until: z.string().trim().min(1, 'say until when').max(60).nullable(),
    /** What was agreed, and with whom: for the audit. */
    reason: z.string().trim().min(1, 'say why').max(2000),
  }),
  async run({ story: id, until, reason }, doing): Promise<Embargoed | Refusal> {
    const { tx, clock, record } = doing
    const story = await findStory(doing, id)
    if (isRefusal(story)) return story
    const now = clock.now()
    const zone = await zoneOf(tx)
    const given = until === null ? undefined : givenTime(until, zone)
    if (given && 'problem' in given) return refuse('invalid', given.problem)
    if (given && given.at <= now)
      return refuse('invalid', `${zonedText(given.at, zone)} is past: an embargo ends at a time to come, or is lifted.`)
    const standing = await standingOf(tx, story.id)
    if (given && standing && standing.visible_from <= now)
      return refuse('exists', 'Readers have this story already: an embargo comes too late. Kill it if it must go.')
    const end = given?.at ?? null
    const number = await writeEmbargo(doing, story, end)
    const published =
      standing && standing.visible_from > now
        ? await renewUnseen(doing, story, standing.revision, number, end)
        : undefined
    if (isRefusal(published)) return published
    const words = end && zonedText(end, zone)
    await record('embargo', story.id, {
      until: end,
      zone,
      reason,
      revision: number,
      address: published?.address ?? null,
    })
    return {
      ...{ story: story.id, revision: number, until: words },
      ...(published ? { address: published.address } : {}),
      ...(given?.note ? { note: given.note } : {}),
    }
  },
})

const withEmbargo = (revision: Revision, end: Date | null): Revision => ({
  ...revision,
  furniture: { ...revision.furniture, embargo: end && { until: end.toISOString() } },
})

/** A revision with this embargo; what came with the story under an embargo and what was copied from it follow. */
const writeEmbargo = async ({ tx, actor, clock }: Doing, story: Story, end: Date | null): Promise<number> => {
  const at = clock.now()
  const before = await revisionOf(tx, story.id, story.revision)
  const number = story.revision + 1
  const revision: Revision = { ...withEmbargo(before, end), number, kind: 'save', actor: actor.name, at }
  await keepRevision(tx, revision, story.section)
  await changeStory(tx, story.id, { revision: number, embargo_until: end, changed_at: at })
  await holdStory(tx, story, end, at)
  return number
}

/** Writes anew what readers have not seen yet: the revision that was published, under the new embargo and nothing else that the desk may have in the making. */
const renewUnseen = async (
  doing: Doing,
  story: Story,
  published: number,
  number: number,
  end: Date | null,
): Promise<Published | Refusal> => {
  const seen = withEmbargo(await revisionOf(doing.tx, story.id, published), end)
  const current = published === story.revision ? { ...seen, number } : seen
  return publishRevision(doing, { ...story, embargo_until: end }, current, false, { byItself: true })
}

/** Publish a story's newest revision: readers see it from now on, or from the end of its embargo. */

import { z } from 'zod'
import type { StoryId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { zonedText } from '../base/zone.ts'
import type { Tx } from '../store/database.ts'
import { killedAmong } from '../store/pictures.ts'
import { delayUnseen, firstOf, standingOf, writePublication } from '../store/publications.ts'
import { bareEdition, profilesOf, readEdition } from '../store/settings.ts'
import { changeStory, type Revision, revisionOf, type Story } from '../store/stories.ts'
import { versionFacts, type WireVersion } from '../store/wires.ts'
import { publishingChecks } from '../story/checks.ts'
import { embargoEnd, lastOf } from '../story/embargo.ts'
import { picturesOf, withoutPictures } from '../story/pictures.ts'
import { action, type Doing } from './action.ts'
import { embargoOf } from './holding/embargo-of.ts'
import { publicationOf } from './publication-of.ts'
import { ownShareOf } from './rights/indexing.ts'
import { publishingRights } from './rights/publishing-rights.ts'
import { findStory, storyInput } from './story-input.ts'

export type Published = {
  story: StoryId
  address: string
  visibleFrom: Date
  /** When readers will see it, with its zone, where that is still to come. */
  held?: string
  /** Why pictures of it are not shown, each as a sentence. */
  without?: string[]
}

export const publish = action({
  verb: 'publish',
  input: z.strictObject({
    story: storyInput,
    /** Whether readers are told that it was updated; only of a story that is published already. */
    updated: z.boolean().default(false),
  }),
  async run({ story: id, updated }, doing): Promise<Published | Refusal> {
    const found = await findStory(doing, id)
    if (isRefusal(found)) return found
    // Whoever publishes means now: what was scheduled is not any more.
    const story = { ...found, scheduled_for: null }
    if (found.scheduled_for) await changeStory(doing.tx, id, { scheduled_for: null })
    const revision = await revisionOf(doing.tx, story.id, story.revision)
    return publishStory(doing, { story, revision, updated })
  },
})

type StatusOfWire = Pick<WireVersion, 'status' | 'version_created'>

/** Publishes this revision of a story that is locked; refuses before it writes anything. `version` is the wire's, where it is at hand. */
export const publishStory = async (
  doing: Doing,
  { story, revision, version, updated }: { story: Story; revision: Revision; version?: StatusOfWire; updated: boolean },
): Promise<Published | Refusal> => {
  const published = await publishRevision(doing, story, revision, updated, { version })
  if (isRefusal(published)) return published
  await changeStory(doing.tx, story.id, { workflow: 'ready', changed_at: doing.clock.now() })
  const { address, visibleFrom, without } = published
  await doing.record('publish', story.id, { revision: revision.number, address, visibleFrom, without })
  return published
}

/**
 * Writes what readers see of the story from this revision, for whichever verb wants it so. `version` is its wire's, where that is at hand; `byItself`: nobody
 * sits before it who could write what a picture lacks, or they do something else with what readers see already.
 */
export const publishRevision = async (
  { tx, clock }: Doing,
  story: Story,
  written: Revision,
  updated: boolean,
  { version, byItself = false }: { version?: StatusOfWire | undefined; byItself?: boolean } = {},
): Promise<Published | Refusal> => {
  const now = clock.now()
  const wire = version ?? (story.wire_version === null ? undefined : await versionFacts(tx, story.wire_version))
  const withheld = refuseWithheld(wire, written, now)
  if (withheld) return withheld
  const weighed = await publishingRights(tx, story, written, now)
  if (isRefusal(weighed)) return weighed
  const missing = publishingChecks(written, { credits: weighed.credits, edited: story.edited && !byItself })
  if (missing.length > 0) {
    const isUnread = written.furniture.embargo && 'unreadable' in written.furniture.embargo
    return refuse(isUnread ? 'embargoed' : 'incomplete', missing.join(' '))
  }
  const profiles = await profilesOf(tx, written.furniture.by)
  const inOrder = written.furniture.by.flatMap((slug) => profiles.filter((profile) => profile.slug === slug))
  if (inOrder.length === 0) return refuse('incomplete', 'Nobody of its byline has a profile: choose another byline.')
  const revision = await withLivePictures(tx, written, weighed.usedUp)
  const embargoed = await embargoOf(tx, story, revision)
  if (isRefusal(embargoed)) return embargoed
  const standing = await standingOf(tx, story.id)
  const later = lastOf(embargoed, weighed.rights.from)
  if (standing && standing.visible_from <= now && later && later > now) {
    return refuse(
      'embargoed',
      `This text is embargoed until ${later.toISOString()}; readers go on seeing the one before it.`,
    )
  }
  const { publication, text } = publicationOf({
    ...{ story, revision, profiles: inOrder, standing, updated, now, rights: weighed.rights },
    wireTime: story.edited ? undefined : (wire?.version_created ?? undefined),
    heldUntil: lastOf(embargoed, story.scheduled_for),
    ownShare: await ownShareOf(tx, story, revision),
    translationOf: await firstOf(tx, story.id, revision.furniture.translationOf || null),
  })
  await writePublication(tx, publication, text)
  const { address, visible_from: visibleFrom } = publication
  const { without } = weighed
  const published = { story: story.id, address, visibleFrom, ...(without.length > 0 ? { without } : {}) }
  if (visibleFrom <= now) return published
  if (embargoed && embargoed > now) await delayUnseen(tx, { stories: [story.id] }, embargoed, now)
  return { ...published, held: zonedText(visibleFrom, await zoneOf(tx)) }
}

/** One that was embargoed until a time to come is withheld for no other reason, and that time holds it. */
export const refuseWithheld = (
  wire: StatusOfWire | undefined,
  { furniture }: Pick<Revision, 'furniture'>,
  now: Date,
): Refusal | undefined => {
  const until = embargoEnd(furniture.embargo)
  const isHeld =
    wire?.status === 'withheld' && !(until && (until > now || (wire.version_created && until > wire.version_created)))
  return isHeld
    ? refuse('held', 'The agency withholds this text. It may be published when a usable version arrives.')
    : undefined
}

/** The zone in which the newsroom reads and is told times. */
export const zoneOf = async (tx: Tx): Promise<string> => ((await readEdition(tx)) ?? bareEdition).zone

/** The revision without pictures that were killed since it was written, and without those that another story has used up. */
const withLivePictures = async (tx: Tx, revision: Revision, usedUp: ReadonlySet<string>): Promise<Revision> => {
  const { furniture, body } = revision
  const illustrated = { ...furniture, body }
  const gone = new Set([...usedUp, ...(await killedAmong(tx, picturesOf(illustrated)))])
  if (gone.size === 0) return revision
  const { body: left, lead, pictures } = withoutPictures(illustrated, gone)
  return { ...revision, body: left, furniture: { ...furniture, lead, pictures } }
}

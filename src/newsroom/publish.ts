/** Publish a story's newest revision: readers see it from now on, or from the end of its embargo. */

import { z } from 'zod'
import type { StoryId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import type { Tx } from '../store/database.ts'
import { killedAmong } from '../store/pictures.ts'
import { standingOf, writePublication } from '../store/publications.ts'
import { profilesOf } from '../store/settings.ts'
import { changeStory, type Revision, revisionOf, type Story } from '../store/stories.ts'
import { versionFacts, type WireVersion } from '../store/wires.ts'
import { publishingChecks } from '../story/checks.ts'
import { embargoEnd } from '../story/embargo.ts'
import { picturesOf, withoutPictures } from '../story/pictures.ts'
import { action, type Doing } from './action.ts'
import { publicationOf } from './publication-of.ts'
import { publishingRights } from './publishing-rights.ts'
import { findStory, storyInput } from './story-input.ts'

/** `without`: why pictures of it are not shown, each as a sentence. */
export type Published = { story: StoryId; address: string; visibleFrom: Date; without?: string[] }

export const publish = action({
  verb: 'publish',
  input: z.strictObject({
    story: storyInput,
    /** Whether readers are told that it was updated; only of a story that is published already. */
    updated: z.boolean().default(false),
  }),
  async run({ story: id, updated }, doing): Promise<Published | Refusal> {
    const story = await findStory(doing.tx, id)
    if (isRefusal(story)) return story
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
  const published = await publishRevision(doing, story, revision, updated, version)
  if (isRefusal(published)) return published
  await changeStory(doing.tx, story.id, { workflow: 'ready', changed_at: doing.clock.now() })
  const { address, visibleFrom, without } = published
  await doing.record('publish', story.id, { revision: revision.number, address, visibleFrom, without })
  return published
}

/** Writes what readers see of the story from this revision, for whichever verb wants it so. */
export const publishRevision = async (
  { tx, clock }: Doing,
  story: Story,
  revision: Revision,
  updated: boolean,
  version?: StatusOfWire,
): Promise<Published | Refusal> => {
  const now = clock.now()
  const wire = version ?? (story.wire_version === null ? undefined : await versionFacts(tx, story.wire_version))
  // One that is embargoed until a time to come is withheld for no other reason, and that time holds it.
  const until = embargoEnd(revision.furniture.embargo)
  if (wire?.status === 'withheld' && !(until && until > now)) {
    return refuse('held', 'The agency withholds this text. It may be published when a usable version arrives.')
  }
  const weighed = await publishingRights(tx, story, revision, now)
  if (isRefusal(weighed)) return weighed
  const missing = publishingChecks(revision, weighed.credits)
  if (missing.length > 0) {
    const held = revision.furniture.embargo && 'unreadable' in revision.furniture.embargo
    return refuse(held ? 'embargoed' : 'incomplete', missing.join(' '))
  }
  const profiles = await profilesOf(tx, revision.furniture.by)
  const inOrder = revision.furniture.by.flatMap((slug) => profiles.filter((profile) => profile.slug === slug))
  if (inOrder.length === 0) return refuse('incomplete', 'Nobody of its byline has a profile: choose another byline.')
  const standing = await standingOf(tx, story.id)
  const { from } = weighed.rights
  const later = from && until ? (from > until ? from : until) : (from ?? until)
  if (standing && standing.visible_from <= now && later && later > now) {
    return refuse(
      'embargoed',
      `This text is embargoed until ${later.toISOString()}; readers go on seeing the one before it.`,
    )
  }
  const { publication, text } = publicationOf({
    story,
    revision: await withLivePictures(tx, revision, weighed.usedUp),
    rights: weighed.rights,
    profiles: inOrder,
    standing,
    wireTime: story.edited ? undefined : (wire?.version_created ?? undefined),
    updated,
    now,
  })
  await writePublication(tx, publication, text)
  const { without } = weighed
  const published = { story: story.id, address: publication.address, visibleFrom: publication.visible_from }
  return without.length > 0 ? { ...published, without } : published
}

/** The revision without pictures that were killed since it was written, and without those that another story has used up. */
const withLivePictures = async (tx: Tx, revision: Revision, usedUp: ReadonlySet<string>): Promise<Revision> => {
  const { furniture, body } = revision
  const illustrated = { ...furniture, body }
  const gone = new Set([...usedUp, ...(await killedAmong(tx, picturesOf(illustrated)))])
  if (gone.size === 0) return revision
  const { body: left, lead, pictures } = withoutPictures(illustrated, gone)
  return { ...revision, body: left, furniture: { ...furniture, lead, pictures } }
}

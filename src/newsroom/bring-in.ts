/** Brings a later version of its wire into a story: by itself, as far as policy and desk allow, or as a person has decided. */

import type { StoryId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import type { Tx } from '../store/database.ts'
import { standingOf } from '../store/publications.ts'
import { changeStory, type Revision, type Story } from '../store/stories.ts'
import { versionFacts, type WireVersion } from '../store/wires.ts'
import type { Body } from '../story/body.ts'
import type { Field, Framed } from '../story/merge-furniture.ts'
import type { Doing } from './action.ts'
import { keepRevision } from './drafts/keep-revision.ts'
import { publishRevision } from './publish.ts'
import { findStory } from './story-input.ts'
import { keepPeople } from './take.ts'
import { type WireUpdate, wireUpdateOf } from './wires/wire-update.ts'

/** What came of it: the text is in the story, and on its page where `address` says so, or it waits for the desk. */
export type Updated = {
  story: StoryId
  revision: number
  address: string | undefined
  waiting: boolean
  /** Places that desk and agency have both changed, while it waits for a decision on them. */
  conflicts: number
  /** Furniture that the agency has otherwise and the desk has not answered for. */
  proposals: Field[]
  /** Why it waits, or why readers do not see it yet. */
  note: string | undefined
}

/**
 * What happens when a version arrives, or when what held it is over: by the story's policy it is merged, or waits. Refuses with `exists` where there is
 * nothing to do, and else where it may not be shown yet; it then waits too, and whoever calls undoes what was written and says so.
 */
export const bringInByItself = async (id: StoryId, doing: Doing): Promise<Updated | Refusal> => {
  const story = await findStory(doing, id)
  if (isRefusal(story)) return story
  if (story.wire_updates === 'ignore') return refuse('exists', 'The desk ignores later versions of this wire.')
  const found = await wireUpdateOf(doing.tx, story)
  if (isRefusal(found)) return found
  const { version, merged, frame } = found
  if (await isRefused(doing.tx, story, version)) return refuse('exists', 'The desk has refused this version.')
  const conflicts = merged.conflicts.length
  if (story.wire_updates === 'propose' || conflicts > 0 || frame.asks) return wait(story, found, doing)
  const open = frame.proposals.map(({ field }) => field)
  return writeUpdate(doing, story, found, { body: merged.body, frame, open, updated: false })
}

/** A version that is told again, because a picture has come to it, is refused with it. */
const isRefused = async (tx: Tx, { wire_refused: id }: Story, version: WireVersion): Promise<boolean> =>
  id !== null && (id === version.id || (await versionFacts(tx, id))?.hash === version.hash)

/** What the desk has changed is never overwritten: the version waits until a person looks at it. Waiting already, it waits no louder. */
const wait = async (story: Story, { item, version, merged, frame }: WireUpdate, doing: Doing): Promise<Updated> => {
  const conflicts = merged.conflicts.length
  if (story.wire_waiting !== version.id) {
    await changeStory(doing.tx, story.id, { wire_waiting: version.id, changed_at: doing.clock.now() })
    await doing.record('update', story.id, { wire: item.id, version: version.version, waiting: true, conflicts })
  }
  const places = `${conflicts} ${conflicts === 1 ? 'place is' : 'places are'} in conflict`
  const why =
    conflicts > 0
      ? `The desk has edited the story: the new version waits for it, ${places}.`
      : frame.asks
        ? 'The desk has set another embargo than the agency: the new version waits for it.'
        : 'The desk looks at later versions of this story first: the new version waits for it.'
  return {
    ...{ story: story.id, revision: story.revision, address: undefined, waiting: true, conflicts },
    ...{ proposals: frame.proposals.map(({ field }) => field), note: why },
  }
}

export type Written = {
  body: Body
  frame: Framed
  /** Proposals that stay open. */
  open: Field[]
  /** Whether readers are told that the story was updated now. */
  updated: boolean
}

/**
 * Writes the merged text as a revision that stands on the new version. Readers see it at once where they have seen the desk's newest revision; what the desk
 * has still in the making is not published by a wire. Refuses where it may not be shown (embargoed, withheld): whoever calls undoes the rest.
 */
export const writeUpdate = async (
  doing: Doing,
  story: Story,
  { item, version, drafted }: Pick<WireUpdate, 'item' | 'version' | 'drafted'>,
  { body, frame, open, updated }: Written,
): Promise<Updated | Refusal> => {
  const { tx, actor, clock, record } = doing
  const at = clock.now()
  const number = story.revision + 1
  const { section, furniture } = frame
  const revision: Revision = {
    ...{ story: story.id, number, kind: 'update', furniture, body },
    ...{ wire_version: version.id, actor: actor.name, at },
  }
  if (!story.edited || furniture.by.some((slug) => drafted.people.some((person) => person.slug === slug)))
    await keepPeople(tx, drafted)
  await keepRevision(tx, revision, section)
  const change = {
    ...{ revision: number, section, wire_version: version.id, wire_waiting: null, wire_refused: null },
    ...{ wire_proposed: open as string[], changed_at: at },
  }
  await changeStory(tx, story.id, change)
  const standing = await standingOf(tx, story.id)
  const isSeen = standing && (!story.edited || standing.revision === story.revision)
  const published = isSeen
    ? await publishRevision(doing, { ...story, ...change }, revision, updated, { byItself: true })
    : undefined
  if (isRefusal(published)) return published
  await record('update', story.id, {
    ...{ wire: item.id, version: version.version, revision: number },
    ...(story.edited ? { merged: true, proposals: open } : {}),
  })
  const unseen =
    standing && !isSeen ? 'It is in the desk’s text, which readers have not seen yet: publish it.' : undefined
  const proposed = open.length > 0 ? `It is merged; proposed: ${open.join(', ')}.` : undefined
  return {
    ...{ story: story.id, revision: number, address: published?.address, waiting: false, conflicts: 0 },
    ...{ proposals: open, note: [unseen, proposed].filter(Boolean).join(' ') || undefined },
  }
}

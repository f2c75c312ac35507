/** Update a story from its wire as a person decides: accept the newest version, refuse it, or say what becomes of later ones. */

import { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { standingOf } from '../store/publications.ts'
import { changeStory, type Story } from '../store/stories.ts'
import { newestOfChain } from '../store/wires.ts'
import { choice, resolve } from '../story/merge.ts'
import { type Field, proposable, withFields } from '../story/merge-furniture.ts'
import { action, type Doing } from './action.ts'
import { type Updated, writeUpdate } from './bring-in.ts'
import { keepRevision } from './drafts/keep-revision.ts'
import { publishRevision } from './publish.ts'
import { findStory, storyInput } from './story-input.ts'
import { keepPeople } from './take.ts'
import { openProposals, wireUpdateOf } from './wires/wire-update.ts'

/** A form of the desk sends text. */
const yes = z.union([z.boolean(), z.literal('true').transform(() => true)])

const input = z.strictObject({
  story: storyInput,
  /** The revision and the wire's version that were looked at; needed where anything is chosen. */
  revision: z.coerce.number().int().positive().optional(),
  version: z.coerce
    .string()
    .regex(/^\d{1,18}$/, 'is no version such as GET /api/update/STORY tells')
    .optional(),
  /** What is to stand at each conflict, by its id. */
  choices: z.record(z.string(), choice).default({}),
  /** Which of the agency's proposals are taken over; those that are not named are refused. */
  furniture: z.partialRecord(z.enum(proposable), z.enum(['ours', 'theirs'])).default({}),
  /** Whether readers are told that the story was updated. */
  updated: yes.default(false),
  /** Skips this version: the story stays as it is, a later version is a new question. */
  refuse: yes.default(false),
  /** What becomes of later versions by themselves; given, nothing else is done. */
  policy: z.enum(['apply', 'propose', 'ignore']).optional(),
})
type Given = z.output<typeof input>

export const update = action({
  verb: 'update',
  input,
  async run(given, doing): Promise<Updated | Refusal> {
    const story = await findStory(doing, given.story)
    if (isRefusal(story)) return story
    if (given.policy) return setPolicy(story, given.policy, doing)
    return given.refuse ? refuseVersion(story, given, doing) : accept(story, given, doing)
  },
})

const unchanged = (story: Story, note?: string): Updated => ({
  ...{ story: story.id, revision: story.revision, address: undefined, waiting: false },
  ...{ conflicts: 0, proposals: [], note },
})

const setPolicy = async (story: Story, policy: Story['wire_updates'], { tx, clock, record }: Doing) => {
  if (story.wire_item === null)
    return refuse('invalid', 'This story comes from no wire: there are no later versions of it.')
  const waiting = policy === 'ignore' ? { wire_waiting: null } : {}
  await changeStory(tx, story.id, { wire_updates: policy, ...waiting, changed_at: clock.now() })
  await record('update', story.id, { policy, before: story.wire_updates })
  return unchanged(story)
}

const refuseVersion = async (story: Story, { version: seen }: Given, { tx, clock, record }: Doing) => {
  const version = story.wire_item === null ? undefined : await newestOfChain(tx, story.wire_item)
  const isOpen = version && version.id !== story.wire_version
  if (!isOpen && story.wire_proposed.length === 0)
    return refuse('exists', 'No version of its wire waits for this story: there is nothing to refuse.')
  if (isOpen && seen !== undefined && seen !== version.id) return anotherVersion
  await changeStory(tx, story.id, {
    ...(isOpen ? { wire_refused: version.id, wire_waiting: null } : { wire_proposed: [] }),
    changed_at: clock.now(),
  })
  await record('update', story.id, {
    ...{ wire: story.wire_item, refused: true },
    ...(isOpen ? { version: version.version } : { proposals: story.wire_proposed }),
  })
  return unchanged(story)
}

const anotherVersion = refuse('stale', 'The agency has sent another version since you looked. Look at it, then decide.')

const accept = async (story: Story, given: Given, doing: Doing): Promise<Updated | Refusal> => {
  const found = await wireUpdateOf(doing.tx, story)
  if (isRefusal(found)) return found.refused === 'exists' ? takeProposals(story, given, doing, found) : found
  const unseen = notSeen(story, given)
  if (unseen) return unseen
  if (given.version !== undefined && given.version !== found.version.id) return anotherVersion
  const body = resolve(found.merged, given.choices)
  if (isRefusal(body)) return body
  const { frame } = found
  if (frame.asks && given.furniture.embargo === undefined)
    return refuse('embargoed', 'Desk and agency have set different embargoes: choose one («furniture.embargo»).')
  const taken = takenOf(
    given,
    frame.proposals.map(({ field }) => field),
  )
  if (isRefusal(taken)) return taken
  return writeUpdate(doing, story, found, {
    ...{ body, frame: withFields(frame, found.drafted, taken), open: [] },
    // Copy that nobody has edited is the agency's, which says itself that it is new.
    updated: given.updated,
  })
}

/** Whoever chooses has seen two texts; both must still be those. */
const notSeen = (story: Story, { revision, version, choices, furniture }: Given): Refusal | undefined => {
  const chooses = Object.keys(choices).length + Object.keys(furniture).length > 0
  if (chooses && (revision === undefined || version === undefined))
    return refuse(
      'invalid',
      'Say what you have looked at («revision» and «version»), so that you decide on what is there.',
    )
  if (revision !== undefined && revision !== story.revision)
    return refuse(
      'stale',
      `Somebody has saved revision ${story.revision} since you looked at revision ${revision}. Look at the update again.`,
    )
  return undefined
}

const takenOf = ({ furniture }: Given, proposed: readonly Field[]): Field[] | Refusal => {
  const stray = proposable.find((field) => furniture[field] !== undefined && !proposed.includes(field))
  if (stray) return refuse('invalid', `The agency proposes no other ${stray}: look at the update again.`)
  return proposed.filter((field) => furniture[field] === 'theirs')
}

/** Answers proposals of the version on which the story stands already. */
const takeProposals = async (
  story: Story,
  given: Given,
  doing: Doing,
  nothing: Refusal,
): Promise<Updated | Refusal> => {
  const { tx, clock, actor, record } = doing
  const open = await openProposals(tx, story)
  if (!open) return nothing
  const unseen = notSeen(story, given)
  if (unseen) return unseen
  if (given.version !== undefined && given.version !== story.wire_version) return anotherVersion
  const taken = takenOf(
    given,
    open.frame.proposals.map(({ field }) => field),
  )
  if (isRefusal(taken)) return taken
  if (taken.includes('by')) await keepPeople(tx, open.drafted)
  const at = clock.now()
  const { section, furniture } = withFields(
    { section: story.section, furniture: open.revision.furniture },
    open.drafted,
    taken,
  )
  const number = story.revision + (taken.length > 0 ? 1 : 0)
  const change = { revision: number, section, wire_proposed: [] as string[], changed_at: at }
  await changeStory(tx, story.id, change)
  await record('update', story.id, { wire: story.wire_item, revision: number, taken })
  if (taken.length === 0) return unchanged(story)
  const revision = { ...open.revision, number, kind: 'update' as const, furniture, actor: actor.name, at }
  await keepRevision(tx, revision, section)
  const standing = await standingOf(tx, story.id)
  const isSeen = standing?.revision === story.revision
  const published = isSeen
    ? await publishRevision(doing, { ...story, ...change }, revision, given.updated, { byItself: true })
    : undefined
  if (isRefusal(published)) return published
  return { ...unchanged({ ...story, ...change }), address: published?.address }
}

/** One item of a wire: matched, kept as a version, and followed by what it means for our stories. One transaction. */

import { newId, type StoryId, type WireItemId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import type { Doing } from '../newsroom/action.ts'
import { kill } from '../newsroom/kill.ts'
import { publish } from '../newsroom/publish.ts'
import { take } from '../newsroom/take.ts'
import { update } from '../newsroom/update.ts'
import { savepoint } from '../store/database.ts'
import { changeStory, type Story, storyOfWire } from '../store/stories.ts'
import type { Supplier } from '../store/suppliers.ts'
import {
  addVersion,
  itemForChange,
  killWireItem,
  type Listed,
  listItem,
  newestVersion,
  versionsOf,
  type WireItem,
  type WireVersion,
} from '../store/wires.ts'
import { bodyText } from '../story/body.ts'
import type { Copy } from '../wire/copy.ts'
import { withoutRevision } from '../wire/identity.ts'
import type { NewsObject } from '../wire/item.ts'
import { keepPictures } from './keep-pictures.ts'
import { match } from './match.ts'
import type { Beside } from './pictures-beside.ts'

/** What became of an item. */
export type Outcome = 'new' | 'update' | 'same' | 'older' | 'kill' | 'killed' | 'withheld' | 'service' | 'quarantined'

export type Handled = {
  outcome: Outcome
  headline: string
  story?: StoryId
  address?: string
  /** What a person should know: why it is held, what is missing. */
  note?: string
}

export type ArrivingItem = {
  item: NewsObject
  copy: Copy
  hash: string
  arrival: string
  supplier: Supplier
  /** Whether what may be published is taken and published at once. */
  publish: boolean
  beside: Beside
}

export const handleItem = async (arriving: ArrivingItem, doing: Doing): Promise<Handled | Refusal> => {
  const { copy, supplier } = arriving
  const { tx, clock } = doing
  const { headline } = copy
  if (copy.service) return { outcome: 'service', headline }
  if (copy.kill) return killNamed(arriving, copy.kill, doing)
  const listed = listingOf(copy, clock.now())
  const item = await itemForChange(tx, { id: newId<WireItemId>(), supplier: supplier.slug, uri: copy.uri }, listed)
  if (item.killed_at)
    return { outcome: 'killed', headline, note: 'The item was killed before; no later version of it is used.' }
  const matched = item.made ? 'new' : match(copy, arriving.hash, await versionsOf(tx, item.id))
  let absent: string[] = []
  if (matched === 'new' || matched === 'update') {
    const before = matched === 'update' ? (await newestVersion(tx, item.id))?.pictures : undefined
    const came = await keepPictures(tx, supplier, copy.pictures, arriving.beside, clock.now(), before)
    absent = came.absent
    await keepVersion(arriving, item, came, doing)
    if (!item.made) await listItem(tx, item.id, listed)
  }
  const followed = matched === 'older' ? {} : await follow(arriving, item, doing, item.made)
  const missing = absent.length > 0 ? `without ${absent.join(', ')}, which did not come or is no picture` : undefined
  const note = [followed.note, missing].filter(Boolean).join('; ')
  const outcome = copy.status === 'withheld' && matched !== 'same' ? 'withheld' : matched
  return { outcome, headline, ...followed, ...(note ? { note } : {}) }
}

const keepVersion = (
  { item: ninjs, copy, hash, arrival }: ArrivingItem,
  item: WireItem,
  { pictures, absent }: { pictures: WireVersion['pictures']; absent: string[] },
  { tx, clock }: Doing,
): Promise<string> =>
  addVersion(tx, {
    item: item.id,
    arrival,
    version: copy.version ?? null,
    version_created: copy.versionCreated ?? null,
    status: copy.status,
    hash,
    ninjs,
    pictures,
    absent,
    received_at: clock.now(),
  })

/** What the desk finds an item by. */
const listingOf = ({ headline, slugline, keywords, body }: Copy, received_at: Date): Listed => ({
  headline,
  words: [headline, slugline, ...keywords, bodyText(body)].filter(Boolean).join('\n'),
  received_at,
})

/** What a version means for the story that was taken from its item, or for one that may be taken now. */
export const follow = async (
  { copy, publish: wanted }: Pick<ArrivingItem, 'copy' | 'publish'>,
  item: WireItem,
  doing: Doing,
  /** Whether the item has only just come, so that no story can be taken from it yet. */
  made = false,
): Promise<Omit<Handled, 'outcome' | 'headline'>> => {
  const story = made ? undefined : await storyOfWire(doing.tx, item.id)
  if (!story) return wanted && copy.type === 'text' ? takeAndPublish(item, doing) : {}
  const known = { story: story.id }
  if (story.wire_updates === 'ignore') return { ...known, note: 'The desk ignores later versions of this wire.' }
  const updated = await tried(doing, () => update.run({ story: story.id }, doing))
  if (isRefusal(updated) && updated.refused !== 'exists') {
    await waitForDesk(story, item, doing)
    return { ...known, note: updated.sentence }
  }
  if (!isRefusal(updated)) {
    if (updated.waiting) return { ...known, note: 'The desk has edited the story: the new version waits for it.' }
    if (updated.address) return { ...known, address: updated.address }
  }
  return wanted && story.workflow === 'taken' && !story.edited ? published(story, doing) : known
}

/** A version that may not be shown yet (embargoed, withheld) waits where the desk sees it, and can be brought in when it may. */
const waitForDesk = async (story: Story, item: WireItem, { tx, clock }: Doing): Promise<void> => {
  const version = await newestVersion(tx, item.id)
  if (!version || version.id === story.wire_waiting || story.killed_at) return
  await changeStory(tx, story.id, { wire_waiting: version.id, changed_at: clock.now() })
}

const takeAndPublish = async (item: WireItem, doing: Doing): Promise<Omit<Handled, 'outcome' | 'headline'>> => {
  const taken = await tried(doing, () => take.run({ wire: item.id }, doing))
  return isRefusal(taken) ? { note: taken.sentence } : published({ id: taken.story }, doing)
}

const published = async ({ id }: Pick<Story, 'id'>, doing: Doing): Promise<Omit<Handled, 'outcome' | 'headline'>> => {
  const done = await tried(doing, () => publish.run({ story: id, updated: false }, doing))
  if (isRefusal(done)) return { story: id, note: `not published: ${done.sentence}` }
  const { address, visibleFrom } = done
  const held = visibleFrom > doing.clock.now() ? `held: embargoed until ${visibleFrom.toISOString()}` : undefined
  return { story: id, address, ...(held ? { note: held } : {}) }
}

/** Runs a verb inside the item's transaction; its refusal undoes the verb and leaves the item kept. */
const tried = async <Done>({ tx }: Doing, work: () => Promise<Done | Refusal>): Promise<Done | Refusal> => {
  await savepoint(tx, 'savepoint verb')
  const done = await work()
  await savepoint(tx, isRefusal(done) ? 'rollback to savepoint verb' : 'release savepoint verb')
  return done
}

/** A notice names an item as its agency prints it, which for NewsML 1 is with the revision (RFC 3085, clause 2.1): the item is meant. */
const namesOf = (uri: string): string[] => [uri, withoutRevision(uri, /(\d+)[A-Z]?$/i.exec(uri)?.[1])]

/** A kill reaches every item that it names, those not seen yet included: a tombstone waits for them. */
const killNamed = async (
  arriving: ArrivingItem,
  words: NonNullable<Copy['kill']>,
  doing: Doing,
): Promise<Handled | Refusal> => {
  const { copy, supplier, hash } = arriving
  const { tx, clock, actor } = doing
  const at = clock.now()
  const dead: StoryId[] = []
  // In one order, so that two notices that name the same items never wait for each other.
  const others = words.uris.filter((uri) => uri !== copy.uri).flatMap(namesOf)
  const uris = [...new Set([copy.uri, ...others])].sort()
  const items: WireItem[] = []
  const unseen: Listed = { headline: '', words: '', received_at: null }
  for (const uri of uris) {
    const fresh = { id: newId<WireItemId>(), supplier: supplier.slug, uri }
    items.push(await itemForChange(tx, fresh, uri === copy.uri ? listingOf(copy, at) : unseen))
  }
  const own = items.find((item) => item.uri === copy.uri)
  if (!own) throw new Error(`The item ${copy.uri} of a kill was not kept.`)
  const before = await versionsOf(tx, own.id)
  const again = before.some((version) => version.hash === hash)
  if (!again) await keepVersion(arriving, own, { pictures: {}, absent: [] }, doing)
  for (const item of items) {
    const story = await storyOfWire(tx, item.id)
    await killWireItem(tx, item.id, at)
    if (!story || story.killed_at) continue
    const killed = await kill.run({ story: story.id, reason: `${actor.name}: ${words.words}`.slice(0, 2000) }, doing)
    if (isRefusal(killed)) return killed
    dead.push(story.id)
  }
  const { headline } = copy
  const [story] = dead
  if (story) return { outcome: 'kill', headline, story }
  if (again) return { outcome: 'same', headline }
  const named = words.uris.some((uri) => uri !== copy.uri) || before.length > 0 || copy.status === 'canceled'
  return named
    ? { outcome: 'kill', headline, note: 'No story of ours was taken from it.' }
    : refuse(
        'held',
        `It reads as a kill («${words.words.slice(0, 120)}») but names no item: find what it means and kill it by hand.`,
      )
}

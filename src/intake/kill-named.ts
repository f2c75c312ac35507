/** A kill that an agency sends, as an item's status or in words: it reaches every item that it names. */

import { newId, type PictureId, type StoryId, type WireItemId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import type { Doing } from '../newsroom/action.ts'
import { killStory } from '../newsroom/kill.ts'
import { killPicture } from '../newsroom/pictures/kill-picture.ts'
import { raiseAlarm } from '../store/alarms.ts'
import { record } from '../store/events.ts'
import { picturesMeant } from '../store/pictures.ts'
import { copiesOf, revisionOf, type Story, storyForChange, storyOfWire, wireItemOf } from '../store/stories.ts'
import {
  addVersion,
  itemForChange,
  itemsCalled,
  killWireItem,
  lockedItem,
  unlisted,
  versionsOf,
} from '../store/wires.ts'
import { bareSlug } from '../wire/chain.ts'
import type { CopyKill } from '../wire/copy.ts'
import { withoutRevision } from '../wire/identity.ts'
import { type ArrivingItem, type Handled, listingOf, versionRow } from './handle-item.ts'

/** A notice names an item as its agency prints it, which for NewsML 1 is with the revision (RFC 3085, clause 2.1): the item is meant. */
const namesOf = (uri: string): string[] => [uri, withoutRevision(uri, /(\d+)[A-Z]?$/i.exec(uri)?.[1])]

/** What a kill reached; `held` are stories that the desk has edited and that stay until it decides. */
type Reached = { stories: StoryId[]; held: StoryId[]; pictures: PictureId[]; named: boolean }

/** How long ago an item may have come that a notice names by its headline or slugline alone. */
const calledWithin = 48 * 3600_000

/**
 * A kill reaches every item that it names, those not seen yet included: a tombstone waits for them. It reaches every picture that it names, and a story
 * that it names by headline or slugline where only one can be meant.
 */
export const killNamed = async (arriving: ArrivingItem, words: CopyKill, doing: Doing): Promise<Handled | Refusal> => {
  const { copy, hash } = arriving
  const { headline } = copy
  const again = await keepNotice(arriving, doing)
  const reached = await reach(arriving, words, doing)
  if (isRefusal(reached)) return reached
  const [story] = [...reached.stories, ...reached.held]
  const note = noteOf(reached)
  if (story) return { outcome: 'kill', headline, story, ...(note ? { note } : {}) }
  if (note) return { outcome: 'kill', headline, note }
  if (again.hashes.includes(hash)) return { outcome: 'same', headline }
  if (reached.named || again.hashes.length > 0 || copy.status === 'canceled')
    return { outcome: 'kill', headline, note: 'No story of ours was taken from it.' }
  return refuse(
    'held',
    `It reads as a kill («${words.words.slice(0, 120)}») but names nothing that we know: find what it means and kill it by hand.`,
  )
}

const noteOf = ({ pictures, held }: Reached): string | undefined =>
  [
    pictures.length > 0 ? `${pictures.length} of our pictures killed` : '',
    held.length > 0 ? `held: the desk has edited ${held.join(', ')}, and must kill or decline` : '',
  ]
    .filter(Boolean)
    .join('; ') || undefined

/** Keeps the notice as a version of its own item, once; answers what was there of it before. */
const keepNotice = async (arriving: ArrivingItem, doing: Doing): Promise<{ hashes: string[] }> => {
  const { copy, supplier, hash } = arriving
  const fresh = { id: newId<WireItemId>(), supplier: supplier.slug, uri: copy.uri }
  const own = await itemForChange(doing.tx, fresh, listingOf(copy, doing.clock.now()))
  const hashes = own.made ? [] : (await versionsOf(doing.tx, [own.id])).map((version) => version.hash)
  if (!hashes.includes(hash))
    await addVersion(doing.tx, versionRow(arriving, own, { pictures: {}, absent: [] }, doing.clock.now()))
  return { hashes }
}

/** Kills what the notice names. Not the item that says so where that is news which only takes others back. */
export const reach = async (
  { copy, supplier }: Pick<ArrivingItem, 'copy' | 'supplier'>,
  words: CopyKill,
  doing: Doing,
): Promise<Reached | Refusal> => {
  const { tx, clock, actor } = doing
  const at = clock.now()
  const reason = `${actor.name}: ${words.words}`.slice(0, 2000)
  const others = words.uris.filter((uri) => uri !== copy.uri).flatMap(namesOf)
  const called = others.length > 0 ? undefined : await calledBy(doing, supplier.slug, words)
  // In one order, so that two notices that name the same items seldom wait for each other.
  const uris = [
    ...new Set([...words.uris.filter((uri) => uri === copy.uri), ...others, ...(called ? [called] : [])]),
  ].sort()
  const stories: StoryId[] = []
  const held: StoryId[] = []
  const items: WireItemId[] = []
  for (const uri of uris) {
    const item = await itemForChange(tx, { id: newId<WireItemId>(), supplier: supplier.slug, uri }, unlisted)
    items.push(item.id)
    const story = await storyOfWire(tx, item)
    await killWireItem(tx, item.id, at)
    if (!story) continue
    const taken = await killTaken(story.id, { supplier, reason }, doing)
    stories.push(...taken.stories)
    held.push(...taken.held)
  }
  const pictures = await picturesMeant(tx, supplier.slug, { names: words.pictures, items })
  for (const picture of pictures) {
    const killed = await killPicture.run({ picture, reason }, doing)
    if (isRefusal(killed)) return killed
  }
  return { stories, held, pictures, named: others.length > 0 || called !== undefined }
}

/** Kills the story that was taken from an item, and what was copied from it; or holds the kill where the desk has edited one and wants to be asked. */
const killTaken = async (
  id: StoryId,
  { supplier, reason }: { supplier: ArrivingItem['supplier']; reason: string },
  doing: Doing,
): Promise<Pick<Reached, 'stories' | 'held'>> => {
  const { tx } = doing
  const reached: Pick<Reached, 'stories' | 'held'> = { stories: [], held: [] }
  // The item before the story: a version that arrives locks them in this order too.
  const item = await wireItemOf(tx, id)
  if (item) await lockedItem(tx, item)
  const story = await storyForChange(tx, id)
  if (!story || story.killed_at) return reached
  for (const one of [story, ...(await copiesOf(tx, id))]) {
    const isHeld = one.edited && supplier.contract.kills === 'hold-edited'
    if (isHeld) await holdKill(supplier, one, reason, doing)
    else await killAndTell(supplier, one, reason, doing)
    reached[isHeld ? 'held' : 'stories'].push(one.id)
  }
  return reached
}

/** Nobody at the desk has done this: an alarm stands there until somebody has seen it. */
const killAndTell = async (
  { slug, name }: ArrivingItem['supplier'],
  story: Story,
  reason: string,
  doing: Doing,
): Promise<void> => {
  const { headline } = (await revisionOf(doing.tx, story.id, story.revision)).furniture
  const address = await killStory(story, { reason }, doing)
  const was = address ? 'Readers are told that it was withdrawn.' : 'It was never published.'
  const sentence = `${name} has killed «${headline.slice(0, 200)}», and it is down. ${was} See whether it stands anywhere else: in print, a newsletter, a copy. (${reason.slice(0, 300)})`
  const about = { supplier: slug, door: null, story: story.id }
  await raiseAlarm(doing.tx, { kind: 'killed', ...about, sentence }, doing.clock.now())
}

/** The story stays, and an alarm stands on the desk until somebody kills it or declines. */
const holdKill = async (
  { slug, name }: ArrivingItem['supplier'],
  { id: story, revision }: Story,
  reason: string,
  { tx, clock, actor }: Doing,
): Promise<void> => {
  const { headline } = (await revisionOf(tx, story, revision)).furniture
  const sentence = `${name} has killed the wire of «${headline.slice(0, 200)}», which the desk has edited: kill it, or decline with a reason. Until then readers see it. (${reason.slice(0, 300)})`
  const at = clock.now()
  const verb = 'kill-held'
  // Two notices of one kill are one alarm.
  if (await raiseAlarm(tx, { kind: 'kill', supplier: slug, door: null, story, sentence }, at))
    await record(tx, { verb, kind: `story.${verb}`, actor: actor.name, story, detail: { reason }, at })
}

/** The one item that a notice calls by its headline or slugline; none where several are called so: a person must choose. */
const calledBy = async (
  { tx, clock }: Doing,
  supplier: string,
  { headlines = [], sluglines = [] }: CopyKill,
): Promise<string | undefined> => {
  if (headlines.length + sluglines.length === 0) return undefined
  const slugs = sluglines.map(bareSlug).filter(Boolean)
  const from = new Date(clock.now().getTime() - calledWithin)
  const found = await itemsCalled(tx, supplier, { headlines, slugs }, from)
  return found.length === 1 ? found[0]?.uri : undefined
}

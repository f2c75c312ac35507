/** A kill that an agency sends, as an item's status or in words: it reaches every item that it names. */

import { newId, type StoryId, type WireItemId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import type { Doing } from '../newsroom/action.ts'
import { kill } from '../newsroom/kill.ts'
import { storyOfWire } from '../store/stories.ts'
import { itemForChange, killWireItem, type Listed, versionsOf, type WireItem } from '../store/wires.ts'
import type { Copy } from '../wire/copy.ts'
import { withoutRevision } from '../wire/identity.ts'
import { type ArrivingItem, type Handled, keepVersion, listingOf } from './handle-item.ts'

/** A notice names an item as its agency prints it, which for NewsML 1 is with the revision (RFC 3085, clause 2.1): the item is meant. */
const namesOf = (uri: string): string[] => [uri, withoutRevision(uri, /(\d+)[A-Z]?$/i.exec(uri)?.[1])]

/** A kill reaches every item that it names, those not seen yet included: a tombstone waits for them. */
export const killNamed = async (
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
    const story = await storyOfWire(tx, item)
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

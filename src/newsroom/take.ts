/** Take a wire: it becomes a story of the newsroom, linked to its wire for life. */

import { z } from 'zod'
import { idPattern, newId, type StoryId, type WireItemId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import type { Tx } from '../store/database.ts'
import { keepProfile, readEdition, readSections } from '../store/settings.ts'
import { supplierNamed } from '../store/suppliers.ts'
import { addRevision, insertStory, storyOfWire } from '../store/stories.ts'
import { lockedItem, newestVersion, type WireItem, type WireVersion } from '../store/wires.ts'
import { copyOf } from '../wire/copy-of.ts'
import { action } from './action.ts'
import { type Drafted, storyOfCopy } from './story-of-copy.ts'

export const take = action({
  verb: 'take',
  input: z.strictObject({
    wire: z
      .string()
      .regex(idPattern, 'is no wire item’s identity')
      .transform((id) => id as WireItemId),
  }),
  async run({ wire }, { tx, actor, clock, record }): Promise<{ story: StoryId } | Refusal> {
    // Locked, so that a kill of it that is under way comes before this or after, and never between.
    const item = await lockedItem(tx, wire)
    const version = item && (await newestVersion(tx, item.id))
    if (!item || !version) return refuse('unknown', `There is no wire item ${wire}.`)
    if (item.killed_at || version.status === 'canceled') {
      return refuse('killed', 'The agency has killed this item; it may not be used.')
    }
    const taken = await storyOfWire(tx, item.id)
    if (taken) return refuse('exists', `This wire was taken before: it is story ${taken.id}.`)
    const drafted = await draftFrom(tx, item, version)
    if (isRefusal(drafted)) return drafted
    const { section, furniture, body, updates } = drafted
    const at = clock.now()
    const story = newId<StoryId>()
    await insertStory(tx, {
      id: story,
      workflow: 'taken',
      section,
      wire_item: item.id,
      wire_version: version.id,
      wire_updates: updates,
      wire_waiting: null,
      edited: false,
      revision: 1,
      created_at: at,
      changed_at: at,
      killed_at: null,
    })
    await addRevision(tx, {
      story,
      number: 1,
      kind: 'take',
      furniture,
      body,
      wire_version: version.id,
      actor: actor.name,
      at,
    })
    await record('take', story, { wire: item.id, uri: item.uri, version: version.version })
    return { story }
  },
})

/** What a wire's version says, as a story; the people of its byline get their profiles. */
export const draftFrom = async (
  tx: Tx,
  item: WireItem,
  version: WireVersion,
): Promise<(Drafted & { updates: 'apply' | 'propose' | 'ignore' }) | Refusal> => {
  const supplier = await supplierNamed(tx, item.supplier)
  const edition = await readEdition(tx)
  if (!supplier || !edition) throw new Error(`The wire item ${item.id} has no supplier, or the site no edition.`)
  const copy = copyOf(version.ninjs)
  if (copy.type !== 'text')
    return refuse('invalid', 'Only a text can be taken as a story; this item is a picture, or something else.')
  const drafted = storyOfCopy({
    copy,
    pictures: version.pictures,
    agency: { slug: supplier.profile, name: supplier.name },
    sections: await readSections(tx),
    home: edition.home,
    language: edition.language,
  })
  // In one order, so that two wires by the same new people never wait for each other.
  for (const person of drafted.people.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) await keepProfile(tx, person)
  return { ...drafted, updates: supplier.updates }
}

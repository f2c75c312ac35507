/** Take a wire: it becomes a story of the newsroom, linked to its wire for life. */

import { z } from 'zod'
import { idPattern, newId, type StoryId, type WireItemId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import type { Db, Tx } from '../store/database.ts'
import { type Edition, keepProfile, readEdition, readSections, type Section } from '../store/settings.ts'
import { freshStory, insertStory, type Revision, type Story, storyOfItem, storyOfWire } from '../store/stories.ts'
import { type Supplier, supplierNamed } from '../store/suppliers.ts'
import { headOf, lockedItem, newestOfChain, routedSection, type WireItem, type WireVersion } from '../store/wires.ts'
import type { Copy } from '../wire/copy.ts'
import { action, type Doing } from './action.ts'
import { copyUnder } from './rights/copy-under.ts'
import { type Drafted, storyOfCopy } from './story-of-copy.ts'

export const take = action({
  verb: 'take',
  input: z.strictObject({
    wire: z
      .string()
      .regex(idPattern, 'is no wire item’s identity')
      .transform((id) => id as WireItemId),
  }),
  async run({ wire }, doing): Promise<{ story: StoryId } | Refusal> {
    const { tx } = doing
    // Locked, so that a kill of it that is under way comes before this or after, and never between.
    const item = await lockedItem(tx, wire)
    const version = item && (await newestOfChain(tx, headOf(item)))
    if (!item || !version) return refuse('unknown', `There is no wire item ${wire}.`)
    if (item.killed_at || version.status === 'canceled') {
      return refuse('killed', 'The agency has killed this item; it may not be used.')
    }
    const before = await storyOfWire(tx, item)
    if (before) return refuse('exists', `This wire was taken before: it is story ${before.id}.`)
    const dropped = refuseDropped(version)
    if (dropped) return dropped
    const supplier = await supplierOfItem(tx, item)
    const section = await routedSection(tx, item.id)
    const paper = await readPaper(tx)
    const taken = await takeItem(
      { item, version, copy: copyUnder(version.ninjs, supplier.contract), supplier, paper, section },
      doing,
    )
    return isRefusal(taken) ? taken : { story: taken.story.id }
  },
})

/** A text that the contract has let us keep no longer cannot be taken. */
const refuseDropped = ({ dropped_at }: WireVersion): Refusal | undefined =>
  dropped_at
    ? refuse(
        'not-live',
        `The contract lets us keep this text no longer; it was dropped on ${dropped_at.toISOString().slice(0, 10)}.`,
      )
    : undefined

/** What a draft asks of the publication. */
export type Paper = { edition: Edition; sections: Section[] }

export const readPaper = async (db: Db | Tx): Promise<Paper> => {
  const edition = await readEdition(db)
  if (!edition) throw new Error('The site has no edition.')
  return { edition, sections: await readSections(db) }
}

const supplierOfItem = async (tx: Db | Tx, item: WireItem): Promise<Supplier> => {
  const supplier = await supplierNamed(tx, item.supplier)
  if (!supplier) throw new Error(`The wire item ${item.id} has no supplier.`)
  return supplier
}

export type Taking = {
  item: WireItem
  version: Pick<WireVersion, 'id' | 'version' | 'pictures'>
  copy: Copy
  supplier: Supplier
  paper: Paper
  /** Where a rule sends it; absent, what it is about decides. */
  section?: string | undefined
}

/** Makes a story of a version that may be taken; refuses before it writes anything. */
export const takeItem = async (
  taking: Taking,
  { tx, actor, clock, record }: Doing,
): Promise<{ story: Story; revision: Revision } | Refusal> => {
  const { item, version, supplier } = taking
  const drafted = await draftFrom(tx, taking)
  if (isRefusal(drafted)) return drafted
  const { section, body } = drafted
  const original = await originalOf(tx, taking)
  const furniture = { ...drafted.furniture, ...(original && { translationOf: original }) }
  const at = clock.now()
  const story: Story = {
    id: newId<StoryId>(),
    workflow: 'taken',
    section,
    wire_item: headOf(item),
    wire_version: version.id,
    wire_updates: supplier.updates,
    ...freshStory,
    edited: false,
    revision: 1,
    created_at: at,
    changed_at: at,
    killed_at: null,
  }
  const revision: Revision = {
    ...{ story: story.id, number: 1, kind: 'take' },
    ...{ furniture, body, wire_version: version.id, actor: actor.name, at },
  }
  await insertStory(tx, story, revision)
  await record('take', story.id, { wire: item.id, uri: item.uri, version: version.version })
  return { story, revision }
}

/** The story of the item that this one is a translation of, where its agency says so and that was taken. */
const originalOf = async (tx: Tx, { copy, item }: Taking): Promise<StoryId | undefined> =>
  copy.translationOf === undefined ? undefined : storyOfItem(tx, item.supplier, copy.translationOf)

/** What a wire's version says, as a story; the people of its byline get their profiles. */
export const draftFrom = async (tx: Tx, taking: Omit<Taking, 'item'>): Promise<Drafted | Refusal> => {
  const drafted = draft(taking)
  if (!isRefusal(drafted)) await keepPeople(tx, drafted)
  return drafted
}

const draft = ({ version, copy, supplier, paper, section }: Omit<Taking, 'item'>): Drafted | Refusal => {
  if (copy.type !== 'text')
    return refuse('invalid', 'Only a text can be taken as a story; this item is a picture, or something else.')
  const { edition, sections } = paper
  const drafted = storyOfCopy({
    copy,
    pictures: version.pictures,
    agency: { slug: supplier.profile, name: supplier.name },
    sections,
    home: edition.home,
    language: edition.language,
  })
  const routed = sections.some((one) => one.slug === section) ? section : undefined
  return routed ? { ...drafted, section: routed } : drafted
}

/** Gives the people of a draft's byline their profiles. */
export const keepPeople = async (tx: Tx, { people }: Pick<Drafted, 'people'>): Promise<void> => {
  // In one order, so that two wires by the same new people never wait for each other.
  for (const person of people.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) await keepProfile(tx, person)
}

/** What a version says, as a story, for an item that is known by its row alone. Writes nothing. */
export const draftOf = async (db: Db | Tx, item: WireItem, version: WireVersion): Promise<Drafted | Refusal> => {
  const supplier = await supplierOfItem(db, item)
  const dropped = refuseDropped(version)
  if (dropped) return dropped
  const copy = copyUnder(version.ninjs, supplier.contract)
  const section = await routedSection(db, version.item)
  return draft({ version, copy, supplier, paper: await readPaper(db), section })
}

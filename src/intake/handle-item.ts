/** Items of wires: matched, kept as versions, routed, and followed by what they mean for our stories. One transaction. */

import { newId, type StoryId, type WireItemId } from '../base/id.ts'
import { isRefusal, type Refusal } from '../base/refusal.ts'
import type { Doing } from '../newsroom/action.ts'
import { weighStory } from '../newsroom/rights/weigh-rights.ts'
import type { Paper } from '../newsroom/take.ts'
import type { Supplier } from '../store/suppliers.ts'
import {
  addVersions,
  type FoundItem,
  isKnown,
  itemsForChange,
  type Listed,
  listItem,
  type NewVersion,
  newestVersion,
  versionsOf,
  type WireItem,
  type WireVersion,
} from '../store/wires.ts'
import { bodyText } from '../story/body.ts'
import { marksOf } from '../story/provenance.ts'
import { bareSlug, chainFacts } from '../wire/chain.ts'
import type { Copy } from '../wire/copy.ts'
import type { NewsObject } from '../wire/item.ts'
import { labelsOf, shownOf } from '../wire/meaning/shown.ts'
import { packedSketch, sketchOf } from '../wire/meaning/sketch.ts'
import { follow } from './follow.ts'
import { keepPictures, tellLimited } from './keep-pictures.ts'
import { killNamed, reach } from './kill-named.ts'
import { type Chained, chainItems } from './matching/chain-item.ts'
import { type Match, match } from './matching/match.ts'
import { joinSameTexts } from './matching/same-texts.ts'
import type { Beside } from './pictures-beside.ts'
import type { Routed } from './route.ts'

/** What became of an item. */
export type Outcome =
  | 'new'
  | 'update'
  | 'same'
  | 'older'
  | 'kill'
  | 'killed'
  | 'withheld'
  | 'service'
  | 'discarded'
  | 'quarantined'

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
  /** What the desk's rules say of it. */
  routed: Routed
  paper: Paper
  /** Whether what may be published is taken and published at once, where no rule says otherwise. */
  publish: boolean
  beside: Beside
}

/** Handles any item, by itself in its transaction. */
export const handleItem = async (arriving: ArrivingItem, doing: Doing): Promise<Handled | Refusal> => {
  const { copy, supplier, routed } = arriving
  const { headline } = copy
  if (copy.kill?.uris.includes(copy.uri)) return killNamed(arriving, copy.kill, doing)
  if (copy.service && !copy.kill) return { outcome: 'service', headline }
  // News that takes others back is news all the same.
  const reached = copy.kill && (await reach(arriving, copy.kill, doing))
  if (isRefusal(reached)) return reached
  // What the desk has on its list already is not taken from it by a rule.
  if (routed.decision === 'discard' && !(await isKnown(doing.tx, supplier.slug, copy.uri)))
    return { outcome: 'discarded', headline, note: `the rule ${ruleOf(routed)} says so` }
  const [handled] = await handleTogether([arriving], doing)
  if (!handled) throw new Error(`Nothing was said of ${copy.uri}.`)
  return handled
}

/** Whether nothing about the item asks for a transaction of its own: it kills nothing, and no rule may let go of it. */
export const isPlain = ({ copy, routed }: ArrivingItem): boolean =>
  !copy.kill && !copy.service && routed.decision !== 'discard'

/** An item that is found and locked, and how what arrived stands to it. */
type Matched = ArrivingItem & { listed: Listed; found: FoundItem; matched: Match | 'killed' }

/** Handles different plain items of one supplier, with a statement for all where each would have one; answers in their order. */
export const handleTogether = async (arriving: readonly ArrivingItem[], doing: Doing): Promise<Handled[]> => {
  const matched = await matchAll(arriving, doing)
  const came = await keepAll(
    matched.filter((one) => one.matched === 'new' || one.matched === 'update'),
    doing,
  )
  const chained = await chainItems(
    matched.filter(({ found, copy }) => found.made && copy.type === 'text'),
    doing,
  )
  await joinSameTexts(
    matched.filter((one) => came.has(one.found.id)),
    doing,
  )
  const follows = (one: Matched) => followed(one, came.get(one.found.id), chained.get(one.found.id), doing)
  // Where no story can be yet, none waits for another: the next is drafted while the database writes the one before it. No savepoint is among them.
  const storyless = matched.filter(({ found }) => found.made && !found.follows && !chained.has(found.id))
  const settled = await Promise.allSettled(storyless.map(follows))
  const fresh = new Map(settled.map((one, at) => [storyless[at], outcomeOf(one)]))
  const handled: Handled[] = []
  for (const one of matched) handled.push(fresh.get(one) ?? (await follows(one)))
  return handled
}

const outcomeOf = <Outcome>(settled: PromiseSettledResult<Outcome>): Outcome => {
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}

const matchAll = async (arriving: readonly ArrivingItem[], { tx, clock }: Doing): Promise<Matched[]> => {
  const sought = arriving.map(({ copy, supplier, routed }) => ({
    fresh: { id: newId<WireItemId>(), supplier: supplier.slug, uri: copy.uri },
    listed: { ...listingOf(copy, clock.now()), ...routingOf(routed) },
  }))
  const items = await itemsForChange(tx, sought)
  const alive = items.filter((item) => !item.made && !item.killed_at)
  const versions = Map.groupBy(
    await versionsOf(
      tx,
      alive.map((item) => item.id),
    ),
    (version) => version.item,
  )
  return arriving.map((one, at) => {
    const [found, listed] = [items[at], sought[at]?.listed]
    if (!found || !listed) throw new Error(`The item ${one.copy.uri} was neither found nor made.`)
    const known = versions.get(found.id) ?? []
    const matched = found.killed_at ? 'killed' : found.made ? 'new' : match(one.copy, one.hash, known)
    return { ...one, listed, found, matched }
  })
}

const routingOf = (routed: Routed): Pick<Listed, 'routing'> =>
  routed.steps.some((step) => step.fitted) ? { routing: { desk: routed.desk ?? null, routed } } : {}

type Came = {
  version: Pick<WireVersion, 'id' | 'version' | 'status' | 'version_created' | 'pictures'>
  absent: string[]
}

/** Keeps what arrived as versions of their items, with their pictures; lists the items by them. */
const keepAll = async (arriving: readonly Matched[], doing: Doing): Promise<Map<WireItemId, Came>> => {
  const { tx, clock } = doing
  const rows: NewVersion[] = []
  for (const one of arriving) {
    const { found, copy, supplier, beside } = one
    const before = found.made || copy.pictures.length === 0 ? undefined : (await newestVersion(tx, found.id))?.pictures
    const times = { now: clock.now(), since: copy.firstCreated ?? copy.versionCreated, embargo: copy.embargo }
    const pictures = await keepPictures(tx, supplier, copy.pictures, beside, times, before)
    await tellLimited(doing, pictures.limited)
    rows.push(versionRow(one, found, pictures, clock.now()))
    if (!found.made) await listItem(tx, found.id, one.listed)
  }
  const ids = await addVersions(tx, rows)
  return new Map(
    rows.map(({ item, absent, ...version }) => [item, { version: { ...version, id: ids.get(item) ?? '' }, absent }]),
  )
}

/** What the item means for our stories, and what is told of all of it. */
const followed = async (
  one: Matched,
  came: Came | undefined,
  chained: Chained | undefined,
  doing: Doing,
): Promise<Handled> => {
  const { copy, routed, matched, found } = one
  const { headline } = copy
  if (matched === 'killed')
    return { outcome: 'killed', headline, note: 'The item was killed before; no later version of it is used.' }
  const following = {
    ...{
      ...one,
      item: { ...found, follows: chained?.head ?? found.follows },
      version: came?.version,
      made: found.made,
    },
    ...{ publish: mayPublish(one, routed), section: routed.section },
  }
  const did = matched === 'older' ? {} : await follow(following, doing)
  // Its terms reach what is out already, whether or not its text does.
  if (came && did.story && !found.made && (await weighStory(doing.tx, did.story, doing.clock.now())))
    await doing.record('update', did.story, { wire: found.id, version: copy.version ?? null, terms: true })
  const missing = came?.absent.length
    ? `without ${came.absent.join(', ')}, which did not come or is no picture`
    : undefined
  const held = routed.decision === 'hold' && came ? `held: the rule ${ruleOf(routed)} says so` : undefined
  const note = [chained?.why, did.note, held, missing].filter(Boolean).join('; ')
  const outcome = copy.status === 'withheld' && matched !== 'same' ? 'withheld' : matched
  return { outcome, headline, ...did, ...(note ? { note } : {}) }
}

/** The name of the rule that decided. */
const ruleOf = ({ steps }: Routed): string => `«${steps.find((step) => step.did?.decision)?.rule}»`

/** The desk's rules come before the manner of the intake, the supplier's contract before both. */
const mayPublish = ({ supplier, publish }: ArrivingItem, { decision }: Routed): boolean =>
  !supplier.contract.neverByItself && (decision === undefined ? publish : decision === 'publish')

/** What arrived, as a version of its item. */
export const versionRow = (
  { item: ninjs, copy, hash, arrival }: ArrivingItem,
  item: WireItem,
  { pictures, absent }: { pictures: WireVersion['pictures']; absent: string[] },
  received_at: Date,
): NewVersion => ({
  item: item.id,
  arrival,
  version: copy.version ?? null,
  version_created: copy.versionCreated ?? null,
  status: copy.status,
  hash,
  ninjs,
  pictures,
  absent,
  received_at,
  terms: copy.terms,
  rules: copy.rules,
  marks: marksOf(copy.body),
})

/** What lists, searches and chains know of an item by this copy. */
export const listingOf = (copy: Copy, received_at: Date): Listed => {
  const { headline, slugline, keywords, body, versionCreated, firstCreated, alert = false } = copy
  const text = bodyText(body)
  const sketch = copy.type === 'text' ? sketchOf(text) : undefined
  return {
    headline,
    words: [headline, slugline, ...keywords, text].filter(Boolean).join('\n'),
    received_at,
    sent_at: versionCreated ?? firstCreated ?? null,
    alert,
    slug: bareSlug(slugline),
    facts: copy.type === 'text' ? chainFacts(copy) : null,
    shown: shownOf(copy),
    labels: labelsOf(copy),
    sketch: sketch ? packedSketch(sketch) : null,
  }
}

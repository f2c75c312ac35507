/** One item of a wire: matched, kept as a version, routed, and followed by what it means for our stories. One transaction. */

import { newId, type StoryId, type WireItemId } from '../base/id.ts'
import { isRefusal, type Refusal } from '../base/refusal.ts'
import type { Doing } from '../newsroom/action.ts'
import type { Paper } from '../newsroom/take.ts'
import type { Supplier } from '../store/suppliers.ts'
import {
  addVersion,
  isKnown,
  itemForChange,
  keepRouted,
  type Listed,
  listItem,
  newestVersion,
  versionsOf,
  type WireItem,
  type WireVersion,
} from '../store/wires.ts'
import { bodyText } from '../story/body.ts'
import { marksOf } from '../story/provenance.ts'
import type { Rule } from '../story/routing-rule.ts'
import { bareSlug, chainFacts } from '../wire/chain.ts'
import type { Copy } from '../wire/copy.ts'
import type { NewsObject } from '../wire/item.ts'
import { chainItem } from './chain-item.ts'
import { follow } from './follow.ts'
import { keepPictures } from './keep-pictures.ts'
import { killNamed, reach } from './kill-named.ts'
import { match } from './match.ts'
import type { Beside } from './pictures-beside.ts'
import { factsOf, type Routed, route } from './route.ts'

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
  /** The desk's rules, in their order. */
  rules: readonly Rule[]
  paper: Paper
  /** Whether what may be published is taken and published at once, where no rule says otherwise. */
  publish: boolean
  beside: Beside
}

export const handleItem = async (arriving: ArrivingItem, doing: Doing): Promise<Handled | Refusal> => {
  const { copy, supplier } = arriving
  const { tx, clock } = doing
  const { headline } = copy
  if (copy.kill?.uris.includes(copy.uri)) return killNamed(arriving, copy.kill, doing)
  if (copy.service && !copy.kill) return { outcome: 'service', headline }
  // News that takes others back is news all the same.
  const reached = copy.kill && (await reach(arriving, copy.kill, doing))
  if (isRefusal(reached)) return reached
  const routed = routedBy(arriving, clock.now())
  // What the desk has on its list already is not taken from it by a rule.
  if (routed.decision === 'discard' && !(await isKnown(tx, supplier.slug, copy.uri)))
    return { outcome: 'discarded', headline, note: `the rule ${ruleOf(routed)} says so` }
  const listed = listingOf(copy, clock.now())
  const item = await itemForChange(tx, { id: newId<WireItemId>(), supplier: supplier.slug, uri: copy.uri }, listed)
  if (item.killed_at)
    return { outcome: 'killed', headline, note: 'The item was killed before; no later version of it is used.' }
  const matched = item.made ? 'new' : match(copy, arriving.hash, await versionsOf(tx, item.id))
  const came = matched === 'new' || matched === 'update' ? await keepArriving(arriving, item, doing) : undefined
  if (came && !item.made) await listItem(tx, item.id, listed)
  if (came && routed.steps.some((step) => step.fitted)) await keepRouted(tx, item.id, routed.desk ?? null, routed)
  const chained = item.made && copy.type === 'text' ? await chainItem(item, copy, listed, doing) : undefined
  const following = {
    ...{
      ...arriving,
      item: { ...item, follows: chained?.head ?? item.follows },
      version: came?.version,
      made: item.made,
    },
    ...{ publish: mayPublish(arriving, routed), section: routed.section },
  }
  const followed = matched === 'older' ? {} : await follow(following, doing)
  const missing = came?.absent.length
    ? `without ${came.absent.join(', ')}, which did not come or is no picture`
    : undefined
  const held = routed.decision === 'hold' && came ? `held: the rule ${ruleOf(routed)} says so` : undefined
  const note = [chained?.why, followed.note, held, missing].filter(Boolean).join('; ')
  const outcome = copy.status === 'withheld' && matched !== 'same' ? 'withheld' : matched
  return { outcome, headline, ...followed, ...(note ? { note } : {}) }
}

const routedBy = ({ rules, item, copy, supplier, paper }: ArrivingItem, now: Date): Routed =>
  rules.length === 0
    ? { steps: [] }
    : route(rules, factsOf(item, copy, { supplier: supplier.slug, now, zone: paper.edition.zone }))

/** The name of the rule that decided. */
const ruleOf = ({ steps }: Routed): string => `«${steps.find((step) => step.did?.decision)?.rule}»`

/** The desk's rules come before the manner of the intake, the supplier's contract before both. */
const mayPublish = ({ supplier, publish }: ArrivingItem, { decision }: Routed): boolean =>
  !supplier.contract.neverByItself && (decision === undefined ? publish : decision === 'publish')

type Came = {
  version: Pick<WireVersion, 'id' | 'version' | 'status' | 'version_created' | 'pictures'>
  absent: string[]
}

const keepArriving = async (
  arriving: ArrivingItem,
  item: WireItem & { made: boolean },
  doing: Doing,
): Promise<Came> => {
  const { copy, supplier, beside } = arriving
  const before = item.made ? undefined : (await newestVersion(doing.tx, item.id))?.pictures
  const came = await keepPictures(doing.tx, supplier, copy.pictures, beside, doing.clock.now(), before)
  const id = await keepVersion(arriving, item, came, doing)
  const { pictures, absent } = came
  const { version = null, versionCreated = null, status } = copy
  return { version: { id, version, status, version_created: versionCreated, pictures }, absent }
}

export const keepVersion = (
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
    terms: copy.terms,
    marks: marksOf(copy.body),
  })

/** What lists, searches and chains know of an item by this copy. */
export const listingOf = (copy: Copy, received_at: Date): Listed => {
  const { headline, slugline, keywords, body, versionCreated, firstCreated, alert = false } = copy
  return {
    headline,
    words: [headline, slugline, ...keywords, bodyText(body)].filter(Boolean).join('\n'),
    received_at,
    sent_at: versionCreated ?? firstCreated ?? null,
    alert,
    slug: bareSlug(slugline),
    facts: copy.type === 'text' ? chainFacts(copy) : null,
  }
}

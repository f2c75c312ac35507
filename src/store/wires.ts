/** Wires: the items that agencies speak of, and each version of each item. */

import { type Selectable, sql } from 'kysely'
import type { WireItemId } from '../base/id.ts'
import type { UsedPicture } from '../story/furniture.ts'
import type { RightsRule } from '../story/rights.ts'
import type { NewsObject } from '../wire/item.ts'
import type { WireShown } from '../wire/meaning/shown.ts'
import { type Db, searchedWords, type Tx } from './database.ts'
import { leaveRow } from './desk/same-texts.ts'
import type { Schema } from './schema.ts'

/** What everybody works with of an item. */
export type WireItem = Pick<Selectable<Schema['wire_item']>, 'id' | 'supplier' | 'uri' | 'killed_at' | 'follows'>
export type WireVersion = {
  id: string
  item: WireItemId
  version: string | null
  version_created: Date | null
  status: Schema['wire_version']['status']
  hash: string
  ninjs: NewsObject
  /** The pictures that came with it, by the name that the wire has for them. */
  pictures: Record<string, UsedPicture>
  /** The pictures that it names and that have not come. */
  absent: string[]
  received_at: Date
  /** Since when its text may be kept no longer: `ninjs` then holds who and which it is, and no words. */
  dropped_at: Date | null
}

const itemColumns = ['id', 'supplier', 'uri', 'killed_at', 'follows'] as const

/** What lists, searches and chains know of an item: what its newest version says. `facts` are those of `wire/chain.ts`. */
export type Listed = {
  headline: string
  /** All its words, for the search. */
  words: string
  received_at: Date | null
  sent_at: Date | null
  alert: boolean
  slug: string
  facts: object | null
  /** What the desk's list shows of it besides, and the labels by which it is found there. */
  shown: WireShown
  labels: string[]
  /** By which its text is known to be the same as another (`wire/meaning/sketch.ts`), packed; null where it is too short. */
  sketch: number[] | null
  /** What the desk's rules have said of it, where one fitted: where it stands, and which rule did what. */
  routing?: { desk: string | null; routed: object }
}

/** Of an item that a kill names and that has not come yet. */
export const unlisted: Listed = {
  ...{ headline: '', words: '', received_at: null, sent_at: null },
  ...{ alert: false, slug: '', facts: null, shown: {}, labels: [], sketch: null },
}

const listedRow = ({ words, facts, routing, shown, ...listed }: Listed) => ({
  ...listed,
  ...(routing ? { desk: routing.desk, routed: JSON.stringify(routing.routed) } : {}),
  facts: facts && JSON.stringify(facts),
  shown: JSON.stringify(shown),
  search: sql<string>`to_tsvector('simple', unaccent(${searchedWords(words)}))`,
})

/** An item as it is found or made; `made` spares whoever asked to look for versions of it. */
export type FoundItem = WireItem & { made: boolean }

/** Who sends an item and what it is called, an identity for it where there is none yet, and what is listed of it then. */
export type ItemSought = { fresh: { id: WireItemId; supplier: string; uri: string }; listed: Listed }

/** Finds or makes the item and locks it until the transaction ends: two versions at once are matched one after the other. */
export const itemForChange = async (tx: Tx, fresh: ItemSought['fresh'], listed: Listed): Promise<FoundItem> => {
  const [item] = await itemsForChange(tx, [{ fresh, listed }])
  if (!item) throw new Error(`The item ${fresh.uri} was neither found nor made.`)
  return item
}

/** The same for several items of one supplier, each named once; answers in their order. */
export const itemsForChange = async (tx: Tx, sought: readonly ItemSought[]): Promise<FoundItem[]> => {
  const [first] = sought
  if (!first) return []
  const known = await tx
    .selectFrom('wire_item')
    .select(itemColumns)
    .where('supplier', '=', first.fresh.supplier)
    .where(sql<boolean>`uri = any(${sought.map(({ fresh }) => fresh.uri)})`)
    // In one order, so that two who want the same items seldom wait for each other.
    .orderBy(sql`uri collate "C"`)
    .forUpdate()
    .execute()
  const found = new Map<string, FoundItem>(known.map((item) => [item.uri, { ...item, made: false }]))
  const missing = sought.filter(({ fresh }) => !found.has(fresh.uri))
  for (const item of await makeItems(tx, missing)) found.set(item.uri, item)
  return sought.flatMap(({ fresh }) => found.get(fresh.uri) ?? [])
}

/** Makes items; one that somebody else has made meanwhile is locked as it is. */
const makeItems = async (tx: Tx, missing: readonly ItemSought[]): Promise<FoundItem[]> => {
  if (missing.length === 0) return []
  const inOrder = missing.toSorted((a, b) => (a.fresh.uri < b.fresh.uri ? -1 : 1))
  return (
    tx
      .insertInto('wire_item')
      .values(inOrder.map(({ fresh, listed }) => ({ ...fresh, killed_at: null, ...listedRow(listed) })))
      // Changing nothing locks the row, where it is there, and answers it in the same call.
      .onConflict((conflict) =>
        conflict.columns(['supplier', 'uri']).doUpdateSet(({ ref }) => ({ supplier: ref('excluded.supplier') })),
      )
      .returning([...itemColumns, sql<boolean>`xmax = 0`.as('made')])
      .execute()
  )
}

/** Whether anything of the item has come before, a kill of it included. */
export const isKnown = async (tx: Tx, supplier: string, uri: string): Promise<boolean> => {
  const own = tx.selectFrom('wire_item').select('id').where('supplier', '=', supplier).where('uri', '=', uri)
  return (await own.executeTakeFirst()) !== undefined
}

/** The item's newest version is another one: lists that. */
export const listItem = async (tx: Tx, id: WireItemId, listed: Listed): Promise<void> => {
  await tx.updateTable('wire_item').set(listedRow(listed)).where('id', '=', id).execute()
}

/** The item, locked until the transaction ends. Whoever locks a story too locks its item first, as an arriving version does. */
export const lockedItem = (tx: Tx, id: WireItemId): Promise<WireItem | undefined> =>
  tx.selectFrom('wire_item').select(itemColumns).where('id', '=', id).forUpdate().executeTakeFirst()

export const wireItem = (db: Db | Tx, id: WireItemId): Promise<WireItem | undefined> =>
  db.selectFrom('wire_item').select(itemColumns).where('id', '=', id).executeTakeFirst()

export const killWireItem = async (tx: Tx, id: WireItemId, at: Date): Promise<void> => {
  const { numUpdatedRows } = await tx
    .updateTable('wire_item')
    .set({ killed_at: at })
    .where('id', '=', id)
    .where('killed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await leaveRow(tx, id)
}

/** Takes a kill's tombstone away: later versions of the item are used again. */
export const reviveWireItem = async (tx: Tx, id: WireItemId): Promise<void> => {
  await tx.updateTable('wire_item').set({ killed_at: null }).where('id', '=', id).execute()
}

const versionColumns = [
  'id',
  'item',
  'version',
  'version_created',
  'status',
  'hash',
  'ninjs',
  'pictures',
  'absent',
  'received_at',
  'dropped_at',
] as const

/** A version without its contents. */
export type VersionFacts = Pick<
  WireVersion,
  'id' | 'item' | 'version' | 'version_created' | 'status' | 'hash' | 'received_at'
>

/** All versions of these items that arrived, newest arrival first, without their contents. */
export const versionsOf = async (db: Db | Tx, items: readonly WireItemId[]): Promise<VersionFacts[]> =>
  items.length === 0
    ? []
    : db
        .selectFrom('wire_version')
        .select(['id', 'item', 'version', 'version_created', 'status', 'hash', 'received_at'])
        .where(sql<boolean>`item = any(${items})`)
        .orderBy('id', 'desc')
        .execute()

/** The newest version of an item that arrived, by the order in which they were accepted. */
export const newestVersion = (db: Db | Tx, item: WireItemId): Promise<WireVersion | undefined> =>
  db
    .selectFrom('wire_version')
    .select(versionColumns)
    .where('item', '=', item)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** A version with its contents. */
export const wireVersion = (db: Db | Tx, id: string): Promise<WireVersion | undefined> =>
  db.selectFrom('wire_version').select(versionColumns).where('id', '=', id).executeTakeFirst()

/** The version of this number, without its contents. */
export const versionFacts = (
  db: Db | Tx,
  id: string,
): Promise<Pick<WireVersion, 'id' | 'version' | 'status' | 'version_created' | 'hash'> | undefined> =>
  db
    .selectFrom('wire_version')
    .select(['id', 'version', 'status', 'version_created', 'hash'])
    .where('id', '=', id)
    .executeTakeFirst()

/** The section to which a rule has sent the item. */
export const routedSection = async (tx: Db | Tx, id: WireItemId): Promise<string | undefined> => {
  const row = await tx.selectFrom('wire_item').select('routed').where('id', '=', id).executeTakeFirst()
  return (row?.routed as { section?: string } | null)?.section
}

/** The first item of the chain that this one is part of: itself, or the alert that it follows up. */
export const headOf = ({ id, follows }: Pick<WireItem, 'id' | 'follows'>): WireItemId => follows ?? id

/** Whether this version of the supplier's item is here already, by the hash of its contents. */
export const isVersionKept = async (db: Db, supplier: string, uri: string, hash: string): Promise<boolean> => {
  const own = db
    .selectFrom('wire_version')
    .innerJoin('wire_item', 'wire_item.id', 'wire_version.item')
    .select('wire_version.id')
    .where('wire_item.supplier', '=', supplier)
    .where('wire_item.uri', '=', uri)
    .where('wire_version.hash', '=', hash)
  return (await own.executeTakeFirst()) !== undefined
}

/**
 * What a chain of items says now: the newest version of the item that the agency sent last, an alert only where there is nothing else. `head` is the
 * chain's first item; most chains have no other.
 */
export const newestOfChain = async (db: Db | Tx, head: WireItemId): Promise<WireVersion | undefined> => {
  const last = await db
    .selectFrom('wire_item')
    .select('id')
    .where((one) => one.or([one('id', '=', head), one('follows', '=', head)]))
    .where('killed_at', 'is', null)
    .orderBy('alert')
    .orderBy('sent_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return newestVersion(db, last?.id ?? head)
}

/** An item that another may be the follow-up of; `facts` are those of `wire/chain.ts`. */
export type ChainCandidate = Pick<WireItem, 'id' | 'uri' | 'follows'> & { facts: object }

/** How far apart two items of one story are sent, at most. */
const farthest = '12 hours'
const alertsWithin = '3 hours'

/** What is known of an item for which candidates are sought. */
export type ChainSought = Pick<WireItem, 'id' | 'supplier'> & Pick<Listed, 'sent_at' | 'alert' | 'headline' | 'slug'>

/**
 * The supplier's items that may be of one story with a new one, for several new ones: alerts before it (or, where it is an alert itself, what came after
 * it), and those of its headline or its slugline. Killed ones are not among them.
 */
export const chainCandidates = async (
  tx: Tx,
  sought: readonly ChainSought[],
): Promise<Map<WireItemId, ChainCandidate[]>> => {
  const sent = sought.filter(({ sent_at }) => sent_at)
  if (sent.length === 0) return new Map()
  const { rows } = await sql<ChainCandidate & { own: WireItemId }>`
    select o.id as own, near.id, near.uri, near.follows, near.facts
    from unnest(${sent.map((one) => one.id)}::text[], ${sent.map((one) => one.supplier)}::text[], ${sent.map((one) => one.sent_at)}::timestamptz[],
      ${sent.map((one) => one.alert)}::boolean[], ${sent.map((one) => one.headline)}::text[], ${sent.map((one) => one.slug)}::text[])
      as o(id, supplier, sent_at, alert, headline, slug)
    cross join lateral (
      select distinct on (id) id, uri, follows, facts from (
        (select id, uri, follows, facts, killed_at from wire_item i where not o.alert and i.supplier = o.supplier and i.alert
          and i.sent_at between o.sent_at - ${alertsWithin}::interval and o.sent_at order by i.sent_at desc limit 200)
        union all
        (select id, uri, follows, facts, killed_at from wire_item i where o.headline <> '' and i.supplier = o.supplier
          and md5(lower(i.headline)) = md5(lower(o.headline)) and i.headline <> ''
          and i.sent_at between o.sent_at - ${farthest}::interval and o.sent_at + ${farthest}::interval
          order by i.sent_at desc limit 50)
        union all
        (select id, uri, follows, facts, killed_at from wire_item i where o.slug <> '' and i.supplier = o.supplier and i.slug = o.slug and i.slug <> ''
          and i.sent_at between o.sent_at - ${farthest}::interval and o.sent_at + ${farthest}::interval order by i.sent_at desc limit 50)
        union all
        (select id, uri, follows, facts, killed_at from wire_item i where o.alert and i.supplier = o.supplier and not i.alert
          and i.sent_at between o.sent_at and o.sent_at + ${alertsWithin}::interval order by i.sent_at limit 200)
      ) found
      where found.id <> o.id and found.killed_at is null and found.facts is not null
    ) near
    order by o.id, near.id`.execute(tx)
  return Map.groupBy(rows, (row) => row.own)
}

/** Puts the item into the chain that begins with `head`, and into the row of the desk's list in which that stands. */
export const joinChain = async (tx: Tx, id: WireItemId, head: WireItemId): Promise<void> => {
  await tx
    .updateTable('wire_item')
    .set({
      follows: head,
      same_as: (own) => own.selectFrom('wire_item as first').select('same_as').where('first.id', '=', head),
    })
    .where('id', '=', id)
    .execute()
}

/** Items of the supplier of these headlines or sluglines that came since `from`, by the words that name them. */
export const itemsCalled = async (
  tx: Tx,
  supplier: string,
  { headlines, slugs }: { headlines: readonly string[]; slugs: readonly string[] },
  from: Date,
): Promise<{ id: WireItemId; uri: string; headline: string }[]> => {
  const folded = headlines.map((headline) => headline.toLowerCase())
  const { rows } = await sql<{ id: WireItemId; uri: string; headline: string }>`
    select id, uri, headline from wire_item
    where supplier = ${supplier} and received_at > ${from} and killed_at is null
      and ((headline <> '' and md5(lower(headline)) = any(array(select md5(one) from unnest(${folded}::text[]) one))) or (slug <> '' and slug = any(${slugs})))
    order by received_at desc limit 20`.execute(tx)
  return rows
}

/** A version to be kept, and the arrival that it came in. */
export type NewVersion = Omit<WireVersion, 'id' | 'dropped_at'> & {
  arrival: string
  /** What the ledger keeps for good: its terms, and a mark of each paragraph. */
  terms: string[]
  rules: RightsRule[]
  marks: string[]
}

export const addVersion = async (tx: Tx, version: NewVersion): Promise<string> => {
  const id = (await addVersions(tx, [version])).get(version.item)
  if (id === undefined) throw new Error(`No version of ${version.item} was kept.`)
  return id
}

/** Keeps a version each of several items; answers their numbers by item. */
export const addVersions = async (tx: Tx, versions: readonly NewVersion[]): Promise<Map<WireItemId, string>> => {
  if (versions.length === 0) return new Map()
  const rows = await tx
    .insertInto('wire_version')
    .values(
      versions.map(({ ninjs, pictures, rules, ...version }) => ({
        ...{
          ...version,
          ninjs: JSON.stringify(ninjs),
          pictures: JSON.stringify(pictures),
          rules: JSON.stringify(rules),
        },
      })),
    )
    .returning(['id', 'item'])
    .execute()
  return new Map(rows.map(({ id, item }) => [item, id]))
}

/** Items of the supplier that are not killed and whose newest version waits for a picture of this name. */
export const itemsWithout = async (db: Db, supplier: string, picture: string): Promise<WireItemId[]> => {
  const { rows } = await sql<{ item: WireItemId }>`
    select v.item from wire_version v join wire_item i on i.id = v.item
    where v.absent @> array[${picture}] and v.absent <> '{}' and i.supplier = ${supplier} and i.killed_at is null
      and v.id = (select max(n.id) from wire_version n where n.item = v.item)
    order by v.item limit 20`.execute(db)
  return rows.map((row) => row.item)
}

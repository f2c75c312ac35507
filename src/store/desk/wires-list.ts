/** The desk's list of wires: one row a chain of items, newest first, page by page. */

import { type RawBuilder, sql } from 'kysely'
import type { PictureId, StoryId, WireItemId } from '../../base/id.ts'
import type { WireStatus } from '../../story/status.ts'
import { groupsOf, type Label, partsOf, type Wants } from '../../story/wire-wants.ts'
import type { WireShown } from '../../wire/meaning/shown.ts'
import { type Db, searchedWords } from '../database.ts'

/** A chain as its newest item says it. */
export type ListedChain = {
  item: WireItemId
  /** The chain's first item, by which the chain is known however it grows. */
  head: WireItemId
  supplier: string
  supplier_name: string
  headline: string
  shown: WireShown
  alert: boolean
  received_at: Date
  /** Where it stands in the list: microseconds since 1970 and its identity. */
  place: string
  section: string | null
  version: string | null
  status: WireStatus
  picture: PictureId | null
  pictures: number
  /** How many versions of how many items came. */
  versions: number
  items: number
  killed_at: Date | null
  spiked_at: Date | null
  spiked_by: string | null
  story: StoryId | null
  taken_by: string | null
  taken_at: Date | null
}

/** Before or after which place of the list. */
export type From = { before: string } | { after: string } | undefined

export const isPlace = (text: string): boolean => /^\d{1,16}_[0-9a-z]{12}$/.test(text)

const placeOf = (place: string): RawBuilder<unknown> => {
  const [at = '', id = ''] = place.split('_')
  return sql`(timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond', ${id}::text)`
}

const beyond = (from: From): RawBuilder<unknown> => {
  if (!from) return sql`true`
  return 'before' in from
    ? sql`(i.received_at, i.id) < ${placeOf(from.before)}`
    : sql`(i.received_at, i.id) > ${placeOf(from.after)}`
}

/** The chain's newest item stands for it. */
const newestOfItsChain = sql`i.received_at is not null and not exists (
  select from wire_item o where coalesce(o.follows, o.id) = coalesce(i.follows, i.id) and (o.received_at, o.id) > (i.received_at, i.id))`

/** A supplier stands in a column of its own, all else among the labels. */
const hasOne = (group: readonly Label[]): RawBuilder<unknown> => {
  const parts = group.map(partsOf)
  return parts[0]?.dimension === 'supplier'
    ? sql`i.supplier = any(${parts.map(({ value }) => value)}::text[])`
    : sql`i.labels && ${group}::text[]`
}

const wanted = ({ labels, hidden, words, show }: Wants): RawBuilder<unknown> => {
  const parts = groupsOf(labels).map(hasOne)
  if (show === 'open') parts.push(...groupsOf(hidden).map((group) => sql`not (${hasOne(group)})`))
  if (words) parts.push(sql`i.search @@ websearch_to_tsquery('simple', unaccent(${searchedWords(words)}))`)
  if (show !== 'all') parts.push(show === 'open' ? sql`i.spiked_at is null` : sql`i.spiked_at is not null`)
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`
}

const chains = async (db: Db, found: RawBuilder<unknown>): Promise<ListedChain[]> => {
  const { rows } = await sql<ListedChain>`
    select i.id as item, coalesce(i.follows, i.id) as head, i.supplier, p.name as supplier_name, i.headline, i.shown, i.alert, i.received_at,
      (extract(epoch from i.received_at) * 1000000)::bigint || '_' || i.id as place,
      coalesce(s.section, i.routed ->> 'section') as section, v.version, v.status,
      pictures.first as picture, coalesce(pictures.count, 0)::int as pictures, counted.versions::int, counted.items::int,
      i.killed_at, i.spiked_at, coalesce(spiker.name, i.spiked_by) as spiked_by, s.id as story, coalesce(taker.name, r.actor) as taken_by, r.at as taken_at
    from (${found}) i
    join supplier p on p.slug = i.supplier
    cross join lateral (select version, status, pictures from wire_version where item = i.id order by id desc limit 1) v
    left join lateral (select min(one.value ->> 'id') as first, count(*) as count from jsonb_each(v.pictures) one) pictures on true
    cross join lateral (
      select count(distinct n.id) as versions, count(distinct c.id) as items
      from wire_item c join wire_version n on n.item = c.id where coalesce(c.follows, c.id) = coalesce(i.follows, i.id)) counted
    left join lateral (
      select st.id, st.section from wire_item c join story st on st.wire_item = c.id where coalesce(c.follows, c.id) = coalesce(i.follows, i.id) limit 1) s on true
    left join revision r on r.story = s.id and r.number = 1
    left join person taker on taker.mail = r.actor
    left join person spiker on spiker.mail = i.spiked_by
    order by i.received_at desc, i.id desc`.execute(db)
  return rows
}

/** At most `limit` rows of the list, newest first: its head, or what stands before or after a place in it. */
export const wiresList = (db: Db, wants: Wants, from: From, limit: number): Promise<ListedChain[]> =>
  chains(
    db,
    sql`select i.* from wire_item i where ${wanted(wants)} and ${beyond(from)} and ${newestOfItsChain}
      order by i.received_at desc, i.id desc limit ${limit}`,
  )

/** Chains as they are now, whatever is wanted of the list. */
export const chainsNow = (db: Db, heads: readonly string[]): Promise<ListedChain[]> =>
  chains(
    db,
    sql`select distinct on (coalesce(i.follows, i.id)) i.* from wire_item i
      where coalesce(i.follows, i.id) = any(${heads}::text[]) and i.received_at is not null
      order by coalesce(i.follows, i.id), i.received_at desc, i.id desc`,
  )

/** How many chains are wanted of what came since, at most `most`; and the newest of them. */
export const countWires = async (
  db: Db,
  wants: Wants,
  since: Date,
  most: number,
): Promise<{ count: number; newest: { place: string; headline: string; supplier: string } | null }> => {
  const { rows } = await sql<{ count: number; place: string | null; headline: string | null; supplier: string | null }>`
    with found as (
      select i.id, i.received_at, i.headline, i.supplier from wire_item i
      where ${wanted(wants)} and i.received_at > ${since} and ${newestOfItsChain} order by i.received_at desc, i.id desc limit ${most}
    ), newest as (select * from found order by received_at desc, id desc limit 1)
    select (select count(*) from found)::int as count, (extract(epoch from n.received_at) * 1000000)::bigint || '_' || n.id as place,
      n.headline, p.name as supplier
    from (select 1) one left join newest n on true left join supplier p on p.slug = n.supplier`.execute(db)
  const [row] = rows
  const { place = null, headline = null, supplier = null, count = 0 } = row ?? {}
  return { count, newest: place === null ? null : { place, headline: headline ?? '', supplier: supplier ?? '' } }
}

/** How many of the newest items say which labels there are to choose from. */
const looked = 3000

/** The labels of the newest items, each with the number of those that have it, most first. */
export const commonLabels = async (db: Db): Promise<{ label: string; count: number }[]> => {
  const { rows } = await sql<{ label: string; count: number }>`
    select label, count(*)::int as count
    from (select labels from wire_item where received_at is not null order by received_at desc, id desc limit ${looked}) i, unnest(i.labels) label
    group by label order by count(*) desc, label limit 400`.execute(db)
  return rows
}

/** Marks a chain's items as not wanted by the desk, or as wanted again. Answers how many were changed. */
export const markSpiked = async (db: Db, head: WireItemId, by: { name: string; at: Date } | null): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable('wire_item')
    .set({ spiked_at: by?.at ?? null, spiked_by: by?.name ?? null })
    .where((one) => one.or([one('id', '=', head), one('follows', '=', head)]))
    .where('spiked_at', by ? 'is' : 'is not', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

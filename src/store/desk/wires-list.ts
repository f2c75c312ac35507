/** The desk's list of wires, newest first, page by page: one row a chain of items, and the same text from another supplier in it. */

import { type RawBuilder, sql } from 'kysely'
import type { PictureId, StoryId, WireItemId } from '../../base/id.ts'
import type { WireStatus } from '../../story/status.ts'
import { groupsOf, type Label, partsOf, type Wants } from '../../story/wire-wants.ts'
import type { WireShown } from '../../wire/meaning/shown.ts'
import { type Db, searchedWords } from '../database.ts'
import { rowOf } from './same-texts.ts'

/** A row as its newest item says it, of those that are wanted. */
export type ListedChain = {
  item: WireItemId
  /** What the row is known by however it grows: its first item. */
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
  /** How many suppliers have sent it. */
  suppliers: number
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

type Item = 'i' | 'o'

const isOfSupplier = (group: readonly Label[]): boolean =>
  group.some((label) => partsOf(label).dimension === 'supplier')

/** A supplier stands in a column of its own, all else among the labels. */
const hasOne = (group: readonly Label[], item: Item): RawBuilder<unknown> =>
  isOfSupplier(group)
    ? sql`${sql.ref(`${item}.supplier`)} = any(${group.map((label) => partsOf(label).value)}::text[])`
    : sql`${sql.ref(`${item}.labels`)} && ${group}::text[]`

const all = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`

/** Whether an item may stand for its row: it has what is looked for, and is not of a supplier that is hidden. */
const fits = ({ labels, hidden, words, show }: Wants, item: Item): RawBuilder<unknown> => {
  const parts = groupsOf(labels).map((group) => hasOne(group, item))
  if (show === 'open')
    parts.push(
      ...groupsOf(hidden)
        .filter(isOfSupplier)
        .map((group) => sql`not (${hasOne(group, item)})`),
    )
  if (words)
    parts.push(sql`${sql.ref(`${item}.search`)} @@ websearch_to_tsquery('simple', unaccent(${searchedWords(words)}))`)
  const spiked = sql.ref(`${item}.spiked_at`)
  if (show !== 'all') parts.push(show === 'open' ? sql`${spiked} is null` : sql`${spiked} is not null`)
  return all(parts)
}

/** A kind that is hidden is hidden with the row whose newest item is of that kind, though an older one is not. */
const isNotHidden = ({ hidden, show }: Wants): RawBuilder<unknown> =>
  all(
    show === 'open'
      ? groupsOf(hidden)
          .filter((group) => !isOfSupplier(group))
          .map((group) => sql`not (${hasOne(group, 'i')})`)
      : [],
  )

/** The newest item that fits stands for its row: also an older one, where the newer ones do not say what is looked for. */
const standsForRow = (wants: Wants): RawBuilder<unknown> =>
  sql`i.received_at is not null and ${fits(wants, 'i')} and ${isNotHidden(wants)} and not exists (
    select from wire_item o where ${rowOf('o')} = ${rowOf('i')} and (o.received_at, o.id) > (i.received_at, i.id) and ${fits(wants, 'o')})`

const chains = async (db: Db, found: RawBuilder<unknown>): Promise<ListedChain[]> => {
  const { rows } = await sql<ListedChain>`
    select i.id as item, ${rowOf('i')} as head, i.supplier, p.name as supplier_name, i.headline, i.shown, i.alert, i.received_at,
      (extract(epoch from i.received_at) * 1000000)::bigint || '_' || i.id as place,
      coalesce(s.section, i.routed ->> 'section') as section, v.version, v.status,
      pictures.first as picture, coalesce(pictures.count, 0)::int as pictures, counted.versions::int, counted.items::int, counted.suppliers::int,
      i.killed_at, i.spiked_at, coalesce(spiker.name, i.spiked_by) as spiked_by, s.id as story, coalesce(taker.name, r.actor) as taken_by, r.at as taken_at
    from (${found}) i
    join supplier p on p.slug = i.supplier
    cross join lateral (select version, status, pictures from wire_version where item = i.id order by id desc limit 1) v
    left join lateral (select min(one.value ->> 'id') as first, count(*) as count from jsonb_each(v.pictures) one) pictures on true
    cross join lateral (
      select count(distinct n.id) as versions, count(distinct c.id) as items, count(distinct c.supplier) as suppliers
      from wire_item c join wire_version n on n.item = c.id where ${rowOf('c')} = ${rowOf('i')}) counted
    left join lateral (
      select st.id, st.section from wire_item c join story st on st.wire_item = c.id where ${rowOf('c')} = ${rowOf('i')} limit 1) s on true
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
    sql`select i.* from wire_item i where ${standsForRow(wants)} and ${beyond(from)}
      order by i.received_at desc, i.id desc limit ${limit}`,
  )

/** Rows as they are now, whatever is wanted of the list: as an item of them says it that fits, where one does. */
export const chainsNow = (db: Db, heads: readonly string[], wants: Wants): Promise<ListedChain[]> =>
  chains(
    db,
    sql`select distinct on (${rowOf('i')}) i.* from wire_item i
      where ${rowOf('i')} = any(${heads}::text[]) and i.received_at is not null
      order by ${rowOf('i')}, case when ${fits(wants, 'i')} then 0 else 1 end, i.received_at desc, i.id desc`,
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
      where ${standsForRow(wants)} and i.received_at > ${since} order by i.received_at desc, i.id desc limit ${most}
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

/** Marks a row's items as not wanted by the desk, or as wanted again. Answers how many were changed. */
export const markSpiked = async (db: Db, row: WireItemId, by: { name: string; at: Date } | null): Promise<number> => {
  const { numAffectedRows } = await sql`
    update wire_item i set spiked_at = ${by?.at ?? null}, spiked_by = ${by?.name ?? null}
    where ${rowOf('i')} = ${row} and ${by ? sql`i.spiked_at is null` : sql`i.spiked_at is not null`}`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

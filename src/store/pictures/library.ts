/** The desk's picture library: what it lists, newest first and page by page. */

import { type RawBuilder, sql } from 'kysely'
import type { PictureId, StoryId } from '../../base/id.ts'
import type { LibraryWants } from '../../story/library-wants.ts'
import { type Db, searchedWords } from '../database.ts'

/** A picture as the list shows it. */
export type ListedPicture = {
  id: PictureId
  width: number
  height: number
  alt: string
  decorative: boolean
  caption: string
  credit: string
  supplier: string | null
  supplier_name: string | null
  brought_by: string | null
  created_at: Date
  /** Where it stands in the list: microseconds since 1970 and its identity. */
  place: string
  killed_at: Date | null
  withheld: boolean
  shown_from: Date | null
  shown_until: Date | null
  embargoed_until: Date | number | null
  /** Whether a story that is published or will be shows it. */
  used: boolean
}

export const isPicturePlace = (text: string): boolean => /^\d{1,16}_[0-9a-z]{12}$/.test(text)

const before = (place: string | undefined): RawBuilder<unknown> => {
  if (!place) return sql`true`
  const [at = '', id = ''] = place.split('_')
  return sql`(i.created_at, i.id) < (timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond', ${id}::text)`
}

const alive = sql`i.killed_at is null`
const fits = ({ rights, days }: LibraryWants, now: Date): RawBuilder<unknown> => {
  switch (rights) {
    case 'usable':
      return sql`${alive} and not i.withheld and (i.shown_from is null or i.shown_from <= ${now})
        and (i.shown_until is null or i.shown_until > ${now}) and (i.embargoed_until is null or i.embargoed_until <= ${now})`
    case 'ends':
      return sql`${alive} and i.limited and i.shown_until > ${now} and i.shown_until <= ${now}::timestamptz + make_interval(days => ${days})`
    case 'withheld':
      return sql`${alive} and i.limited and i.withheld`
    case 'killed':
      return sql`i.limited and i.killed_at is not null`
    case 'all':
      return alive
  }
}

/** Broader or higher by a tenth at least: what lies between is square. */
const shaped: Record<LibraryWants['shape'], RawBuilder<unknown>> = {
  any: sql`true`,
  wide: sql`i.width > i.height * 1.1`,
  tall: sql`i.height > i.width * 1.1`,
  square: sql`i.width <= i.height * 1.1 and i.height <= i.width * 1.1`,
}

/** Days are given as their first instants; the last one counts whole. */
export type Days = { from?: Date | undefined; until?: Date | undefined }

const wanted = (wants: LibraryWants, { from, until }: Days, now: Date): RawBuilder<unknown> => {
  const { words, of, shape } = wants
  const parts = [fits(wants, now), shaped[shape]]
  if (of) parts.push(of === 'own' ? sql`i.supplier is null` : sql`i.supplier = ${of}`)
  if (words) parts.push(sql`i.search @@ websearch_to_tsquery('simple', unaccent(${searchedWords(words)}))`)
  if (from) parts.push(sql`i.created_at >= ${from}`)
  if (until) parts.push(sql`i.created_at < ${until}`)
  return sql.join(parts, sql` and `)
}

const listed = async (db: Db, found: RawBuilder<unknown>): Promise<ListedPicture[]> => {
  const { rows } = await sql<ListedPicture>`
    select i.id, i.width, i.height, i.alt, i.decorative, i.caption, i.credit, i.supplier, s.name as supplier_name,
      coalesce(b.name, i.brought_by) as brought_by, i.created_at,
      (extract(epoch from i.created_at) * 1000000)::bigint || '_' || i.id as place,
      i.killed_at, i.withheld, i.shown_from, i.shown_until, i.embargoed_until,
      exists (select from publication p where p.picture_ids @> array[i.id] and p.killed_at is null) as used
    from (${found}) i left join supplier s on s.slug = i.supplier left join person b on b.mail = i.brought_by
    order by i.created_at desc, i.id desc`.execute(db)
  return rows
}

/** At most `limit` pictures, newest first: the head of the list, or what stands before a place in it. */
export const libraryList = (
  db: Db,
  wants: LibraryWants,
  { place, days = {}, now, limit }: { place?: string | undefined; days?: Days; now: Date; limit: number },
): Promise<ListedPicture[]> =>
  listed(
    db,
    sql`select i.* from picture i where ${wanted(wants, days, now)} and ${before(place)}
      order by i.created_at desc, i.id desc limit ${limit}`,
  )

/** These pictures, whatever is wanted of the list. */
export const picturesNow = (db: Db, ids: readonly string[]): Promise<ListedPicture[]> =>
  listed(db, sql`select i.* from picture i where i.id = any(${ids}::text[])`)

/** The pictures that a story has or that came with its wire, its own first; the killed left out. */
export const picturesAtHand = async (db: Db, story: StoryId): Promise<ListedPicture[]> => {
  const { rows } = await sql<{ id: string }>`
    with told as (
      select s.wire_item, r.furniture from story s join revision r on r.story = s.id and r.number = s.revision where s.id = ${story}
    ), found as (
      select furniture #>> '{lead,id}' as id from told
      union all select jsonb_object_keys(furniture -> 'pictures') from told
      union all select used.value ->> 'id' from told join wire_item i on coalesce(i.follows, i.id) =
          (select coalesce(w.follows, w.id) from wire_item w where w.id = told.wire_item)
        join wire_version v on v.item = i.id cross join lateral jsonb_each(v.pictures) used
    )
    select distinct id from found where id is not null limit 60`.execute(db)
  const all = await picturesNow(
    db,
    rows.map(({ id }) => id),
  )
  return all.filter(({ killed_at }) => killed_at === null)
}

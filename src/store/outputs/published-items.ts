/** The gate's part for the API: stories with all that may be given to others, newest first, and those that have changed since. */

import type { StoryId } from '../../base/id.ts'
import type { Topic, UsedPicture } from '../../story/furniture.ts'
import { type ArticleRow, ask, cardColumns, out, published, type Reader, visible } from '../published.ts'
import type { Profile } from '../settings.ts'
import { found, typed } from './published-found.ts'

/** What is known of a picture beside the words that the story has for it. `until`: from then on it may not be shown. */
export type PictureFacts = { copyright: string; until: string | null }

export type ItemRow = Omit<ArticleRow, 'profiles' | 'pictures'> & {
  profiles: Pick<Profile, 'slug' | 'name' | 'kind'>[]
  pictures: Record<string, UsedPicture>
  picture_facts: Record<string, PictureFacts>
  revision: number
  visible_from: Date
  expires_at: Date | null
}

/** Pictures that may not be given to others are left out of the row, as are those that may not be shown. */
const columns = `${cardColumns}, ${out(' or i.no_syndication')}, p.standfirst, p.search_title, p.social_title, p.located, p.copyright, p.words, p.pictures,
  p.body, p.published_at, p.updated_at, p.changed_at, p.visible_from, p.expires_at, p.revision,
  (select coalesce(jsonb_object_agg(i.id, jsonb_build_object('copyright', i.copyright, 'until', i.shown_until)), '{}')
    from picture i where i.id = any(p.picture_ids)) as picture_facts,
  (select coalesce(jsonb_agg(jsonb_build_object('slug', f.slug, 'name', f.name, 'kind', f.kind) order by array_position(p.profiles, f.slug)), '[]')
    from profile f where f.slug = any(p.profiles)) as profiles,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'text', c.text, 'at', c.at) order by c.at), '[]')
    from correction c where c.story = p.story) as corrections`
const may = `${visible} and p.syndicated`

/** That it was given once and is no longer: killed, its term over, or for others no more. What nobody has ever seen is not told so. */
const withdrawn = `p.offered and (${may}) is not true and (p.released_at <= $1
  or p.visible_from <= coalesce(p.killed_at, $1) and (p.expires_at is null or p.visible_from <= p.expires_at))`

/** Which items: each part is left away where all will do. `language` with its parts as BCP 47 has them: «en» is «en-GB» too. */
export type ItemsWanted = {
  words?: string | undefined
  section?: string | undefined
  topic?: string | undefined
  language?: string | undefined
  /** By publication: from then on, and before then. */
  since?: Date | undefined
  until?: Date | undefined
}

/** Where a list goes on: behind this item. */
export type ItemPlace = { at: Date; story: string }

/** The places that conditions name their values by; `$1` is the moment of reading. */
const numbered = () => {
  const values: unknown[] = []
  return { values, put: (value: unknown): string => `$${values.push(value) + 1}` }
}

/** Statements are planned once for all that is asked with them: each names as many rows as it reads, so that the planner knows that they are few. */
const portions = [26, 101]
const portionFor = (limit: number): number => portions.find((most) => limit <= most) ?? limit

type Asked = { site: string; limit: number; place?: ItemPlace | undefined }

/** At most `limit` items, last published first. `site` is the language whose forms of words are known. */
export const newestItems = async (reader: Reader, wanted: ItemsWanted, asked: Asked): Promise<ItemRow[]> => {
  const { words, section, topic, language, since, until } = wanted
  if (words !== undefined) return foundItems(reader, { ...wanted, words }, asked)
  const { limit, place } = asked
  const { values, put } = numbered()
  const conditions: [string, string][] = []
  const also = (name: string, condition: string) => conditions.push([name, condition])
  const by = topic === undefined ? 'p' : 't'
  if (topic !== undefined) also('topic', `t.topic = ${put(topic)}`)
  if (section !== undefined) also('section', `p.section = ${put(section)}`)
  if (language !== undefined) {
    also('language', `split_part(p.language, '-', 1) = ${put(language.split('-')[0])}`)
    if (language.includes('-')) also('region', `p.language = ${put(language)}`)
  }
  if (since) also('since', `${by}.published_at >= ${put(since)}`)
  if (until) also('until', `${by}.published_at < ${put(until)}`)
  if (place) also('after', `(${by}.published_at, ${by}.story) < (${put(place.at)}, ${put(place.story)})`)
  const from = topic === undefined ? published : `publication_topic t join ${published} on p.story = t.story`
  const portion = portionFor(limit)
  const rows: ItemRow[] = await ask(
    reader,
    `items ${portion} ${conditions.map(([name]) => name.slice(0, 3)).join(' ')}`,
    `select ${columns} from ${from} where ${[may, ...conditions.map(([, condition]) => condition)].join(' and ')}
     order by ${by}.published_at desc, ${by}.story desc limit ${portion}`,
    ...values,
  )
  return rows.slice(0, limit)
}

/** The same of those that hold words. */
const foundItems = (
  reader: Reader,
  { words, section, topic, language, since, until }: ItemsWanted & { words: string },
  { site, limit, place }: Asked,
): Promise<ItemRow[]> => {
  const { values, put } = numbered()
  for (const value of typed(words, site)) put(value)
  const most = put(limit)
  const facets = [
    'always',
    ...(section === undefined ? [] : [`section ${section}`]),
    ...(topic === undefined ? [] : [`topic ${topic}`]),
    ...(language === undefined ? [] : [`language ${language.split('-')[0]}`]),
  ]
  const conditions: [string, string][] = []
  const also = (name: string, condition: string) => conditions.push([name, condition])
  const all = put(facets)
  if (language?.includes('-')) also('region', `p.language = ${put(language)}`)
  if (since) also('since', `p.published_at >= ${put(since)}`)
  if (until) also('until', `p.published_at < ${put(until)}`)
  if (place) also('after', `(p.published_at, p.story) < (${put(place.at)}, ${put(place.story)})`)
  const which = [may, ...conditions.map(([, condition]) => condition)].join(' and ')
  return ask(
    reader,
    `items found ${conditions.map(([name]) => name.slice(0, 3)).join(' ')}`,
    `${found({ may: which, by: 'published', most, facets: `${all}::text[]` })} select ${columns} from found join ${published} on p.story = found.story where ${may}
     order by p.published_at desc, p.story desc`,
    ...values,
  )
}

/** The story, where it may be given; that it was given once; or nothing. */
export const itemOf = async (reader: Reader, story: string): Promise<ItemRow | 'gone' | undefined> => {
  const [row] = await itemsOf(reader, [story])
  if (row) return row
  const [gone] = await ask<{ gone: boolean }>(
    reader,
    'item gone',
    `select (${withdrawn}) as gone from publication p where p.story = $2`,
    story,
  )
  return gone?.gone ? 'gone' : undefined
}

/** Those of these stories that may be given. */
const itemsOf = (reader: Reader, stories: readonly string[]): Promise<ItemRow[]> =>
  ask(reader, 'items of', `select ${columns} from ${published} where ${may} and p.story = any($2)`, stories)

/** Behind which change a list goes on, in microseconds by the database's clock. */
export type ChangePlace = { moved: string; story: string }

/** A story that is no longer given: nothing of it but who it is, and when it ceased to be. */
export type GoneRow = { story: StoryId; revision: number; at: Date }
export type Changed = ChangePlace & ({ item: ItemRow } | { gone: GoneRow })

/**
 * What has changed behind this place, first what changed first, and where to ask on. A transaction that is still open may have written rows that nobody sees
 * yet: no change is given before all that were begun before it have ended, so that whoever goes on from the last one misses none.
 */
export const changedItems = async (
  reader: Reader,
  place: ChangePlace,
  limit: number,
): Promise<{ changes: Changed[]; last: ChangePlace }> => {
  // In a statement of its own, before the rows are read: what is committed after it is seen by the other.
  const { horizon } = await databaseTime(reader)
  const portion = portionFor(limit)
  const found = await ask<GoneRow & { moved: string; given: boolean }>(
    reader,
    `changes ${portion}`,
    `select p.story, p.moved, p.revision, (${may}) as given,
       coalesce(p.killed_at, case when p.expires_at <= $1 then p.expires_at end, p.changed_at) as at
     from publication p where p.offered and (p.moved, p.story) > ($2, $3) and p.moved < $4 and ((${may}) or ${withdrawn})
     order by p.moved, p.story limit ${portion}`,
    ...[place.moved, place.story, horizon],
  )
  const rows = found.slice(0, limit)
  const items = await itemsOf(
    reader,
    rows.flatMap(({ given, story }) => (given ? [story] : [])),
  )
  const changes = rows.flatMap(({ given, moved, ...row }): Changed[] => {
    const { story } = row
    if (!given) return [{ moved, story, gone: row }]
    // One that has been withdrawn in this very moment comes again with that.
    const item = items.find((one) => one.story === story)
    return item ? [{ moved, story, item }] : []
  })
  const end = rows.at(-1)
  return { changes, last: end ? { moved: end.moved, story: end.story } : place }
}

/** The database's clock, and since when transactions are open that write (that moment, where none is), both in microseconds. */
const databaseTime = async ({ pool }: Reader): Promise<{ now: string; horizon: string }> => {
  const micros = (at: string) => `(extract(epoch from ${at}) * 1000000)::bigint`
  const { rows } = await pool.query<{ now: string; horizon: string }>({
    name: 'database time',
    text: `select ${micros('clock_timestamp()')} as now,
      ${micros('least(clock_timestamp(), min(xact_start) filter (where backend_xid is not null))')} as horizon
      from pg_stat_activity where datname = current_database()`,
  })
  const [row] = rows
  if (!row) throw new Error('The database has not told the time.')
  return row
}

/** Where to begin for whoever has had everything until an instant of the site's time, which may be another than the database's. */
export const placeSince = async (reader: Reader, since: Date): Promise<ChangePlace> => {
  const { now } = await databaseTime(reader)
  const ago = BigInt(reader.now.getTime() - since.getTime()) * 1000n
  return { moved: String(BigInt(now) - ago), story: '' }
}

/** Topics of what may be given, by their slugs, from behind one on; each as the newest story spells it. */
export const givenTopics = async (reader: Reader, limit: number, after: string): Promise<Topic[]> => {
  const rows = await ask<{ slug: string; name: string; place: boolean }>(
    reader,
    `given topics ${portionFor(limit)}`,
    `select s.slug, l.name, l.place from (select distinct slug from topic where slug > $2 order by slug) s
     cross join lateral (
       select named ->> 'name' as name, pt.place from publication_topic pt join publication p on p.story = pt.story
         cross join lateral jsonb_array_elements(p.topics) as named
       where pt.topic = s.slug and ${may} and named ->> 'slug' = s.slug order by pt.published_at desc, pt.story desc limit 1
     ) l order by s.slug limit ${portionFor(limit)}`,
    after,
  )
  return rows.map(({ place, ...topic }) => ({ ...topic, ...(place && { kind: 'place' }) }))
}

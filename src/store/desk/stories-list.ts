/** The desk's list of stories: last changed first, page by page, found by words, state, section, person and supplier. */

import { type RawBuilder, sql } from 'kysely'
import { idPattern, type PictureId, type StoryId } from '../../base/id.ts'
import type { StoryState, StoryWants } from '../../story/life/story-wants.ts'
import type { Workflow } from '../../story/status.ts'
import { type Db, searchedWords } from '../database.ts'
import { searchConfiguration } from '../publications.ts'

/** A story as the list shows it, with the three states that it has. */
export type ListedStory = {
  id: StoryId
  /** Where it stands in the list: microseconds since 1970 and its identity. */
  place: string
  headline: string
  language: string
  section: string
  workflow: Workflow
  revision: number
  edited: boolean
  changed_at: Date
  /** Who wrote its newest revision: a person's name, where it is one of the newsroom's. */
  by: string
  supplier: string | null
  picture: PictureId | null
  embargo: string | null
  unread: string | null
  published: number | null
  address: string | null
  visible_from: Date | null
  expires_at: Date | null
  scheduled_for: Date | null
  killed_at: Date | null
  waiting: boolean
  proposed: boolean
}

export type StoriesFrom = { before: string } | { after: string } | undefined

const placeOf = (place: string): RawBuilder<unknown> => {
  const [at = '', id = ''] = place.split('_')
  return sql`(timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond', ${id}::text)`
}

const beyond = (from: StoriesFrom): RawBuilder<unknown> => {
  if (!from) return sql`true`
  return 'before' in from
    ? sql`(s.changed_at, s.id) < ${placeOf(from.before)}`
    : sql`(s.changed_at, s.id) > ${placeOf(from.after)}`
}

const publishedAs = (what: RawBuilder<unknown>) =>
  sql`exists (select from publication p where p.story = s.id and ${what})`
/** Stories that their own words or the desk hold until a time to come, or until somebody can read them; and those that wait for a time that nobody at the desk has set. */
const heldBack = (now: Date) => sql`
  select r.story from revision r join story o on o.id = r.story and o.revision = r.number
  where r.furniture #>> '{embargo}' is not null
    and (r.furniture -> 'embargo' ? 'unreadable' or (r.furniture #>> '{embargo,until}')::timestamptz > ${now})
  union select id from story where embargo_until > ${now}
  union select p.story from publication p join story o on o.id = p.story where p.visible_from > ${now} and o.scheduled_for is null`

const inState = (state: StoryState, now: Date): RawBuilder<unknown> => {
  switch (state) {
    case 'killed':
      return sql`s.killed_at is not null`
    case 'update':
      return sql`(s.wire_waiting is not null or s.wire_proposed <> '{}') and s.killed_at is null`
    case 'live':
      return sql`s.killed_at is null and ${publishedAs(sql`p.killed_at is null and p.visible_from <= ${now} and (p.expires_at is null or p.expires_at > ${now})`)}`
    case 'scheduled':
      return sql`s.killed_at is null and s.id in (select story from publication where visible_from > ${now} and killed_at is null)`
    case 'held':
      return sql`s.killed_at is null and not ${publishedAs(sql`p.visible_from <= ${now}`)} and s.id in (${heldBack(now)})`
    case 'ready':
      return sql`s.killed_at is null and s.workflow = 'ready'`
    case 'writing':
      return sql`s.killed_at is null and s.workflow <> 'ready'`
  }
}

const askedFor = (words: string, language: string): RawBuilder<unknown> => {
  const bare = sql`unaccent(${searchedWords(words)})`
  return sql`(websearch_to_tsquery(${searchConfiguration(language)}::regconfig, ${bare}) || websearch_to_tsquery('simple', ${bare}))`
}

/** Whether this one story has the words: for a few that are at hand. */
const says = (words: string, language: string): RawBuilder<unknown> => {
  const asked = askedFor(words, language)
  return sql`(exists (select from story_words w where w.story = s.id and w.search @@ ${asked})
    or exists (select from publication p where p.story = s.id and p.search @@ ${asked}))`
}

/** What was typed finds a story by its words, those of the newest revision and those that readers see; or by its identity or address. */
const holds = (words: string, language: string): RawBuilder<unknown> => {
  const named = words
    .toLowerCase()
    .split(/[/\s?#-]+/)
    .findLast(Boolean)
  const asked = askedFor(words, language)
  const found = sql`select story from story_words where search @@ ${asked} union select story from publication where search @@ ${asked}`
  return named && idPattern.test(named) ? sql`s.id in (${found} union select ${named})` : sql`s.id in (${found})`
}

const wanted = ({ words, state, section, by, supplier }: StoryWants, language: string, now: Date) => {
  const parts = [
    ...(words ? [holds(words, language)] : []),
    ...(state ? [inState(state, now)] : []),
    ...(section ? [sql`s.section = ${section}`] : []),
    ...(by
      ? [sql`exists (select from revision r where r.story = s.id and r.number = s.revision and r.actor = ${by})`]
      : []),
    ...(supplier ? [sql`exists (select from wire_item i where i.id = s.wire_item and i.supplier = ${supplier})`] : []),
  ]
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`
}

const listed = async (db: Db, found: RawBuilder<unknown>): Promise<ListedStory[]> => {
  const { rows } = await sql<ListedStory>`
    select s.id, (extract(epoch from s.changed_at) * 1000000)::bigint || '_' || s.id as place,
      r.furniture ->> 'headline' as headline, r.furniture ->> 'language' as language, s.section, s.workflow, s.revision, s.edited, s.changed_at,
      coalesce(w.name, r.actor) as by, u.name as supplier, r.furniture #>> '{lead,id}' as picture,
      coalesce(r.furniture #>> '{embargo,until}', to_json(s.embargo_until) #>> '{}') as embargo, r.furniture #>> '{embargo,unreadable}' as unread,
      p.revision as published, p.address, p.visible_from, p.expires_at, s.scheduled_for, s.killed_at,
      s.wire_waiting is not null as waiting, s.wire_proposed <> '{}' as proposed
    from (${found}) s join revision r on r.story = s.id and r.number = s.revision
    left join publication p on p.story = s.id
    left join wire_item i on i.id = s.wire_item left join supplier u on u.slug = i.supplier
    left join person w on w.mail = r.actor
    order by s.changed_at desc, s.id desc`.execute(db)
  return rows
}

/** So many stories that were changed last are looked through for words before the index of all words is asked: a word that many have is found there. */
const lookedThrough = 1000

export type StoriesAsked = { from?: StoriesFrom; limit: number; language: string; now: Date }

/** At most `limit` stories, last changed first: the head of the list, or what stands before or after a place in it. `language` is that of what was typed. */
export const storiesList = async (
  db: Db,
  wants: StoryWants,
  { from, limit, language, now }: StoriesAsked,
): Promise<ListedStory[]> => {
  const ordered = sql`order by s.changed_at desc, s.id desc`
  const { words, ...others } = wants
  if (words) {
    const near = sql`select s.* from story s where ${wanted({ words: '', ...others }, language, now)} and ${beyond(from)} ${ordered} limit ${lookedThrough}`
    const found = await listed(
      db,
      sql`select s.* from (${near}) s where ${says(words, language)} ${ordered} limit ${limit}`,
    )
    if (found.length === limit) return found
  }
  return listed(
    db,
    sql`select s.* from story s where ${wanted(wants, language, now)} and ${beyond(from)} ${ordered} limit ${limit}`,
  )
}

/** Stories as they are now, whatever is wanted of the list. */
export const storiesNow = (db: Db, ids: readonly string[]): Promise<ListedStory[]> =>
  ids.length === 0 ? Promise.resolve([]) : listed(db, sql`select s.* from story s where s.id = any(${ids}::text[])`)

/** How many of the stories that were changed last say who there is to choose from. */
const looked = 2000

/** Who has changed stories of late, most first. */
export const storyWriters = async (db: Db): Promise<{ by: string; name: string }[]> => {
  const { rows } = await sql<{ by: string; name: string }>`
    select r.actor as by, coalesce(w.name, r.actor) as name
    from (select id, revision from story order by changed_at desc, id desc limit ${looked}) s
    join revision r on r.story = s.id and r.number = s.revision left join person w on w.mail = r.actor
    group by 1, 2 order by count(*) desc, 2 limit 200`.execute(db)
  return rows
}

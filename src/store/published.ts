/**
 * The gate: the only way by which anything of a story leaves the house.
 *
 * One rule, evaluated at the moment of reading: a publication leaves when its time has come, its term has not ended and it
 * has not been killed. Every statement here holds it, and no output may reach a story by another way (`test/layers.test.ts`).
 */

import type pg from 'pg'
import type { StoryId } from '../base/id.ts'
import type { Body } from '../story/body.ts'
import type { Genre, Review } from '../story/form/genre.ts'
import type { Framing } from '../story/framing.ts'
import type { Container } from '../story/front/container.ts'
import type { Topic, UsedPicture } from '../story/furniture.ts'
import { withoutPictures } from '../story/pictures.ts'
import type { Profile } from './settings.ts'

/** From where to read, and at which moment of the site's time. `given` gathers the stories of which anything has left: an answer's keys are made of them. */
export type Reader = { pool: pg.Pool; now: Date; given?: Set<string> }

/** `version` counts the changes: it stands in the crops' addresses. */
export type PictureFraming = Framing & { version: number }

export type CardRow = {
  story: StoryId
  address: string
  language: string
  section: string
  section_name: string
  genre: Genre
  kicker: string
  headline: string
  summary: string
  dated_at: Date
  lead: UsedPicture | null
  /** How its crops are framed, where somebody has said so. */
  lead_framing: PictureFraming | null
  source: string
  urgency: number
  topics: Topic[]
}
export type ArticleRow = CardRow & {
  review: Review | null
  standfirst: string
  search_title: string
  social_title: string
  located: string
  copyright: string
  words: number
  pictures: Record<string, UsedPicture>
  body: Body
  profiles: ShownProfile[]
  corrections: { kind: 'correction' | 'clarification' | 'update'; text: string; at: string }[]
  published_at: Date
  updated_at: Date | null
  changed_at: Date
  /** Whether search engines may show it here, and where they are led instead. */
  indexed: boolean
  canonical: string | null
  translations: TranslationRow[]
}
/** Another language's page of the same story. `found`: search engines may show it at our address. `first`: the one that the others were translated from. */
export type TranslationRow = {
  story: StoryId
  address: string
  language: string
  headline: string
  found: boolean
  first: boolean
}
/** What stands at a story's address: the article, the notice of one that was killed or whose term is over, or nothing. */
export type Standing = { article: ArticleRow } | { gone: { note: string | null; killed: boolean } } | undefined

/**
 * The rule. `$1` is the moment of reading in every statement; mirrored by `visibilityAt` in `story/status.ts`. «is true» says that no index is to be asked for it:
 * nearly all has been visible for long, and gathering that takes the longer the more there is.
 */
export const visible =
  'p.killed_at is null and (p.visible_from <= $1) is true and (p.expires_at is null or p.expires_at > $1)'

/** Of what may be seen, what search engines are to find at our address. */
export const found = 'p.indexed and p.canonical is null'

/**
 * The pictures of a row that may not be shown: killed, withheld, before or after their term, or not for this use. The rule for a picture,
 * as `visible` is for a story; of most pictures there is nothing to ask.
 */
const isOver = 'i.killed_at is not null or i.withheld or i.shown_from > $1 or i.shown_until <= $1'
const isOut = `${isOver} or (i.no_gallery and p.gallery)`
export const out = (also: string) =>
  `(select array_agg(i.id) from picture i where i.limited and i.id = any(p.picture_ids) and (${isOut}${also})) as pictures_out`

/** What a card is made of, but for the pictures that are out. */
export const cardColumns = `p.story, p.address, p.section, s.name as section_name, p.genre, p.kicker, p.headline, p.summary, p.dated_at, p.lead,
  p.source, p.urgency, p.topics, p.language,
  (select jsonb_build_object('version', i.framing, 'focus', i.focus, 'crops', i.crops) from picture i
    where i.framing > 0 and i.id = p.lead ->> 'id') as lead_framing`
/** What a card is made of, and from where: the parts of the gate that `desk/fronts/published-fronts.ts` and `outputs/` read by too. */
export const card = `${cardColumns}, ${out('')}`
export const published = 'publication p join section s on s.slug = p.section'

/** Runs a statement that each connection prepares once; one without a name it plans anew. No row leaves with a picture that may not be shown. */
export const ask = async <Row extends pg.QueryResultRow>(
  { pool, now, given }: Reader,
  name: string,
  text: string,
  ...values: unknown[]
): Promise<Row[]> => {
  const { rows } = await pool.query<Row>({ name, text, values: [now, ...values] })
  return leaving({ given }, rows)
}

/** Rows as they may leave: told to whoever gathers them, and without the pictures that may not be shown. */
export const leaving = <Row extends object>(
  { given }: { given?: Set<string> | undefined },
  rows: readonly Row[],
): Row[] => {
  if (given) for (const row of rows) if ('story' in row && typeof row.story === 'string') given.add(row.story)
  return rows.map(withoutOut)
}

const nothing: Body = { type: 'body', content: [] }

const withoutOut = <Row extends object>(row: Row): Row => {
  const { pictures_out: gone, ...rest } = row as Row & Partial<ArticleRow> & { pictures_out?: string[] | null }
  if (gone === undefined) return row
  if (gone === null) return rest as unknown as Row
  const { lead = null, pictures = {}, body = nothing } = rest
  const left = withoutPictures({ lead, pictures, body }, new Set(gone))
  // Only what the row has: a card has no body.
  const kept = Object.entries(left).filter(([name]) => name in rest)
  return { ...rest, ...Object.fromEntries(kept) } as unknown as Row
}

const ofTranslation = (condition: string) => condition.replaceAll('p.', 't.')
/** The languages in which the story may be read at this moment, the first before the others; a translation has itself among them. */
const translations = `(select coalesce(jsonb_agg(jsonb_build_object('story', t.story, 'address', t.address, 'language', t.language, 'headline', t.headline,
    'found', ${ofTranslation(found)}, 'first', t.translation_of is null) order by t.translation_of is not null, t.visible_from, t.story), '[]')
  from publication t where (t.story = p.translation_of or t.translation_of = coalesce(p.translation_of, p.story))
    and ${ofTranslation(visible)}) as translations`

/** A profile as readers see it: its portrait only where that may be shown. */
export type ShownProfile = Profile & { picture: UsedPicture | null; framing: PictureFraming | null }

/** To a profile `f` its portrait, as picture and framing of `i`. */
const withPortrait = `left join lateral (
  select jsonb_build_object('id', i.id, 'width', i.width, 'height', i.height, 'alt', i.alt, 'caption', i.caption, 'credit', i.credit,
      'decorative', i.decorative) as picture,
    case when i.framing > 0 then jsonb_build_object('version', i.framing, 'focus', i.focus, 'crops', i.crops) end as framing
  from picture i where i.id = f.portrait and (${isOver}) is not true and (i.embargoed_until is null or i.embargoed_until <= $1)
) i on true`

/** What the page of a story is made of, and whether it, or a notice in its place, may be seen. */
export const articleColumns = `${card}, p.standfirst, p.review, p.search_title, p.social_title, p.located, p.copyright, p.words, p.pictures, p.body, p.published_at, p.updated_at,
  p.changed_at, p.indexed, p.canonical, ${translations}, p.kill_note, p.killed_at is not null as killed, (${visible}) as open,
  (p.visible_from <= coalesce(p.killed_at, $1) and (p.expires_at is null or p.visible_from <= p.expires_at)) as over,
  (select coalesce(jsonb_agg(to_jsonb(f) || jsonb_build_object('picture', i.picture, 'framing', i.framing) order by array_position(p.profiles, f.slug)), '[]')
    from profile f ${withPortrait} where f.slug = any(p.profiles)) as profiles,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'text', c.text, 'at', c.at) order by c.at), '[]') from correction c where c.story = p.story) as corrections`
export type StandingRow = ArticleRow & { open: boolean; over: boolean; killed: boolean; kill_note: string | null }

/** `given`: of which stories an answer is made. */
export const standingOf = (row: StandingRow, { given }: Pick<Reader, 'given'>): Standing => {
  // Where one of them is taken from readers, what is answered now is old.
  for (const one of row.translations) given?.add(one.story)
  if (row.open) return { article: row }
  // A story that was killed or denied under embargo was never seen: its address says as little as any other unknown one.
  return row.over ? { gone: { note: row.kill_note, killed: row.killed } } : undefined
}

/** The article of a story, or the notice that stands in its place once it was seen by readers and is no longer. */
export const articleOf = async (reader: Reader, story: string): Promise<Standing> => {
  const text = `select ${articleColumns} from ${published} where p.story = $2`
  const [row] = await ask<StandingRow>(reader, 'article', text, story)
  return row && standingOf(row, reader)
}

/** Which stories a list holds. */
export type Listed = { section: string } | { topic: string } | { profile: string } | 'all'

/** From where a list goes on: the last story that the reader has seen. */
export type Place = { datedAt: Date; story: string }

/** Stories newest first, at most `limit`, those after `place` where one is given. */
export const newest = (reader: Reader, listed: Listed, limit: number, place?: Place): Promise<CardRow[]> => {
  const from = place ? 'and (p.dated_at, p.story) < ($4, $5)' : ''
  const order = 'order by p.dated_at desc, p.story desc limit $3'
  const [which, text, key] =
    listed === 'all'
      ? ['all', `select ${card} from ${published} where ${visible} and $2::text is null ${from} ${order}`, null]
      : 'section' in listed
        ? [
            'section',
            `select ${card} from ${published} where ${visible} and p.section = $2 ${from} ${order}`,
            listed.section,
          ]
        : 'topic' in listed
          ? [
              'topic',
              `select ${card} from publication_topic t join ${published} on p.story = t.story
               where ${visible} and t.topic = $2 ${from.replaceAll('p.', 't.')} order by t.dated_at desc, t.story desc limit $3`,
              listed.topic,
            ]
          : [
              'profile',
              `select ${card} from publication_profile t join ${published} on p.story = t.story
               where ${visible} and t.profile = $2 ${from.replaceAll('p.', 't.')} order by t.dated_at desc, t.story desc limit $3`,
              listed.profile,
            ]
  const name = `newest ${which}${place ? ' after' : ''}`
  return place ? ask(reader, name, text, key, limit, place.datedAt, place.story) : ask(reader, name, text, key, limit)
}

/** The cards of stories that may go with story `$2`: those that share topics of the array given, most shared first, and the newest of all. */
export const cardsNear = (topics: string): string => `with near as (
    select t.story, count(*) as shared, max(t.dated_at) as at from unnest(${topics}) as wanted(topic)
    cross join lateral (
      select pt.story, pt.dated_at from publication_topic pt join publication p on p.story = pt.story
      where pt.topic = wanted.topic and pt.story <> $2 and ${visible} order by pt.dated_at desc, pt.story desc limit 12
    ) t group by t.story order by 2 desc, 3 desc limit 10
  ), recent as (
    select p.story from publication p where ${visible} and p.story <> $2 order by p.dated_at desc, p.story desc limit 6
  )
  select ${card} from ${published} where ${visible} and p.story in (select story from near union select story from recent)`

export const nearTo = (reader: Reader, story: string, topics: readonly string[]): Promise<CardRow[]> =>
  ask(reader, 'near to', cardsNear('$3::text[]'), story, topics)

/** Whether a story that may be seen says that this topic is a place. */
export const isPlace = (
  slug: string,
) => `exists (select from publication_topic pt join publication p on p.story = pt.story
  where pt.topic = ${slug} and pt.place and ${visible})`

/** The topic's name as the newest story of it that may be seen has it, and whether it is a place. */
export const topicNamed = async (
  reader: Reader,
  slug: string,
): Promise<{ name: string; isPlace: boolean } | undefined> => {
  const [row] = await ask<{ name: string; isPlace: boolean }>(
    reader,
    'topic',
    `select named ->> 'name' as name, ${isPlace('$2')} as "isPlace" from publication_topic pt join publication p on p.story = pt.story
       cross join lateral jsonb_array_elements(p.topics) as named
     where pt.topic = $2 and ${visible} and named ->> 'slug' = $2 order by pt.dated_at desc, pt.story desc limit 1`,
    slug,
  )
  return row
}

/** Whether a story by the profile may be seen: until then readers are told nothing of it. */
// As a value and not as a condition, which PostgreSQL would turn into a join with all that they wrote.
const writes = `(select true from publication_profile b join publication p on p.story = b.story where b.profile = f.slug and ${visible} limit 1)`

/** The profile, where at least one story by it may be seen. */
export const profileNamed = async (reader: Reader, slug: string): Promise<ShownProfile | undefined> => {
  const [row] = await ask<ShownProfile>(
    reader,
    'profile',
    `select f.*, i.picture, i.framing from profile f ${withPortrait} where f.slug = $2 and ${writes}`,
    slug,
  )
  return row
}

export type CorrectionRow = Pick<CardRow, 'address' | 'headline' | 'language'> & {
  id: string
  story: StoryId
  kind: 'correction' | 'clarification' | 'update'
  text: string
  at: Date
}

/** What was put right in stories that may be seen, newest first, `limit` from before `place` on. */
export const corrections = (
  reader: Reader,
  limit: number,
  place?: { at: Date; id: string },
): Promise<CorrectionRow[]> => {
  const columns = 'c.id, c.story, c.kind, c.text, c.at, p.address, p.headline, p.language'
  const from = place ? 'and (c.at, c.id) < ($3, $4)' : ''
  const text = `select ${columns} from correction c join publication p on p.story = c.story
    where ${visible} ${from} order by c.at desc, c.id desc limit $2`
  return place
    ? ask(reader, 'corrections after', text, limit, place.at, place.id)
    : ask(reader, 'corrections', text, limit)
}

export type GivenPicture = Framing & {
  hash: string
  width: number
  height: number
  framing: number
  until: Date | null
}

/** The kept original of a picture that a story which may be seen shows, or that is the portrait of whoever wrote one, and until when at most it may be given. */
export const pictureFor = async (reader: Reader, picture: string): Promise<GivenPicture | undefined> => {
  const [row] = await ask<GivenPicture>(
    reader,
    'picture',
    `select i.hash, i.width, i.height, i.focus, i.crops, i.framing, least(i.shown_until, max(p.expires_at) filter (where every)) as until
     from picture i cross join lateral (
       select p.expires_at, bool_and(p.expires_at is not null) over () as every
       from publication p where p.picture_ids @> array[$2] and ${visible} and (${isOut}) is not true
       union all
       select null, false from profile f where f.portrait = $2 and (${isOver}) is not true and ${writes}
     ) p where i.id = $2 and (i.embargoed_until is null or i.embargoed_until <= $1) group by i.id`,
    picture,
  )
  return row
}

/** What stands over every page until its end: words, and the story that they lead to. */
export type Banner = { text: string; address: string; language: string }

/** `next`: no cache outlives it. `launched`: the containers of the front that was asked for, where anybody has ever launched it. */
export type Moment = { next: Date | undefined; banner: Banner | undefined; launched: Container[] | undefined }

/** What a page must know of the moment of reading. `front`: a parameter with the path of the front that it shows, or null. */
export const momentOfReading = (
  front: string,
) => `select m.next, (select containers from front where path = ${front}) as launched, b.* from (select least(
     (select min(visible_from) from publication where killed_at is null and visible_from > $1),
     (select min(expires_at) from publication where killed_at is null and expires_at > $1),
     (select min(shown_from) from picture where shown_from > $1),
     (select min(shown_until) from picture where shown_until > $1),
     (select min(embargoed_until) from picture where embargoed_until > $1 and embargoed_until < 'infinity'),
     (select min(until) from banner where ended_at is null and until > $1),
     (select min(one) from front f cross join unnest(f.ends) as e(one) where one > $1)) as next) m
   left join (
     select p.story as banner_story, b.text as banner_text, p.address as banner_address, p.language as banner_language
     from banner b join publication p on p.story = b.story
     where b.ended_at is null and b.until > $1 and ${visible} order by b.id desc limit 1
   ) b on true`
export type MomentRow = { next: Date | null; launched: Container[] | null } & (
  | { banner_story: null }
  | { banner_story: StoryId; banner_text: string; banner_address: string; banner_language: string }
)

export const momentIn = ({ given }: Reader, row: MomentRow): Moment => {
  if (row.banner_story) given?.add(row.banner_story)
  return {
    next: row.next ?? undefined,
    launched: row.launched ?? undefined,
    banner: row.banner_story
      ? { text: row.banner_text, address: row.banner_address, language: row.banner_language }
      : undefined,
  }
}

/**
 * What every page must know: the banner, where its story may be seen; and the next moment at which any answer may change by itself: an embargo ends, a term
 * runs out, a place on a front or the banner is over. With it comes the front of this path, so that it takes no statement of its own.
 */
export const momentOf = async (reader: Reader, front?: string): Promise<Moment> => {
  const [row] = await ask<MomentRow>(reader, 'moment', momentOfReading('$2'), front ?? null)
  return row ? momentIn(reader, row) : { next: undefined, banner: undefined, launched: undefined }
}

/** The next moment at which any answer may change by itself. */
export const nextMoment = async (reader: Reader): Promise<Date | undefined> => (await momentOf(reader)).next

/** What readers see of stories, as written by publish, update, correct and kill. Reading it for readers is `published.ts` alone. */

import { sql } from 'kysely'
import type { PictureId, StoryId } from '../base/id.ts'
import type { Body } from '../story/body.ts'
import type { Review } from '../story/form/genre.ts'
import type { Topic, UsedPicture } from '../story/furniture.ts'
import { type Db, searchedWords, type Tx } from './database.ts'
import type { Schema } from './schema.ts'

export type Publication = Omit<
  Schema['publication'],
  | 'lead'
  | 'review'
  | 'pictures'
  | 'topics'
  | 'body'
  | 'search'
  | 'expired_at'
  | 'killed_at'
  | 'kill_note'
  | 'number'
  | 'indexed'
  | 'canonical'
  | 'translation_of'
  | 'moved'
  | 'offered'
> & {
  lead: UsedPicture | null
  review: Review | null
  pictures: Record<string, UsedPicture>
  topics: Topic[]
  body: Body
  translation_of: StoryId | null
}

/** The publication's lasting facts: those that a later revision never changes. */
export type Standing = Pick<
  Schema['publication'],
  | 'address'
  | 'dated_at'
  | 'published_at'
  | 'updated_at'
  | 'visible_from'
  | 'expires_at'
  | 'released_at'
  | 'killed_at'
  | 'revision'
>

export const standingOf = (tx: Db | Tx, story: StoryId): Promise<Standing | undefined> =>
  tx
    .selectFrom('publication')
    .select([
      'address',
      'dated_at',
      'published_at',
      'updated_at',
      'visible_from',
      'expires_at',
      'released_at',
      'killed_at',
      'revision',
    ])
    .where('story', '=', story)
    .executeTakeFirst()

/** PostgreSQL's text search configurations by language; others are searched word for word. */
const configurations: Record<string, string> = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
}

/** The configuration for a language's words: "en-GB" is `english`. */
export const searchConfiguration = (language: string): string =>
  configurations[language.split('-')[0] ?? ''] ?? 'simple'

/** Writes what readers see of a story, in place of what they saw before. `text` is what search finds it by. */
export const writePublication = async (tx: Tx, publication: Publication, text: string): Promise<void> => {
  const configuration = searchConfiguration(publication.language)
  const { headline, standfirst } = publication
  const names = publication.topics.map((topic) => topic.name).join(' ')
  // Stemmed for whoever types another form of a word, and plain for names and for readers of another language.
  const weighted = (words: string, weight: string) => sql`
    (select setweight(to_tsvector(${configuration}::regconfig, bare) || to_tsvector('simple', bare), ${weight}::"char") from unaccent(${searchedWords(words)}) as bare)`
  const { lead, review, pictures, topics, body } = publication
  const row = {
    ...publication,
    lead: lead && JSON.stringify(lead),
    review: review && JSON.stringify(review),
    pictures: JSON.stringify(pictures),
    topics: JSON.stringify(topics),
    body: JSON.stringify(body),
    search: sql<string>`${weighted(headline, 'A')} || ${weighted(`${names} ${standfirst}`, 'B')} || ${weighted(text, 'D')}`,
    killed_at: null,
    kill_note: null,
  }
  const columns = Object.keys(row) as (keyof typeof row)[]
  await tx
    .insertInto('publication')
    .values(row)
    // What was sent once is named, not sent again.
    .onConflict((conflict) =>
      conflict
        .column('story')
        .doUpdateSet(({ ref }) => Object.fromEntries(columns.map((column) => [column, ref(`excluded.${column}`)]))),
    )
    .execute()
  await writeTopics(tx, publication)
}

const writeTopics = async (tx: Tx, { story, dated_at, topics }: Publication): Promise<void> => {
  const slugs = topics.map((topic) => topic.slug)
  const names = topics.map((topic) => topic.name)
  const places = topics.map(({ kind }) => kind === 'place')
  await sql`
    with given as (select * from unnest(${slugs}::text[], ${names}::text[], ${places}::bool[]) as given(slug, name, place)),
    gone as (delete from publication_topic where story = ${story} and (topic <> all(${slugs}) or dated_at <> ${dated_at})),
    made as (insert into topic (slug, name) select slug, name from given order by slug on conflict do nothing)
    insert into publication_topic (topic, dated_at, story, place) select slug, ${dated_at}, ${story}, place from given
    on conflict (topic, dated_at, story) do update set place = excluded.place where publication_topic.place <> excluded.place`.execute(
    tx,
  )
}

/** What is published with this picture, embargoed and expired stories included; locked until the transaction ends. */
export const publicationsWith = (
  tx: Tx,
  picture: PictureId,
): Promise<Pick<Publication, 'story' | 'lead' | 'pictures' | 'body'>[]> =>
  tx
    .selectFrom('publication')
    .select(['story', 'lead', 'pictures', 'body'])
    .where(sql<boolean>`picture_ids @> array[${picture}]`)
    .orderBy('story')
    .forUpdate()
    .execute()

/** Puts other pictures, and a text that names them, in place of a publication's. */
export const rewritePictures = async (
  tx: Tx,
  story: StoryId,
  { lead, pictures, body, picture_ids }: Pick<Publication, 'lead' | 'pictures' | 'body' | 'picture_ids'>,
  at: Date,
): Promise<void> => {
  await tx
    .updateTable('publication')
    .set({
      ...{ lead: lead && JSON.stringify(lead), pictures: JSON.stringify(pictures), body: JSON.stringify(body) },
      ...{ picture_ids, changed_at: at },
    })
    .where('story', '=', story)
    .execute()
}

/** Takes the story from readers at once; `note` is what its page may say of the reason. */
export const killPublication = async (tx: Tx, story: StoryId, at: Date, note: string | null): Promise<void> => {
  await tx
    .updateTable('publication')
    .set({ killed_at: at, kill_note: note, changed_at: at })
    .where('story', '=', story)
    .where('killed_at', 'is', null)
    .execute()
}

/** Gives a killed story back to readers as it was; its note goes. */
export const revivePublication = async (tx: Tx, story: StoryId, at: Date): Promise<void> => {
  await tx
    .updateTable('publication')
    .set({ killed_at: null, kill_note: null, changed_at: at })
    .where('story', '=', story)
    .execute()
}

export const addCorrection = async (
  tx: Tx,
  correction: { story: StoryId; kind: Schema['correction']['kind']; text: string; at: Date },
): Promise<void> => {
  await tx.insertInto('correction').values(correction).execute()
  await tx.updateTable('publication').set({ changed_at: correction.at }).where('story', '=', correction.story).execute()
}

/** Has PostgreSQL count the publications, so that it finds the shortest way to them: by itself it does so only after a minute. */
export const countPublications = async (db: Db): Promise<void> => {
  await sql`analyze publication, publication_topic`.execute(db)
}

/**
 * The first of all translations, where a story is one of another: what that is itself a translation of, else that. Those that had this story for their
 * first have the new one from now on. Nothing where it names itself, or no story.
 */
export const firstOf = async (tx: Tx, story: StoryId, named: string | null): Promise<StoryId | null> => {
  if (named === null) return null
  const { rows } = await sql<{ first: StoryId }>`
    select coalesce(p.translation_of, nullif(r.furniture ->> 'translationOf', ''), s.id) as first
    from story s join revision r on r.story = s.id and r.number = s.revision left join publication p on p.story = s.id
    where s.id = ${named}`.execute(tx)
  const first = rows[0]?.first
  if (first === undefined || first === story) return null
  await sql`update publication set translation_of = ${first} where translation_of = ${story} and story <> ${first}`.execute(
    tx,
  )
  return first
}

/** Decides anew whether search engines may show what stands on this supplier's wires; killed stories too, for they may be revived. */
export const indexAnew = async (tx: Tx, supplier: string): Promise<void> => {
  await sql`
    update publication p set own_share = own_share from story s join wire_version v on v.id = s.wire_version join wire_item i on i.id = v.item
    where p.story = s.id and i.supplier = ${supplier}`.execute(tx)
}

/** What readers have not seen yet of these stories, of the copies of them, and of what shows one of these pictures. */
export type Unseen = { stories?: readonly StoryId[]; pictures?: readonly string[] }

const unseen = (
  { stories = [], pictures = [] }: Unseen,
  now: Date,
) => sql<boolean>`killed_at is null and visible_from > ${now} and (
  story = any(${stories}) or picture_ids && ${pictures}::text[] or story in (select id from story where copied_from = any(${stories})))`

/** Takes it back; answers which stories that were. */
export const takeBackUnseen = async (tx: Tx, which: Unseen, now: Date): Promise<StoryId[]> =>
  (await tx.deleteFrom('publication').where(unseen(which, now)).returning('story').execute()).map((row) => row.story)

/** Holds it until then, or as long as it is held already. */
export const delayUnseen = async (tx: Tx, which: Unseen, until: Date, now: Date): Promise<void> => {
  await sql`
    update publication set visible_from = greatest(visible_from, ${until}), published_at = greatest(published_at, ${until})
    where ${unseen(which, now)}`.execute(tx)
}

/** A story whose moment has come. */
export type Due = { story: StoryId; headline: string; address: string; at: Date }

/** The earliest moment with which nothing has been done; one that has come is past. */
export const nextDue = async (db: Db): Promise<Date | undefined> => {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(visible_from) from publication where killed_at is null and (released_at is null or released_at < visible_from)),
      (select min(expires_at) from publication
        where killed_at is null and expires_at is not null and (expired_at is null or expired_at < expires_at)),
      (select min(waiting_until) from story where waiting_until is not null)) as at`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Marks up to `limit` stories as released whose time has come; those that another transaction holds are left to the next look. */
export const claimReleases = async (tx: Tx, now: Date, limit: number): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    update publication set released_at = ${now} where story in (
      select story from publication
      where killed_at is null and (released_at is null or released_at < visible_from) and visible_from <= ${now}
      order by visible_from limit ${limit} for update skip locked
    ) returning story, headline, address, visible_from as at`.execute(tx)
  return rows
}

/** The same for stories whose term has ended. */
export const claimExpiries = async (tx: Tx, now: Date, limit: number): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    update publication set expired_at = ${now} where story in (
      select story from publication
      where killed_at is null and expires_at is not null and (expired_at is null or expired_at < expires_at) and expires_at <= ${now}
      order by expires_at limit ${limit} for update skip locked
    ) returning story, headline, address, expires_at as at`.execute(tx)
  return rows
}

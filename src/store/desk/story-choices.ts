/** What the story screen asks for beside a draft: profiles and topics by the beginning of their names, colleagues, where readers find it. */

import { sql } from 'kysely'
import type { StoryId } from '../../base/id.ts'
import type { Contract } from '../../story/rights.ts'
import type { Db } from '../database.ts'
import { type PictureTerms, pictureTerms } from '../rights.ts'
import type { Role } from '../schema.ts'

/** Words as they stand in a pattern of `like`. */
const literal = (words: string): string => words.replace(/[\\%_]/g, '\\$&')

export type FoundProfile = { slug: string; name: string; kind: 'agency' | 'person'; role: string }

/** Profiles with a word of their name that begins so; whose whole name does, first. */
export const profilesNamed = async (db: Db, words: string, limit: number): Promise<FoundProfile[]> => {
  const begins = `${literal(words)}%`
  const { rows } = await sql<FoundProfile>`
    select slug, name, kind, role from profile where name ilike ${begins} or name ilike ${`% ${begins}`}
    order by name ilike ${begins} desc, kind = 'person' desc, name, slug limit ${limit}`.execute(db)
  return rows
}

export const profilesBySlug = (db: Db, slugs: readonly string[]): Promise<FoundProfile[]> =>
  slugs.length === 0
    ? Promise.resolve([])
    : db.selectFrom('profile').select(['slug', 'name', 'kind', 'role']).where('slug', 'in', slugs).execute()

/** Who sends and is nobody: slugs of the profiles of agencies. */
export const agencySlugs = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('profile').select('slug').where('kind', '=', 'agency').limit(500).execute()).map(
    ({ slug }) => slug,
  )

/** Topics that were given before, whose name begins so. */
export const topicsBeginning = (db: Db, words: string, limit: number): Promise<{ slug: string; name: string }[]> =>
  db
    .selectFrom('topic')
    .select(['slug', 'name'])
    .where('name', 'ilike', `${literal(words)}%`)
    .orderBy('name')
    .limit(limit)
    .execute()

/** Which of these slugs are topics, with the names that they have. */
export const topicsAmong = (db: Db, slugs: readonly string[]): Promise<{ slug: string; name: string }[]> =>
  slugs.length === 0
    ? Promise.resolve([])
    : db.selectFrom('topic').select(['slug', 'name']).where('slug', 'in', slugs).execute()

/** Everybody who works here, by name. */
export const colleagues = (db: Db): Promise<{ name: string; mail: string; role: Role }[]> =>
  db.selectFrom('person').select(['name', 'mail', 'role']).orderBy('name').orderBy('mail').limit(500).execute()

/** The terms of pictures, outside of any change. */
export const termsOfPictures = (db: Db, pictures: readonly string[]): Promise<PictureTerms[]> =>
  db.transaction().execute((tx) => pictureTerms(tx, pictures))

export type Whereabouts = { id: StoryId; section: string; address: string | null; pictures: string[] }

/** Where a story stands, where readers find it, and which pictures its newest revision uses. */
export const whereabouts = async (db: Db, story: StoryId): Promise<Whereabouts | undefined> => {
  const { rows } = await sql<Whereabouts>`
    select s.id, s.section, p.address,
      array_remove(array[r.furniture #>> '{lead,id}'] || array(select jsonb_object_keys(coalesce(r.furniture -> 'pictures', '{}'))), null) as pictures
    from story s join revision r on r.story = s.id and r.number = s.revision left join publication p on p.story = s.id
    where s.id = ${story}`.execute(db)
  return rows[0]
}

/** What is agreed with the supplier of the text that a story stands on, where it is anything about search engines; `share` is the newsroom's part of what is published. */
export type AgreedIndexing = Pick<Contract, 'index' | 'canonical' | 'ownShare'> & {
  supplier: string
  share: number | null
  ledTo: string | null
}

export const agreedIndexing = async (db: Db, story: StoryId): Promise<AgreedIndexing | undefined> => {
  const { rows } = await sql<{ name: string; contract: Contract; share: number | null; led_to: string | null }>`
    select c.name, c.contract, p.own_share as share, p.canonical as led_to
    from story s join wire_version v on v.id = s.wire_version join wire_item i on i.id = v.item join supplier c on c.slug = i.supplier
    left join publication p on p.story = s.id
    where s.id = ${story} and (c.contract ->> 'index' in ('no', 'own') or c.contract ->> 'canonical' = 'source')`.execute(
    db,
  )
  const [row] = rows
  if (!row) return undefined
  const { index, canonical, ownShare } = row.contract
  return {
    ...{ supplier: row.name, share: row.share, ledTo: row.led_to },
    ...{ ...(index && { index }), ...(canonical && { canonical }), ...(ownShare !== undefined && { ownShare }) },
  }
}

/** The stories that can be put on a front, as the desk knows them: those that readers see, and those that are to come. */

import { sql } from 'kysely'
import type { StoryId } from '../../../base/id.ts'
import { type Db, searchedWords, type Tx } from '../../database.ts'

export type CandidateRow = {
  story: StoryId
  section: string
  headline: string
  kicker: string
  language: string
  urgency: number
  /** Its lead picture. */
  picture: string | null
  workflow: string
  dated_at: Date
  /** Null where it is not published. */
  visible_from: Date | null
  expires_at: Date | null
  killed_at: Date | null
}

/** A story's own state wins over the publication's: what was killed is killed. */
const columns = sql`s.id as story, s.section, s.workflow, coalesce(p.killed_at, s.killed_at) as killed_at, p.visible_from, p.expires_at,
  coalesce(p.headline, r.furniture ->> 'headline', '') as headline, coalesce(p.kicker, r.furniture ->> 'kicker', '') as kicker,
  coalesce(p.language, r.furniture ->> 'language', 'en') as language, coalesce(p.urgency, (r.furniture ->> 'urgency')::int, 4) as urgency,
  case when p.story is null then r.furniture -> 'lead' ->> 'id' else p.lead ->> 'id' end as picture,
  coalesce(p.dated_at, s.changed_at) as dated_at`
const from = sql`story s left join publication p on p.story = s.id left join revision r on r.story = s.id and r.number = s.revision`

/** These stories, whatever has become of them. */
export const storiesOnFront = async (db: Db | Tx, ids: readonly string[]): Promise<CandidateRow[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<CandidateRow>`select ${columns} from ${from} where s.id = any(${ids})`.execute(db)
  return rows
}

/** Newest first: what is published and not over, and what is ready; of a section, with words, or all. */
export const candidates = async (
  db: Db,
  { words, section, now }: { words: string; section: string; now: Date },
  limit: number,
): Promise<CandidateRow[]> => {
  const asked = searchedWords(words.trim())
  const inSection = section ? sql`and s.section = ${section}` : sql``
  const withWords = asked
    ? sql`and (p.search @@ websearch_to_tsquery('simple', unaccent(${asked})) or p.headline ilike ${`%${asked.replace(/[%_\\]/g, '\\$&')}%`}
        or (p.story is null and r.furniture ->> 'headline' ilike ${`%${asked.replace(/[%_\\]/g, '\\$&')}%`}))`
    : sql``
  const { rows } = await sql<CandidateRow>`
    with published as (
      select ${columns} from ${from} where p.killed_at is null and s.killed_at is null and (p.expires_at is null or p.expires_at > ${now})
        and p.story is not null ${inSection} ${withWords}
      order by p.dated_at desc, p.story desc limit ${limit}
    ), ready as (
      select ${columns} from ${from} where p.story is null and s.workflow = 'ready' and s.killed_at is null ${inSection} ${withWords}
      order by s.changed_at desc, s.id desc limit ${limit}
    )
    select * from (select * from published union all select * from ready) one order by dated_at desc, story desc limit ${limit}`.execute(
    db,
  )
  return rows
}

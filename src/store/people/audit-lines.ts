/** The audit to be read: newest first, by who, what, which story, when and which words; page by page by place. */

import { sql } from 'kysely'
import type { StoryId } from '../../base/id.ts'
import type { Db } from '../database.ts'

/** What is wanted of it; what is absent may be anything. `words` are looked for in what was said with the change. */
export type AuditWants = {
  actor?: string | undefined
  verb?: string | undefined
  story?: StoryId | undefined
  words?: string | undefined
  from?: Date | undefined
  until?: Date | undefined
}

export type AuditRow = {
  id: string
  at: Date
  verb: string
  actor: string
  /** What the person is called, where the actor is one. */
  name: string | null
  story: StoryId | null
  /** The story's newest headline. */
  headline: string | null
  detail: Record<string, unknown>
}

/** A line's place: its instant in microseconds and its number. */
export type AuditPlace = { at: string; id: string }

const placeForm = /^(\d{1,17})_(\d{1,18})$/

/** The place as it stands in an address; `undefined` where it is none. */
export const placeOf = (text: string): AuditPlace | undefined => {
  const [, at, id] = placeForm.exec(text) ?? []
  return at === undefined || id === undefined ? undefined : { at, id }
}

const instant = (at: string) => sql`timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond'`

/** Lines older than `before`, and the place of each. */
export const auditLines = async (
  db: Db,
  { actor, verb, story, words, from, until }: AuditWants,
  before: AuditPlace | undefined,
  limit: number,
): Promise<(AuditRow & { place: string })[]> => {
  const conditions = [
    actor !== undefined && sql`a.actor = ${actor}`,
    verb !== undefined && sql`a.verb = ${verb}`,
    story !== undefined && sql`a.story = ${story}`,
    words !== undefined &&
      sql`jsonb_to_tsvector('simple', a.detail, '["string"]') @@ websearch_to_tsquery('simple', ${words})`,
    from !== undefined && sql`a.at >= ${from}`,
    until !== undefined && sql`a.at < ${until}`,
    before !== undefined && sql`(a.at, a.id) < (${instant(before.at)}, ${before.id}::bigint)`,
  ].filter((one) => one !== false)
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const { rows } = await sql<AuditRow & { place: string }>`
    select a.*, p.name, r.furniture ->> 'headline' as headline,
      (extract(epoch from a.at) * 1000000)::bigint || '_' || a.id as place
    from (select a.id, a.at, a.verb, a.actor, a.story, a.detail from audit a ${where} order by a.at desc, a.id desc limit ${limit}) a
    left join person p on p.mail = a.actor
    left join story s on s.id = a.story
    left join revision r on r.story = s.id and r.number = s.revision
    order by a.at desc, a.id desc`.execute(db)
  return rows
}

/** The audit as the desk reads it: who changed what, when and why. */

import type { StoryId } from '../../base/id.ts'
import type { Db } from '../../store/database.ts'
import { type AuditPlace, type AuditRow, type AuditWants, auditLines } from '../../store/people/audit-lines.ts'

/**
 * `actor` is who did it (a mail, `command`, `wire <supplier>`), `who` the same as colleagues say it, `subject` whom or what it was done to, where that
 * is no story, `why` the reason that was given. `place` names the line to ask for what came before it. Instants are ISO 8601.
 */
export type AuditLine = {
  place: string
  at: string
  verb: string
  actor: string
  who: string
  story: StoryId | null
  headline: string | null
  subject: string | null
  why: string | null
}
export type AuditPage = { lines: AuditLine[]; more: boolean }
export type AuditChoices = { people: { mail: string; name: string }[]; verbs: string[] }

/** What names the subject of a change in its detail, the first that is there. */
const naming = ['person', 'name', 'supplier', 'uri', 'output', 'address', 'door', 'picture', 'countries'] as const

const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : Array.isArray(value) ? value.map(String).join(', ') : null

const first = (detail: Record<string, unknown>, fields: readonly string[]): string | null => {
  for (const field of fields) {
    const found = textIn(detail[field])
    if (found) return found
  }
  return null
}

const lineOf = ({
  place,
  at,
  verb,
  actor,
  name,
  story,
  headline,
  detail,
}: AuditRow & { place: string }): AuditLine => ({
  ...{ place, at: at.toISOString(), verb, actor, who: name || actor, story, headline: headline || null },
  subject: story ? null : first(detail, naming),
  why: first(detail, ['reason', 'note', 'text']),
})

export const auditPage = async (
  db: Db,
  wants: AuditWants,
  before: AuditPlace | undefined,
  limit: number,
): Promise<AuditPage> => {
  const rows = await auditLines(db, wants, before, limit)
  return { lines: rows.map(lineOf), more: rows.length === limit }
}

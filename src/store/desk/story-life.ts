/** What happened to one story: its revisions, what readers were shown of it, its audit, its corrections, and how its withdrawal is acknowledged. */

import { sql } from 'kysely'
import type { StoryId } from '../../base/id.ts'
import type { Db, Tx } from '../database.ts'
import type { ReceiptOutcome, Schema } from '../schema.ts'

/** A revision without its content. */
export type RevisionLine = {
  number: number
  kind: Schema['revision']['kind']
  at: Date
  /** Who wrote it: a person's name, where it is one of the newsroom's. */
  by: string
  headline: string
  /** The version of its wire that it stands on, as the agency numbers it. */
  version: string | null
  restored: number | null
}

/** Newest first. */
export const revisionLines = async (db: Db, story: StoryId): Promise<RevisionLine[]> => {
  const { rows } = await sql<RevisionLine>`
    select r.number, r.kind, r.at, coalesce(w.name, r.actor) as by, r.furniture ->> 'headline' as headline,
      case when r.wire_version is not null then coalesce(v.version, '') end as version, r.restored
    from revision r left join person w on w.mail = r.actor left join wire_version v on v.id = r.wire_version
    where r.story = ${story} order by r.number desc`.execute(db)
  return rows
}

/** What was written for readers, oldest first: each stands until the next is written. */
export type Shown = { revision: number; at: Date; visible_from: Date }

export const shownOf = (db: Db, story: StoryId): Promise<Shown[]> =>
  db.selectFrom('shown').select(['revision', 'at', 'visible_from']).where('story', '=', story).orderBy('id').execute()

/** A line of the audit, with the name of who did it where the newsroom knows one. */
export type AuditLine = { id: string; verb: string; by: string; detail: Record<string, unknown>; at: Date }

const mostLines = 500

/** Newest first. */
export const auditOf = async (db: Db, story: StoryId): Promise<AuditLine[]> => {
  const { rows } = await sql<AuditLine>`
    select a.id, a.verb, coalesce(w.name, a.actor) as by, a.detail, a.at from audit a left join person w on w.mail = a.actor
    where a.story = ${story} order by a.id desc limit ${mostLines}`.execute(db)
  return rows
}

export type Correction = Pick<Schema['correction'], 'kind' | 'text' | 'at'>

/** Newest first. */
export const correctionsOf = (db: Db | Tx, story: StoryId): Promise<Correction[]> =>
  db
    .selectFrom('correction')
    .select(['kind', 'text', 'at'])
    .where('story', '=', story)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** How one output stands to the last withdrawal of a story, or to its return. */
export type Acknowledging = {
  verb: string
  /** Its name; of one that is deleted its identity. */
  output: string
  outcome: ReceiptOutcome | 'waiting'
  /** When it acknowledged, or was let go. */
  at: Date | null
  tried: number
  /** What it said, or why it failed last. */
  detail: string
  /** The receipt's number in the chain of the house. */
  receipt: string | null
}

/** Of the newest change that outputs have to prove, every output in the order in which they are told. */
export const acknowledgingOf = async (db: Db, story: StoryId): Promise<Acknowledging[]> => {
  const { rows } = await sql<Acknowledging>`
    with last as (
      select d.event from event e join delivery d on d.event = e.id where e.story = ${story} and e.kind in ('story.kill', 'story.revive') and d.proved
      order by e.id desc limit 1
    )
    select d.change ->> 'verb' as verb, coalesce(r.output, o.name, d.output) as output,
      case when d.done_at is not null then coalesce(r.outcome, 'acknowledged') when d.failing_since is not null then 'failed' else 'waiting' end as outcome,
      r.at, d.tried, coalesce(r.detail, d.failure, '') as detail, r.number as receipt
    from delivery d join last on last.event = d.event
    left join lateral (select * from receipt where delivery = d.id and outcome <> 'failed' order by number desc limit 1) r on true
    left join output o on o.id = d.output
    order by d.step, d.id`.execute(db)
  return rows
}

/** What the agency's kill asks of the desk, where it waits for a decision. */
export const killAsked = async (db: Db, story: StoryId): Promise<string | undefined> => {
  const row = await db
    .selectFrom('alarm')
    .select('sentence')
    .where('kind', '=', 'kill')
    .where('story', '=', story)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.sentence
}

/** The wire that a story was taken from, and the version that its text stands on. */
export type WireLink = {
  item: string
  supplier: string
  version: string | null
  status: Schema['wire_version']['status'] | null
  killed_at: Date | null
  /** The newest version, where it waits for the desk. */
  waiting: string | null
  waiting_since: Date | null
}

export const wireLinkOf = async (db: Db, story: StoryId): Promise<WireLink | undefined> => {
  const { rows } = await sql<WireLink>`
    select i.id as item, u.name as supplier, v.version, v.status, i.killed_at, coalesce(n.version, case when n.id is not null then '' end) as waiting, n.received_at as waiting_since
    from story s join wire_item i on i.id = s.wire_item join supplier u on u.slug = i.supplier
    left join wire_version v on v.id = s.wire_version left join wire_version n on n.id = s.wire_waiting
    where s.id = ${story}`.execute(db)
  return rows[0]
}

/** What readers are told in its place, where it was killed. */
export const killNoteOf = async (db: Db, story: StoryId): Promise<string | undefined> =>
  (await db.selectFrom('publication').select('kill_note').where('story', '=', story).executeTakeFirst())?.kill_note ??
  undefined

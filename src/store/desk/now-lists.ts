/** What the Now screen lists: what readers have got lately, what comes, what is held, and who has what in hand. */

import { sql } from 'kysely'
import type { StoryId } from '../../base/id.ts'
import type { Workflow } from '../../story/status.ts'
import type { Alarm } from '../alarms.ts'
import type { Db } from '../database.ts'

/** At most so many of each kind, so that a day of ten thousand wires costs what a quiet one does. */
const most = 60

/** Something that readers see, and what happened to it last. */
export type LiveStory = {
  story: StoryId
  headline: string
  section: string
  address: string
  verb: string
  /** A correction's words. */
  text: string | null
  by: string
  at: Date
}

/** What readers see that has changed or was released since. Newest first. */
export const liveSince = async (db: Db, since: Date, now: Date): Promise<LiveStory[]> => {
  const { rows } = await sql<LiveStory>`
    with lately as (
      (select id from story where changed_at > ${since} and killed_at is null order by changed_at desc limit ${2 * most})
      union
      (select story from publication where visible_from > ${since} and visible_from <= ${now} and killed_at is null
        order by visible_from desc limit ${2 * most})
    )
    select p.story, p.headline, p.section, p.address, a.verb, a.text, coalesce(nullif(person.name, ''), a.actor) as by, a.at
    from lately join publication p on p.story = lately.id
    cross join lateral (
      select verb, actor, at, detail ->> 'text' as text from audit
      where story = p.story and verb in ('publish', 'update', 'correct', 'released', 'revive', 'decide-terms') order by id desc limit 1) a
    left join person on person.mail = a.actor
    where p.killed_at is null and p.visible_from <= ${now} and (p.expires_at is null or p.expires_at > ${now}) and a.at > ${since}
    order by a.at desc, p.story limit ${most}`.execute(db)
  return rows
}

/** Something that is to come: at its time by itself (`scheduled`, `embargoed`), or because from then on somebody may publish it (`free`). */
export type DueStory = {
  story: StoryId
  headline: string
  section: string
  at: Date
  why: 'scheduled' | 'embargoed' | 'free'
}

/** What comes next, soonest first. */
export const dueAfter = async (db: Db, now: Date): Promise<DueStory[]> => {
  const { rows } = await sql<DueStory>`
    (select p.story, p.headline, p.section, p.visible_from as at,
      case when s.scheduled_for = p.visible_from then 'scheduled' else 'embargoed' end as why
    from publication p join story s on s.id = p.story
    where p.killed_at is null and p.visible_from > ${now} order by p.visible_from limit ${most})
    union all
    (select s.id, r.furniture ->> 'headline', s.section, greatest((r.furniture #>> '{embargo,until}')::timestamptz, s.embargo_until), 'free'
    from revision r join story s on s.id = r.story and s.revision = r.number
    where r.furniture #>> '{embargo}' is not null and s.killed_at is null
      and greatest((r.furniture #>> '{embargo,until}')::timestamptz, s.embargo_until) > ${now}
      and not exists (select from publication p where p.story = s.id) limit ${most})
    order by at, story limit ${most}`.execute(db)
  return rows
}

/** A story whose embargo nobody could read: it is held until a person says when it ends. */
export type UnreadEmbargo = { story: StoryId; headline: string; section: string; words: string; at: Date }

export const unreadEmbargoes = async (db: Db): Promise<UnreadEmbargo[]> => {
  const { rows } = await sql<UnreadEmbargo>`
    select s.id as story, r.furniture ->> 'headline' as headline, s.section, r.furniture #>> '{embargo,unreadable}' as words, s.changed_at as at
    from revision r join story s on s.id = r.story and s.revision = r.number
    where r.furniture #>> '{embargo}' is not null and r.furniture #>> '{embargo,unreadable}' is not null
      and s.killed_at is null and s.embargo_until is null
    order by s.changed_at desc limit ${most}`.execute(db)
  return rows
}

/** Stories for which furniture of their wire is proposed and nobody has answered. */
export const proposalsWaiting = async (db: Db): Promise<{ story: StoryId; headline: string; since: Date }[]> => {
  const { rows } = await sql<{ story: StoryId; headline: string; since: Date }>`
    select s.id as story, r.furniture ->> 'headline' as headline, s.changed_at as since
    from story s join revision r on r.story = s.id and r.number = s.revision
    where s.wire_proposed <> '{}' and s.wire_waiting is null and s.killed_at is null order by s.changed_at, s.id limit ${most}`.execute(
    db,
  )
  return rows
}

/** A story that somebody has in hand: their revision is the newest, and readers have not got it. */
export type InHand = {
  story: StoryId
  headline: string
  section: string
  workflow: Workflow
  by: string
  at: Date
  /** Whether readers see an earlier revision. */
  live: boolean
}

/** How many of the stories that changed last are looked at. */
const looked = 1000

/** By person, newest first. */
export const inHandSince = async (db: Db, since: Date): Promise<InHand[]> => {
  const { rows } = await sql<InHand>`
    select s.id as story, r.furniture ->> 'headline' as headline, s.section, s.workflow, coalesce(nullif(person.name, ''), person.mail) as by, r.at,
      p.story is not null as live
    from (select * from story where changed_at > ${since} and killed_at is null order by changed_at desc limit ${looked}) s
    join revision r on r.story = s.id and r.number = s.revision
    join person on person.mail = r.actor
    left join publication p on p.story = s.id
    where p.story is null or p.revision < s.revision
    order by by, r.at desc, s.id limit ${2 * most}`.execute(db)
  return rows
}

/** The open alarms with the headline of the story that they are about: kills first, then newest first. */
export const alarmsNow = async (db: Db): Promise<(Alarm & { headline: string | null })[]> => {
  const { rows } = await sql<Alarm & { headline: string | null }>`
    select a.id, a.kind, a.supplier, a.door, a.story, a.output, a.sentence, a.since, r.furniture ->> 'headline' as headline
    from alarm a left join story s on s.id = a.story left join revision r on r.story = s.id and r.number = s.revision
    where a.ended_at is null order by a.kind not in ('kill', 'killed'), a.kind <> 'output', a.since desc, a.id desc limit 200`.execute(
    db,
  )
  return rows
}

/** Stories and their revisions: what the desk works on. */

import { sql } from 'kysely'
import type { StoryId, WireItemId } from '../base/id.ts'
import type { Body } from '../story/body.ts'
import type { Furniture } from '../story/furniture.ts'
import type { Db, Tx } from './database.ts'
import { writeWords } from './desk/story-words.ts'
import type { Schema } from './schema.ts'

export type Story = Omit<Schema['story'], never>
export type Revision = {
  story: StoryId
  number: number
  kind: Schema['revision']['kind']
  furniture: Furniture
  body: Body
  wire_version: string | null
  actor: string
  at: Date
}

/** The story, locked until the transaction ends: of two changes at once the second sees the first. */
export const storyForChange = (tx: Tx, id: StoryId): Promise<Story | undefined> =>
  tx.selectFrom('story').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const story = (db: Db | Tx, id: StoryId): Promise<Story | undefined> =>
  db.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirst()

/** The section of a story as it stands in this transaction. */
export const sectionOfStory = async (tx: Db | Tx, id: StoryId): Promise<string | undefined> =>
  (await tx.selectFrom('story').select('section').where('id', '=', id).executeTakeFirst())?.section

/** The story that was taken from the item, or from the alert that it follows up. */
export const storyOfWire = (
  db: Db | Tx,
  { id, follows }: { id: WireItemId; follows: WireItemId | null },
): Promise<Story | undefined> =>
  db
    .selectFrom('story')
    .selectAll()
    .where('wire_item', 'in', follows ? [id, follows] : [id])
    .executeTakeFirst()

/** The wire item that a story was taken from; it never changes. */
export const wireItemOf = async (db: Db | Tx, id: StoryId): Promise<WireItemId | undefined> =>
  (await db.selectFrom('story').select('wire_item').where('id', '=', id).executeTakeFirst())?.wire_item ?? undefined

/** The stories that were copied from this one and are not killed, locked until the transaction ends. */
export const copiesOf = (tx: Tx, story: StoryId): Promise<Story[]> =>
  tx
    .selectFrom('story')
    .selectAll()
    .where('copied_from', '=', story)
    .where('killed_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()

/** What a story that nobody has scheduled, held or copied is without. */
export const freshStory = {
  wire_waiting: null,
  wire_refused: null,
  wire_proposed: [],
  waiting_until: null,
  scheduled_for: null,
  embargo_until: null,
  copied_from: null,
} satisfies Partial<Story>

/** Makes a story with its first revision. */
export const insertStory = async (tx: Tx, story: Story, revision: Revision): Promise<void> => {
  await tx
    .with('made', (one) => one.insertInto('story').values(story))
    .insertInto('revision')
    .values(revisionRow(revision))
    .execute()
  await writeWords(tx, revision)
}

export const changeStory = async (tx: Tx, id: StoryId, change: Partial<Omit<Story, 'id'>>): Promise<void> => {
  await tx.updateTable('story').set(change).where('id', '=', id).execute()
}

const revisionRow = (revision: Revision) => ({
  ...{ ...revision, furniture: JSON.stringify(revision.furniture), body: JSON.stringify(revision.body) },
})

/** Adds a revision; those before it stay as they are. `restored` is the one whose content it has brought back. */
export const addRevision = async (tx: Tx, revision: Revision, restored: number | null = null): Promise<void> => {
  await tx
    .insertInto('revision')
    .values({ ...revisionRow(revision), restored })
    .execute()
  await writeWords(tx, revision)
}

/** A revision is made of another by naming what is different: what only the one is (`restored`) is not among it. */
const columns = ['story', 'number', 'kind', 'furniture', 'body', 'wire_version', 'actor', 'at'] as const

export const revisionOf = async (db: Db | Tx, story: StoryId, number: number): Promise<Revision> => {
  const row = await db
    .selectFrom('revision')
    .select(columns)
    .where('story', '=', story)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return row
}

/** All of a story's revisions, oldest first. */
export const revisionsOf = (db: Db | Tx, story: StoryId): Promise<Revision[]> =>
  db.selectFrom('revision').select(columns).where('story', '=', story).orderBy('number').execute()

/** A story with the three states that it has, for the desk's list and for `dateline stories`. */
export type StoryRow = {
  id: StoryId
  workflow: Story['workflow']
  section: string
  headline: string
  version: number
  published: number | null
  address: string | null
  embargo: string | null
  visible_from: Date | null
  expires_at: Date | null
  killed_at: Date | null
  waiting: boolean
  /** Whether furniture of its wire is proposed and nobody has answered. */
  proposed: boolean
  changed_at: Date
}

/** Stories, last changed first. */
export const storyRows = async (db: Db, limit: number): Promise<StoryRow[]> => {
  const { rows } = await sql<StoryRow>`
    select s.id, s.workflow, s.section, r.furniture ->> 'headline' as headline, s.revision as version, p.revision as published, p.address,
      r.furniture #>> '{embargo,until}' as embargo, p.visible_from, p.expires_at, s.killed_at, s.wire_waiting is not null as waiting, s.wire_proposed <> '{}' as proposed, s.changed_at
    from story s join revision r on r.story = s.id and r.number = s.revision left join publication p on p.story = s.id
    order by s.changed_at desc, s.id limit ${limit}`.execute(db)
  return rows
}

/** A story for which a version of its wire waits, and since when that version is here. */
export type WaitingUpdate = { story: StoryId; headline: string; since: Date }

/** Oldest first: who has waited longest stands first. */
export const updatesWaiting = async (db: Db, limit: number): Promise<WaitingUpdate[]> => {
  const { rows } = await sql<WaitingUpdate>`
    select s.id as story, r.furniture ->> 'headline' as headline, v.received_at as since
    from story s join revision r on r.story = s.id and r.number = s.revision join wire_version v on v.id = s.wire_waiting
    where s.wire_waiting is not null and s.killed_at is null order by v.received_at, s.id limit ${limit}`.execute(db)
  return rows
}

/** The story that was taken from the wire item of this identity, whoever sent it. */
export const storyOfWireUri = async (db: Db, uri: string): Promise<StoryId | undefined> => {
  const row = await db
    .selectFrom('story')
    .innerJoin('wire_item', 'wire_item.id', 'story.wire_item')
    .select('story.id')
    .where('wire_item.uri', '=', uri)
    .executeTakeFirst()
  return row?.id
}

export const isStory = async (db: Db | Tx, id: string): Promise<boolean> =>
  (await db
    .selectFrom('story')
    .select('id')
    .where('id', '=', id as StoryId)
    .executeTakeFirst()) !== undefined

/** The story that was taken from this item of the supplier, or from a later item of its chain. */
export const storyOfItem = async (tx: Tx, supplier: string, uri: string): Promise<StoryId | undefined> => {
  const row = await tx
    .selectFrom('wire_item as i')
    .innerJoin('story as s', (join) =>
      join.on((on) => on.or([on('s.wire_item', '=', on.ref('i.id')), on('s.wire_item', '=', on.ref('i.follows'))])),
    )
    .select('s.id')
    .where('i.supplier', '=', supplier)
    .where('i.uri', '=', uri)
    .executeTakeFirst()
  return row?.id
}

/** Whether the newsroom holds nothing yet. */
export const isEmpty = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('wire_item').select('id').limit(1).executeTakeFirst()) === undefined &&
  (await db.selectFrom('story').select('id').limit(1).executeTakeFirst()) === undefined

/** A story whose waiting version may be shown from now on; locked, and no longer waiting for a time. */
export const claimWaiting = async (
  tx: Tx,
  now: Date,
): Promise<{ story: StoryId; at: Date; killed: boolean } | undefined> => {
  const { rows } = await sql<{ story: StoryId; at: Date; killed: boolean }>`
    with due as (
      select id, waiting_until from story where waiting_until <= ${now} order by waiting_until limit 1 for update skip locked
    )
    update story set waiting_until = null from due where story.id = due.id
    returning due.id as story, due.waiting_until as at, story.killed_at is not null as killed`.execute(tx)
  return rows[0]
}

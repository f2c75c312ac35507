/** The living drafts: their state and the updates that came since, each kept before anybody is told that it is. */

import { sql } from 'kysely'
import type { StoryId } from '../../base/id.ts'
import type { Db, Tx } from '../database.ts'

/** Which draft of a story: one that was made anew is another. */
export type DraftName = { story: StoryId; identity: string }

/** What makes a draft's document: its state, then the updates in their order. */
export type DraftBytes = DraftName & {
  state: Uint8Array
  updates: Uint8Array[]
  /** The newest update, from 1; 0 where there was none yet. */
  number: number
}

export type LockedDraft = DraftName & {
  number: number
  /** The update with which it was last equal to the story's newest revision. */
  settled: number
  /** Who has written since. */
  writers: string[]
}

type Row = { story: StoryId; identity: string; state: Buffer; updates: Buffer[]; number: string }

const bytesOf = ({ number, ...row }: Row): DraftBytes => ({ ...row, number: Number(number) })

/** The draft as it is now; `killed` where its story was. One statement, so that state and updates fit. */
export const draftBytes = async (db: Db | Tx, story: StoryId): Promise<DraftBytes | undefined> => {
  const { rows } = await sql<Row>`
    select d.story, d.identity, d.state, d.number,
      coalesce((select array_agg(u.bytes order by u.number) from draft_update u where u.story = d.story and u.number > d.merged), '{}') as updates
    from draft d where d.story = ${story}`.execute(db)
  return rows[0] && bytesOf(rows[0])
}

/** What came after the update `seen`; the whole state where that is no longer kept by updates. `undefined` where this draft is no more. */
export const draftSince = async (
  db: Db,
  { story, identity }: DraftName,
  seen: number,
): Promise<{ bytes: Uint8Array[]; number: number } | undefined> => {
  const { rows } = await sql<{ state: Buffer | null; updates: Buffer[]; number: string }>`
    select case when d.merged > ${seen} then d.state end as state, d.number,
      coalesce((select array_agg(u.bytes order by u.number) from draft_update u where u.story = d.story and u.number > ${seen}), '{}') as updates
    from draft d where d.story = ${story} and d.identity = ${identity}`.execute(db)
  const [row] = rows
  return row && { bytes: row.state ? [row.state, ...row.updates] : row.updates, number: Number(row.number) }
}

/** The draft, which takes no update until the transaction ends. The story is locked before it, always. */
export const lockedDraft = async (tx: Tx, story: StoryId): Promise<LockedDraft | undefined> => {
  const row = await tx
    .selectFrom('draft')
    .select(['story', 'identity', 'number', 'settled', 'writers'])
    .where('story', '=', story)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, number: Number(row.number), settled: Number(row.settled) }
}

export const insertDraft = async (tx: Tx, { story, identity }: DraftName, state: Uint8Array): Promise<void> => {
  await tx
    .insertInto('draft')
    .values({ story, identity, state: Buffer.from(state) })
    .execute()
}

/** Keeps an update and answers its number; `undefined` where this draft is no more. Numbers rise as updates are committed. */
export const addDraftUpdate = async (
  db: Db | Tx,
  { story, identity }: DraftName,
  update: Uint8Array,
  writers: readonly string[],
): Promise<number | undefined> => {
  const { rows } = await sql<{ number: string }>`
    with told as (
      update draft set number = number + 1, changed_at = now(),
        writers = array(select distinct unnest(writers || ${[...writers]}::text[]) order by 1)
      where story = ${story} and identity = ${identity} returning story, number
    )
    insert into draft_update (story, number, bytes) select story, number, ${Buffer.from(update)} from told returning number`.execute(
    db,
  )
  return rows[0] && Number(rows[0].number)
}

/** Says that the draft is equal to the story's newest revision now. */
export const settleDraftRow = async (tx: Tx, story: StoryId): Promise<void> => {
  await sql`update draft set settled = number, writers = '{}' where story = ${story}`.execute(tx)
}

/** Puts the updates up to `number` into the state, which has all of them. */
export const mergeDraftUpdates = async (
  db: Db | Tx,
  { story, identity }: DraftName,
  state: Uint8Array,
  number: number,
): Promise<void> => {
  await sql`
    with merging as (
      update draft set state = ${Buffer.from(state)}, merged = ${number}
      where story = ${story} and identity = ${identity} and merged < ${number} returning story
    )
    delete from draft_update u using merging m where u.story = m.story and u.number <= ${number}`.execute(db)
}

export const deleteDraft = async (tx: Tx, story: StoryId): Promise<void> => {
  await tx.deleteFrom('draft').where('story', '=', story).execute()
}

/** Drafts in which nobody has written for so many minutes and of which no revision was made. */
export const pausedDrafts = async (db: Db, minutes: number): Promise<StoryId[]> => {
  const { rows } = await sql<{ story: StoryId }>`
    select story from draft where number > settled and changed_at < now() - make_interval(mins => ${minutes}) order by changed_at limit 100`.execute(
    db,
  )
  return rows.map(({ story }) => story)
}

/** Whether something was written in it of which no revision was made yet. */
export const isDraftAhead = async (db: Db, story: StoryId): Promise<boolean> =>
  (await db
    .selectFrom('draft')
    .select('story')
    .where('story', '=', story)
    .whereRef('number', '>', 'settled')
    .executeTakeFirst()) !== undefined

/** Who killed the story, and why. */
export const lastKill = async (
  db: Db | Tx,
  story: StoryId,
): Promise<{ actor: string; reason?: string } | undefined> => {
  const row = await db
    .selectFrom('audit')
    .select(['actor', 'detail'])
    .where('story', '=', story)
    .where('verb', '=', 'kill')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { actor: row.actor, ...(row.detail as { reason?: string }) }
}

/** One picture of the library with all that is known of it, where it is used, and its changes. */

import { sql } from 'kysely'
import type { PictureId, StoryId } from '../../base/id.ts'
import type { FileFacts } from '../../story/file-facts.ts'
import type { Framing } from '../../story/framing.ts'
import type { Db, Tx } from '../database.ts'

export type PictureRow = Framing & {
  id: PictureId
  hash: string
  mime: string
  copyright: string
  taken_at: string | null
  facts: FileFacts
  credentials: boolean
  framing: number
}

export const pictureRow = (db: Db | Tx, id: PictureId): Promise<PictureRow | undefined> =>
  db
    .selectFrom('picture')
    .select(['id', 'hash', 'mime', 'copyright', 'taken_at', 'facts', 'credentials', 'focus', 'crops', 'framing'])
    .where('id', '=', id)
    .executeTakeFirst()

/** The pictures of these bytes, whoever brought them; our own first. */
export const picturesOfBytes = (tx: Tx, hash: string): Promise<{ id: PictureId; killed_at: Date | null }[]> =>
  tx
    .selectFrom('picture')
    .select(['id', 'killed_at'])
    .where('hash', '=', hash)
    .orderBy('supplier', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()

/** Whether it is the portrait of somebody who writes. */
export const isPortrait = async (db: Db | Tx, id: PictureId): Promise<boolean> =>
  (await db.selectFrom('profile').select('slug').where('portrait', '=', id).limit(1).executeTakeFirst()) !== undefined

/** A story that uses a picture. `published`: readers see it there, or will; `drafted`: its newest revision has it. */
export type PictureUse = {
  story: StoryId
  headline: string
  address: string | null
  published: boolean
  drafted: boolean
  lead: boolean
  visible_from: Date | null
  expires_at: Date | null
  killed_at: Date | null
}

/** Last changed first. */
export const usesOf = async (db: Db | Tx, picture: PictureId, limit: number): Promise<PictureUse[]> => {
  const { rows } = await sql<PictureUse>`
    with drafts as (
      select s.id, r.furniture ->> 'headline' as headline, r.furniture #>> '{lead,id}' = ${picture} as lead
      from revision r join story s on s.id = r.story and s.revision = r.number
      where r.furniture #>> '{lead,id}' = ${picture} or r.furniture -> 'pictures' ? ${picture}
    ), shown as (
      select p.story as id, p.headline, p.lead ->> 'id' = ${picture} as lead, p.address, p.visible_from, p.expires_at
      from publication p where p.picture_ids @> array[${picture}]::text[]
    )
    select s.id as story, coalesce(d.headline, p.headline) as headline, p.address, p.id is not null as published, d.id is not null as drafted,
      coalesce(p.lead, d.lead, false) as lead, p.visible_from, p.expires_at, s.killed_at
    from drafts d full join shown p on p.id = d.id join story s on s.id = coalesce(d.id, p.id)
    order by s.changed_at desc, s.id limit ${limit}`.execute(db)
  return rows
}

/** Stories whose newest revision or publication uses the picture, each with both revisions; locked in the order of their identities. */
export const storiesUsing = async (tx: Tx, picture: PictureId): Promise<StoryId[]> => {
  const { rows } = await sql<{ id: StoryId }>`
    select s.id from story s where s.killed_at is null and (
      s.id in (select r.story from revision r join story t on t.id = r.story and t.revision = r.number
        where r.furniture #>> '{lead,id}' = ${picture} or r.furniture -> 'pictures' ? ${picture})
      or s.id in (select p.story from publication p where p.picture_ids @> array[${picture}]::text[]))
    order by s.id for update`.execute(tx)
  return rows.map((row) => row.id)
}

/** The words of the library, which a story that uses the picture from now on begins with. */
export type PictureText = { alt: string; decorative: boolean; caption: string; credit: string; copyright: string }

export const describePictureRow = async (tx: Tx, id: PictureId, text: Partial<PictureText>): Promise<void> => {
  await tx.updateTable('picture').set(text).where('id', '=', id).execute()
}

/** Answers which framing of the picture that is. */
export const framePictureRow = async (tx: Tx, id: PictureId, { focus, crops }: Framing): Promise<number> => {
  const { rows } = await sql<{ framing: number }>`
    update picture set focus = ${focus && JSON.stringify(focus)}::jsonb, crops = ${JSON.stringify(crops)}::jsonb, framing = framing + 1
    where id = ${id} returning framing`.execute(tx)
  return rows[0]?.framing ?? 0
}

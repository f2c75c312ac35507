/** Stories and their revisions: what the desk works on. */

import type { StoryId, WireItemId } from '../base/id.ts'
import type { Body } from '../story/body.ts'
import type { Furniture } from '../story/furniture.ts'
import type { Db, Tx } from './database.ts'
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

export const storyOfWire = (db: Db | Tx, item: WireItemId): Promise<Story | undefined> =>
  db.selectFrom('story').selectAll().where('wire_item', '=', item).executeTakeFirst()

export const insertStory = async (tx: Tx, story: Story): Promise<void> => {
  await tx.insertInto('story').values(story).execute()
}

export const changeStory = async (tx: Tx, id: StoryId, change: Partial<Omit<Story, 'id'>>): Promise<void> => {
  await tx.updateTable('story').set(change).where('id', '=', id).execute()
}

/** Adds a revision; those before it stay as they are. */
export const addRevision = async (tx: Tx, revision: Revision): Promise<void> => {
  const { furniture, body } = revision
  await tx
    .insertInto('revision')
    .values({ ...revision, furniture: JSON.stringify(furniture), body: JSON.stringify(body) })
    .execute()
}

export const revisionOf = async (db: Db | Tx, story: StoryId, number: number): Promise<Revision> => {
  const row = await db
    .selectFrom('revision')
    .selectAll()
    .where('story', '=', story)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return row
}

/** Passkeys, and the questions that wait for an answer: each question is answered once. */

import { type Selectable, sql } from 'kysely'
import type { PersonId } from '../../base/id.ts'
import type { Db, Tx } from '../database.ts'
import type { Schema } from '../schema.ts'

export type Passkey = Selectable<Schema['passkey']>
export type Question = Schema['sign_in_question']

export const passkeysOf = (db: Db | Tx, person: PersonId): Promise<Passkey[]> =>
  db.selectFrom('passkey').selectAll().where('person', '=', person).orderBy('created_at').execute()

export const passkey = (db: Db | Tx, id: string): Promise<Passkey | undefined> =>
  db.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()

/** Keeps a new passkey; answers false where it is known already. */
export const insertPasskey = async (tx: Tx, key: Omit<Passkey, 'counter' | 'used_at'> & { counter: number }) => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('passkey')
    .values({ ...key, used_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const markUsed = async (db: Db | Tx, id: string, counter: number, at: Date): Promise<void> => {
  await db.updateTable('passkey').set({ counter, used_at: at }).where('id', '=', id).execute()
}

/** Takes a passkey of this person away; answers what it was called. */
export const deletePasskey = async (tx: Tx, person: PersonId, id: string): Promise<string | undefined> =>
  (
    await tx
      .deleteFrom('passkey')
      .where('person', '=', person)
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
  )?.name

export const deletePasskeysOf = async (tx: Tx, person: PersonId): Promise<void> => {
  await tx.deleteFrom('passkey').where('person', '=', person).execute()
}

/** How long a question waits, in milliseconds. */
const questionTime: Record<Question['kind'], number> = {
  passkey: 5 * 60_000,
  'new passkey': 5 * 60_000,
  codes: 30 * 60_000,
}

export const ask = async (db: Db | Tx, question: Omit<Question, 'expires_at'>): Promise<void> => {
  await db
    .insertInto('sign_in_question')
    .values({ ...question, expires_at: new Date(Date.now() + questionTime[question.kind]) })
    .execute()
}

/** Takes the question that is answered; `undefined` where it was answered before, is too old or never was. */
export const answered = async (db: Db | Tx, kind: Question['kind'], id: string): Promise<Question | undefined> => {
  const question = await db
    .deleteFrom('sign_in_question')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return question && question.expires_at > new Date() ? question : undefined
}

/** The secret of codes that this person is setting up; it stays until it is confirmed or another is asked for. */
export const codesBeingSetUp = (db: Db | Tx, person: PersonId): Promise<Question | undefined> =>
  db
    .selectFrom('sign_in_question')
    .selectAll()
    .where('kind', '=', 'codes')
    .where('person', '=', person)
    .where('expires_at', '>', new Date())
    .executeTakeFirst()

export const forgetCodesBeingSetUp = async (db: Db | Tx, person: PersonId): Promise<void> => {
  await db.deleteFrom('sign_in_question').where('kind', '=', 'codes').where('person', '=', person).execute()
}

export const sweepQuestions = async (db: Db): Promise<void> => {
  await sql`delete from sign_in_question where expires_at < ${new Date()}`.execute(db)
}

/** Passwords with the codes that belong to them, recovery codes, and what is being set up. No secret stands here that can be read. */

import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { PersonId } from '../../base/id.ts'
import type { Db, Tx } from '../database.ts'
import type { Schema } from '../schema.ts'

export type Password = Selectable<Schema['password']>

export const passwordOf = (db: Db | Tx, person: PersonId): Promise<Password | undefined> =>
  db.selectFrom('password').selectAll().where('person', '=', person).executeTakeFirst()

/** Keeps password and codes in place of those before. `step`: of the code that proved them, which is good no second time. */
export const keepPassword = async (
  tx: Tx,
  { person, hash, codes, step, at }: { person: PersonId; hash: string; codes: Buffer; step: number; at: Date },
): Promise<void> => {
  const row = { hash, codes, last_step: step, set_at: at }
  await tx
    .insertInto('password')
    .values({ person, ...row })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
    .execute()
}

export const deletePassword = async (tx: Tx, person: PersonId): Promise<void> => {
  await tx.deleteFrom('password').where('person', '=', person).execute()
  await tx.deleteFrom('recovery_code').where('person', '=', person).execute()
}

/** Uses up the code of this time step; of two that bring the same, or an older one, only the first may. */
export const useStep = async (db: Db | Tx, person: PersonId, step: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('password')
    .set({ last_step: step })
    .where('person', '=', person)
    .where('last_step', '<', String(step))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** 80 random bits need no slow hash; who has the database cannot try them all. */
const hashOfCode = (person: PersonId, code: string): string =>
  createHash('sha256').update(`${person} ${code}`).digest('base64url')

/** Keeps these recovery codes alone; those before are good no longer. */
export const keepRecoveryCodes = async (tx: Tx, person: PersonId, codes: readonly string[]): Promise<void> => {
  await tx.deleteFrom('recovery_code').where('person', '=', person).execute()
  await tx
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ person, hash: hashOfCode(person, code) })))
    .execute()
}

/** Uses up a recovery code; answers whether it was one. */
export const useRecoveryCode = async (db: Db | Tx, person: PersonId, code: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('recovery_code')
    .where('person', '=', person)
    .where('hash', '=', hashOfCode(person, code))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export const recoveryCodesLeft = async (db: Db | Tx, person: PersonId): Promise<number> => {
  const { count } = await db
    .selectFrom('recovery_code')
    .select((of) => of.fn.countAll<string>().as('count'))
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  return Number(count)
}

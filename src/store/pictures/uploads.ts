/** Bytes that somebody has brought and the border has taken for a picture. */

import type { UploadFacts } from '../../story/file-facts.ts'
import type { Db, Tx } from '../database.ts'

/** The same bytes brought again are named anew. */
export const keepUpload = async (db: Db, hash: string, facts: UploadFacts, at: Date): Promise<void> => {
  const row = { facts: JSON.stringify(facts), at }
  await db
    .insertInto('upload')
    .values({ hash, ...row })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet(row))
    .execute()
}

/** Locked until the transaction ends: of two who bring the same bytes at once the second sees the first one's picture. */
export const lockedUpload = async (tx: Tx, hash: string): Promise<UploadFacts | undefined> =>
  (await tx.selectFrom('upload').select('facts').where('hash', '=', hash).forUpdate().executeTakeFirst())?.facts

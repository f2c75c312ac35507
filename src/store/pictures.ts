/** Pictures that the newsroom holds: the facts; their bytes lie in the media storage. */

import type { PictureId } from '../base/id.ts'
import type { Db, Tx } from './database.ts'
import type { Schema } from './schema.ts'

export type Picture = Omit<Schema['picture'], 'terms'> & { terms: string[] }

/** The picture of these bytes that the supplier has sent before, in its newest wording. */
export const pictureOfBytes = (db: Db | Tx, supplier: string | null, hash: string): Promise<Picture | undefined> =>
  db
    .selectFrom('picture')
    .selectAll()
    .where('hash', '=', hash)
    .where('supplier', supplier === null ? 'is' : '=', supplier)
    .executeTakeFirst()

export const insertPicture = async (db: Db | Tx, picture: Picture): Promise<void> => {
  await db
    .insertInto('picture')
    .values({ ...picture, terms: JSON.stringify(picture.terms) })
    .execute()
}

export const picture = (db: Db | Tx, id: PictureId): Promise<Picture | undefined> =>
  db.selectFrom('picture').selectAll().where('id', '=', id).executeTakeFirst()

/** Who sends us wires, what was agreed with them, and what may happen by itself with what they send. */

import type { Selectable } from 'kysely'
import type { Db, Tx } from './database.ts'
import type { Schema } from './schema.ts'
import { keepProfile, type Profile } from './settings.ts'

export type Supplier = Selectable<Schema['supplier']>

export const supplierNamed = (db: Db | Tx, nameOrSlug: string): Promise<Supplier | undefined> =>
  db
    .selectFrom('supplier')
    .selectAll()
    .where((where) => where.or([where('slug', '=', nameOrSlug), where('name', '=', nameOrSlug)]))
    .executeTakeFirst()

/** Writes a supplier and its profile where there are none yet. */
export const keepSupplier = async (db: Db | Tx, supplier: Supplier, profile: Profile): Promise<void> => {
  const { contract, rhythm } = supplier
  await keepProfile(db, profile)
  await db
    .insertInto('supplier')
    .values({ ...supplier, contract: JSON.stringify(contract), rhythm: JSON.stringify(rhythm) })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
}

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

export const allSuppliers = (db: Db | Tx): Promise<Supplier[]> =>
  db.selectFrom('supplier').selectAll().orderBy('name').execute()

export const changeSupplier = async (tx: Tx, supplier: Supplier): Promise<void> => {
  const { slug, name, profile, updates, publishes, contract, rhythm } = supplier
  await tx
    .updateTable('supplier')
    .set({ name, profile, updates, publishes, contract: JSON.stringify(contract), rhythm: JSON.stringify(rhythm) })
    .where('slug', '=', slug)
    .execute()
}

/** How many files have come from the supplier. */
export const sentBy = async (tx: Tx, slug: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('arrival')
    .select((one) => one.fn.countAll<string>().as('count'))
    .where('supplier', '=', slug)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Deletes a supplier that has sent nothing, with its doors; its profile stays, for stories may be signed by it. */
export const deleteSupplier = async (tx: Tx, slug: string): Promise<void> => {
  await tx.deleteFrom('door').where('supplier', '=', slug).execute()
  await tx.deleteFrom('supplier').where('slug', '=', slug).execute()
}

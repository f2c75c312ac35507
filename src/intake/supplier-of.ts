/** The supplier that a name means; one that nobody has told us of yet is made known, with a profile for readers. */

import { slug } from '../base/slug.ts'
import type { Actor, Newsroom } from '../newsroom/action.ts'
import { keepSupplier, type Supplier, supplierNamed } from '../store/suppliers.ts'
import { agencyProfile } from './agencies.ts'

/** The supplier of this name or slug, where it is known. */
export const supplierCalled = ({ database }: Newsroom, name: string): Promise<Supplier | undefined> =>
  supplierNamed(database.db, name)

/** The supplier of this name or slug; made where there is none, with updates applied and nothing published by itself. */
export const supplierOf = async (newsroom: Newsroom, name: string): Promise<Supplier> => {
  const known = await supplierCalled(newsroom, name)
  if (known) return known
  const { db } = newsroom.database
  const profile = agencyProfile(name)
  const supplier: Supplier = {
    slug: slug(name),
    name: profile.name,
    profile: profile.slug,
    updates: 'apply',
    publishes: false,
    contract: {},
    rhythm: {},
    created_at: newsroom.clock.now(),
  }
  await keepSupplier(db, supplier, profile)
  return (await supplierNamed(db, supplier.slug)) ?? supplier
}

/** The system acting on a supplier's behalf. */
export const wireActor = ({ name }: Pick<Supplier, 'name'>): Actor => ({ name: `wire ${name}`, role: 'administrator' })

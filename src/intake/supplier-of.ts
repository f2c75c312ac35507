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
  const supplier = bareSupplier(name, newsroom.clock.now())
  await keepSupplier(db, supplier, agencyProfile(name))
  return (await supplierNamed(db, supplier.slug)) ?? supplier
}

/** A supplier of whom only the name is known. */
export const bareSupplier = (name: string, at: Date): Supplier => {
  const profile = agencyProfile(name)
  return {
    ...{ slug: slug(name), name: profile.name, profile: profile.slug },
    ...{ updates: 'apply', publishes: false, contract: {}, rhythm: {}, created_at: at },
  }
}

/** The system acting on a supplier's behalf. */
export const wireActor = ({ name }: Pick<Supplier, 'name'>): Actor => ({ name: `wire ${name}`, role: 'administrator' })

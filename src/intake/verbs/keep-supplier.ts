/** Keep what is agreed with a supplier: a new one, or changes to one that is known. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { slug } from '../../base/slug.ts'
import { action } from '../../newsroom/action.ts'
import { changeSupplier, keepSupplier, supplierNamed } from '../../store/suppliers.ts'
import { agencyProfile } from '../agencies.ts'
import { bareSupplier } from '../supplier-of.ts'

const minutes = z
  .int()
  .min(0)
  .max(60 * 24 * 365)

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    // What Intl does not know is no zone.
    return false
  }
}

/** Null takes a term away. */
const contract = z.strictObject({
  credit: z.string().trim().min(1).max(200).nullable().optional(),
  terms: z.array(z.string().trim().min(1).max(1000)).max(50).nullable().optional(),
  keepDays: z.int().min(1).max(36500).nullable().optional(),
  zone: z
    .string()
    .refine((zone) => isZone(zone), 'is no zone such as Europe/Oslo')
    .nullable()
    .optional(),
  fetchesPictures: z.boolean().nullable().optional(),
  neverByItself: z.boolean().nullable().optional(),
})

const rhythm = z.strictObject({
  quietAfter: minutes.nullable().optional(),
  lateAfter: minutes.nullable().optional(),
})

/** The object with changes: what is null goes, what is absent stays. */
const changed = <T extends object>(before: T, changes: { [Key in keyof T]?: T[Key] | null | undefined }): T => {
  const all = { ...before, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as T
}

export const keepSupplierVerb = action({
  verb: 'keep-supplier',
  input: z.strictObject({
    /** Slug or name of one that is known, or the name of a new one. */
    supplier: z.string().trim().min(1).max(100),
    /** What becomes of a later version of a wire that was taken. */
    updates: z.enum(['apply', 'propose', 'ignore']).optional(),
    /** Whether what arrives by its doors is taken and published without a person, where no rule says otherwise. */
    publishes: z.boolean().optional(),
    contract: contract.optional(),
    rhythm: rhythm.optional(),
  }),
  async run({ supplier: name, contract, rhythm, ...changes }, { tx, clock, record }) {
    const known = await supplierNamed(tx, name)
    if (!known && !/[\p{L}\p{N}]/u.test(name)) return refuse('invalid', `«${name}» is no name.`)
    const before = known ?? bareSupplier(name, clock.now())
    const supplier = {
      ...changed(before, changes),
      contract: changed(before.contract, contract ?? {}),
      rhythm: changed(before.rhythm, rhythm ?? {}),
    }
    if (known) await changeSupplier(tx, supplier)
    else if (await supplierNamed(tx, slug(name)))
      return refuse('exists', `There is a supplier «${slug(name)}» already, under another name.`)
    else await keepSupplier(tx, supplier, agencyProfile(name))
    await record('keep-supplier', null, { before: known ?? null, supplier })
    return { supplier: supplier.slug }
  },
})

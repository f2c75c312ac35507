/** Keep what is agreed with a supplier: a new one, or changes to one that is known. */

import { z } from 'zod'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { slug } from '../../base/slug.ts'
import { action } from '../../newsroom/action.ts'
import { unreadIn } from '../../newsroom/rights/contract-rules.ts'
import { countryCodes } from '../../newsroom/rights/keep-territory.ts'
import { weighPictures, weighStory } from '../../newsroom/rights/weigh-rights.ts'
import type { Tx } from '../../store/database.ts'
import { indexAnew } from '../../store/publications.ts'
import { weighedOf } from '../../store/rights.ts'
import { profilesOf } from '../../store/settings.ts'
import { changeSupplier, keepSupplier, type Supplier, supplierNamed } from '../../store/suppliers.ts'
import type { Contract } from '../../story/rights.ts'
import { media } from '../../story/rights.ts'
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

const days = z.int().min(1).max(36500).nullable().optional()

/** Names or ISO 3166 codes, kept as codes. */
const countries = z
  .array(z.string().trim().min(2).max(60))
  .min(1)
  .transform((names, context) => {
    const { codes, unknown } = countryCodes(names)
    for (const name of unknown) context.addIssue({ code: 'custom', message: `nobody knows the country «${name}»` })
    return codes
  })
  .nullable()
  .optional()

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
  validDays: days,
  archive: z.boolean().nullable().optional(),
  archiveDays: days,
  galleries: z.boolean().nullable().optional(),
  syndication: z.boolean().nullable().optional(),
  notIn: countries,
  onlyIn: countries,
  media: z.array(z.enum(media)).min(1).nullable().optional(),
  ends: z.iso.datetime({ offset: true }).nullable().optional(),
  /** What its kill does to a story that the desk has edited: takes it down, or holds it with an alarm. Any other it takes down. */
  kills: z.enum(['follow', 'hold-edited']).nullable().optional(),
  index: z.enum(['no', 'own', 'yes']).nullable().optional(),
  canonical: z.enum(['source']).nullable().optional(),
  ownShare: z.int().min(0).max(99).nullable().optional(),
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
    /** What it is called from now on, at the desk; its slug stays. */
    name: z.string().trim().min(1).max(100).optional(),
    /** Slug of the profile that says to readers who it is. */
    profile: z.string().trim().min(1).max(100).optional(),
    /** What becomes of a later version of a wire that was taken. */
    updates: z.enum(['apply', 'propose', 'ignore']).optional(),
    /** Whether what arrives by its doors is taken and published without a person, where no rule says otherwise. */
    publishes: z.boolean().optional(),
    contract: contract.optional(),
    rhythm: rhythm.optional(),
  }),
  async run({ supplier: name, contract, rhythm, ...changes }, { tx, clock, record }) {
    const known = await supplierNamed(tx, name)
    if (!known && !/[\p{L}\p{N}]/u.test(name)) return refuse('invalid', `«${name}» is no name.`, 'supplier')
    const before = known ?? bareSupplier(name, clock.now())
    const supplier = {
      ...changed(before, changes),
      contract: changed(before.contract, contract ?? {}),
      rhythm: changed(before.rhythm, rhythm ?? {}),
    }
    const wrong = await refuseNames(tx, known, changes)
    if (wrong) return wrong
    if (known) await changeSupplier(tx, supplier)
    else if (await supplierNamed(tx, slug(name)))
      return refuse('exists', `There is a supplier «${slug(name)}» already, under another name.`, 'supplier')
    else await keepSupplier(tx, supplier, agencyProfile(name))
    const at = clock.now()
    const isOther = known && JSON.stringify(known.contract) !== JSON.stringify(supplier.contract)
    const weighed = isOther ? await weighedOf(tx, supplier.slug) : { pictures: [], stories: [] }
    await weighPictures(tx, weighed.pictures)
    for (const story of weighed.stories) await weighStory(tx, story, at)
    if (known && isIndexedOtherwise(known.contract, supplier.contract)) await indexAnew(tx, supplier.slug)
    await record('keep-supplier', null, { before: known ?? null, supplier })
    const unread = unreadIn(supplier.contract, at)
    return { supplier: supplier.slug, ...(unread.length > 0 ? { unread } : {}) }
  },
})

const isIndexedOtherwise = (before: Contract, now: Contract): boolean =>
  (['index', 'canonical', 'ownShare'] as const).some((term) => before[term] !== now[term])

/** Another's name, or a profile that there is not. A new supplier has its own. */
const refuseNames = async (
  tx: Tx,
  known: Supplier | undefined,
  { name, profile }: { name?: string | undefined; profile?: string | undefined },
): Promise<Refusal | undefined> => {
  if (!known && (name !== undefined || profile !== undefined))
    return refuse(
      'invalid',
      'A new supplier has the name that it is given, and a profile of its own. Change them after it is kept.',
    )
  const other = name === undefined ? undefined : await supplierNamed(tx, name)
  if (other && other.slug !== known?.slug)
    return refuse('exists', `There is a supplier «${name}» already. Choose another name.`, 'name')
  if (profile !== undefined && (await profilesOf(tx, [profile])).length === 0)
    return refuse('unknown', `There is no profile «${profile}». Choose one that there is.`, 'profile')
  return undefined
}

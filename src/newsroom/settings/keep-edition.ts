/** Keep what the publication is: its name, its language, its zone, where else it is found. What is left away stays as it is. */

import { z } from 'zod'
import { isZone } from '../../base/zone.ts'
import { bareEdition, type Edition, readEdition, writeEdition } from '../../store/settings.ts'
import { action } from '../action.ts'

const line = (longest: number) => z.string().trim().max(longest)

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

export const keepEdition = action({
  verb: 'keep-edition',
  input: z.strictObject({
    name: line(100).min(1, 'give it a name').optional(),
    strapline: line(200).optional(),
    language: line(35).refine(isLanguage, 'is no language’s tag, such as en or nb-NO').optional(),
    direction: z.enum(['ltr', 'rtl']).optional(),
    zone: line(60).refine(isZone, 'is no time zone, such as Europe/Oslo').optional(),
    accounts: z
      .array(
        z.strictObject({
          name: line(60).min(1, 'name the account'),
          address: z
            .url({ protocol: /^https?$/, error: 'is no address, such as https://social.example/@courier' })
            .max(500),
        }),
      )
      .max(20)
      .optional(),
    feedText: z.enum(['excerpt', 'whole']).optional(),
  }),
  async run(given, { tx, record }) {
    const before = (await readEdition(tx)) ?? bareEdition
    const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const edition = { ...before, ...(change as Partial<Edition>) }
    await writeEdition(tx, edition)
    const changed = Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof Edition]]))
    await record('keep-edition', null, { before: changed, now: change })
    return { name: edition.name }
  },
})

/** Keep what the publication is: its name, its language, its zone, where else it is found. What is left away stays as it is. */

import { z } from 'zod'
import { policyNames } from '../../base/policy-names.ts'
import { isZone } from '../../base/zone.ts'
import { bareEdition, type Edition, readEdition, writeEdition } from '../../store/settings.ts'
import { action } from '../action.ts'
import { isLanguage } from './is-language.ts'
import { lookInput } from './look-input.ts'

const line = (longest: number) => z.string().trim().max(longest)

const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((one) => one.trim() !== '')

/** A line of ads.txt 1.1 (IAB Tech Lab, 3.2): an entry with three or four fields, a variable, or a comment. */
const adsLine =
  /^\s*(#.*|[a-z0-9.-]+\.[a-z]{2,}\s*,\s*[^\s,#]+\s*,\s*(DIRECT|RESELLER)\s*(,\s*[^\s,#]+\s*)?(;[^#]*)?(#.*)?|(CONTACT|SUBDOMAIN|INVENTORYPARTNERDOMAIN|OWNERDOMAIN|MANAGERDOMAIN)\s*=\s*[^#]+(#.*)?)$/i

/** A longer line than any exchange's is none. */
const isAdsLine = (line: string): boolean => line.length <= 500 && adsLine.test(line)

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
    /** A mail address, or a page with a form; empty takes it away. */
    contact: line(300)
      .transform((text) => (/^[^\s@:/]+@[^\s@]+$/.test(text) ? `mailto:${text}` : text))
      .refine(
        (text) => text === '' || (/^(?:mailto:[^\s@?&]+@[^\s@?&]+|https?:\/\/\S+)$/.test(text) && URL.canParse(text)),
        'is no address, such as desk@courier.example or https://courier.example/write',
      )
      .optional(),
    offlinePage: z.boolean().optional(),
    feedText: z.enum(['excerpt', 'whole']).optional(),
    api: z.enum(['closed', 'open']).optional(),
    apiTerms: z.string().trim().max(2000).optional(),
    aiPolicy: z.enum(['allow', 'refuse-training', 'refuse-all']).optional(),
    adsTxt: z
      .string()
      .max(50_000)
      .refine((text) => linesOf(text).every((one) => isAdsLine(one)), {
        error: ({ input }) =>
          `has a line that is no entry: «${linesOf(String(input))
            .find((one) => !isAdsLine(one))
            ?.slice(0, 80)}». An entry is like: exchange.example, 12345, DIRECT`,
      })
      .optional(),
    policies: z
      .partialRecord(
        z.enum(policyNames),
        z.url({ protocol: /^https?$/, error: 'is no address, such as https://courier.example/principles' }).max(500),
      )
      .optional(),
    security: z
      .strictObject({
        contacts: z
          .array(
            z
              .string()
              .max(300)
              .regex(
                /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+[\d-]+)$/,
                'is no contact, such as mailto:security@courier.example',
              ),
          )
          .max(5),
        policy: z
          .url({ protocol: /^https$/, error: 'is no address, such as https://courier.example/policy' })
          .optional(),
      })
      .optional(),
    look: lookInput.optional(),
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

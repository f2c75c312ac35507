/** Keep a profile: who readers are told has written or sent a story. Its slug, and so its address, stays; what is left away of the rest stays as it is. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { slug } from '../../base/slug.ts'
import { changeProfile, keepProfile as insertProfile, type Profile, profilesOf } from '../../store/settings.ts'
import { action } from '../action.ts'
import { findPicture, pictureInput } from '../pictures/picture-input.ts'
import { isLanguage } from './is-language.ts'

const mail = /^[^\s@<>"?&]+@[^\s@<>"?&/]+\.[^\s@<>"?&/]+$/

/** Where somebody is reached: an address of the web, a telephone, or a mail address, also without `mailto:`. */
const contactAddress = z
  .string()
  .trim()
  .max(500)
  .transform((text) => (mail.test(text) && !text.includes(':') ? `mailto:${text}` : text))
  .refine(
    (text) =>
      (/^mailto:/i.test(text) && mail.test(text.slice(7))) ||
      /^tel:\+[\d-]{4,30}$/.test(text) ||
      (/^https?:\/\//i.test(text) && URL.canParse(text)),
    'is no address, such as vera@courier.example, https://social.example/@vera or tel:+47-22-000-000',
  )

export const keepProfile = action({
  verb: 'keep-profile',
  input: z.strictObject({
    /** Slug of one that is there; absent, a new one is made. */
    profile: z.string().trim().min(1).max(100).optional(),
    name: z.string().trim().min(1, 'give it a name').max(100),
    kind: z.enum(['person', 'agency']),
    role: z.string().trim().max(120).default(''),
    about: z.string().trim().max(2000).default(''),
    /** What they cover, in a few words. */
    beat: z.string().trim().max(200).optional(),
    contacts: z
      .array(z.strictObject({ name: z.string().trim().min(1, 'name the contact').max(40), address: contactAddress }))
      .max(12)
      .optional(),
    /** Addresses elsewhere of the same person or agency, for machines. */
    sameAs: z
      .array(
        z.url({ protocol: /^https?$/, error: 'is no address, such as https://www.wikidata.org/wiki/Q42' }).max(500),
      )
      .max(20)
      .optional(),
    languages: z
      .array(z.string().trim().max(35).refine(isLanguage, 'is no language’s tag, such as en or nb-NO'))
      .max(20)
      .optional(),
    /** A picture of the library; null takes it away. */
    portrait: pictureInput.nullable().optional(),
  }),
  async run({ profile: known, sameAs, ...given }, { tx, record }) {
    const key = known ?? slug(given.name)
    const [before] = await profilesOf(tx, [key])
    if (known !== undefined && !before) return refuse('unknown', `There is no profile «${known}».`)
    if (known === undefined && !/[\p{L}\p{N}]/u.test(given.name))
      return refuse('invalid', `«${given.name}» is no name.`, 'name')
    if (known === undefined && before)
      return refuse(
        'exists',
        `There is a profile at the address /by/${key} already: «${before.name}». Change that one, or add to the name.`,
        'name',
      )
    if (given.portrait && given.portrait !== before?.portrait) {
      const found = await findPicture(tx, given.portrait)
      if (isRefusal(found)) return { ...found, fields: { portrait: found.sentence } }
    }
    const change = Object.fromEntries(
      Object.entries({ ...given, same_as: sameAs }).filter(([, value]) => value !== undefined),
    ) as Omit<Profile, 'slug'>
    const profile = { ...before, slug: key, ...change }
    if (before) await changeProfile(tx, profile)
    else await insertProfile(tx, profile)
    await record('keep-profile', null, { profile: key, name: given.name, before: before ?? null, now: change })
    return { profile: key }
  },
})

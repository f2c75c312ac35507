/** Keep a profile: who readers are told has written or sent a story. Its slug, and so its address, stays. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { slug } from '../../base/slug.ts'
import { changeProfile, keepProfile as insertProfile, profilesOf } from '../../store/settings.ts'
import { action } from '../action.ts'

export const keepProfile = action({
  verb: 'keep-profile',
  input: z.strictObject({
    /** Slug of one that is there; absent, a new one is made. */
    profile: z.string().trim().min(1).max(100).optional(),
    name: z.string().trim().min(1, 'give it a name').max(100),
    kind: z.enum(['person', 'agency']),
    role: z.string().trim().max(120).default(''),
    about: z.string().trim().max(2000).default(''),
  }),
  async run({ profile: known, ...given }, { tx, record }) {
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
    const profile = { slug: key, ...given }
    if (before) await changeProfile(tx, profile)
    else await insertProfile(tx, profile)
    await record('keep-profile', null, { profile: key, name: given.name, before: before ?? null, now: given })
    return { profile: key }
  },
})

/** Somebody as they are named to a verb, and finding them for a change. */

import { z } from 'zod'
import { idPattern, type PersonId } from '../../base/id.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import type { Tx } from '../../store/database.ts'
import { isAnotherAdministrator, type Person, personForChange, personWithMail } from '../../store/people.ts'
import type { Role } from '../../store/schema.ts'
import { readSections } from '../../store/settings.ts'
import type { Actor } from '../action.ts'
import { roles } from '../permissions.ts'

export const personInput = z
  .string()
  .regex(idPattern, 'is no person’s identity')
  .transform((id) => id as PersonId)

/** Names are shown on one line. */
export const nameInput = z
  .string()
  .trim()
  .min(1, 'say a name')
  .max(120)
  .regex(/^[^\p{Cc}]*$/u, 'has a character that no name has')

/** A mailbox, `chief@localhost` included: whether mail arrives there shows when it is sent. */
export const mailInput = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]{1,255}$/u, 'is no mail address')

export const roleInput = z.enum(roles as [Role, ...Role[]])

/** The slugs of the sections where the role holds; null: everywhere. */
export const sectionsInput = z
  .array(z.string().max(100))
  .min(1, 'name a section, or null for all')
  .max(200)
  .nullable()
  .transform((all) => all && [...new Set(all)])

export const findPerson = async (tx: Tx, id: PersonId): Promise<Person | Refusal> =>
  (await personForChange(tx, id)) ?? refuse('unknown', `There is no person ${id}.`)

/** Whoever acts, who must be somebody: what is kept here is somebody's own. */
export const findSelf = async (tx: Tx, actor: Actor): Promise<Person | Refusal> =>
  (await personWithMail(tx, actor.name)) ?? refuse('not-signed-in', 'This is somebody’s own: sign in first.')

/** Refuses sections that there are not, and a limit for whoever may do everything. */
export const refuseSections = async (
  tx: Tx,
  role: Role,
  sections: readonly string[] | null | undefined,
): Promise<Refusal | undefined> => {
  if (!sections) return undefined
  if (role === 'administrator')
    return refuse('invalid', 'An administrator is one everywhere: leave the sections away, or choose another role.')
  const known = (await readSections(tx)).map(({ slug }) => slug)
  const stray = sections.find((slug) => !known.includes(slug))
  return stray === undefined
    ? undefined
    : refuse('invalid', `There is no section «${stray}»: choose ${known.join(', ')}.`)
}

/** Refuses what would leave the house without anybody who may do everything. */
export const refuseLast = async (tx: Tx, { id, role, left_at }: Person): Promise<Refusal | undefined> =>
  role === 'administrator' && !left_at && !(await isAnotherAdministrator(tx, id))
    ? refuse('not-allowed', 'This is the last administrator. Make somebody else one first.')
    : undefined

/** Invite somebody: they become known, and get a one-time address by which they are let in. */

import { z } from 'zod'
import { newId, type PersonId } from '../../base/id.ts'
import { refuse } from '../../base/refusal.ts'
import { insertPerson, newSignIn, personWithMail } from '../../store/people.ts'
import { action } from '../action.ts'
import { mailInput, nameInput, refuseSections, roleInput, sectionsInput } from './person-input.ts'

export const invite = action({
  verb: 'invite',
  input: z.strictObject({
    mail: mailInput,
    name: nameInput.optional(),
    role: roleInput,
    sections: sectionsInput.default(null),
  }),
  async run({ mail, name = mail.split('@')[0] ?? mail, role, sections }, { tx, note }) {
    const refused = await refuseSections(tx, role, sections)
    if (refused) return refused
    if (await personWithMail(tx, mail))
      return refuse('exists', `${mail} is known already. Give them a new one-time address instead.`)
    const person = newId<PersonId>()
    // The machine's instant, as all of sessions.
    await insertPerson(tx, { id: person, mail, name, role, sections, created_at: new Date() })
    await note('invite', null, { person: mail, name, role, sections })
    return { person, token: await newSignIn(tx, person) }
  },
})

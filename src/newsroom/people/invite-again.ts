/** Give somebody who is known a new one-time address: they have not come yet, or get in no other way. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { newSignIn, takeBackSignIns } from '../../store/people.ts'
import { action } from '../action.ts'
import { findPerson, personInput } from './person-input.ts'

export const inviteAgain = action({
  verb: 'invite-again',
  input: z.strictObject({ person: personInput }),
  async run({ person: id }, { tx, note }) {
    const person = await findPerson(tx, id)
    if (isRefusal(person)) return person
    if (person.left_at)
      return refuse('invalid', `${person.mail} is not of the newsroom any more. Bring them back first.`)
    // One address at a time: nobody has to remember which of them were handed over.
    await takeBackSignIns(tx, id)
    await note('invite-again', null, { person: person.mail })
    return { person: id, token: await newSignIn(tx, id) }
  },
})

/** Reset how somebody signs in, who has lost their telephone or their key: nothing of it is good any more, and a one-time address lets them in. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { deletePasskeysOf, forgetCodesBeingSetUp } from '../../store/people/passkeys.ts'
import { deletePassword } from '../../store/people/passwords.ts'
import { endSessionsOf } from '../../store/people/sessions.ts'
import { newSignIn, takeBackSignIns } from '../../store/people.ts'
import { action } from '../action.ts'
import { findPerson, personInput } from './person-input.ts'

export const resetSignIn = action({
  verb: 'reset-sign-in',
  input: z.strictObject({ person: personInput }),
  async run({ person: id }, { tx, note }) {
    const person = await findPerson(tx, id)
    if (isRefusal(person)) return person
    if (person.left_at)
      return refuse('invalid', `${person.mail} is not of the newsroom any more. Bring them back first.`)
    await deletePassword(tx, id)
    await deletePasskeysOf(tx, id)
    await forgetCodesBeingSetUp(tx, id)
    await takeBackSignIns(tx, id)
    const sessions = await endSessionsOf(tx, id)
    await note('reset-sign-in', null, { person: person.mail, sessions })
    return { person: id, token: await newSignIn(tx, id) }
  },
})

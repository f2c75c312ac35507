/** Bring somebody back who was deactivated: with the role that they had, and the ways to sign in that they had set up. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { changePerson } from '../../store/people.ts'
import { action } from '../action.ts'
import { findPerson, personInput } from './person-input.ts'

export const reactivatePerson = action({
  verb: 'reactivate-person',
  input: z.strictObject({ person: personInput }),
  async run({ person: id }, { tx, note }) {
    const person = await findPerson(tx, id)
    if (isRefusal(person)) return person
    if (!person.left_at) return refuse('exists', `${person.mail} is of the newsroom already.`)
    await changePerson(tx, id, { left_at: null })
    await note('reactivate-person', null, { person: person.mail })
    return { person: id }
  },
})

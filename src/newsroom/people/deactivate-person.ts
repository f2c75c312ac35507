/** Deactivate somebody: they are out at once, on every machine, and get in no more. What they did stays theirs. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { endSessionsOf } from '../../store/people/sessions.ts'
import { changePerson, takeBackSignIns } from '../../store/people.ts'
import { action } from '../action.ts'
import { findPerson, personInput, refuseLast } from './person-input.ts'

export const deactivatePerson = action({
  verb: 'deactivate-person',
  input: z.strictObject({ person: personInput, reason: z.string().trim().max(2000).optional() }),
  async run({ person: id, reason }, { tx, note }) {
    const person = await findPerson(tx, id)
    if (isRefusal(person)) return person
    if (person.left_at) return refuse('exists', `${person.mail} was deactivated before.`)
    const last = await refuseLast(tx, person)
    if (last) return last
    await changePerson(tx, id, { left_at: new Date() })
    await takeBackSignIns(tx, id)
    const sessions = await endSessionsOf(tx, id)
    await note('deactivate-person', null, { person: person.mail, sessions, ...(reason && { reason }) })
    return { person: id, sessions }
  },
})

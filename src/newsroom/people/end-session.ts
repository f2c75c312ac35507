/** End a session: one's own, or as administrator anybody's. Whoever uses it is out at once. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { endSessionNumbered, ownerOfSession } from '../../store/people/sessions.ts'
import { action } from '../action.ts'
import { maySee } from '../permissions.ts'
import { findPerson } from './person-input.ts'

export const sessionInput = z.string().regex(/^\d{1,18}$/, 'is no session’s number')

export const endSessionVerb = action({
  verb: 'end-session',
  input: z.strictObject({ session: sessionInput }),
  async run({ session }, { tx, actor, note }) {
    const owner = await ownerOfSession(tx, session)
    const person = owner && (await findPerson(tx, owner))
    if (!person || isRefusal(person) || (person.mail !== actor.name && !maySee(actor, 'people')))
      return refuse('unknown', 'There is no such session of yours; it may have ended.')
    await endSessionNumbered(tx, session)
    await note('end-session', null, { person: person.mail })
    return { session }
  },
})

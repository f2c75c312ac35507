/** End all of one's own sessions but one: whoever else is signed in as this person is out at once. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { endSessionsOf, ownerOfSession } from '../../store/people/sessions.ts'
import { action } from '../action.ts'
import { sessionInput } from './end-session.ts'
import { findSelf } from './person-input.ts'

export const endOtherSessions = action({
  verb: 'end-other-sessions',
  input: z.strictObject({
    /** The one that goes on. */
    session: sessionInput,
  }),
  async run({ session }, { tx, actor, note }) {
    const self = await findSelf(tx, actor)
    if (isRefusal(self)) return self
    if ((await ownerOfSession(tx, session)) !== self.id)
      return refuse('unknown', 'There is no such session of yours; it may have ended.')
    const ended = await endSessionsOf(tx, self.id, session)
    await note('end-other-sessions', null, { person: self.mail, sessions: ended })
    return { ended }
  },
})

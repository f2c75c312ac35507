/** Renew one's recovery codes: ten new ones, shown this once; those before are good no longer. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { keepRecoveryCodes, passwordOf } from '../../store/people/passwords.ts'
import { action } from '../action.ts'
import { newRecoveryCodes, plainCode } from './codes.ts'
import { findSelf } from './person-input.ts'

export const renewRecoveryCodes = action({
  verb: 'renew-recovery-codes',
  input: z.strictObject({}),
  async run(_, { tx, actor, note }) {
    const self = await findSelf(tx, actor)
    if (isRefusal(self)) return self
    if (!(await passwordOf(tx, self.id)))
      return refuse('invalid', 'Recovery codes belong to a password: set one first.')
    const recoveryCodes = newRecoveryCodes()
    await keepRecoveryCodes(tx, self.id, recoveryCodes.map(plainCode))
    await note('renew-recovery-codes', null, { person: self.mail })
    return { recoveryCodes }
  },
})

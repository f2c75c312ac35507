/** Delete a passkey of one's own: it signs nobody in any more. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { deletePasskey } from '../../store/people/passkeys.ts'
import { action } from '../action.ts'
import { findSelf } from './person-input.ts'

export const deletePasskeyVerb = action({
  verb: 'delete-passkey',
  input: z.strictObject({ passkey: z.string().min(1).max(2000) }),
  async run({ passkey }, { tx, actor, note }) {
    const self = await findSelf(tx, actor)
    if (isRefusal(self)) return self
    const name = await deletePasskey(tx, self.id, passkey)
    if (name === undefined) return refuse('unknown', 'You have no such passkey.')
    await note('delete-passkey', null, { name })
    return { passkey }
  },
})

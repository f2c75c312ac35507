/** Set one's password and, in the same step, the telephone that shows its codes; answers recovery codes, which are shown this once. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import type { Db, Tx } from '../../store/database.ts'
import { ask, codesBeingSetUp, forgetCodesBeingSetUp } from '../../store/people/passkeys.ts'
import { keepPassword, keepRecoveryCodes } from '../../store/people/passwords.ts'
import type { Person } from '../../store/people.ts'
import type { Seal } from '../../store/sealed.ts'
import { action } from '../action.ts'
import { newRecoveryCodes, newSecret, plainCode, setUpOf, stepOf } from './codes.ts'
import { longest, refusePassword } from './good-password.ts'
import { hashPassword } from './password-hash.ts'
import { findSelf } from './person-input.ts'

/** Makes the secret that somebody's telephone is to show codes of. It waits, sealed, until a first code proves that the telephone has it. */
export const setUpCodes = async (
  { db, seal }: { db: Db | Tx; seal: Seal },
  { id, mail }: Pick<Person, 'id' | 'mail'>,
  site: { name: string; origin: string },
) => {
  const secret = newSecret()
  const sealed = seal.seal(secret, id)
  if (isRefusal(sealed)) return sealed
  await forgetCodesBeingSetUp(db, id)
  await ask(db, { id: `codes ${id}`, kind: 'codes', person: id, origin: site.origin, secret: sealed })
  return { secret, ...setUpOf(secret, mail, site.name) }
}

export const setPassword = action({
  verb: 'set-password',
  input: z.strictObject({
    password: z.string().max(longest * 4),
    /** What the telephone shows. */
    code: z.string().trim().min(1, 'type the code that your telephone shows').max(20),
  }),
  async run({ password, code }, { tx, actor, seal, note }) {
    const self = await findSelf(tx, actor)
    if (isRefusal(self)) return self
    const bad = refusePassword(password, self)
    if (bad) return bad
    const asked = await codesBeingSetUp(tx, self.id)
    if (!asked?.secret)
      return refuse('invalid', 'No telephone is being set up, or it took longer than half an hour. Begin again.')
    const secret = seal.open(asked.secret, self.id)
    if (isRefusal(secret)) return secret
    const at = new Date()
    const step = stepOf(secret, plainCode(code), at)
    if (step === undefined)
      return refuse(
        'invalid',
        'This is not the code that your telephone should show now. Look at its clock, and type the next code.',
      )
    const hash = await hashPassword(password)
    await keepPassword(tx, { person: self.id, hash, codes: asked.secret, step, at })
    await forgetCodesBeingSetUp(tx, self.id)
    const recoveryCodes = newRecoveryCodes()
    await keepRecoveryCodes(tx, self.id, recoveryCodes.map(plainCode))
    await note('set-password', null, { person: self.mail })
    return { recoveryCodes }
  },
})

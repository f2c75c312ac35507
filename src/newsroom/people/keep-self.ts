/** Keep one's own name, as colleagues see it. */

import { z } from 'zod'
import { isRefusal } from '../../base/refusal.ts'
import { changePerson } from '../../store/people.ts'
import { action } from '../action.ts'
import { findSelf, nameInput } from './person-input.ts'

export const keepSelf = action({
  verb: 'keep-self',
  input: z.strictObject({ name: nameInput }),
  async run({ name }, { tx, actor, note }) {
    const self = await findSelf(tx, actor)
    if (isRefusal(self)) return self
    await changePerson(tx, self.id, { name })
    await note('keep-self', null, { name, before: self.name })
    return { person: self.id, name }
  },
})

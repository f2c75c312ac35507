/** Delete one of one's own presets. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { deletePreset } from '../../store/desk/presets.ts'
import { personWithMail } from '../../store/people.ts'
import { action } from '../action.ts'

export const deletePresetVerb = action({
  verb: 'delete-preset',
  input: z.strictObject({ name: z.string().max(60) }),
  async run({ name }, { tx, actor, note }) {
    const person = await personWithMail(tx, actor.name)
    if (!person || !(await deletePreset(tx, person.id, name)))
      return refuse('unknown', `You keep no preset «${name}».`)
    await note('delete-preset', null, { name })
    return { name }
  },
})

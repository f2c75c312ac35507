/** Keep a preset: what a person looks at again and again in the wires, and whether what comes of it speaks up. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { keepPreset, presetsOf } from '../../store/desk/presets.ts'
import { personWithMail } from '../../store/people.ts'
import { isLabel, type Label, shows } from '../../story/wire-wants.ts'
import { action } from '../action.ts'

const labels = z
  .array(z.string().refine(isLabel, 'is no label such as topic:Sport'))
  .max(60)
  .transform((all) => [...new Set(all)] as Label[])

/** How many presets a person may keep: each is counted whenever wires come. */
const most = 20

export const keepPresetVerb = action({
  verb: 'keep-preset',
  input: z.strictObject({
    /** Empty: where the person begins. */
    name: z.string().trim().max(60),
    wants: z.strictObject({
      labels: labels.default([]),
      hidden: labels.default([]),
      words: z.string().trim().max(300).default(''),
      show: z.enum(shows).default('open'),
    }),
    sound: z.boolean().default(false),
    notify: z.boolean().default(false),
  }),
  async run(preset, { tx, actor, note }) {
    const person = await personWithMail(tx, actor.name)
    if (!person) return refuse('not-signed-in', 'A preset is somebody’s own: sign in to keep one.')
    const kept = await presetsOf(tx, person.id)
    if (kept.length >= most && !kept.some(({ name }) => name === preset.name))
      return refuse('too-large', `You keep ${most} presets already. Delete one first.`)
    await keepPreset(tx, person.id, preset)
    await note('keep-preset', null, preset)
    return preset
  },
})

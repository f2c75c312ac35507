/** Delete an output: it is told nothing more; what it has not acknowledged is let go, with a receipt that says so. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { outputNamed } from '../../store/outputs/outputs.ts'
import { action } from '../action.ts'
import { removeOutput } from './remove-output.ts'

export const deleteOutputVerb = action({
  verb: 'delete-output',
  input: z.strictObject({ output: z.string().trim().min(1).max(100) }),
  async run({ output: named }, doing) {
    const output = await outputNamed(doing.tx, named)
    if (!output) return refuse('unknown', `There is no output «${named}». «dateline outputs» lists them.`)
    const { id, kind, name, address } = output
    const letGo = await removeOutput(output, doing)
    await doing.record('delete-output', null, { output: id, kind, name, address, letGo })
    return { output: id }
  },
})

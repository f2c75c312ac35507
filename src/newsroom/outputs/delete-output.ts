/** Delete an output: it is told nothing more; what it has not acknowledged is let go, with a receipt that says so. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { endDeliveriesIn, openDeliveriesTo } from '../../store/outputs/deliveries.ts'
import { deleteOutput, outputNamed } from '../../store/outputs/outputs.ts'
import { action } from '../action.ts'

export const deleteOutputVerb = action({
  verb: 'delete-output',
  input: z.strictObject({ output: z.string().trim().min(1).max(100) }),
  async run({ output: named }, { tx, actor, clock, record }) {
    const output = await outputNamed(tx, named)
    if (!output) return refuse('unknown', `There is no output «${named}». «dateline outputs» lists them.`)
    const { id, kind, name, address } = output
    const open = await openDeliveriesTo(tx, id)
    const ended = {
      output: name,
      at: clock.now(),
      outcome: 'let go' as const,
      detail: `The output was deleted by ${actor.name}.`,
    }
    await endDeliveriesIn(
      tx,
      open.map((delivery) => ({ ...ended, delivery })),
    )
    await deleteOutput(tx, id)
    await record('delete-output', null, { output: id, kind, name, address, letGo: open.length })
    return { output: id }
  },
})

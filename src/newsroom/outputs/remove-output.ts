/** Takes an output away: it is told nothing more, and what it has not acknowledged is let go, with a receipt that says so. */

import { endDeliveriesIn, openDeliveriesTo } from '../../store/outputs/deliveries.ts'
import { deleteOutput, type OutputRow } from '../../store/outputs/outputs.ts'
import type { Doing } from '../action.ts'

/** Answers how much was let go. */
export const removeOutput = async (
  { id, name }: Pick<OutputRow, 'id' | 'name'>,
  { tx, actor, clock }: Pick<Doing, 'tx' | 'actor' | 'clock'>,
): Promise<number> => {
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
  return open.length
}

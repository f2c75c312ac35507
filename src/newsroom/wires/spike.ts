/** Spike a wire: the desk does not want it, and nobody's list shows it any more. It is kept, and `unspike` brings it back. */

import { z } from 'zod'
import { idPattern, type WireItemId } from '../../base/id.ts'
import { refuse } from '../../base/refusal.ts'
import { rowAndStory } from '../../store/desk/same-texts.ts'
import { markSpiked } from '../../store/desk/wires-list.ts'
import { lockedItem } from '../../store/wires.ts'
import { action } from '../action.ts'

export const wireInput = z
  .string()
  .regex(idPattern, 'is no wire item’s identity')
  .transform((id) => id as WireItemId)

/** What has come of the row is spiked; an item that joins it later is shown again, for it is news that nobody has seen. */
export const spike = action({
  verb: 'spike',
  input: z.strictObject({ wire: wireInput }),
  async run({ wire }, { tx, actor, clock, note }) {
    const item = await lockedItem(tx, wire)
    if (!item) return refuse('unknown', `There is no wire item ${wire}.`)
    const { row = wire, story } = (await rowAndStory(tx, wire)) ?? {}
    if (story) return refuse('exists', `This wire was taken: it is story ${story}, and is spiked no longer.`)
    if ((await markSpiked(tx, row, { name: actor.name, at: clock.now() })) === 0)
      return refuse('exists', 'Somebody has spiked this wire before.')
    await note('spike', null, { wire: row, uri: item.uri })
    return { wire: row }
  },
})

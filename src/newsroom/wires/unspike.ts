/** Bring a spiked wire back into everybody's list. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { markSpiked } from '../../store/desk/wires-list.ts'
import { headOf, lockedItem } from '../../store/wires.ts'
import { action } from '../action.ts'
import { wireInput } from './spike.ts'

export const unspike = action({
  verb: 'unspike',
  input: z.strictObject({ wire: wireInput }),
  async run({ wire }, { tx, note }) {
    const item = await lockedItem(tx, wire)
    if (!item) return refuse('unknown', `There is no wire item ${wire}.`)
    const head = headOf(item)
    if ((await markSpiked(tx, head, null)) === 0) return refuse('exists', 'This wire is not spiked.')
    await note('unspike', null, { wire: head, uri: item.uri })
    return { wire: head }
  },
})

/** Bring a spiked wire back into everybody's list. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { rowAndStory } from '../../store/desk/same-texts.ts'
import { markSpiked } from '../../store/desk/wires-list.ts'
import { lockedItem } from '../../store/wires.ts'
import { action } from '../action.ts'
import { wireInput } from './spike.ts'

export const unspike = action({
  verb: 'unspike',
  input: z.strictObject({ wire: wireInput }),
  async run({ wire }, { tx, note }) {
    const item = await lockedItem(tx, wire)
    if (!item) return refuse('unknown', `There is no wire item ${wire}.`)
    const { row = wire } = (await rowAndStory(tx, wire)) ?? {}
    if ((await markSpiked(tx, row, null)) === 0) return refuse('exists', 'This wire is not spiked.')
    await note('unspike', null, { wire: row, uri: item.uri })
    return { wire: row }
  },
})

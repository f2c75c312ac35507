/** Keep how long a front may go without a new story of the desk's choice before it counts as stale. */

import { z } from 'zod'
import { isRefusal } from '../../base/refusal.ts'
import { writeStaleAfter } from '../../store/desk/fronts/fronts.ts'
import { action } from '../action.ts'
import { findFront, frontInput } from './front-input.ts'

export const keepFront = action({
  verb: 'keep-front',
  input: z.strictObject({
    front: frontInput,
    /** Hours; 0: never. */
    staleAfter: z.number().int().min(0).max(240),
  }),
  async run({ front, staleAfter }, doing) {
    const { tx, note } = doing
    const found = await findFront(doing, front)
    if (isRefusal(found)) return found
    await writeStaleAfter(tx, front, staleAfter)
    await note('keep-front', null, { front, staleAfter })
    return { front, staleAfter }
  },
})

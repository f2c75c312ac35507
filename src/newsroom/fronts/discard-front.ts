/** Discard the draft of a front: the desk sees it again as readers do. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { writeDraft } from '../../store/desk/fronts/fronts.ts'
import { action } from '../action.ts'
import { findFront, frontInput, staleFront } from './front-input.ts'

export const discardFront = action({
  verb: 'discard-front',
  input: z.strictObject({ front: frontInput, version: z.number().int().min(0).optional() }),
  async run({ front, version }, doing) {
    const { tx, actor, clock, note } = doing
    const found = await findFront(doing, front)
    if (isRefusal(found)) return found
    const { row } = found
    if (version !== undefined && row.version !== version) return staleFront(row.changed_by)
    if (!row.draft) return refuse('exists', 'There is no draft of this front to discard.')
    await writeDraft(tx, front, null, { actor: actor.name, at: clock.now() })
    await note('discard-front', null, { front, draft: row.draft })
    return { front, version: row.version + 1 }
  },
})

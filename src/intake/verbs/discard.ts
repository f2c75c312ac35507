/** Let go of what waits in quarantine: it is not tried again, and its bytes stay. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { action } from '../../newsroom/action.ts'
import { discardQuarantined } from '../../store/arrivals.ts'
import { arrivals } from './arrivals-input.ts'

export const discard = action({
  verb: 'discard',
  input: z.strictObject({ arrivals, reason: z.string().trim().min(1, 'say why').max(500) }),
  async run({ arrivals, reason }, { tx, actor, record }) {
    const discarded = await discardQuarantined(tx, arrivals, `${actor.name}: ${reason}`)
    if (arrivals !== 'all' && discarded.length < arrivals.length)
      return refuse(
        'unknown',
        `Not all of them wait in quarantine: ${arrivals.filter((id) => !discarded.includes(id)).join(', ')} do not.`,
      )
    await record('discard', null, { arrivals: discarded, reason })
    return { arrivals: discarded }
  },
})

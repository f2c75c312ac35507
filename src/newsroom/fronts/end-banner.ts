/** End the breaking banner before its time. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { endBanners } from '../../store/desk/fronts/banners.ts'
import { action } from '../action.ts'

export const endBanner = action({
  verb: 'end-banner',
  input: z.strictObject({}),
  async run(_, { tx, clock, record }) {
    if (!(await endBanners(tx, clock.now()))) return refuse('exists', 'No banner stands over the pages now.')
    await record('end-banner', null, {})
    return { ended: true }
  },
})

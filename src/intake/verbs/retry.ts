/** Try again what waits in quarantine: after a fix, or once its supplier is known. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { action } from '../../newsroom/action.ts'
import { releaseQuarantined } from '../../store/arrivals.ts'
import { supplierNamed } from '../../store/suppliers.ts'
import { arrivals } from './arrivals-input.ts'

export const retry = action({
  verb: 'retry',
  input: z.strictObject({
    arrivals,
    /** Who sent them, where they do not say so themselves. */
    supplier: z.string().trim().min(1).max(100).optional(),
  }),
  async run({ arrivals, supplier: name }, { tx, record }) {
    const supplier = name === undefined ? undefined : await supplierNamed(tx, name)
    if (name !== undefined && !supplier)
      return refuse('unknown', `There is no supplier «${name}». «dateline suppliers» lists them.`)
    const released = await releaseQuarantined(tx, arrivals, supplier?.slug)
    if (arrivals !== 'all' && released.length < arrivals.length)
      return refuse(
        'unknown',
        `Not all of them wait in quarantine: ${arrivals.filter((id) => !released.includes(id)).join(', ')} do not.`,
      )
    await record('retry', null, { arrivals: released, ...(supplier ? { supplier: supplier.slug } : {}) })
    return { arrivals: released }
  },
})

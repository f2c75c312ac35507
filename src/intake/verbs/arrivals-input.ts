/** Arrivals as they are named to a verb: by number, or all that wait in quarantine. A form sends numbers as one text. */

import { z } from 'zod'

const number = z.string().regex(/^[1-9]\d{0,17}$/, 'is no arrival’s number (as «dateline quarantine» lists them)')

export const arrivals = z.union([
  z.literal('all'),
  z.preprocess(
    (given) => (typeof given === 'string' || typeof given === 'number' ? String(given).split(/[\s,]+/) : given),
    z
      .array(z.preprocess((one) => (typeof one === 'number' ? String(one) : one), number))
      .min(1)
      .max(1000),
  ),
])

export type Arrivals = z.output<typeof arrivals>

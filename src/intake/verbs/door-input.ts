/** A door as it is named to a verb. */

import { z } from 'zod'
import { type DoorId, idPattern } from '../../base/id.ts'

export const doorInput = z
  .string()
  .trim()
  .toLowerCase()
  .regex(idPattern, 'is no door’s identity (12 letters and digits, as «dateline doors» lists them)')
  .transform((id) => id as DoorId)

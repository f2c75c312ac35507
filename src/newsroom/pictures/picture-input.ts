/** A picture as it is named to a verb, and finding it for a change. */

import { z } from 'zod'
import { idPattern, type PictureId } from '../../base/id.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import type { Tx } from '../../store/database.ts'
import { lockedPicture } from '../../store/rights.ts'

export const pictureInput = z
  .string()
  .regex(idPattern, 'is no picture’s identity')
  .transform((id) => id as PictureId)

/** Locks the picture for this change; refuses one that is unknown or was killed. */
export const findPicture = async (tx: Tx, id: PictureId): Promise<PictureId | Refusal> => {
  const found = await lockedPicture(tx, id)
  if (!found) return refuse('unknown', `There is no picture ${id}.`)
  if (found.killed_at) return refuse('killed', `The picture ${id} was killed; nothing more is done with it.`)
  return found.id
}

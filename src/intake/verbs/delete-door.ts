/** Delete a door: nothing more comes through it; what has come stays. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { action } from '../../newsroom/action.ts'
import { deleteDoor, oneDoor } from '../../store/doors.ts'
import { doorInput } from './door-input.ts'

export const deleteDoorVerb = action({
  verb: 'delete-door',
  input: z.strictObject({ door: doorInput }),
  async run({ door: id }, { tx, record }) {
    const door = await oneDoor(tx, id)
    if (!door || !(await deleteDoor(tx, id)))
      return refuse('unknown', `There is no door ${id}. «dateline doors» lists them.`)
    await record('delete-door', null, { door: id, supplier: door.supplier, kind: door.kind, address: door.address })
    return { door: id }
  },
})

/** Launch a front: its draft becomes what readers get, at once. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { writeDraft, writeLaunch } from '../../store/desk/fronts/fronts.ts'
import { action } from '../action.ts'
import { findFront, frontInput, staleFront } from './front-input.ts'

export const launchFront = action({
  verb: 'launch-front',
  input: z.strictObject({
    front: frontInput,
    /** The draft as whoever launches it has seen it; absent, however it stands. */
    version: z.number().int().min(0).optional(),
  }),
  async run({ front, version }, doing) {
    const { tx, actor, clock, record } = doing
    const found = await findFront(doing, front)
    if (isRefusal(found)) return found
    const { row } = found
    if (version !== undefined && row.version !== version) return staleFront(row.changed_by)
    if (!row.draft)
      return refuse('exists', 'Nothing was changed since the last launch: readers have this front already.')
    const by = { actor: actor.name, at: clock.now() }
    await writeLaunch(tx, front, row.draft, by)
    await writeDraft(tx, front, null, by)
    await record('launch-front', null, { front, version: row.version })
    return { front, version: row.version + 1 }
  },
})

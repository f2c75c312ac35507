/** Revive a story that was killed by mistake: readers see it again at its address, as it was. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { endKillAlarm } from '../../store/alarms.ts'
import { revivePublication, standingOf } from '../../store/publications.ts'
import { changeStory, storyForChange, wireItemOf } from '../../store/stories.ts'
import { lockedItem, reviveWireItem } from '../../store/wires.ts'
import { action } from '../action.ts'
import { storyInput } from '../story-input.ts'

export const revive = action({
  verb: 'revive',
  input: z.strictObject({
    story: storyInput,
    /** Why the kill was a mistake, for the audit. */
    reason: z.string().trim().min(1, 'say why').max(2000),
    /** Whether later versions of its wire are used again too; else the tombstone of the wire item stays. */
    wire: z.boolean().default(false),
  }),
  async run({ story: id, reason, wire }, { tx, clock, record }) {
    // The item before the story, in the order of kill.
    const item = await wireItemOf(tx, id)
    if (item) await lockedItem(tx, item)
    const story = await storyForChange(tx, id)
    if (!story) return refuse('unknown', `There is no story ${id}. «dateline stories» lists them.`)
    if (!story.killed_at) return refuse('invalid', `Story ${id} is not killed: there is nothing to revive.`)
    if (wire && !item) return refuse('invalid', 'This story comes from no wire: leave «wire» away.')
    const at = clock.now()
    if (wire && item) await reviveWireItem(tx, item)
    await changeStory(tx, id, { killed_at: null, changed_at: at })
    await revivePublication(tx, id, at)
    await endKillAlarm(tx, id, at, 'killed')
    const standing = await standingOf(tx, id)
    await record('revive', id, { reason, wire, killed: story.killed_at, address: standing?.address ?? null })
    return { story: id, address: standing?.address }
  },
})

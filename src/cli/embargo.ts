/** `dateline embargo`: hold a story until a time, or lift its embargo. */

import { isRefusal } from '../base/refusal.ts'
import { perform } from '../newsroom/action.ts'
import { embargo } from '../newsroom/holding/embargo.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { commandActor, inNewsroom } from './open-newsroom.ts'

export const embargoCommand: Command = {
  name: 'embargo',
  summary: 'hold a story until a time, or lift its embargo',
  usage: `
npx dateline embargo STORY --until TIME --reason TEXT
npx dateline embargo STORY --lift --reason TEXT

Holds a story that readers have not seen until TIME (2026-12-01T06:00 by the clocks of the publication's zone, or with an offset
of its own), or lifts the embargo that it has. What was copied from it and the pictures that came with it follow.

  --until TIME    when the embargo ends
  --lift          there is none any more
  --reason TEXT   what was agreed, and with whom; it stands in the audit`,
  async run(args) {
    const words = readWords(args, {
      until: { type: 'string' },
      lift: { type: 'boolean', default: false },
      reason: { type: 'string' },
    })
    if (isRefusal(words)) return sayRefused(words)
    const { until, lift, reason } = words.values
    if ((until !== undefined) === lift)
      return sayRefused({ refused: 'invalid', sentence: 'Say either --until TIME or --lift.' })
    if (!reason?.trim())
      return sayRefused({ refused: 'invalid', sentence: 'Say what was agreed: --reason TEXT. It stands in the audit.' })
    return inNewsroom('embargo', async ({ newsroom }) => {
      const story = words.positionals[0] ?? ''
      const done = await perform(newsroom, commandActor, embargo, { story, until: until ?? null, reason })
      if (isRefusal(done)) return sayRefused(done)
      say(done.until ? `Embargoed until ${done.until}.` : 'Lifted: nothing but its schedule or the desk holds it.')
      if (done.note) say(done.note)
      return 0
    })
  },
}

/** `dateline revive`: bring back a story that was killed by mistake. */

import { isRefusal, refuse } from '../base/refusal.ts'
import { perform } from '../newsroom/action.ts'
import { revive } from '../newsroom/life/revive.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { sayUnacknowledged } from './kill.ts'
import { commandActor, inNewsroom } from './open-newsroom.ts'

export const reviveCommand: Command = {
  name: 'revive',
  summary: 'undo a kill that was a mistake',
  usage: `
npx dateline revive STORY --reason TEXT [--wire]

Readers see the story again at its address, as it was. The receipts of the kill stay, and its revival has its own.

  --reason TEXT   why the kill was a mistake, for the audit
  --wire          use later versions of its wire again too; else the wire item stays dead`,
  async run(args) {
    const words = readWords(args, { reason: { type: 'string' }, wire: { type: 'boolean', default: false } })
    if (isRefusal(words)) return sayRefused(words)
    const { positionals, values } = words
    if (!values.reason?.trim())
      return sayRefused(refuse('invalid', 'Say why the kill was a mistake: --reason TEXT. It stands in the audit.'))
    return inNewsroom('revive', async ({ newsroom }) => {
      const given = { story: positionals[0] ?? '', reason: values.reason, wire: values.wire }
      const done = await perform(newsroom, commandActor, revive, given)
      if (isRefusal(done)) return sayRefused(done)
      say(done.address ? `Revived: ${done.address}` : 'Revived; readers had not seen it.')
      return sayUnacknowledged(done)
    })
  },
}

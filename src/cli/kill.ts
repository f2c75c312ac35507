/** `dateline kill`: take a story from its readers at once. */

import { isRefusal } from '../base/refusal.ts'
import { perform } from '../newsroom/action.ts'
import { kill } from '../newsroom/kill.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { commandActor, inNewsroom } from './open-newsroom.ts'

export const killCommand: Command = {
  name: 'kill',
  summary: 'kill a story: it leaves every page, list and feed at once',
  usage: `
npx dateline kill STORY --reason TEXT [--note TEXT]

Ends when no reader is given the story any more; its address answers 410 from then on.

  --reason TEXT   why, for the audit; never shown to readers
  --note TEXT     what readers are told in its place; absent, they read a neutral notice`,
  async run(args) {
    const words = readWords(args, { reason: { type: 'string' }, note: { type: 'string' } })
    if (isRefusal(words)) return sayRefused(words)
    const { positionals, values } = words
    if (!values.reason?.trim())
      return sayRefused({
        refused: 'invalid',
        sentence: 'Say why: --reason TEXT. It stands in the audit and is not shown to readers.',
      })
    return inNewsroom('kill', async ({ newsroom }) => {
      const done = await perform(newsroom, commandActor, kill, {
        story: positionals[0] ?? '',
        reason: values.reason,
        note: values.note,
      })
      if (isRefusal(done)) return sayRefused(done)
      say(done.address ? `Killed: ${done.address}` : 'Killed; readers had not seen it.')
      return 0
    })
  },
}

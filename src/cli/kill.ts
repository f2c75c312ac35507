/** `dateline kill`: take a story from its readers at once. */

import { isRefusal } from '../base/refusal.ts'
import { perform, type Unacknowledged } from '../newsroom/action.ts'
import { kill } from '../newsroom/kill.ts'
import { declineKill } from '../newsroom/life/decline-kill.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { commandActor, inNewsroom } from './open-newsroom.ts'

export const killCommand: Command = {
  name: 'kill',
  summary: 'kill a story: it leaves every page, list and feed at once',
  usage: `
npx dateline kill STORY --reason TEXT [--note TEXT]
npx dateline kill STORY --decline --reason TEXT

Ends when no reader is given the story any more and every output has acknowledged, or says which has not yet;
its address answers 410 from then on. «dateline receipts STORY» proves it.

  --reason TEXT   why, for the audit; never shown to readers
  --note TEXT     what readers are told in its place; absent, they read a neutral notice
  --decline       the agency has killed the wire of a story that the desk has edited: the story stays all the same`,
  async run(args) {
    const words = readWords(args, {
      reason: { type: 'string' },
      note: { type: 'string' },
      decline: { type: 'boolean', default: false },
    })
    if (isRefusal(words)) return sayRefused(words)
    const { positionals, values } = words
    if (!values.reason?.trim())
      return sayRefused({
        refused: 'invalid',
        sentence: 'Say why: --reason TEXT. It stands in the audit and is not shown to readers.',
      })
    const story = positionals[0] ?? ''
    if (values.decline) return decline(story, values.reason)
    return inNewsroom('kill', async ({ newsroom }) => {
      const done = await perform(newsroom, commandActor, kill, {
        story,
        reason: values.reason,
        note: values.note,
      })
      if (isRefusal(done)) return sayRefused(done)
      say(done.address ? `Killed: ${done.address}` : 'Killed; readers had not seen it.')
      return sayUnacknowledged(done)
    })
  },
}

const decline = (story: string, reason: string): Promise<number> =>
  inNewsroom('kill', async ({ newsroom }) => {
    const done = await perform(newsroom, commandActor, declineKill, { story, reason })
    if (isRefusal(done)) return sayRefused(done)
    say(`Declined: story ${done.story} stays.`)
    return 0
  })

/** Says which outputs have not acknowledged yet; then the exit status is 1. */
export const sayUnacknowledged = (done: object): 0 | 1 => {
  if (!('unacknowledged' in done)) return 0
  for (const { output, failure } of done.unacknowledged as Unacknowledged[])
    process.stderr.write(
      `Not acknowledged yet: ${output}. ${failure ?? 'It has not answered.'} It is told again while a server runs.\n`,
    )
  return 1
}

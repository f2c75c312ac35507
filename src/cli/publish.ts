/** `dateline publish`: publish a story's newest revision. */

import { isRefusal } from '../base/refusal.ts'
import { perform } from '../newsroom/action.ts'
import { publish } from '../newsroom/publish.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { commandActor, inNewsroom } from './open-newsroom.ts'

export const publishCommand: Command = {
  name: 'publish',
  summary: 'publish a story',
  usage: `
npx dateline publish STORY [--updated]

Publishes the story's newest revision, from now on or from the end of its embargo.

  --updated   tell readers of a published story that it was updated`,
  async run(args) {
    const words = readWords(args, { updated: { type: 'boolean', default: false } })
    if (isRefusal(words)) return sayRefused(words)
    const { positionals, values } = words
    return inNewsroom('publish', async ({ newsroom }) => {
      const done = await perform(newsroom, commandActor, publish, {
        story: positionals[0] ?? '',
        updated: values.updated,
      })
      if (isRefusal(done)) return sayRefused(done)
      say(done.held ? `Held: readers see ${done.address} from ${done.held}.` : `Published: ${done.address}`)
      for (const sentence of done.without ?? []) say(sentence)
      return 0
    })
  },
}

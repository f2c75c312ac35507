/** `dateline schedule` and `dateline unschedule`: from when readers see a story. */

import { isRefusal } from '../base/refusal.ts'
import { perform } from '../newsroom/action.ts'
import { schedule } from '../newsroom/holding/schedule.ts'
import { unschedule } from '../newsroom/holding/unschedule.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { commandActor, inNewsroom } from './open-newsroom.ts'

export const scheduleCommand: Command = {
  name: 'schedule',
  summary: 'publish a story at a time to come',
  usage: `
npx dateline schedule STORY TIME

Readers see the story's newest revision from TIME on: 2026-12-01T06:00 by the clocks of the publication's
zone, or with an offset of its own (2026-12-01T06:00+01:00, 2026-12-01T05:00Z). A time that the clocks leap
over is refused; of an hour that they show twice the earlier is taken. Scheduled again, the later call holds.`,
  async run(args) {
    const words = readWords(args, {})
    if (isRefusal(words)) return sayRefused(words)
    const [story = '', at = ''] = words.positionals
    return inNewsroom('schedule', async ({ newsroom }) => {
      const done = await perform(newsroom, commandActor, schedule, { story, at })
      if (isRefusal(done)) return sayRefused(done)
      say(`Scheduled: readers see ${done.address} from ${done.held}.`)
      if (done.note) say(done.note)
      return 0
    })
  },
}

export const unscheduleCommand: Command = {
  name: 'unschedule',
  summary: 'take back what readers have not seen yet',
  usage: `
npx dateline unschedule STORY

Takes a story that waits for its time, by a schedule or an embargo, back to the desk: it is not published until somebody does so.`,
  async run(args) {
    const words = readWords(args, {})
    if (isRefusal(words)) return sayRefused(words)
    return inNewsroom('unschedule', async ({ newsroom }) => {
      const done = await perform(newsroom, commandActor, unschedule, { story: words.positionals[0] ?? '' })
      if (isRefusal(done)) return sayRefused(done)
      say('Taken back: it waits on the desk.')
      return 0
    })
  },
}

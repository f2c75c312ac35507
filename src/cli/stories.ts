/** `dateline stories`: a line for each story. */

import { isRefusal } from '../base/refusal.ts'
import { storyRows } from '../store/stories.ts'
import { visibilityAt } from '../story/status.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { inNewsroom } from './open-newsroom.ts'

export const stories: Command = {
  name: 'stories',
  summary: 'a line for each story: id, state, version, address, headline',
  usage: `
npx dateline stories [--limit N]

A line for each story, last changed first: id, state (unpublished, scheduled, live, expired, killed),
version, address, headline, parted by tabs.

  --limit N   at most so many (1000)`,
  async run(args) {
    const words = readWords(args, { limit: { type: 'string', default: '1000' } })
    if (isRefusal(words)) return sayRefused(words)
    const limit = Number(words.values.limit)
    if (!Number.isInteger(limit) || limit < 1)
      return sayRefused({ refused: 'invalid', sentence: '--limit takes a whole number from 1.' })
    return inNewsroom('stories', async ({ newsroom }) => {
      const now = newsroom.clock.now()
      for (const row of await storyRows(newsroom.database.db, limit)) {
        const instants = row.visible_from
          ? { visibleFrom: row.visible_from, expiresAt: row.expires_at, killedAt: row.killed_at }
          : undefined
        const state = row.killed_at ? 'killed' : visibilityAt(instants, now)
        say([row.id, state, row.version, row.address ?? '-', row.headline || '-'].join('\t'))
      }
      return 0
    })
  },
}

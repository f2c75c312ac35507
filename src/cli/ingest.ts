/** `dateline ingest`: take files and folders in, and say what became of each. */

import { isRefusal } from '../base/refusal.ts'
import type { Line } from '../intake/handle.ts'
import { ingest } from '../intake/ingest.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { inNewsroom } from './open-newsroom.ts'

export const ingestCommand: Command = {
  name: 'ingest',
  summary: 'take wire files in, pictures beside them included',
  usage: `
npx dateline ingest PATH… [--supplier NAME] [--publish]

Takes files and folders in, and prints what became of each: new, update, same, older, kill, killed,
withheld, service, picture, or quarantined and why.

  --supplier NAME   who sends them; absent, each file has to say so itself
  --publish         take and publish what may be published

Ends with status 1 when a file waits in quarantine or was not found.`,
  async run(args) {
    const words = readWords(args, { supplier: { type: 'string' }, publish: { type: 'boolean', default: false } })
    if (isRefusal(words)) return sayRefused(words)
    const { positionals, values } = words
    if (positionals.length === 0)
      return sayRefused({ refused: 'invalid', sentence: 'Name at least one file or folder. See --help.' })
    return inNewsroom('ingest', async ({ intake }) => {
      const counts = new Map<string, number>()
      const manner = { publish: values.publish, ...(values.supplier ? { supplier: values.supplier } : {}) }
      for await (const line of ingest(intake, positionals, manner)) {
        counts.set(line.outcome, (counts.get(line.outcome) ?? 0) + 1)
        say(told(line))
      }
      const summed = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')
      say(summed ? `${summed}.` : 'There was nothing to take in.')
      return counts.has('quarantined') || counts.has('missing') ? 1 : 0
    })
  },
}

const told = ({ outcome, file, headline, story, address, note }: Line): string =>
  [outcome.padEnd(12), file, headline && `«${headline}»`, story && `story ${story}`, address, note && `— ${note}`]
    .filter(Boolean)
    .join('  ')

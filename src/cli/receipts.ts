/** `dateline receipts`: when each output acknowledged what was killed, and whether the chain of receipts is whole. */

import { isRefusal, refuse } from '../base/refusal.ts'
import { storyInput } from '../newsroom/story-input.ts'
import { type Chain, newestReceipts, type Receipt, receiptsOf, verifyReceipts } from '../store/outputs/receipts.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { inNewsroom } from './open-newsroom.ts'

export const receipts: Command = {
  name: 'receipts',
  summary: 'prove a kill: who acknowledged it, and when',
  usage: `
npx dateline receipts [STORY] [--limit N]

Prints the receipts of a story's kill and revival, oldest first (without STORY the newest of the house), and verifies the chain of all
receipts: each holds the SHA-256 of the one before. The exit status is 1 where the chain is broken.

  --limit N   without STORY, how many (40); 0 only verifies`,
  async run(args) {
    const words = readWords(args, { limit: { type: 'string', default: '40' } })
    if (isRefusal(words)) return sayRefused(words)
    const [named] = words.positionals
    const limit = Number(words.values.limit)
    const story = named === undefined ? undefined : storyInput.safeParse(named)
    if (!Number.isInteger(limit) || limit < 0) return sayRefused(refuse('invalid', '--limit is a number.'))
    if (story && !story.success)
      return sayRefused(refuse('invalid', `«${named}» ${story.error.issues[0]?.message ?? 'is no story'}.`))
    return inNewsroom('receipts', async ({ newsroom }) => {
      const { db } = newsroom.database
      const found = story ? await receiptsOf(db, story.data) : (await newestReceipts(db, limit)).toReversed()
      for (const receipt of found) say(receiptLine(receipt))
      if (story && found.length === 0) say('No receipt: nothing of this story was killed or revived.')
      return sayChain(await verifyReceipts(db))
    })
  },
}

/** `12  2026-03-04T09:00:00.000Z  kill  story  varnish front  acknowledged (3 tries): …  sha256 1f2e3d4c5b6a…`: enough of the hash to find it by. */
export const receiptLine = ({ number, at, verb, story, output, outcome, tried, detail, hash }: Receipt): string => {
  const tries = tried === 1 ? '' : ` (try ${tried})`
  return [
    number,
    at.toISOString(),
    verb,
    story ?? '—',
    output,
    `${outcome}${tries}: ${detail}`,
    `sha256 ${hash.slice(0, 16)}`,
  ].join('  ')
}

const sayChain = ({ receipts: count, last, broken }: Chain): 0 | 1 => {
  for (const sentence of broken) process.stderr.write(`${sentence}\n`)
  if (broken.length > 0) return 1
  say(`The chain is whole: ${count} receipts, the last with the SHA-256 ${last}.`)
  return 0
}

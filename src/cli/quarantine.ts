/** `dateline quarantine`: files that could not be read or handled: list them, look at one, try again, or let go. */

import { isRefusal, refuse } from '../base/refusal.ts'
import { handleWaiting } from '../intake/handle-waiting.ts'
import { discard } from '../intake/verbs/discard.ts'
import { retry } from '../intake/verbs/retry.ts'
import { perform } from '../newsroom/action.ts'
import { arrival, quarantine as quarantined } from '../store/arrivals.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { commandActor, inNewsroom, type Opened } from './open-newsroom.ts'

export const quarantineCommand: Command = {
  name: 'quarantine',
  summary: 'files that could not be read: list, look, retry, discard',
  usage: `
npx dateline quarantine
npx dateline quarantine look NUMBER
npx dateline quarantine retry NUMBER…|--all [--supplier NAME]
npx dateline quarantine discard NUMBER…|--all --reason TEXT

Lists what waits, newest first; «look» writes a file as it came to the standard output; «retry» reads it anew, after a fix or with the
supplier that it did not name (--all but what came from somebody who cannot be believed); «discard» lets go of it. The bytes of every file stay.

  --limit N         how many are listed (100)`,
  async run(args) {
    const words = readWords(args, {
      all: { type: 'boolean', default: false },
      supplier: { type: 'string' },
      reason: { type: 'string' },
      limit: { type: 'string', default: '100' },
    })
    if (isRefusal(words)) return sayRefused(words)
    const [what = 'list', ...numbers] = words.positionals
    const { all, supplier, reason, limit } = words.values
    const named = all || numbers.length > 0
    if (!['list', 'look', 'retry', 'discard'].includes(what) || (what !== 'list' && !named))
      return sayRefused(
        refuse('invalid', 'Say «quarantine», «quarantine look NUMBER», «retry» or «discard» with NUMBER… or --all.'),
      )
    if (!/^[1-9]\d{0,5}$/.test(limit))
      return sayRefused(refuse('invalid', `--limit is a number from 1 on, not «${limit}».`))
    const arrivals = all ? ('all' as const) : numbers
    return inNewsroom('quarantine', (opened) => {
      if (what === 'look') return look(opened, numbers[0] ?? '')
      if (what === 'retry') return retryAll(opened, { arrivals, ...(supplier ? { supplier } : {}) })
      if (what === 'discard') return discardAll(opened, { arrivals, reason: reason ?? '' })
      return list(opened, Number(limit))
    })
  },
}

const list = async ({ newsroom }: Opened, limit: number): Promise<number> => {
  const rows = await quarantined(newsroom.database.db, limit)
  for (const { id, at, supplier, name, size, reason } of rows)
    say([id.padStart(6), at.toISOString(), supplier ?? '(nobody)', name, `${size} bytes`, `— ${reason}`].join('  '))
  if (rows.length === 0) say('Nothing waits: every file was read.')
  return 0
}

const look = async ({ newsroom, intake }: Opened, number: string): Promise<number> => {
  const found = /^[1-9]\d{0,17}$/.test(number) ? await arrival(newsroom.database.db, number) : undefined
  if (!found) return sayRefused(refuse('unknown', `There is no arrival ${number}. «dateline quarantine» lists them.`))
  const bytes = found.bytes ?? (await intake.storage.get(found.hash))
  if (!bytes) return sayRefused(refuse('unknown', 'Its bytes are not in the media storage any more.'))
  process.stderr.write(
    `${found.name} from ${found.supplier ?? 'nobody'} at ${found.at.toISOString()}: ${found.reason ?? found.state}\n`,
  )
  await new Promise<void>((done) => process.stdout.write(bytes, () => done()))
  return 0
}

const retryAll = async (opened: Opened, given: object): Promise<number> => {
  const { newsroom, intake } = opened
  const done = await perform(newsroom, commandActor, retry, given)
  if (isRefusal(done)) return sayRefused(done)
  // A running server takes up what waits too; each file is handled by one of the two.
  for (let lines = await handleWaiting(intake); lines.length > 0; lines = await handleWaiting(intake))
    for (const { outcome, file, note } of lines)
      say([outcome.padEnd(12), file, note && `— ${note}`].filter(Boolean).join('  '))
  const again = new Set((await quarantined(newsroom.database.db, 100_000)).map((row) => row.id))
  const still = done.arrivals.filter((id) => again.has(id))
  say(`${done.arrivals.length} tried again, ${still.length} of them in quarantine still.`)
  return still.length > 0 ? 1 : 0
}

const discardAll = async ({ newsroom }: Opened, given: object): Promise<number> => {
  const done = await perform(newsroom, commandActor, discard, given)
  if (isRefusal(done)) return sayRefused(done)
  say(`${done.arrivals.length} discarded.`)
  return 0
}

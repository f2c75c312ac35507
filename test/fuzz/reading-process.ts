/** Reads what it is sent, one input after the other, and says of each what came of it. Ends with whoever started it. */

import type { Input } from './inputs.ts'
import type { Verdict } from './verdict.ts'

/** What became of one input; memory in bytes, after it was read. */
export type Read = Verdict & { number: number; milliseconds: number; resident: number; heap: number }

const [module = './verdict.ts'] = process.argv.slice(2)
const { verdictOn }: { verdictOn: (bytes: Buffer, name: string) => Promise<Verdict> } = await import(module)

/**
 * Others at work on the machine make everything slower: what counts is the processor's time, where that is less than the clock's, and what took
 * long is read again, and its shortest time counts.
 */
const long = 1000

const timed = async ({ bytes, name }: Input): Promise<{ verdict: Verdict; milliseconds: number }> => {
  const began = performance.now()
  const usedBefore = process.cpuUsage()
  const verdict = await verdictOn(bytes, name)
  const clock = performance.now() - began
  const { user, system } = process.cpuUsage(usedBefore)
  return { verdict, milliseconds: Math.min(clock, (user + system) / 1000) }
}

const read = async (input: Input): Promise<void> => {
  let { verdict, milliseconds } = await timed(input)
  for (let left = 2; left > 0 && milliseconds > long; left--)
    milliseconds = Math.min(milliseconds, (await timed(input)).milliseconds)
  const { rss: resident, heapUsed: heap } = process.memoryUsage()
  const said: Read = { ...verdict, number: input.number, milliseconds, resident, heap }
  process.send?.(said)
}

let before = Promise.resolve()
process.on('message', (input: Input | 'end') => {
  if (input === 'end') process.exit(0)
  before = before.then(() => read({ ...input, bytes: Buffer.from(input.bytes) }))
})
process.on('disconnect', () => process.exit(0))

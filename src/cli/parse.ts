/** `dateline parse FILE…`: what the wire reader makes of files, one JSON object a line. */

import { readFile } from 'node:fs/promises'
import { isRefusal, refuse } from '../base/refusal.ts'
import type { Reading } from '../wire/item.ts'
import { largestWire } from '../wire/read.ts'
import { readArrival } from '../wire/read-arrival.ts'
import { readWords, sayRefused } from './command.ts'

const readOne = async (file: string): Promise<Reading> => {
  try {
    return await readArrival(await readFile(file), file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { format: 'unknown', problems: [`The file cannot be opened: ${reason}`], items: [] }
  }
}

/** Waits while the reader of a pipe is slower than we are. */
const print = (line: string): Promise<void> =>
  new Promise((done) => {
    if (process.stdout.write(`${line}\n`)) done()
    else process.stdout.once('drain', done)
  })

const run = async (args: string[]): Promise<number> => {
  const words = readWords(args, {})
  if (isRefusal(words)) return sayRefused(words)
  const { positionals } = words
  if (positionals.length === 0) return sayRefused(refuse('invalid', 'Which files? dateline parse FILE…'))
  let unread = 0
  for (const file of positionals) {
    const { format, problems, items, files } = await readOne(file)
    if (items.length === 0) unread++
    const inside = files?.map(({ name, bytes }) => ({ name, size: bytes.length }))
    await print(JSON.stringify({ file, format, problems, items, files: inside }))
  }
  return unread ? 1 : 0
}

/** The command as `dateline` offers it. Exit status 1 where a file held no item. */
export const parse = {
  name: 'parse',
  summary: 'print what wire files say, as ninjs 3.1',
  usage: [
    'npx dateline parse FILE…',
    '',
    'Reads wire files (NewsML 1, NewsML-G2, ninjs, JSON of dpa, AP and AFP, mails …) and prints one JSON object a line and file:',
    '{"file", "format", "problems": [], "items": [...]}, the items being IPTC ninjs 3.1 news objects. A mail has "files" too:',
    'the name and size of each picture attached to it.',
    `A file over ${largestWire / 1024 / 1024} MB, torn, or of no known format has a problem that says so, and the exit status is 1.`,
  ].join('\n'),
  run,
}

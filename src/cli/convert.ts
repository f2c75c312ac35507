/** `dateline convert --to FORMAT FILE…`: wire files, written in another format. */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readConfig } from '../base/config.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import type { Reading } from '../wire/item.ts'
import { readArrival } from '../wire/read-arrival.ts'
import type { Target } from '../wire/writing/facts.ts'
import { endings, isTarget, type Writing, written } from '../wire/writing/written.ts'
import { type Command, readWords, sayRefused } from './command.ts'

const tell = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

/** Waits until it is written: a long document in a pipe takes longer than this process would else live. */
const print = (document: string): Promise<void> =>
  new Promise((done, failed) => {
    process.stdout.write(document, (error) => (error ? failed(error) : done()))
  })

const readOne = async (file: string): Promise<Reading> => {
  try {
    return await readArrival(await readFile(file), file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { format: 'unknown', problems: [`The file cannot be opened: ${reason}`], items: [] }
  }
}

/** A name for a written file out of the read one's: letters and digits of any script, no path, not hidden, not too long. */
export const safeName = (file: string): string => {
  const name = basename(file)
    .normalize('NFC')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
  return [...name].slice(0, 60).join('') || 'wire'
}

/** Names that were not given yet: a second file of a name gets a number. */
const freshNames = (ending: string) => {
  const given = new Set<string>()
  return (name: string): string => {
    for (let number = 1; ; number++) {
      const fresh = `${name}${number > 1 ? `-${number}` : ''}${ending}`
      // Some file systems do not tell capitals from small letters.
      if (given.has(fresh.toLowerCase())) continue
      given.add(fresh.toLowerCase())
      return fresh
    }
  }
}

/** Lays documents into a folder; a file that is there is left as it is, which is a refusal. */
const layInto =
  (folder: string, nameOf: (name: string) => string) =>
  async (document: string, file: string): Promise<Refusal | undefined> => {
    const path = join(folder, nameOf(safeName(file)))
    try {
      await writeFile(path, document, { flag: 'wx' })
      process.stdout.write(`${path}\n`)
      return undefined
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      return code === 'EEXIST'
        ? refuse('exists', `${path} is there already and was not overwritten. Name another folder, or take it away.`)
        : refuse('invalid', `${path} cannot be written: ${message}`)
    }
  }

type Order = { target: Target; files: string[]; out: string | undefined; writing: Writing }

/** What is wanted, or a sentence that says what is missing. */
const orderOf = (args: string[]): Order | Refusal => {
  const words = readWords(args, { to: { type: 'string' }, out: { type: 'string' } })
  if (isRefusal(words)) return words
  const { positionals: files, values } = words
  const formats = Object.keys(endings).join(', ')
  if (!values.to || !isTarget(values.to))
    return refuse('invalid', `Which format? --to is one of ${formats}${values.to ? `, not «${values.to}»` : ''}.`)
  if (!files.length) return refuse('invalid', `Which files? dateline convert --to ${values.to} FILE…`)
  if (files.length > 1 && !values.out)
    return refuse('invalid', 'Several files need a folder: add --out FOLDER, where each gets a file of its own.')
  const config = readConfig(process.env)
  if (isRefusal(config)) return config
  const at = (config.clock ?? new Date()).toISOString().replace(/\.\d+Z$/, 'Z')
  const site = config.siteUrl ?? `http://localhost:${config.port}`
  return { target: values.to, files, out: values.out, writing: { at, site } }
}

/** Converts one file; says what could not be done and resolves to whether all was. */
const convertOne = async (
  file: string,
  { target, out, writing }: Order,
  lay: (document: string, file: string) => Promise<Refusal | undefined>,
): Promise<boolean> => {
  const { items, problems, files } = await readOne(file)
  for (const problem of problems) tell(`${file}: ${problem}`)
  if (!items.length) return false
  const { documents, refused, notes } = written(items, target, writing)
  for (const sentence of [...refused, ...notes]) tell(sentence)
  if (files?.length) tell(`${file}: the ${files.length} files inside it (pictures of a mail) were not written.`)
  if (documents.length > 1 && !out) {
    tell(`${file} holds ${documents.length} items, and NITF is one document an item: add --out FOLDER.`)
    return false
  }
  for (const document of documents) {
    if (!out) await print(document)
    else {
      const failed = await lay(document, file)
      if (failed) {
        sayRefused(failed)
        return false
      }
    }
  }
  return !refused.length && documents.length > 0
}

const run = async (args: string[]): Promise<number> => {
  const order = orderOf(args)
  if (isRefusal(order)) return sayRefused(order)
  const { out, target, files } = order
  if (out) {
    try {
      await mkdir(out, { recursive: true })
    } catch (error) {
      return sayRefused(refuse('invalid', `The folder ${out} cannot be made: ${(error as Error).message}`))
    }
  }
  const lay = layInto(out ?? '', freshNames(endings[target]))
  let failed = 0
  for (const file of files) if (!(await convertOne(file, order, lay))) failed++
  return failed ? 1 : 0
}

/** The command as `dateline` offers it. Exit status 1 where something was not written. */
export const convert: Command = {
  name: 'convert',
  summary: 'write wire files in another format',
  usage: `
npx dateline convert --to newsml-g2|ninjs|nitf|rss FILE… [--out FOLDER]

Reads wire files of any format and writes them in another one: NewsML-G2 2.35, ninjs 3.1, NITF 3.6 or RSS 2.0.
One file goes to the standard output, several into a folder, a file each; NITF is one document an item.

  --to FORMAT    newsml-g2, ninjs, nitf, rss
  --out FOLDER   where the files are written; a file that is there is never overwritten

What the format has no place for is said on the error output, an item a line. RSS is for readers: notes to
editors are left out, and what is embargoed, withheld, canceled or expired is refused.
Ends with status 1 when something could not be read or was not written.`,
  run,
}

/** Wires are laid into an inbox while the process that takes them in is killed again and again, at random moments, and its database now and then. */

import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { backlogWire } from '../../bench/wires/backlog-wires.ts'
import { slug } from '../../src/base/slug.ts'
import type { Db } from '../../src/store/database.ts'

export type Crashing = {
  url: string
  db: Db
  /** A data folder of its own: the inbox and the pictures. */
  data: string
  /** How often the process is killed. */
  kills: number
  /** How many files are laid for each of its lives. */
  files: number
  /** From 0 up to 1, each time another. */
  random: () => number
  /** Kills the database and starts it again, every tenth time. */
  killDatabase?: () => Promise<void>
  say?: (sentence: string) => void
}

/** A file that was laid. */
export type Laid = { name: string; sender: string; hash: string; own: number; version: number; outcome: string }

export type Crashed = {
  laid: Laid[]
  /** How many kills came while files were on their way. */
  busy: number
  /** How often the database was killed. */
  databaseKills: number
}

const latest = new Date('2026-03-04T08:00:00Z')
/** How long a life lasts at most after its process is ready, and after as many files are done as it was given, in milliseconds. */
const longest = { life: 20_000, more: 60 }
/** For how long nothing may change in the last life before it is given up, in milliseconds. */
const patience = 60_000

/** Lays, kills and starts again; the last life is let to take in all that is left. */
export const crash = async (crashing: Crashing): Promise<Crashed> => {
  const { kills, files, random, killDatabase, say } = crashing
  const laid: Laid[] = []
  let busy = 0
  let databaseKills = 0
  for (let life = 1; life <= kills; life += 1) {
    laid.push(...(await lay(crashing, laid.length, files)))
    const child = await begin(crashing)
    await someDone(crashing, random() * files)
    await sleep(random() * longest.more)
    if (await isBusy(crashing)) busy += 1
    if (killDatabase && life % 10 === 0) {
      databaseKills += 1
      // Every other time the process lives on and finds its database again.
      if (life % 20 === 0) await end(child)
      await killDatabase()
      await sleep(random() * 1000)
      if (life % 20 !== 0 && hasEnded(child)) throw new Error('The process ended with its database.')
    }
    await end(child)
    if (life % 20 === 0) say?.(`Killed ${life} times …`)
  }
  const last = await begin(crashing)
  try {
    // Where something waits for ever, the verdict says what.
    let until = performance.now() + patience
    for (let before = 0; (await isBusy(crashing)) && performance.now() < until; await sleep(50)) {
      const done = await countDone(crashing)
      if (done > before) until = performance.now() + patience
      before = done
    }
  } finally {
    await end(last)
  }
  return { laid, busy, databaseKills }
}

/** Waits until this many files more are done: a moment of the work, however fast the machine is. */
const someDone = async (crashing: Crashing, count: number): Promise<void> => {
  const until = performance.now() + longest.life
  const before = await countDone(crashing)
  while ((await countDone(crashing)) < before + count && performance.now() < until) await sleep(5)
}

const countDone = async ({ db }: Crashing): Promise<number> => {
  const done = db.selectFrom('arrival').select((one) => one.fn.countAll<string>().as('count'))
  return Number((await done.where('state', '=', 'done').executeTakeFirstOrThrow()).count)
}

const begin = async ({ url, data }: Crashing): Promise<ChildProcess> => {
  const child = fork(join(import.meta.dirname, 'intake-process.ts'), [url, data], { execArgv: [] })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The process ended before it was ready.'))),
  ])
  return child
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

const end = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Writes files beside the inbox and moves them in whole, as a supplier should. */
const lay = async ({ data }: Crashing, from: number, count: number): Promise<Laid[]> => {
  const draft = join(data, 'draft')
  await mkdir(draft, { recursive: true })
  const laid: Laid[] = []
  for (let number = from; number < from + count; number += 1) {
    const { name, text, sender, own, version, outcome } = backlogWire(number, 100_000, latest)
    const inbox = join(data, 'inbox', slug(sender))
    await mkdir(inbox, { recursive: true })
    await writeFile(join(draft, name), text)
    await rename(join(draft, name), join(inbox, name))
    laid.push({
      name,
      sender: slug(sender),
      hash: createHash('sha256').update(text).digest('hex'),
      own,
      version,
      outcome,
    })
  }
  return laid
}

/** Whether a file lies in the inbox, or one that was kept waits. */
const isBusy = async ({ data, db }: Crashing): Promise<boolean> => {
  const lying = await filesBelow(join(data, 'inbox'), (name) => !name.startsWith('.'))
  if (lying.length > 0) return true
  const waiting = db.selectFrom('arrival').select('id').where('state', '=', 'waiting').limit(1)
  return (await waiting.executeTakeFirst()) !== undefined
}

/** The names of the files in the folders below a folder. */
export const filesBelow = async (folder: string, wanted: (name: string) => boolean = () => true): Promise<string[]> => {
  const folders = (await readdir(folder, { withFileTypes: true })).filter(
    (one) => one.isDirectory() && wanted(one.name),
  )
  return (await Promise.all(folders.map(({ name }) => readdir(join(folder, name))))).flat()
}

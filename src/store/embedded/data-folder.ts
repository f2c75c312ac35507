/** Who holds a data folder: one server or command at a time, told by a lock file that the death of its holder undoes. */

import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, realpathSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { machineClock } from '../../base/clock.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { beginningOf } from './process-life.ts'

/** What a holder tells the others about itself. */
export type HolderFacts = {
  /** The command that runs, such as `start`. */
  runs: string
  /** Where it answers: `http://localhost:3000`. */
  addresses?: readonly string[]
  /** Where other commands find its database. */
  databaseUrl?: string
}

export type Holder = HolderFacts & { pid: number; since: Date }

export type Hold = {
  /** Adds to what others can read about this holder. */
  tell(more: Partial<HolderFacts>): void
  release(): void
}

type Lock = HolderFacts & { pid: number; began: string; since: string; mark: string }

/** Takes the data folder for this process, creating it where missing, or says who has it. */
export const holdDataFolder = async (folder: string, facts: HolderFacts): Promise<Hold | Refusal> => {
  const mine: Lock = {
    ...facts,
    pid: process.pid,
    began: beginningOf(process.pid) ?? '',
    since: machineClock.now().toISOString(),
    mark: randomBytes(8).toString('hex'),
  }
  try {
    mkdirSync(folder, { recursive: true })
    const holder = await takeLock(folder, mine)
    if (holder) return refuse('held', sentenceAbout(folder, holder))
  } catch (error) {
    if (!isNotAllowed(error)) throw error
    return refuse(
      'not-allowed',
      `The data folder ${folder} belongs to another user, or may not be written: ${error.message}.`,
    )
  }
  return {
    tell(more) {
      Object.assign(mine, more)
      if (readLock(folder)?.mark === mine.mark) put(folder, mine)
    },
    release() {
      if (readLock(folder)?.mark === mine.mark) unlinkSync(lockPath(folder))
    },
  }
}

/** Who holds the folder now, if anybody living does. */
export const holderOf = (folder: string): Holder | undefined => {
  const lock = livingLock(folder)
  if (!lock) return undefined
  const { began: _, mark: __, since, ...holder } = lock
  return { ...holder, since: new Date(since) }
}

/** Writes the lock where nobody living has it, and otherwise returns theirs. */
const takeLock = async (folder: string, mine: Lock): Promise<Lock | undefined> => {
  const close = await onlyOne(folder)
  try {
    const holder = livingLock(folder)
    if (!holder) put(folder, mine)
    return holder
  } finally {
    close()
  }
}

const isNotAllowed = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))

const lockPath = (folder: string): string => join(folder, 'dateline.lock')

const livingLock = (folder: string): Lock | undefined => {
  const lock = readLock(folder)
  return lock && beginningOf(lock.pid) === lock.began ? lock : undefined
}

/** A lock that cannot be read was torn by a crash of the machine: its holder is gone too. */
const readLock = (folder: string): Lock | undefined => {
  try {
    const lock: unknown = JSON.parse(readFileSync(lockPath(folder), 'utf8'))
    const isLock = typeof lock === 'object' && lock !== null && 'pid' in lock && 'began' in lock && 'mark' in lock
    return isLock ? (lock as Lock) : undefined
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** In one step, so that nobody reads half a lock. Only its owner may read it: the address of a database can hold a password. */
const put = (folder: string, lock: Lock): void => {
  const draft = join(folder, `dateline.lock.${lock.mark}`)
  writeFileSync(draft, `${JSON.stringify(lock, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, lockPath(folder))
}

const sentenceAbout = (folder: string, { pid, runs, addresses, since }: Lock): string => {
  const where = addresses?.length ? ` at ${addresses.join(', ')}` : ''
  return `The data folder ${folder} is held by process ${pid} (dateline ${runs}${where}, since ${since}). Stop that one first, or set DATELINE_DATA to another folder.`
}

/**
 * Lets one process at a time look at the lock and change it, so that two that find the same dead holder cannot both take over.
 * An abstract socket, because the system takes it back however its owner ends.
 */
const onlyOne = async (folder: string): Promise<() => void> => {
  const name = `\0dateline-hold-${createHash('sha256').update(realpathSync(folder)).digest('hex')}`
  for (let attempt = 0; attempt < 500; attempt++) {
    const door = createServer()
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      door.once('error', resolve)
      door.listen(name, () => resolve(undefined))
    })
    if (!error) return () => door.close()
    if (error.code !== 'EADDRINUSE') throw error
    await sleep(20)
  }
  throw new Error(`Another process has been looking at the lock of ${folder} for 10 seconds.`)
}

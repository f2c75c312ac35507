/** A PostgreSQL that outlived us: after a `kill -9` of our process the old server still runs on the folder. */

import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, nameOf } from './process-life.ts'

/** Stops the server that an earlier process of ours left on `home`, in order, so that a new one can start. */
export const stopOldServer = async (
  home: string,
  socketFolder: string,
  log: (sentence: string) => void,
): Promise<void> => {
  const pid = notedPid(home)
  if (!pid || !isRunning(pid)) return
  if (!(await isServerOf(home, socketFolder, pid))) {
    // The number went to another process, which PostgreSQL would take for its old server, and refuse to start.
    if (isCertainlyAnother(home, pid)) rmSync(join(home, 'postmaster.pid'))
    return
  }
  log(`Stopping the PostgreSQL that was left running (process ${pid}) …`)
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    process.kill(pid, signal)
    if (await hasEndedWithin(pid, patience)) return
  }
  throw new Error(
    `The PostgreSQL that was left running (process ${pid}) does not end. Stop it by hand and start again.`,
  )
}

const notedPid = (home: string): number | undefined => {
  try {
    return Number.parseInt(readFileSync(join(home, 'postmaster.pid'), 'utf8'), 10) || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The socket lies in the folder itself, so whoever answers there is its server. */
const isServerOf = async (home: string, socketFolder: string, pid: number): Promise<boolean> =>
  nameOf(pid) === 'postgres' && (folderOf(pid) === home || (await answers(join(socketFolder, '.s.PGSQL.5432'))))

const isCertainlyAnother = (home: string, pid: number): boolean => {
  if (nameOf(pid) !== 'postgres') return true
  const folder = folderOf(pid)
  return folder !== undefined && folder !== home
}

/** Undefined where we may not know: in many containers even root may not look at another user's process. */
const folderOf = (pid: number): string | undefined => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM' || code === 'ENOENT' || code === 'ESRCH') return undefined
    throw error
  }
}

const answers = (socket: string): Promise<boolean> =>
  new Promise((tell) => {
    const connection = connect(socket)
    connection.once('connect', () => {
      connection.destroy()
      tell(true)
    })
    connection.once('error', () => tell(false))
  })

const hasEndedWithin = async (pid: number, patience: number): Promise<boolean> => {
  for (let waited = 0; waited < patience; waited += 50) {
    if (!isRunning(pid)) return true
    await sleep(50)
  }
  return false
}

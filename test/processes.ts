/** Dateline as an operator runs it: real processes of `bin/dateline.mjs` over a data folder of their own. */

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../bin/dateline.mjs')

export type Ended = { status: number; out: string; err: string }

/** A process that runs: what it has said, a line of it to wait for, its end. */
export type Running = {
  said(): string
  /** The first match in what it says; ends with what it said where it ends before. */
  says(words: RegExp): Promise<RegExpExecArray>
  ended: Promise<Ended>
  signal(name: NodeJS.Signals): void
  /** Kills it and whatever it has started, without a chance to say goodbye. */
  crash(): void
}

export const openData = async (clock = '2026-03-04T09:00:00Z') => {
  const data = await mkdtemp(join(tmpdir(), 'dateline-run-'))
  const running = new Set<ChildProcess>()

  const begin = (args: readonly string[], env: Record<string, string> = {}): Running => {
    const child = spawn(process.execPath, [program, ...args], {
      // A group of its own, so that all of it can be ended.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATELINE_DATA: data,
        DATELINE_CLOCK: clock,
        PORT: '0',
        LOG_LEVEL: 'warn',
        DATABASE_URL: '',
        DATELINE_SITE_URL: '',
        ...env,
      },
    })
    running.add(child)
    let out = ''
    let err = ''
    const listeners = new Set<() => void>()
    const hear = () => {
      for (const listener of listeners) listener()
    }
    child.stdout?.on('data', (chunk) => {
      out += chunk
      hear()
    })
    child.stderr?.on('data', (chunk) => {
      err += chunk
      hear()
    })
    const ended = new Promise<Ended>((resolve) => {
      child.on('close', (code, signal) => {
        running.delete(child)
        resolve({ status: code ?? (signal ? 128 : 1), out, err })
      })
    })
    return {
      said: () => out + err,
      says: (words) =>
        new Promise((resolve, reject) => {
          const look = () => {
            const found = words.exec(out + err)
            if (!found) return
            listeners.delete(look)
            resolve(found)
          }
          listeners.add(look)
          look()
          void ended.then(() => reject(new Error(`It ended and never said ${words}: ${out}${err}`)))
        }),
      ended,
      signal: (name) => child.pid && process.kill(child.pid, name),
      crash: () => child.pid && process.kill(-child.pid, 'SIGKILL'),
    }
  }

  /** The process that does the work: the one that holds the data folder. The one that we started only watches it. */
  const holder = async (): Promise<number> => JSON.parse(await readFile(join(data, 'dateline.lock'), 'utf8')).pid

  return {
    data,
    begin,
    holder,
    /** Runs a command to its end. */
    run: (...args: string[]): Promise<Ended> => begin(args).ended,
    /** Starts the server and waits until it says where it answers. */
    async start(...args: string[]) {
      const server = begin(['start', ...args])
      const [, origin = ''] = await server.says(/The (?:site|desk)\s+(http:\/\/localhost:\d+)\//)
      await server.says(/Ctrl-C/)
      return { ...server, origin }
    },
    async close() {
      for (const child of running) if (child.pid) process.kill(-child.pid, 'SIGTERM')
      await Promise.all([...running].map((child) => new Promise((resolve) => child.on('close', resolve))))
      await rm(data, { recursive: true, force: true })
    },
  }
}

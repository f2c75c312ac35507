/** Counts how often stories are read: in memory, without knowing by whom, and written in batches. What is lost with the process is what was not written yet. */

import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { Clock } from '../../base/clock.ts'
import type { Database } from '../../store/database.ts'
import { addReads } from '../../store/outputs/reads.ts'
import { readerAddress } from '../reader-address.ts'
import { agentNumber, countedOnce, networkOf } from './counted-once.ts'
import { looksHuman } from './looks-human.ts'

export type Reads = {
  /** Somebody was given a story's page, whole or as one that they hold already (304): both are read. */
  note(story: string, request: Asked): void
  /** Writes what was counted since; it is written by itself too. */
  write(): Promise<void>
  close(): Promise<void>
}

type Asked = Pick<IncomingMessage, 'method' | 'headers' | 'socket'>

/** How long counts wait to be written, in milliseconds. */
const waiting = 10_000
const hourLong = 3_600_000
/** How many browsers' names are known at a time. */
const mostAgents = 2000

/** What is asked for before anybody has decided to read it, or by a script: prefetches (Fetch, `Sec-Purpose`; older browsers say it otherwise), and whatever becomes no document. */
const isUnread = ({ method, headers }: Asked): boolean => {
  if (method !== 'GET') return true
  if (headers['sec-purpose'] || headers.purpose || headers['x-moz'] || headers['x-purpose']) return true
  const becomes = headers['sec-fetch-dest']
  // A worker between page and network asks on behalf of the page: what its answer becomes is not known then, only that somebody goes there.
  const isGoing = becomes === 'empty' && headers['sec-fetch-mode'] === 'navigate'
  return becomes !== undefined && becomes !== 'document' && !isGoing
}

/** The number of a browser's name; nought for a robot's. Each is looked at once. */
const agents = () => {
  const known = new Map<string, number>()
  return (agent: string): number => {
    const before = known.get(agent)
    if (before !== undefined) return before
    if (known.size >= mostAgents) known.clear()
    const number = looksHuman(agent) ? agentNumber(agent) || 1 : 0
    known.set(agent, number)
    return number
  }
}

export const countReads = (database: Pick<Database, 'pool'>, clock: Clock, log: Logger): Reads => {
  const once = countedOnce()
  const numberOf = agents()
  let hour = -1
  let counted = new Map<string, number>()
  /** Counts by hour that are being written, or could not be. */
  const left = new Map<number, Map<string, number>>()
  let pause: NodeJS.Timeout | undefined
  let writing: Promise<void> | undefined

  const setAside = () => {
    if (counted.size === 0) return
    const before = left.get(hour)
    if (before) for (const [story, count] of counted) before.set(story, (before.get(story) ?? 0) + count)
    else left.set(hour, counted)
    counted = new Map()
  }
  const writeAll = async () => {
    setAside()
    for (const [of, counts] of left) {
      left.delete(of)
      try {
        await addReads(database, new Date(of * hourLong), counts)
      } catch (error) {
        const since = left.get(of)
        for (const [story, count] of since ?? []) counts.set(story, (counts.get(story) ?? 0) + count)
        left.set(of, counts)
        throw error
      }
    }
  }
  const write = async () => {
    await writing?.catch(() => undefined)
    clearTimeout(pause)
    pause = undefined
    writing = writeAll().finally(() => {
      writing = undefined
    })
    return writing
  }
  const writeSoon = () => {
    if (pause) return
    pause = setTimeout(() => {
      write().catch((error: unknown) => {
        log.warn({ err: error }, 'How often stories were read could not be written; it is tried again.')
        writeSoon()
      })
    }, waiting)
    pause.unref()
  }
  const begin = (now: number) => {
    setAside()
    hour = now
    once.forget()
  }
  return {
    note(story, request) {
      if (isUnread(request)) return
      const { headers, socket } = request
      const agent = numberOf(headers['user-agent'] ?? '')
      if (agent === 0) return
      const now = Math.floor(clock.now().getTime() / hourLong)
      if (now !== hour) begin(now)
      const forwarded = headers['x-forwarded-for']
      const address = readerAddress(socket.remoteAddress ?? '', Array.isArray(forwarded) ? forwarded[0] : forwarded)
      if (!once.isNew(story, networkOf(address), agent)) return
      counted.set(story, (counted.get(story) ?? 0) + 1)
      writeSoon()
    },
    write,
    async close() {
      await write().catch((error: unknown) =>
        log.warn({ err: error }, 'How often stories were read in the last seconds could not be written.'),
      )
      clearTimeout(pause)
    },
  }
}

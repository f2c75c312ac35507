/**
 * Readers: keep-alive connections that ask one address after another, each its next as soon as it is answered. Plain sockets, and
 * only as much of HTTP as our servers' answers need, so that the readers cost less than what they measure.
 */

import { connect, type Socket } from 'node:net'
import { answerParent } from './process.ts'

export type Load = {
  port: number
  addresses: string[]
  /** What the readers hold already of each address, by its ETag; absent, nothing. */
  tags?: string[]
  connections: number
  /** For how long, in milliseconds; absent, until the next `stop`. */
  time?: number
  /** The pause between an answer and the next question, in milliseconds; absent, none. */
  pause?: number
}
export type Loaded = {
  answers: number
  bytes: number
  seconds: number
  /** Milliseconds of waiting: the median and the 99th percentile. */
  median: number
  late: number
  /** Answers by their status. */
  statuses: Record<string, number>
}

type Run = {
  load: Load
  requests: Buffer[]
  next: number
  until: number
  waits: number[]
  bytes: number
  statuses: Record<string, number>
}

const requestFor = (address: string, port: number, tag: string | undefined): Buffer => {
  const headers = [
    `Host: localhost:${port}`,
    'Accept-Encoding: gzip, deflate, br',
    ...(tag ? [`If-None-Match: ${tag}`] : []),
    'Connection: keep-alive',
  ]
  return Buffer.from(`GET ${address} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
}

/** One connection, asking until the run is over. */
const reader = (run: Run): Promise<void> =>
  new Promise((done, broken) => {
    const socket: Socket = connect({ port: run.load.port, host: 'localhost', noDelay: true })
    let asked = 0
    let left = -1
    let head: Buffer = Buffer.alloc(0)
    const ask = () => {
      if (performance.now() >= run.until) {
        socket.destroy()
        done()
        return
      }
      run.next = (run.next + 1) % run.requests.length
      asked = performance.now()
      socket.write(run.requests[run.next] ?? '')
    }
    const answered = () => {
      run.waits.push(performance.now() - asked)
      left = -1
      if (run.load.pause) setTimeout(ask, run.load.pause)
      else ask()
    }
    socket.on('connect', ask)
    socket.on('error', broken)
    socket.on('close', done)
    socket.on('data', (chunk: Buffer) => {
      run.bytes += chunk.length
      if (left < 0) {
        head = head.length > 0 ? Buffer.concat([head, chunk]) : chunk
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const text = head.toString('latin1', 0, end)
        const status = text.slice(9, 12)
        // It has no body, and may leave out how long that would be.
        const length = status === '304' ? '0' : /\ncontent-length: (\d+)/i.exec(text)?.[1]
        if (!length) return broken(new Error(`An answer tells no length:\n${text}`))
        run.statuses[status] = (run.statuses[status] ?? 0) + 1
        left = Number(length) + end + 4 - head.length
        head = Buffer.alloc(0)
      } else left -= chunk.length
      if (left === 0) answered()
    })
  })

const part = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN

const outcomeOf = ({ waits, bytes, statuses }: Run, seconds: number): Loaded => {
  const sorted = waits.toSorted((a, b) => a - b)
  return { answers: waits.length, bytes, seconds, median: part(sorted, 0.5), late: part(sorted, 0.99), statuses }
}

let running: Run | undefined

process.on('message', (message: { load?: Load; stop?: boolean }) => {
  if (message.stop && running) running.until = 0
  const { load } = message
  if (!load) return
  const began = performance.now()
  const requests = load.addresses.map((address, at) => requestFor(address, load.port, load.tags?.[at]))
  const run: Run = {
    load,
    requests,
    next: 0,
    until: began + (load.time ?? 3600_000),
    waits: [],
    bytes: 0,
    statuses: {},
  }
  running = run
  void Promise.all(Array.from({ length: load.connections }, () => reader(run))).then(() => {
    process.send?.(outcomeOf(run, (performance.now() - began) / 1000))
  })
})
answerParent(0)

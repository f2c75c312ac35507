/**
 * Readers who look at what they are given: each answer that was asked for after a story's kill was acknowledged is checked for that story. Bytes with
 * one strong ETag are the same bytes: their stories are read out of them once.
 */

import { connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { answerParent } from './process.ts'

export type Checking = {
  port: number
  addresses: string[]
  connections: number
  /** The pause between an answer and the next question, in milliseconds; absent, none. */
  pause?: number
  /** How many answers are checked; absent, until `stop`. */
  answers?: number
}
export type Checked = {
  answers: number
  /** Of killed addresses, those that were rightly answered 410. */
  gone: number
  stale: string[]
  seconds: number
  bodies: number
}

/** An answer that waits for the news of a kill that was acknowledged just before it was asked for. */
type Given = { path: string; askedAt: number; status: number; stories: ReadonlySet<string> }

/** How long the news of a kill may take from the process that kills to this one, in milliseconds. */
const newsTakes = 2000

const killed = new Map<string, number>()
const storiesOf = new Map<string, ReadonlySet<string>>()
const none: ReadonlySet<string> = new Set()

type Run = { checking: Checking; waiting: Given[]; next: number; asked: number; checked: Checked; over: boolean }
let run: Run | undefined

const settle = (of: Run, until: number): void => {
  let at = 0
  for (; at < of.waiting.length && (of.waiting[at]?.askedAt ?? 0) <= until; at += 1) {
    const given = of.waiting[at]
    if (!given) break
    of.checked.answers += 1
    const own = killed.get(given.path.slice(-12))
    if (own !== undefined && given.askedAt > own) {
      if (given.status === 410) of.checked.gone += 1
      else of.checked.stale.push(`${given.path} was answered ${given.status}`)
    }
    for (const story of given.stories) {
      const killedAt = killed.get(story)
      if (killedAt !== undefined && given.askedAt > killedAt) of.checked.stale.push(`${given.path} held ${story}`)
    }
  }
  of.waiting.splice(0, at)
}

const storiesIn = (
  path: string,
  tag: string | undefined,
  packed: string | undefined,
  body: Buffer,
): ReadonlySet<string> => {
  const key = `${path} ${tag}`
  const known = tag === undefined ? undefined : storiesOf.get(key)
  if (known) return known
  const text = (packed === 'gzip' ? gunzipSync(body) : body).toString('latin1')
  const found = new Set([...text.matchAll(/-([0-9a-z]{12})(?=["<?])/g)].map(([, id = '']) => id))
  if (run) run.checked.bodies += 1
  if (tag !== undefined) storiesOf.set(key, found)
  return found
}

/** One connection, asking until the run is over. */
const reader = (of: Run): Promise<void> =>
  new Promise((done, broken) => {
    const { port, addresses, pause, answers = Number.POSITIVE_INFINITY } = of.checking
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let chunks: Buffer[] = []
    let size = 0
    let whole = -1
    let head = ''
    let body = 0
    let path = ''
    let askedAt = 0
    const ask = () => {
      if (of.over || of.asked >= answers) {
        socket.destroy()
        return
      }
      of.asked += 1
      of.next = (of.next + 1) % addresses.length
      path = addresses[of.next] ?? '/'
      askedAt = Date.now()
      socket.write(`GET ${path} HTTP/1.1\r\nHost: courier.example\r\nAccept-Encoding: gzip\r\n\r\n`)
    }
    const answered = () => {
      const header = (name: string) => new RegExp(`\n${name}: ([^\r]*)`, 'i').exec(head)?.[1]
      const status = Number(head.slice(9, 12))
      const bytes = Buffer.concat(chunks).subarray(body, whole)
      const stories = status === 200 ? storiesIn(path, header('etag'), header('content-encoding'), bytes) : none
      of.waiting.push({ path, askedAt, status, stories })
      chunks = []
      size = 0
      whole = -1
      if (pause) setTimeout(ask, pause * (0.5 + Math.random()))
      else ask()
    }
    socket.on('connect', ask)
    socket.on('error', broken)
    socket.on('close', done)
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (whole < 0) {
        const all = chunks.length === 1 ? chunk : Buffer.concat(chunks)
        const end = all.indexOf('\r\n\r\n')
        if (end < 0) return
        head = all.toString('latin1', 0, end)
        const length = /\ncontent-length: (\d+)/i.exec(head)
        if (!length) return broken(new Error(`An answer tells no length:\n${head}`))
        body = end + 4
        whole = body + Number(length[1])
      }
      if (size >= whole) answered()
    })
  })

const check = async (checking: Checking): Promise<Checked> => {
  const began = performance.now()
  const checked: Checked = { answers: 0, gone: 0, stale: [], seconds: 0, bodies: 0 }
  const of: Run = { checking, waiting: [], next: 0, asked: 0, checked, over: false }
  run = of
  const settling = setInterval(() => settle(of, Date.now() - newsTakes), 100)
  await Promise.all(Array.from({ length: checking.connections }, () => reader(of)))
  checked.seconds = (performance.now() - began) / 1000
  clearInterval(settling)
  await new Promise((resolve) => setTimeout(resolve, newsTakes))
  settle(of, Date.now())
  return { ...checked, stale: checked.stale.slice(0, 100) }
}

type Message = { check?: Checking; stop?: boolean; killed?: string; at?: number }

process.on('message', ({ check: checking, stop, killed: story, at }: Message) => {
  if (story !== undefined && at !== undefined) killed.set(story, at)
  if (stop && run) run.over = true
  if (checking) void check(checking).then((found) => process.send?.(found))
})
answerParent(0)

/** Requests a second: the site with its page cache and without it, beside a bare server that sends the same. */

import type { Recorded } from '../bare-process.ts'
import { get } from '../client.ts'
import { median, type Row, told } from '../figures.ts'
import type { Load, Loaded } from '../load-process.ts'
import type { Child } from '../process.ts'

export type Servers = { bare: Child; warm: Child; off: Child; readers: Child }
export type Effort = { rounds: number; seconds: number }

const connections = 32
const kinds = ['bare', 'warm', 'off'] as const
type Kind = (typeof kinds)[number]
type Round = { perSecond: number; cpu: number; readersCpu: number; bytes: number }

/** One run of the readers against one server, and what of the processor each of them used, in cores. */
const round = async ({ readers }: Servers, server: Child, addresses: string[], seconds: number): Promise<Round> => {
  const before = { server: await server.cpu(), readers: await readers.cpu() }
  const load: Load = { port: server.port, addresses, connections, time: seconds * 1000 }
  const loaded = await readers.ask<Loaded>({ load })
  const wrong = Object.keys(loaded.statuses).filter((status) => status !== '200')
  if (wrong.length > 0) throw new Error(`Readers were answered ${JSON.stringify(loaded.statuses)}.`)
  return {
    perSecond: loaded.answers / loaded.seconds,
    cpu: ((await server.cpu()) - before.server) / loaded.answers,
    readersCpu: ((await readers.cpu()) - before.readers) / loaded.seconds,
    bytes: loaded.bytes / loaded.answers,
  }
}

/** Headers that node adds by itself to whatever it answers. */
const ofTheConnection = /^(date|connection|keep-alive)$/i

const recorded = async (port: number, address: string): Promise<Recorded> => {
  const { status, headers, bytes } = await get(port, address, { 'Accept-Encoding': 'gzip, deflate, br' })
  if (status !== 200) throw new Error(`${address} was answered ${status}.`)
  const kept = headers.flatMap((name, at) =>
    at % 2 === 0 && !ofTheConnection.test(name) ? [name, headers[at + 1] ?? ''] : [],
  )
  return { address, headers: kept, bytes: bytes.toString('base64') }
}

/** Asks for every page once, so that it lies in memory: pages are made anew every 20 seconds. */
const warmUp = async (port: number, addresses: readonly string[]): Promise<Recorded[]> => {
  const answers: Recorded[] = []
  for (const address of addresses) answers.push(await recorded(port, address))
  return answers
}

/** The three servers in turns, round after round, so that whatever else the machine does hits all alike. */
const rounds = async (servers: Servers, addresses: string[], { rounds: count, seconds }: Effort) => {
  servers.bare.tell({ record: await warmUp(servers.warm.port, addresses) })
  for (const kind of kinds) await round(servers, servers[kind], addresses, seconds / 2)
  const found: Record<Kind, Round[]> = { bare: [], warm: [], off: [] }
  for (let at = 0; at < count; at++) {
    for (const kind of kinds) {
      if (kind === 'warm') await warmUp(servers.warm.port, addresses)
      found[kind].push(await round(servers, servers[kind], addresses, seconds))
    }
  }
  return found
}

const of = (found: readonly Round[], figure: keyof Round): number => median(found.map((one) => one[figure]))
const micros = (found: readonly Round[]): string => `${told(of(found, 'cpu') * 1e6)} µs of processor each`

/** The median over the rounds of the ratio within each. */
const ratio = (some: readonly Round[], others: readonly Round[]): string =>
  median(some.map((one, at) => one.perSecond / (others[at]?.perSecond ?? Number.NaN))).toFixed(2)

const rowsOf = (what: string, { bare, warm, off }: Record<Kind, Round[]>, aim?: string): Row[] => [
  {
    what: `${what}, bare node:http`,
    figure: `${told(of(bare, 'perSecond'))} /s`,
    beside: `${told(of(bare, 'bytes') / 1000)} KB each; ${micros(bare)}; the readers use ${told(of(bare, 'readersCpu') * 100)} % of a core`,
  },
  {
    what: `${what}, page cache warm`,
    figure: `${told(of(warm, 'perSecond'))} /s`,
    beside: `${ratio(warm, bare)} of the bare server; ${micros(warm)}`,
    aim: '≥ 0.6 of bare',
  },
  {
    what: `${what}, page cache off`,
    figure: `${told(of(off, 'perSecond'))} /s`,
    beside: `${ratio(off, bare)} of the bare server; ${micros(off)}`,
    ...(aim ? { aim } : {}),
  },
]

export const measureServing = async (servers: Servers, articles: string[], effort: Effort): Promise<Row[]> => [
  ...rowsOf('Article', await rounds(servers, articles, effort), '≥ 700 /s'),
  ...rowsOf('Front', await rounds(servers, ['/'], effort)),
]

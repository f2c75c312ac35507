/** Requests a second: the site with its page cache and without it, and to readers who hold the page already, beside a bare server that sends the same. */

import type { Recorded } from '../bare-process.ts'
import { get } from '../client.ts'
import { median, type Row, told } from '../figures.ts'
import type { Load, Loaded } from '../load-process.ts'
import { postgresUsage } from '../postgres-usage.ts'
import type { Child } from '../process.ts'

/** `folder`: the data folder of their database. */
export type Servers = { bare: Child; warm: Child; off: Child; readers: Child; folder: string }
export type Effort = { rounds: number; seconds: number }

const connections = 32
const kinds = ['bare', 'warm', 'bare unchanged', 'warm unchanged', 'off'] as const
type Kind = (typeof kinds)[number]
type Round = { perSecond: number; cpu: number; readersCpu: number; postgres: number; bytes: number }

const serverOf = (servers: Servers, kind: Kind): Child =>
  kind === 'off' ? servers.off : kind.startsWith('bare') ? servers.bare : servers.warm

/** One run of the readers against one server, and what of the processor each of them used, in cores. */
const round = async (servers: Servers, kind: Kind, recorded: readonly Recorded[], seconds: number): Promise<Round> => {
  const { readers, folder } = servers
  const server = serverOf(servers, kind)
  const isUnchanged = kind.endsWith('unchanged')
  const before = { server: await server.cpu(), readers: await readers.cpu(), postgres: postgresUsage(folder) }
  const load: Load = {
    ...{ port: server.port, connections, time: seconds * 1000 },
    addresses: recorded.map(({ address }) => address),
    ...(isUnchanged && { tags: recorded.map(tagOf) }),
  }
  const loaded = await readers.ask<Loaded>({ load })
  const { [isUnchanged ? '304' : '200']: right = 0 } = loaded.statuses
  // A page that is made anew meanwhile may have another tag.
  if (right < loaded.answers * (isUnchanged ? 0.99 : 1))
    throw new Error(`Readers (${kind}) were answered ${JSON.stringify(loaded.statuses)}.`)
  return {
    perSecond: loaded.answers / loaded.seconds,
    cpu: ((await server.cpu()) - before.server) / loaded.answers,
    readersCpu: ((await readers.cpu()) - before.readers) / loaded.seconds,
    postgres: (postgresUsage(folder) - before.postgres) / loaded.answers,
    bytes: loaded.bytes / loaded.answers,
  }
}

/** Headers that node adds by itself to whatever it answers. */
const ofTheConnection = /^(date|connection|keep-alive)$/i

const ownHeaders = (headers: readonly string[]): string[] =>
  headers.flatMap((name, at) => (at % 2 === 0 && !ofTheConnection.test(name) ? [name, headers[at + 1] ?? ''] : []))

const tagOf = ({ headers }: Pick<Recorded, 'headers'>): string => headers[headers.indexOf('ETag') + 1] ?? ''

const record = async (port: number, address: string): Promise<Recorded> => {
  const asked = { 'Accept-Encoding': 'gzip, deflate, br' }
  const { status, headers, bytes } = await get(port, address, asked)
  if (status !== 200) throw new Error(`${address} was answered ${status}.`)
  const again = await get(port, address, { ...asked, 'If-None-Match': tagOf({ headers }) })
  if (again.status !== 304) throw new Error(`${address}, held already, was answered ${again.status}.`)
  return {
    ...{ address, headers: ownHeaders(headers), bytes: bytes.toString('base64') },
    unchanged: ownHeaders(again.headers),
  }
}

/** Asks for every page once, so that it lies in memory: pages are made anew every 20 seconds, and then may have another tag. */
const warmUp = async (port: number, addresses: readonly string[]): Promise<Recorded[]> => {
  const answers: Recorded[] = []
  for (const address of addresses) answers.push(await record(port, address))
  return answers
}

/** The servers in turns, round after round, so that whatever else the machine does hits all alike. */
const rounds = async (servers: Servers, addresses: string[], { rounds: count, seconds }: Effort) => {
  const found: Record<Kind, Round[]> = { bare: [], warm: [], 'bare unchanged': [], 'warm unchanged': [], off: [] }
  for (let at = -1; at < count; at++) {
    for (const kind of kinds) {
      const recorded = await warmUp(servers.warm.port, addresses)
      servers.bare.tell({ record: recorded })
      // The first time is for the code to become quick.
      const one = await round(servers, kind, recorded, at < 0 ? seconds / 2 : seconds)
      if (at >= 0) found[kind].push(one)
    }
  }
  return found
}

const of = (found: readonly Round[], figure: keyof Round): number => median(found.map((one) => one[figure]))
const micros = (found: readonly Round[]): string => `${told(of(found, 'cpu') * 1e6)} µs of processor each`

/** The median over the rounds of the ratio within each. */
const ratio = (some: readonly Round[], others: readonly Round[]): string =>
  median(some.map((one, at) => one.perSecond / (others[at]?.perSecond ?? Number.NaN))).toFixed(2)

const rowsOf = (what: string, found: Record<Kind, Round[]>, aim: string): Row[] => {
  const { bare, warm, 'bare unchanged': bareUnchanged, 'warm unchanged': unchanged, off } = found
  const rate = (some: readonly Round[]) => `${told(of(some, 'perSecond'))} /s`
  return [
    {
      what: `${what}, bare node:http`,
      figure: rate(bare),
      beside: `${told(of(bare, 'bytes') / 1000)} KB each; ${micros(bare)}; the readers use ${told(of(bare, 'readersCpu') * 100)} % of a core`,
    },
    {
      what: `${what}, page cache warm`,
      figure: rate(warm),
      beside: `${ratio(warm, bare)} of the bare server; ${micros(warm)}`,
      aim: '≥ 0.7 of bare',
    },
    {
      what: `${what}, held already (304)`,
      figure: rate(unchanged),
      beside: `${ratio(unchanged, bareUnchanged)} of the bare server's 304s, ${ratio(unchanged, bare)} of its pages; ${micros(unchanged)}`,
      aim: '≥ 0.8 of bare',
    },
    {
      what: `${what}, page cache off`,
      figure: rate(off),
      beside: `${micros(off)}, and ${told(of(off, 'postgres') * 1e6)} µs of PostgreSQL's`,
      aim,
    },
  ]
}

export const measureServing = async (servers: Servers, articles: string[], effort: Effort): Promise<Row[]> => [
  ...rowsOf('Article', await rounds(servers, articles, effort), '≥ 1,000 /s'),
  ...rowsOf('Front', await rounds(servers, ['/'], effort), '≥ 400 /s'),
]

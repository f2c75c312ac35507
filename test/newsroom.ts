/** A whole newsroom for a test: a database of its own, a clock, a data folder, and the site on a real socket with its page cache. */

import { createHash, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { expect } from 'vitest'
import { type Clock, stillClock } from '../src/base/clock.ts'
import { newId, type PersonId } from '../src/base/id.ts'
import { isRefusal, type Refusal } from '../src/base/refusal.ts'
import { actions } from '../src/intake/actions.ts'
import type { Line } from '../src/intake/handle.ts'
import { type Ingesting, ingest } from '../src/intake/ingest.ts'
import { reachOf } from '../src/intake/inner-network.ts'
import type { Intake } from '../src/intake/keep.ts'
import { type TellingOutputs, tellingOutputs } from '../src/jobs/tell-outputs.ts'
import { folderStorage } from '../src/media/storage.ts'
import { type Actor, type Newsroom, perform } from '../src/newsroom/action.ts'
import type { Verb } from '../src/newsroom/permissions.ts'
import { edgesOf } from '../src/server/edges.ts'
import { pageCache } from '../src/server/page-cache.ts'
import { countReads } from '../src/server/reads/count-reads.ts'
import { serve } from '../src/server/serve.ts'
import type { Working } from '../src/server/working.ts'
import { openDatabase } from '../src/store/database.ts'
import { hearAcknowledgements, joinNodes, type Node } from '../src/store/nodes.ts'
import { insertPerson, newSignIn, redeemSignIn } from '../src/store/people.ts'
import type { Role } from '../src/store/schema.ts'
import { sealOf } from '../src/store/sealed.ts'
import { keepProfile, setUpEdition } from '../src/store/settings.ts'
import { aPerson, type Wire } from './build.ts'
import { freshDatabase } from './postgres.ts'

/** For how long something that must happen is waited for: on a machine that has much else to do. */
export const patience = { timeout: 20_000 }

export const chief: Actor = { name: 'chief@courier.example', role: 'chief' }

/** What a reader was answered. `holds` looks in the address of a redirect too. */
export type Answer = { status: number; text: string; headers: Headers; bytes: Buffer; holds(words: string): boolean }

/** What a verb answered, read as loosely as a caller over HTTP would. */
export type Said = {
  story: string
  revision: number
  address: string
  waiting: boolean
  visibleFrom: Date
}

/** Takes the outcome of what must succeed. */
export const done = <Outcome>(outcome: Outcome | Refusal): Outcome => {
  if (isRefusal(outcome)) throw new Error(`Refused (${outcome.refused}): ${outcome.sentence}`)
  return outcome
}

/** The refusal's code of what must be refused. */
export const refusedAs = (outcome: unknown): string => {
  if (!isRefusal(outcome)) throw new Error(`It was not refused: ${JSON.stringify(outcome)}`)
  return outcome.refused
}

export type OtherNewsroom = { newsroom: Newsroom; outputs: TellingOutputs; close(): Promise<void> }

export type TestNewsroom = Awaited<ReturnType<typeof openNewsroom>>

/** Opens it at `at`, where its clock stands still until it is moved; or with the clock given. */
export const openNewsroom = async ({
  at = '2026-03-04T09:00:00Z',
  clock: given,
  isShared,
}: {
  at?: string
  clock?: Clock
  isShared?: () => boolean
} = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-flow-'))
  const fresh = await freshDatabase()
  const database = openDatabase(fresh.url)
  await setUpEdition(database.db)
  await keepProfile(database.db, aPerson())
  const still = stillClock(at)
  const clock = given ?? still
  const nodes = await hearAcknowledgements(fresh.url, database.db)
  const seal = sealOf(folder, undefined)
  const storage = folderStorage(join(folder, 'media'))
  const faults: unknown[] = []
  const telling = {
    storage,
    reach: reachOf(['127.0.0.1']),
    site: () => working.origin,
    patience: patience.timeout,
  }
  const outputs = tellingOutputs({
    ...{ ...telling, newsroom: { database, clock, nodes, seal } },
    failed: (error) => faults.push(error),
  })
  const newsroom: Newsroom = { database, clock, nodes, seal, outputs }
  const intake: Intake = { newsroom, storage }
  let node: Node | undefined
  const edges = isShared
    ? { isShared, isCloudflare: () => false, hubs: () => [], keys: () => [] }
    : edgesOf(database.db)
  const log = pino({ level: 'silent' })
  const reads = countReads(database, clock, log)
  const cache = pageCache({
    ...{ mayAnswer: () => node?.mayCache() ?? false, clock, edges },
    given: ({ story }, request) => story && reads.note(story, request),
  })
  const working: Working = { ...intake, cache, log, reads, origin: '', clockSet: true }
  const serving = await serve(working, ['site', 'desk'], 0)
  if (isRefusal(serving)) throw new Error(serving.sentence)
  const origin = `http://localhost:${serving.port}`
  working.origin = origin
  node = await joinNodes(fresh.url, { clockAhead: 0, clockSet: true, address: origin }, () => cache.forget())
  const joined = node
  let batches = 0

  /** Lays files into a folder of their own, as a supplier would. */
  const lay = async (...files: (Wire | { name: string; bytes: Uint8Array })[]): Promise<string> => {
    batches += 1
    const batch = join(folder, `batch-${batches}`)
    await mkdir(batch)
    for (const { name, bytes } of files) await writeFile(join(batch, name), bytes)
    return batch
  }

  const takeIn = async (paths: string[], manner: Partial<Ingesting> = {}): Promise<Line[]> => {
    const lines: Line[] = []
    for await (const line of ingest(intake, paths, { supplier: 'Nordwire', publish: true, ...manner })) lines.push(line)
    return lines
  }

  /** Takes files in and publishes what may be; a line for each. */
  const arrive = async (...files: (Wire | { name: string; bytes: Uint8Array })[]): Promise<Line[]> =>
    takeIn([await lay(...files)])

  const verb = async (name: Verb, input: unknown, actor: Actor = chief): Promise<Said | Refusal> =>
    (await perform(newsroom, actor, actions[name], input)) as Said | Refusal

  const get = async (path: string, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(new URL(path, origin), { redirect: 'manual', headers })
    const bytes = Buffer.from(await response.arrayBuffer())
    const text = bytes.toString()
    const lead = response.headers.get('location') ?? ''
    return {
      status: response.status,
      text,
      bytes,
      headers: response.headers,
      holds: (words) => text.includes(words) || decodeURIComponent(lead).includes(words),
    }
  }

  /** One wire that is published at once: where it stands and which story it became. */
  const published = async (...files: Parameters<typeof lay>): Promise<{ story: string; address: string }> => {
    const lines = await arrive(...files)
    const line = lines.find((one) => one.address)
    if (!line?.story || !line.address) throw new Error(`Nothing was published: ${JSON.stringify(lines)}`)
    return { story: line.story, address: line.address }
  }

  /** A story of the newsroom's own, published. */
  const publishedOwn = async (input: object): Promise<{ story: string; address: string }> => {
    const { story } = done(await verb('save', input))
    return done(await verb('publish', { story }))
  }

  const rows = async <Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> =>
    (await database.pool.query<Row>(sql, values)).rows

  const count = async (table: string): Promise<number> =>
    Number((await rows<{ count: string }>(`select count(*) from ${table}`))[0]?.count)

  /** Another transaction that has done this and is still open. Says when somebody waits for it, and ends it. */
  const open = async (sql: string, ...values: unknown[]) => {
    const client = new pg.Client({ connectionString: fresh.url })
    client.on('error', () => undefined)
    await client.connect()
    await client.query('begin')
    await client.query(sql, values)
    return {
      tell: (more: string, ...given: unknown[]) => client.query(more, given),
      async waitedFor(by = 1) {
        const waiting = `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        await expect.poll(async () => Number((await database.pool.query(waiting)).rows[0]?.count), patience).toBe(by)
      },
      async commit() {
        await client.query('commit')
        await client.end()
      },
    }
  }

  /** A session's cookie for somebody of this role. */
  const signIn = async (role: Role): Promise<string> => {
    const id = newId<PersonId>()
    const mail = `${role}-${id}@courier.example`
    await insertPerson(database.db, { id, mail, name: role, role, created_at: new Date() })
    return `dateline_session=${await redeemSignIn(database.db, await newSignIn(database.db, id))}`
  }

  /** The same newsroom seen from another process: connections and an ear of its own, no page cache. */
  const another = async ({
    patience: short = patience.timeout,
  }: {
    patience?: number
  } = {}): Promise<OtherNewsroom> => {
    const second = openDatabase(fresh.url, 4)
    const ear = await hearAcknowledgements(fresh.url, second.db)
    const parts = { database: second, clock, nodes: ear, seal }
    const others = tellingOutputs({
      ...telling,
      patience: short,
      newsroom: parts,
      failed: (error) => faults.push(error),
    })
    return {
      outputs: others,
      newsroom: { ...parts, outputs: others },
      async close() {
        await others.close()
        await ear.close()
        await second.close()
      },
    }
  }

  return {
    ...{
      origin,
      url: fresh.url,
      folder,
      clock: still,
      newsroom,
      intake,
      database,
      cache,
      node: joined,
      outputs,
      reads,
      faults,
    },
    ...{ lay, takeIn, arrive, verb, get, published, publishedOwn, rows, count, open, signIn, another },
    async close() {
      await outputs.close()
      await joined.leave()
      await serving.close()
      await reads.close()
      await nodes.close()
      await database.close()
      await fresh.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A token of the API that is good for reading, as the header in which it is sent. */
export const apiHeader = async ({ verb }: Pick<TestNewsroom, 'verb'>): Promise<{ authorization: string }> => {
  const given = { name: `Token ${randomUUID()}`, scopes: ['items:read', 'search:read'] }
  const made = done(await verb('keep-api-token', given, { name: 'root@courier.example', role: 'administrator' }))
  return { authorization: `Bearer ${(made as unknown as { secret: string }).secret}` }
}

/** Every address that the site's outputs lead to, from the front and the feeds on, and what each answers; the API's lists among them. */
export const everyAnswer = async (
  room: Pick<TestNewsroom, 'get' | 'verb'>,
  ...more: string[]
): Promise<Map<string, Answer>> => {
  const api = await apiHeader(room)
  const starts = [
    '/',
    '/feed.xml',
    '/feed.atom',
    '/feed.json',
    '/corrections',
    '/corrections.xml',
    '/saved',
    '/offline',
    '/service-worker.js',
    '/sitemap.xml',
    '/news-sitemap.xml',
    '/robots.txt',
    '/manifest.webmanifest',
    '/search',
    '/health',
    '/nothing/here',
    '/desk',
    '/api/v1',
    ...['items', 'topics'].map((list) => `/api/v1/${list}?limit=100`),
    ...more.flatMap((path) => (path.startsWith('/search?') ? `/api/v1${path}` : [])),
  ]
  const sections = ['/world', '/politics', '/business', '/tech-science', '/sport', '/culture']
  const waiting = new Set([...starts, ...sections, ...more])
  const answers = new Map<string, Answer>()
  for (const path of waiting) {
    const answer = await room.get(path, path.startsWith('/api/v1/') ? api : {})
    answers.set(path, answer)
    if (!/html|xml/.test(answer.headers.get('content-type') ?? '')) continue
    // The feed and the sitemap write whole addresses, pages write paths.
    for (const [, found = ''] of answer.text.matchAll(
      /(?:href="|<loc>|<link>)(?:http:\/\/localhost:\d+)?(\/[^"<#]*)/g,
    )) {
      if (!found.startsWith('//')) waiting.add(found.replaceAll('&amp;', '&'))
    }
  }
  return answers
}

/** The addresses whose answers hold the words. */
export const holding = (answers: Map<string, Answer>, words: string): string[] =>
  [...answers].filter(([, answer]) => answer.holds(words)).map(([path]) => path)

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

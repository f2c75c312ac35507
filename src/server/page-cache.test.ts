/** Tests of the page cache, asked over a real socket. */

import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { type Clock, machineClock, stillClock } from '../base/clock.ts'
import type { Edges } from './edges.ts'
import { encodingFor, holdsAlready, type Page, pageCache } from './page-cache.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const page = (body = '<p>Hello</p>'.repeat(50), until = Date.now() + 60_000): Page => ({
  type: 'text/html; charset=utf-8',
  body,
  from: 0,
  until,
})

/** A cache behind a socket, which answers 599 where the page would have to be made. */
const served = async (mayAnswer = () => true, bytes?: number, clock: Clock = machineClock, edges?: Edges) => {
  const cache = pageCache({ mayAnswer, clock, edges, bytes })
  const server = createServer((asked, response) => {
    if (!cache.answer(asked, response)) response.writeHead(599).end()
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  closing.push(() => server.close())
  const { port } = server.address() as AddressInfo
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; headers: IncomingMessage['headers']; bytes: Buffer }>((resolve, reject) => {
      request({ port, path, headers, method, agent: false }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }),
        )
      })
        .on('error', reject)
        .end()
    })
  return { cache, ask }
}

const keep = (cache: ReturnType<typeof pageCache>, url: string, kept = page()) => cache.page(url, async () => kept)

test('a page is given in each encoding that a reader takes, each under a tag of its own', async () => {
  const { cache, ask } = await served()
  await keep(cache, '/a')
  const plain = await ask('/a')
  const zipped = await ask('/a', { 'accept-encoding': 'gzip, deflate' })
  const small = await ask('/a', { 'accept-encoding': 'gzip, deflate, br' })
  const { body } = page()
  expect(plain.bytes.toString()).toBe(body)
  expect(gunzipSync(zipped.bytes).toString()).toBe(body)
  expect(brotliDecompressSync(small.bytes).toString()).toBe(body)
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect([zipped.headers['content-encoding'], small.headers['content-encoding']]).toEqual(['gzip', 'br'])
  expect(new Set([plain, zipped, small].map((one) => one.headers.etag)).size).toBe(3)
  for (const { headers, bytes } of [plain, zipped, small]) {
    expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'cache-control': 'public, no-cache' })
    expect(headers['content-length']).toBe(String(bytes.length))
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  }
})

test('whoever holds the page is told so; whoever asks for its head gets no body', async () => {
  const { cache, ask } = await served()
  await keep(cache, '/a')
  const { headers } = await ask('/a', { 'accept-encoding': 'br' })
  const again = await ask('/a', { 'accept-encoding': 'br', 'if-none-match': `"other", W/${headers.etag}` })
  expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, headers.etag])
  expect(again.headers['content-length']).toBeUndefined()
  expect((await ask('/a', { 'if-none-match': headers.etag ?? '' })).status).toBe(200)
  const head = await ask('/a', {}, 'HEAD')
  expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([200, 0, String(page().body.length)])
  expect((await ask('/a', {}, 'POST')).status).toBe(599)
})

test('an address is kept with its query, and no other', async () => {
  const { cache, ask } = await served()
  await keep(cache, '/search?q=a', page('about a'))
  expect((await ask('/search?q=a')).bytes.toString()).toBe('about a')
  for (const other of ['/search', '/search?q=b', '/search?q=a&page=2']) expect((await ask(other)).status).toBe(599)
})

test('a page is not given after its time, nor where the node may not answer', async () => {
  let may = true
  const { cache, ask } = await served(() => may)
  await keep(cache, '/over', page('over', Date.now()))
  await keep(cache, '/a')
  expect((await ask('/over')).status).toBe(599)
  expect((await ask('/a')).status).toBe(200)
  may = false
  expect((await ask('/a')).status).toBe(599)
  await keep(cache, '/made-while-deaf')
  may = true
  expect((await ask('/made-while-deaf')).status).toBe(599)
})

test('what was made while something changed is given to who asked, and not kept', async () => {
  const { cache, ask } = await served()
  const { promise, resolve } = Promise.withResolvers<Page>()
  const old = cache.page('/a', () => promise)
  cache.forget()
  const fresh = cache.page('/a', async () => page('new'))
  resolve(page('old'))
  expect(await old).toMatchObject({ page: { body: 'old' } })
  expect(await fresh).toMatchObject({ page: { body: 'new' } })
  expect((await ask('/a')).bytes.toString()).toBe('new')
})

test('an old making that ends last neither replaces the new page nor is joined by a later reader', async () => {
  const { cache, ask } = await served()
  const slow = Promise.withResolvers<Page>()
  const old = cache.page('/a', () => slow.promise)
  cache.forget()
  await keep(cache, '/a', page('new'))
  slow.resolve(page('old'))
  await old
  expect((await ask('/a')).bytes.toString()).toBe('new')
  cache.forget()
  expect((await ask('/a')).status).toBe(599)
})

test('a page that many ask for at once is made once', async () => {
  const { cache } = await served()
  let made = 0
  const slow = Promise.withResolvers<void>()
  const make = async () => {
    made += 1
    await slow.promise
    return page()
  }
  const asked = Array.from({ length: 50 }, () => cache.page('/a', make))
  slow.resolve()
  await Promise.all(asked)
  expect(made).toBe(1)
})

test('a making that fails fails for who waited, and the next is made again', async () => {
  const { cache, ask } = await served()
  const fail = async (): Promise<Page> => {
    throw new Error('The database is away.')
  }
  const outcomes = await Promise.allSettled([cache.page('/a', fail), cache.page('/a', fail)])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await keep(cache, '/a')
  expect((await ask('/a')).status).toBe(200)
})

test('an answer that is no page is never kept, and each who asks gets one of its own', async () => {
  const { cache, ask } = await served()
  const make = async () => new Response('gone', { status: 410 })
  const [one, other] = await Promise.all([cache.page('/a', make), cache.page('/a', make)])
  expect(one).not.toBe(other)
  expect((await ask('/a')).status).toBe(599)
})

test('what was asked for least lately goes first when the room is used up', async () => {
  const { cache, ask } = await served(() => true, 10_000)
  const wide = page('x'.repeat(2000))
  await keep(cache, '/1', wide)
  await keep(cache, '/2', wide)
  await ask('/1')
  await keep(cache, '/3', wide)
  expect(await Promise.all(['/1', '/2', '/3'].map(async (path) => (await ask(path)).status))).toEqual([200, 599, 200])
})

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['br;q=1.0, gzip;q=0.8', 'br'],
  ['gzip, br;q=0', 'gzip'],
  ['br;q=0.0, gzip;q=0', 'identity'],
  ['br;q=0.5', 'br'],
  ['deflate, zstd', 'identity'],
])('who takes %j is given %s', (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding)
})

test.each([
  [undefined, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"ab"', false],
])('If-None-Match %j against "a": %s', (given, holds) => {
  expect(holdsAlready(given, '"a"')).toBe(holds)
})

test('a page goes by the clock of the site: it ends at its instant, and is not given where the clock was put back before it was made', async () => {
  const clock = stillClock('2026-03-04T09:00:00Z')
  const { cache, ask } = await served(undefined, undefined, clock)
  const from = clock.now().getTime()
  await keep(cache, '/a', { ...page('a'), from, until: from + 1000 })
  clock.move(999)
  expect((await ask('/a')).status).toBe(200)
  clock.move(-1000)
  expect((await ask('/a')).status).toBe(599)
  await keep(cache, '/b', { ...page('b'), from, until: from + 1000 })
  clock.move(1001)
  expect((await ask('/b')).status).toBe(599)
})

test('a page that meets its end while others wait for it is made anew for them', async () => {
  const clock = stillClock('2026-03-04T09:00:00Z')
  const { cache } = await served(undefined, undefined, clock)
  const from = clock.now().getTime()
  const making = Promise.withResolvers<Page>()
  const first = cache.page('/a', () => making.promise)
  const second = cache.page('/a', async () => page('after'))
  clock.move(1000)
  making.resolve({ ...page('before'), from, until: from + 1000 })
  const [one, other] = await Promise.all([first, second])
  expect(one).toHaveProperty('page.body', 'before')
  expect(other).toHaveProperty('page.body', 'after')
})

test('a shared cache is told the whole seconds that are left of a page, however long it lies here already', async () => {
  const clock = stillClock('2026-03-04T09:00:00Z')
  const { cache, ask } = await served(undefined, undefined, clock, {
    isShared: () => true,
    isCloudflare: () => true,
    hubs: () => [],
    keys: () => [],
  })
  const from = clock.now().getTime()
  await keep(cache, '/a', { ...page('a'), from, until: from + 10_500 })
  const told = async () => {
    const { headers } = await ask('/a')
    // Cloudflare is told the same in its own word.
    expect(headers['cloudflare-cdn-cache-control']).toBe(headers['surrogate-control'])
    return headers['surrogate-control']
  }
  expect(await told()).toBe('max-age=10')
  clock.move(9000)
  expect(await told()).toBe('max-age=1')
  clock.move(600)
  expect(await told()).toBe('no-store')
})

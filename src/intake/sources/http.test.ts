/** Tests of HTTP pull against a real server: pages, tags, cursors, indexes, sign-in, and all that may go wrong. */

import { brotliCompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SupplierServer, supplierServer } from '../../../test/http-server.ts'
import { aDoor, lookThrough, texts } from '../../../test/look.ts'
import { httpSettings, openHttp } from './http.ts'
import type { Door } from './source.ts'

let server: SupplierServer
beforeEach(async () => {
  server = await supplierServer()
})
afterEach(() => server.close())

const door = (path: string, some: Partial<Door> = {}): Door =>
  aDoor({ ...some, address: `${server.origin}${path}`, settings: { timeout: 0.5, ...some.settings } })

const look = (one: Door, manner = {}) => lookThrough(openHttp, one, manner)

const names = (looked: Awaited<ReturnType<typeof look>>) => looked.files.map(({ name }) => name)

test('a page is a wire; unchanged, it is not sent again', async () => {
  server.tagged('/wire', '{"uri":"urn:a"}', { 'Content-Type': 'application/json' })
  const first = await look(door('/wire'))
  expect(first.files).toEqual([{ name: 'wire.json', bytes: Buffer.from('{"uri":"urn:a"}') }])
  const again = await look(door('/wire', { state: first.state }))
  expect(again.failure).toBeUndefined()
  expect(again.remotes).toEqual([])
  expect(server.calls[1]?.headers['if-none-match']).toBeDefined()
  server.tagged('/wire', '{"uri":"urn:b"}')
  const changed = await look(door('/wire', { state: again.state }))
  expect(texts(changed)).toEqual(['{"uri":"urn:b"}'])
  expect(changed.remotes[0]?.key).toBe(first.remotes[0]?.key)
  expect(changed.remotes[0]?.mark).not.toBe(first.remotes[0]?.mark)
})

test('Last-Modified serves where there is no tag', async () => {
  const since = 'Wed, 04 Mar 2026 08:00:00 GMT'
  server.says('/wire', (call, response) => {
    const same = call.headers['if-modified-since'] === since
    response.writeHead(same ? 304 : 200, { 'Last-Modified': since }).end(same ? undefined : 'text')
  })
  const { state } = await look(door('/wire'))
  expect((await look(door('/wire', { state }))).remotes).toEqual([])
})

test('what could not be kept is not remembered as seen', async () => {
  server.tagged('/wire', 'text')
  const full = () => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  const lost = await look(door('/wire'), { keep: full })
  expect(lost.problems).toEqual(['ENOSPC'])
  expect(texts(await look(door('/wire', { state: lost.state })))).toEqual(['text'])
})

test('what a door remembers of another address is forgotten', async () => {
  server.tagged('/one', 'text')
  server.tagged('/two', 'text')
  const { state } = await look(door('/one'))
  expect(texts(await look(door('/two', { state })))).toEqual(['text'])
})

test.each([
  [
    'a Link header',
    () => ({ headers: { Link: '</a>; rel=prev, </page2>; title="x, y"; rel="last next"' }, body: 'one' }),
  ],
  ['a member «next»', () => ({ body: '{"next":"/page2"}' })],
  ['a member «links.next»', () => ({ body: '{"links":{"next":"/page2"}}' })],
  ['HAL', () => ({ body: '{"_links":{"next":{"href":"/page2"}}}' })],
  ['a member «paging.next»', () => ({ body: '{"paging":{"next":"?x=1"},"at":"/page1"}', goesOn: '/page1' })],
  [
    'an Atom link',
    () => ({
      body: '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="page2"/></feed>',
    }),
  ],
  [
    'an Atom link in RSS',
    () => ({
      body: '<rss xmlns:a="http://www.w3.org/2005/Atom"><channel><a:link rel="next" href="/page2"/></channel></rss>',
    }),
  ],
])('the next page is found by %s', async (_, page) => {
  const { goesOn, ...said } = page() as { goesOn?: string; body: string; headers?: Record<string, string> }
  let calls = 0
  server.says('/page1', (_call, response) => {
    calls += 1
    response.writeHead(200, calls === 1 ? said.headers : {}).end(calls === 1 ? said.body : 'two')
  })
  server.says('/page2', 'two')
  const looked = await look(door('/page1'))
  expect(looked.failure).toBeUndefined()
  expect(texts(looked)).toEqual([said.body, 'two'])
  expect(server.calls.map(({ path }) => path)).toEqual(['/page1', goesOn ?? '/page2'])
  expect(new Set(looked.remotes.map(({ key }) => key)).size).toBe(2)
})

test('the setting says where the next page, or its cursor, stands', async () => {
  server.says('/odd', (call, response) => {
    const at = Number(call.query.get('cursor') ?? 0)
    response.end(JSON.stringify({ meta: { more: at < 2 ? at + 1 : null, page: '/other' } }))
  })
  server.says('/other', 'last')
  const byCursor = await look(door('/odd?q=1', { settings: { next: { at: '/meta/more', as: 'cursor' } } }))
  expect(byCursor.remotes).toHaveLength(3)
  expect(server.paths()).toEqual(['/odd?q=1', '/odd?q=1&cursor=1', '/odd?q=1&cursor=2'])
  const byAddress = await look(door('/odd', { settings: { next: '/meta/page' } }))
  expect(texts(byAddress)[1]).toBe('last')
})

test('a word that happens to be called «next» leads nowhere', async () => {
  server.says('/wire', '{"next":"Tomorrow the ferry sails","links":{"next":"javascript:alert(1)"}}')
  expect((await look(door('/wire'))).remotes).toHaveLength(1)
  expect(server.calls).toHaveLength(1)
})

test('pages that lead in a circle, and pages without end, come to an end', async () => {
  server.says('/a', '{"next":"/b"}')
  server.says('/b', '{"next":"/a"}')
  expect((await look(door('/a'))).remotes).toHaveLength(2)
  server.says('/endless', (call, response) =>
    response.end(`{"next":"/endless?page=${Number(call.query.get('page') ?? 1) + 1}"}`),
  )
  const endless = await look(door('/endless', { settings: { pages: 7 } }))
  expect(endless.failure).toBeUndefined()
  expect(endless.remotes).toHaveLength(7)
})

test('a page on another host is asked for only where the setting names it', async () => {
  server.says('/a', `{"next":"http://localhost:${server.port}/b"}`)
  server.says('/b', 'there')
  const refused = await look(door('/a'))
  expect(refused.failure?.message).toMatch(/goes on at localhost:\d+.*«hosts»/)
  expect(refused.state).toEqual({})
  const allowed = await look(door('/a', { settings: { hosts: ['localhost'] } }))
  expect(texts(allowed)[1]).toBe('there')
})

test('what is allowed by its host is still held back by the inner network', async () => {
  server.says('/a', '{"next":"http://169.254.169.254/latest/"}')
  const looked = await look(door('/a', { settings: { hosts: ['169.254.169.254'] } }))
  expect(looked.failure?.message).toContain('inner network')
})

test('{since} is the time of the last look that ended well, a little earlier', async () => {
  server.says('/wires', 'text')
  const settings = { since: { back: 2, overlap: 10 } }
  const before = Date.now()
  const first = await look(door('/wires?from={since}&to=', { settings }))
  const asked = Date.parse(server.calls[0]?.query.get('from') ?? '')
  expect(Math.abs(before - 2 * 3600_000 - asked)).toBeLessThan(5000)
  await look(door('/wires?from={since}&to=', { settings, state: first.state }))
  const next = Date.parse(server.calls[1]?.query.get('from') ?? '')
  expect(Math.abs(before - 600_000 - next)).toBeLessThan(5000)
  server.says('/wires', { status: 500 })
  const failed = await look(door('/wires?from={since}&to=', { settings, state: first.state }))
  expect(failed.state).toEqual(first.state)
})

test.each([
  ['seconds', /^\d{10}$/],
  ['milliseconds', /^\d{13}$/],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['iso', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
])('the time is written as %s', async (as, form) => {
  server.says('/wires', 'text')
  await look(door('/wires?from={since}', { settings: { since: { as } } }))
  expect(server.calls[0]?.query.get('from')).toMatch(form)
})

test('a cursor that the page gives is sent at the next look, whatever letters it has', async () => {
  server.says('/wires', (call, response) =>
    response.end(JSON.stringify({ meta: { cursor: `${call.query.get('from')}&x=/é` } })),
  )
  const settings = { since: { cursor: '/meta/cursor', start: 'begin' } }
  const first = await look(door('/wires?from={since}', { settings }))
  await look(door('/wires?from={since}', { settings, state: first.state }))
  expect(server.calls.map(({ query }) => query.get('from'))).toEqual(['begin', 'begin&x=/é'])
})

test('the next look begins where this one ended', async () => {
  let newest = 2
  server.says('/feed', (call, response) => {
    const at = Number(call.query.get('at') ?? 0)
    if (at > newest) response.writeHead(204).end()
    else response.end(JSON.stringify({ at, next: `/feed?at=${at + 1}` }))
  })
  const settings = { resume: true }
  const first = await look(door('/feed', { settings }))
  expect(first.files).toHaveLength(3)
  expect((await look(door('/feed', { settings, state: first.state }))).files).toHaveLength(0)
  newest = 3
  const later = await look(door('/feed', { settings, state: first.state }))
  expect(texts(later)).toEqual(['{"at":3,"next":"/feed?at=4"}'])
})

test('a page of items that has none is no wire, and the next look goes on from it', async () => {
  const pages: Record<string, object> = {
    '': { items: [{ uri: 'urn:a' }], next: '/feed?at=1' },
    1: { items: [], next: '/feed?at=1' },
  }
  server.says('/feed', (call, response) => response.end(JSON.stringify(pages[call.query.get('at') ?? ''])))
  const settings = { resume: true }
  const first = await look(door('/feed', { settings }))
  expect(texts(first)).toEqual([JSON.stringify(pages[''])])
  const second = await look(door('/feed', { settings, state: first.state }))
  expect(second.files).toEqual([])
  pages[1] = { items: [{ uri: 'urn:b' }], next: '/feed?at=2' }
  pages[2] = { items: [], next: '/feed?at=2' }
  expect(texts(await look(door('/feed', { settings, state: second.state })))).toEqual([JSON.stringify(pages[1])])
})

test('an index in JSON leads to its files; one that was taken is fetched again when the index says that it changed', async () => {
  const index = (version: number) =>
    JSON.stringify({
      items: [
        { v: version, link: { href: '/w/a%20b.xml' } },
        { v: 1, link: { href: `${server.origin}/w/c.xml` } },
      ],
    })
  server.says('/index', index(1))
  server.says('/w/a%20b.xml', 'a')
  server.says('/w/c.xml', 'c')
  const known = new Map<string, string>()
  const settings = { follow: '/items/*/link' }
  const first = await look(door('/index', { settings }), { known })
  expect(first.portions.map((portion) => portion.length)).toEqual([2])
  expect(names(first)).toEqual(['a b.xml', 'c.xml'])
  expect((await look(door('/index', { settings }), { known })).files).toEqual([])
  server.says('/index', index(2))
  expect(names(await look(door('/index', { settings }), { known }))).toEqual(['a b.xml'])
})

test('a server’s own listing of a folder leads to its files, which may still grow', async () => {
  const row = (name: string, size: string) =>
    `<tr><td><a href="${name}">${name}</a></td><td>2026-03-04 08:00</td><td>${size}</td></tr>`
  const listing = (size: string) =>
    `<html><a href="?C=N;O=D">Name</a> <a href="/">Parent Directory</a><a href="older/">older/</a>
     ${row('a.xml', size)}${row('b&amp;c.jpg', '2K')}${row('d.txt', '1K')}<a name=x>x</a><a href="javascript:alert(1)">x</a><a href="http://[">x</a></html>`
  server.says('/out/', { headers: { ETag: '"same"', 'Content-Type': 'text/html' }, body: listing('1K') })
  for (const name of ['a.xml', 'b&c.jpg', 'd.txt']) server.says(`/out/${name}`, name)
  const known = new Map<string, string>()
  const settings = { follow: 'links' }
  const first = await look(door('/out/', { settings }), { known })
  expect(names(first)).toEqual(['a.xml', 'b&c.jpg', 'd.txt'])
  expect(first.remotes.every(({ mayGrow }) => mayGrow !== undefined)).toBe(true)
  server.says('/out/', listing('9K'))
  const later = await look(door('/out/', { settings, state: first.state }), { known })
  expect(server.calls.at(-2)?.headers['if-none-match']).toBeUndefined()
  expect(names(later)).toEqual(['a.xml'])
  const onlyXml = await look(door('/out/', { settings: { ...settings, only: '*.XML' } }))
  expect(names(onlyXml)).toEqual(['a.xml'])
})

test('an Atom index leads to its entries, oldest first', async () => {
  const entry = (name: string, at: string) =>
    `<entry><updated>${at}</updated><link href="/${name}"/><link rel="self" href="/self"/></entry>`
  server.says(
    '/atom',
    `<feed xmlns="http://www.w3.org/2005/Atom">${entry('new', '2026-03-04T09:00:00Z')}${entry('old', '2026-03-04T08:00:00Z')}</feed>`,
  )
  server.says('/new', 'new')
  server.says('/old', 'old')
  expect(texts(await look(door('/atom', { settings: { follow: 'links' } })))).toEqual(['old', 'new'])
})

test('an RSS index leads to its items and their enclosures', async () => {
  server.says(
    '/rss',
    `<rss><channel><link>http://site.example/</link><item><link>${server.origin}/a</link><enclosure url="/b.jpg"/></item></channel></rss>`,
  )
  server.says('/a', 'a')
  server.says('/b.jpg', 'b')
  expect(texts(await look(door('/rss', { settings: { follow: 'links' } })))).toEqual(['a', 'b'])
})

test('files on other hosts are left out, and said where all are', async () => {
  const elsewhere = `http://localhost:${server.port}/x`
  server.says('/mixed', JSON.stringify(['/here', elsewhere, 'ftp://wires.example/x', 7, null, '']))
  server.says('/here', 'here')
  server.says('/x', 'there')
  expect(texts(await look(door('/mixed', { settings: { follow: '/*' } })))).toEqual(['here'])
  server.says('/all', JSON.stringify([elsewhere]))
  expect((await look(door('/all', { settings: { follow: '/*' } }))).failure?.message).toMatch(/lie elsewhere.*«hosts»/)
  const hosts = [`localhost:${server.port}`]
  expect(texts(await look(door('/all', { settings: { follow: '/*', hosts } })))).toEqual(['there'])
})

test('one file that fails does not stop the others, and is tried again; one that is gone for good does not hold the door', async () => {
  server.says('/index', { headers: { ETag: '"i"' }, body: '["/a","/b","/c"]' })
  server.says('/a', { status: 500 })
  server.says('/b', 'b')
  server.says(
    '/c',
    (_, response) => void response.writeHead(200, { 'Content-Length': '9' }).write('c', () => response.destroy()),
  )
  const settings = { follow: '/*' }
  const known = new Map<string, string>()
  const first = await look(door('/index', { settings }), { known })
  expect(texts(first)).toEqual(['b'])
  expect(first.problems.join()).toMatch(/fault of its own.*broke off/)
  expect(first.state).not.toHaveProperty('etag')
  server.says('/a', { status: 404 })
  server.says('/c', 'c')
  const second = await look(door('/index', { settings, state: first.state }), { known })
  expect(texts(second)).toEqual(['c'])
  expect(second.problems.join()).toContain('nothing at')
  expect(second.state).toHaveProperty('etag', '"i"')
})

test('5,000 files of one index are listed, and no more', async () => {
  server.says('/index', JSON.stringify(Array.from({ length: 5_010 }, (_, at) => `/f/${at}`)))
  const known = new Map<string, string>()
  const looked = await look(door('/index', { settings: { follow: '/*', only: 'none' } }), { known })
  expect(looked.remotes).toHaveLength(0)
  const all = Array.from({ length: 5_000 }, (_, at) => `<a href="${at}.xml">x</a>`).join('\n')
  server.says('/html/', all)
  expect((await look(door('/html/', { settings: { follow: 'links', only: '4*9.xml' } }))).remotes).toHaveLength(111)
})

test.each([
  [
    'user and password',
    { kind: 'basic', user: 'courier' },
    { authorization: `Basic ${Buffer.from('courier:s3cret').toString('base64')}` },
  ],
  ['a token', { kind: 'bearer' }, { authorization: 'Bearer s3cret' }],
  ['a header of any name', { kind: 'header', name: 'X-Api-Key' }, { 'x-api-key': 's3cret' }],
])('it signs in by %s, and tells nobody else', async (_, signIn, headers) => {
  const other = await supplierServer('127.0.0.2')
  try {
    server.says('/index', JSON.stringify(['/a', `${other.origin}/b`]))
    server.says('/a', { status: 302, headers: { Location: `${other.origin}/moved` } })
    other.says('/b', 'b')
    other.says('/moved', 'moved')
    const settings = { signIn, follow: '/*', hosts: ['127.0.0.2'], headers: { 'X-Feed': '7' } }
    const looked = await look(door('/index', { settings, secret: 's3cret\n' }))
    expect(texts(looked)).toEqual(['moved', 'b'])
    for (const call of server.calls) expect(call.headers).toMatchObject({ ...headers, 'x-feed': '7' })
    expect(JSON.stringify(other.calls)).not.toMatch(/s3cret|czNjcmV0|x-feed|authorization/i)
  } finally {
    await other.close()
  }
})

test('a key in the query is sent and never told', async () => {
  server.says('/index', (call, response) => {
    if (call.query.get('key') !== 's3cret') return response.writeHead(401).end()
    return response.end(
      JSON.stringify({
        items: ['/a?key=s3cret', '/b?x=1'],
        next: call.query.has('p') ? null : '/index?p=2&key=s3cret',
      }),
    )
  })
  server.says('/a', 'a')
  const settings = { signIn: { kind: 'query', name: 'key' }, follow: '/items/*', resume: true }
  const looked = await look(door('/index', { settings, secret: 's3cret' }))
  expect(looked.failure).toBeUndefined()
  expect(server.calls.every(({ query }) => query.get('key') === 's3cret')).toBe(true)
  expect(looked.problems[0]).toContain('nothing at')
  expect(JSON.stringify([looked.remotes, looked.state, looked.problems])).not.toContain('s3cret')
})

const oauth2 = (some = {}) => ({
  signIn: { kind: 'oauth2', token: `${server.origin}/token`, client: 'cou:rier', scope: 'wires', ...some },
})

test('OAuth 2: a token is asked for once, and again when it is accepted no longer', async () => {
  let good = 'first'
  server.says('/token', { body: JSON.stringify({ access_token: 'first', token_type: 'Bearer', expires_in: 3600 }) })
  server.says('/wire', (call, response) =>
    response.writeHead(call.headers.authorization === `Bearer ${good}` ? 200 : 401).end('text'),
  )
  const one = door('/wire', { settings: oauth2(), secret: 'pass%word' })
  expect(texts(await look(one))).toEqual(['text'])
  expect(texts(await look(one))).toEqual(['text'])
  expect(server.paths()).toEqual(['/token', '/wire', '/wire'])
  const [asked] = server.calls
  expect(asked?.headers.authorization).toBe(`Basic ${Buffer.from('cou%3Arier:pass%25word').toString('base64')}`)
  expect(asked?.body).toBe('grant_type=client_credentials&scope=wires')
  good = 'second'
  server.says('/token', { body: JSON.stringify({ access_token: 'second' }) })
  expect(texts(await look(one))).toEqual(['text'])
  good = 'nothing helps'
  const refused = await look(one)
  expect(refused.failure?.message).toContain('(401)')
  expect(server.paths().slice(3)).toEqual(['/wire', '/token', '/wire', '/wire', '/token', '/wire'])
})

test.each([
  [
    { status: 401, body: '{"error":"invalid_client","error_description":"no such client pass%word"}' },
    /no token for this client \(401, invalid_client\)/,
  ],
  [{ status: 400, body: 'pass%word' }, /no token for this client \(400\)/],
  [{ status: 200, body: '<html>' }, /gives no token \(200\)/],
  [{ status: 200, body: '{"access_token":7}' }, /gives no token/],
  [{ status: 302, headers: { Location: 'http://127.0.0.1/' } }, /gives no token \(302\)/],
  [{ status: 500 }, /gives no token \(500\)/],
])('OAuth 2: no token, case %#', async (said, sentence) => {
  server.says('/token', said)
  const looked = await look(door('/wire', { settings: oauth2({ credentials: 'form' }), secret: 'pass%word' }))
  expect(looked.failure?.message).toMatch(sentence)
  expect(looked.failure?.message).not.toContain('pass')
  expect(server.calls[0]?.body).toContain('client_secret=pass%25word')
})

test('a wrong password is told without being said', async () => {
  server.says('/wire', { status: 401 })
  const looked = await look(door('/wire', { settings: { signIn: { kind: 'bearer' } }, secret: 'wr0ng' }))
  expect(looked.failure?.message).toMatch(/does not accept the password or token \(401\)/)
  expect(looked.failure?.message).not.toContain('wr0ng')
})

test('a door that wants a secret and has none, and one with its password in the address, are told so', async () => {
  const without = await look(door('/wire', { settings: { signIn: { kind: 'bearer' } } }))
  expect(without.failure?.message).toContain('has no password or token')
  const shown = await look(aDoor({ address: `http://courier:s3cret@127.0.0.1:${server.port}/wire` }))
  expect(shown.failure?.message).toContain('where everybody can see it')
  expect(shown.failure?.message).not.toContain('s3cret')
})

test('a secret that no header can hold is a failure of the door', async () => {
  const looked = await look(door('/wire', { settings: { signIn: { kind: 'bearer' } }, secret: 'two\r\nX-Lines: 1' }))
  expect(looked.failure?.message).toContain('header that HTTP does not allow')
  expect(looked.failure?.message).not.toContain('lines')
  expect(server.calls).toEqual([])
})

test('a server that is busy for a moment is waited for; one that is busy for long says until when', async () => {
  let calls = 0
  server.says('/wire', (_, response) => {
    calls += 1
    if (calls < 3) response.writeHead(calls === 1 ? 429 : 503, { 'Retry-After': '0' }).end()
    else response.end('text')
  })
  expect(texts(await look(door('/wire')))).toEqual(['text'])
  server.says('/wire', { status: 429, headers: { 'Retry-After': '3600' } })
  const long = await look(door('/wire'))
  expect(long.failure?.message).toMatch(/asked too often \(429\).*until \d{4}-\d\d-\d\d \d\d:\d\d UTC/)
  expect(Math.abs((long.failure?.notBefore?.getTime() ?? 0) - Date.now() - 3600_000)).toBeLessThan(5000)
  const date = new Date(Date.now() + 7200_000).toUTCString()
  server.says('/wire', { status: 503, headers: { 'Retry-After': date } })
  expect((await look(door('/wire'))).failure?.notBefore?.toUTCString()).toBe(date)
  server.says('/wire', { status: 503, headers: { 'Retry-After': 'soon' } })
  expect((await look(door('/wire'))).failure?.message).toContain('fault of its own (503)')
})

test('packed answers are unpacked, and what is larger than 50 MB unpacked is not taken', async () => {
  server.says('/small', { headers: { 'Content-Encoding': 'br' }, body: brotliCompressSync('text') })
  expect(texts(await look(door('/small')))).toEqual(['text'])
  server.says('/bomb', { headers: { 'Content-Encoding': 'br' }, body: brotliCompressSync(Buffer.alloc(60_000_000)) })
  expect((await look(door('/bomb', { settings: { timeout: 30 } }))).failure?.message).toContain('larger than 50 MB')
})

test('a look that is ended from our side says so', async () => {
  server.says('/wire', () => undefined)
  const ending = new AbortController()
  setTimeout(() => ending.abort(), 50)
  const looked = await look(door('/wire', { settings: { timeout: 30 } }), { signal: ending.signal })
  expect(looked.failure?.message).toContain('ended from our side')
})

test.each([
  ['Content-Disposition', { 'Content-Disposition': 'attachment; filename="../../etc/no\\"te.xml"' }, 'no"te.xml'],
  [
    'its extended form',
    { 'Content-Disposition': "attachment; filename=a.xml; filename*=UTF-8''%E2%82%AC%20rates.xml" },
    '€ rates.xml',
  ],
  ['a broken escape', { 'Content-Disposition': "attachment; filename*=UTF-8''%E2%8" }, '%E2%8.html'],
  ['dots alone', { 'Content-Disposition': 'attachment; filename=".."', 'Content-Type': 'application/xml' }, 'wire.xml'],
])('a file is named by %s', async (_, headers, name) => {
  server.says('/wire', { headers: { 'Content-Type': 'text/html', ...headers }, body: 'text' })
  expect(names(await look(door('/wire')))).toEqual([name])
})

test.each([
  { follow: 'hrefs' },
  { follow: 'items/*' },
  { signIn: { kind: 'header', name: 'Host' } },
  { signIn: { kind: 'header', name: 'X Key' } },
  { signIn: { kind: 'magic' } },
  { signIn: { kind: 'oauth2', token: 'file:///etc/passwd', client: 'a' } },
  { headers: { 'X-A': 'a\r\nX-B: b' } },
  { headers: { 'Content-Length': '3' } },
  { pages: 0 },
  { timeout: 0 },
  { colour: 'blue' },
])('settings that say nothing sensible are refused, case %#', (settings) => {
  expect(httpSettings.safeParse(settings).success).toBe(false)
})

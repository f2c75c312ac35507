/** Search engines and hubs are told of what changed: many addresses in one call, a kill at once, and nothing that no reader has seen. */

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aStory, aWire } from '../../build.ts'
import { type SupplierServer, supplierServer } from '../../http-server.ts'
import { done, openNewsroom, patience, type TestNewsroom } from '../../newsroom.ts'

const administrator = { name: 'root@courier.example', role: 'administrator' } as const
let room: TestNewsroom
let outside: SupplierServer
beforeAll(async () => {
  room = await openNewsroom()
  outside = await supplierServer()
})
afterAll(async () => {
  await room?.close()
  await outside?.close()
  expect(room?.faults).toEqual([])
})
beforeEach(async () => {
  await room.rows('delete from output')
  await room.rows('update delivery set done_at = now() where done_at is null')
  outside.calls.length = 0
})

const register = (kind: string, settings: object = {}) =>
  room.verb('keep-output', { kind, address: `${outside.origin}/${kind}`, settings }, administrator).then(done)

type Ping = { host: string; key: string; keyLocation: string; urlList: string[] }
const pings = (): Ping[] =>
  outside.calls.filter(({ path }) => path === '/indexnow').map(({ body }) => JSON.parse(body ?? ''))

/** The jobs' next turn, as if what is gathered had been gathered for long enough. */
const turn = async () => {
  await room.rows('update delivery set due_at = now() where done_at is null')
  await room.outputs.tellDue()
}

const key = 'abcdef0123456789'

test('what is published is gathered and told in one call; the key’s file says that the site is ours', async () => {
  outside.says('/indexnow', { status: 202 })
  await register('indexnow', { key })
  await expect.poll(async () => (await room.get(`/${key}.txt`)).status, patience).toBe(200)
  const file = await room.get(`/${key}.txt`)
  expect([file.text, file.headers.get('content-type')]).toEqual([key, 'text/plain; charset=UTF-8'])
  expect((await room.get(`/${key}0.txt`)).status).toBe(404)
  const one = await room.publishedOwn(aStory('The quay opens'))
  const two = await room.publishedOwn(aStory('Die Brücke: «über» alles'))
  const held = done(await room.verb('save', aStory('Not yet'))).story
  done(await room.verb('schedule', { story: held, at: '2026-03-09T06:00' }))
  expect(pings()).toEqual([])
  await turn()
  await expect.poll(() => pings().length, patience).toBe(1)
  expect(pings()[0]).toEqual({
    host: new URL(room.origin).host,
    ...{ key, keyLocation: `${room.origin}/${key}.txt` },
    urlList: [one, two].map(({ address }) => encodeURI(room.origin + address)),
  })
})

test('a kill is told at once and acknowledged; where a search engine does not believe us, it is said what to do', async () => {
  outside.says('/indexnow', { status: 200 })
  await register('indexnow', { key })
  const { story, address } = await room.publishedOwn(aStory('Soon withdrawn'))
  expect(done(await room.verb('kill', { story, reason: 'It is wrong.' }))).toEqual({ story, address })
  expect(pings().map(({ urlList }) => urlList)).toEqual([[encodeURI(room.origin + address)]])
  outside.says('/indexnow', { status: 403 })
  const other = await room.publishedOwn(aStory('Withdrawn too'))
  const outcome = done(await room.verb('kill', { story: other.story, reason: 'It is wrong.' }))
  expect(outcome).toMatchObject({ unacknowledged: [{ failure: expect.stringContaining(`/${key}.txt is reached`) }] })
})

test('what search engines may not show at our address is never told', async () => {
  outside.says('/indexnow', { status: 200 })
  await register('indexnow', { key })
  done(await room.verb('keep-supplier', { supplier: 'Nordwire', contract: { index: 'no' } }, administrator))
  const { story } = await room.published(aWire())
  const { address } = await room.publishedOwn(aStory('Ours'))
  await turn()
  await expect.poll(() => pings().length, patience).toBe(1)
  expect(pings()[0]?.urlList).toEqual([room.origin + address])
  done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  expect(pings()).toHaveLength(1)
})

test('a key is made where none is given, stays, and is refused where it is none', async () => {
  const { output } = (await register('indexnow')) as unknown as { output: string }
  const keyOf = async () =>
    (await room.rows<{ key: string }>(`select settings ->> 'key' as key from output where id = $1`, output))[0]?.key
  const made = await keyOf()
  expect(made).toMatch(/^[0-9a-f]{32}$/)
  done(await room.verb('keep-output', { output, name: 'Search engines' }, administrator))
  expect(await keyOf()).toBe(made)
  const wrong = { output, settings: { key: '../robots' } }
  expect(await room.verb('keep-output', wrong, administrator)).toMatchObject({ refused: 'invalid' })
})

test('hubs are told of the feeds of section, topics and profiles too, and each feed names its hub', async () => {
  outside.says('/websub', { status: 202 })
  await register('websub')
  const hub = `${outside.origin}/websub`
  const { furniture, ...story } = aStory('The lock and the Grey Café')
  const topics = [
    { slug: 'locks', name: 'Locks' },
    { slug: 'grüne-häfen', name: 'Grüne Häfen' },
    { slug: 'norway', name: 'Norway', kind: 'place' },
  ]
  await room.publishedOwn({ ...story, furniture: { ...furniture, topics } })
  const told = () =>
    outside.calls.map(({ body = '' }) => new URLSearchParams(body).get('hub.url')?.replace(room.origin, ''))
  const pages = [
    '',
    '/culture',
    '/topic/locks',
    `/topic/${encodeURIComponent('grüne-häfen')}`,
    '/place/norway',
    '/by/mara-quill',
  ]
  const feeds = pages.flatMap((page) => ['xml', 'atom', 'json'].map((format) => `${page}/feed.${format}`))
  await expect.poll(() => told().toSorted(), patience).toEqual(feeds.toSorted())
  // Outputs are looked up once a second, and the clock stands still: each look is at an address of its own.
  let looks = 0
  await expect.poll(async () => (await room.get(`/culture/feed.atom?look=${++looks}`)).text, patience).toContain(hub)
  for (const feed of feeds) {
    const answer = await room.get(`${feed}?again`)
    expect([feed, answer.status]).toEqual([feed, 200])
    expect(answer.headers.get('link')).toBe(`<${hub}>; rel="hub", <${room.origin}${feed}>; rel="self"`)
  }
})

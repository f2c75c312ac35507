/** Tests of a feed that is polled: one file per change, moves and ends heeded. */

import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SupplierServer, supplierServer } from '../../../test/http-server.ts'
import { aDoor, lookThrough, texts } from '../../../test/look.ts'
import { feedSettings, openFeed } from './feed.ts'

let server: SupplierServer
beforeEach(async () => {
  server = await supplierServer()
})
afterEach(() => server.close())

const feed = (inner = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel>${inner}<title>Nordwire</title></channel></rss>`

const look = (
  state: Record<string, unknown> = {},
  settings: Record<string, unknown> = {},
  known = new Map<string, string>(),
) =>
  lookThrough(
    openFeed,
    aDoor({
      kind: 'feed',
      address: `${server.origin}/feed`,
      state,
      settings: { timeout: 0.5, ...settings },
      secret: 's3cret',
    }),
    { known },
  )

test('each state of a feed is one file; unchanged, it is not sent again', async () => {
  server.tagged('/feed', feed(), { 'Content-Type': 'application/rss+xml' })
  const known = new Map<string, string>()
  const first = await look({}, {}, known)
  expect(first.files.map(({ name }) => name)).toEqual(['feed.xml'])
  const again = await look(first.state, {}, known)
  expect([again.failure, again.remotes]).toEqual([undefined, []])
  server.tagged('/feed', feed('<item/>'))
  const changed = await look(again.state, {}, known)
  expect(texts(changed)).toEqual([feed('<item/>')])
  expect(changed.remotes[0]?.key).toBe(first.remotes[0]?.key)
})

test('without tags, the same bytes have the same mark', async () => {
  server.says('/feed', feed())
  const known = new Map<string, string>()
  const first = await look({}, {}, known)
  expect((await look(first.state, {}, known)).files).toEqual([])
})

test('what could not be kept is asked for again', async () => {
  server.tagged('/feed', feed())
  const door = aDoor({ kind: 'feed', address: `${server.origin}/feed` })
  const keep = () => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  }
  const lost = await lookThrough(openFeed, door, { keep })
  expect(lost.problems).toEqual(['ENOSPC'])
  expect(texts(await look(lost.state))).toEqual([feed()])
})

test('a feed that has moved for good is asked for at its new place; one that has moved for a while is not', async () => {
  server.says('/feed', { status: 301, headers: { Location: '/moved' } })
  server.says('/moved', { status: 302, headers: { Location: '/today' } })
  server.says('/today', feed())
  const first = await look()
  expect(server.paths()).toEqual(['/feed', '/moved', '/today'])
  await look(first.state)
  expect(server.paths().slice(3)).toEqual(['/moved', '/today'])
  const other = aDoor({ kind: 'feed', address: `${server.origin}/today`, state: first.state })
  await lookThrough(openFeed, other)
  expect(server.paths().at(-1)).toBe('/today')
})

test('a feed that has moved into the inner network is not followed, nor remembered', async () => {
  server.says('/feed', { status: 301, headers: { Location: 'http://10.0.0.1/feed' } })
  const looked = await look()
  expect(looked.failure?.message).toContain('inner network')
  expect(looked.state).toEqual({})
})

test('a token is not taken along to where a feed has moved', async () => {
  const other = await supplierServer('127.0.0.2')
  try {
    server.says('/feed', { status: 308, headers: { Location: `${other.origin}/feed` } })
    other.says('/feed', feed())
    const settings = { signIn: { kind: 'bearer' } }
    await look((await look({}, settings)).state, settings)
    expect(server.calls.map(({ headers }) => headers.authorization)).toEqual(['Bearer s3cret'])
    expect(other.calls.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])
  } finally {
    await other.close()
  }
})

test('a feed that is gone says so', async () => {
  server.says('/feed', { status: 410 })
  expect((await look()).failure?.message).toMatch(/The feed .* is gone for good \(410\)\. Ask the supplier/)
})

test.each([
  ['<ttl>5</ttl>', 5],
  ['<ttl> 100000 </ttl>', 30],
  ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>', 15],
  ['<sy:updatePeriod>daily</sy:updatePeriod>', 30],
])('%s: it is left alone for %i minutes, if we heed it', async (hint, minutes) => {
  server.says('/feed', feed(hint))
  const { state } = await look()
  const until = Date.parse(String(state.notBefore))
  expect(Math.abs(until - Date.now() - minutes * 60_000)).toBeLessThan(5000)
  expect((await look(state)).remotes).toEqual([])
  expect(server.calls).toHaveLength(1)
  expect((await look({ ...state, notBefore: new Date(Date.now() - 1).toISOString() })).remotes).toHaveLength(1)
  expect((await look({}, { heedsPace: false })).state).not.toHaveProperty('notBefore')
})

test.each([
  '<ttl>0</ttl>',
  '<ttl>-5</ttl>',
  '<ttl>soon</ttl>',
  '<sy:updateFrequency>0</sy:updateFrequency>',
  '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>',
])('%s says nothing', async (hint) => {
  server.says('/feed', feed(hint))
  expect((await look()).state).not.toHaveProperty('notBefore')
})

test('settings that are none are refused', () => {
  expect(feedSettings.safeParse({ every: 5 }).success).toBe(false)
  expect(feedSettings.parse({})).toMatchObject({ signIn: { kind: 'none' }, heedsPace: true })
})

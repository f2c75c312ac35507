/** Who may ask the API: each address by each scope, tokens that are ended, over, changed or none, an API that is open, and how often anybody may ask. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Scope, scopeNames } from '../../../../src/base/scope.ts'
import { type Endpoint, endpointNames, endpoints, openScopes } from '../../../../src/site/api/endpoints.ts'
import { aStory } from '../../../build.ts'
import { done, refusedAs } from '../../../newsroom.ts'
import { type ApiRoom, administrator, openApi } from './api-room.ts'

let room: ApiRoom
let story: string
const tokens = new Map<Scope, string>()
beforeAll(async () => {
  room = await openApi()
  story = (await room.publishedOwn(aStory('The lock is open'))).story
  for (const scope of scopeNames) tokens.set(scope, (await room.newToken([scope])).secret)
})
afterAll(() => room?.close())

const setAccess = async (api: 'open' | 'closed') => done(await room.verb('keep-edition', { api }, administrator))

/** A call of each address that is answered well where it may be. */
const callOf = ({ method, path, query }: Endpoint) => ({
  address: `${path.replace('{id}', path.startsWith('/items') ? story : '000000000000')}${query && 'q' in query.shape ? '?q=lock' : ''}`,
  method: method.toUpperCase(),
  ...(method === 'post' && { body: { address: 'https://partner.example/hook' } }),
})
const answered = new Map<string, number>([['delete-webhook', 404]])

describe.each(endpointNames)('%s', (name) => {
  const one: Endpoint = endpoints[name]
  test('is answered to whoever has its scope, and to nobody else', async () => {
    const { address, ...call } = callOf(one)
    const well = answered.get(name) ?? one.status
    for (const [scope, token] of tokens) {
      const { status, headers, json } = await room.ask(address, { ...call, token })
      const may = one.scope === undefined || one.scope === scope
      expect([scope, status]).toEqual([scope, may ? well : 403])
      if (!may) {
        expect(json).toMatchObject({ refused: 'not-allowed', sentence: expect.stringContaining(one.scope ?? '') })
        expect(headers.get('www-authenticate')).toContain('insufficient_scope')
      }
    }
    const nobody = await room.ask(address, { ...call, token: '' })
    expect(nobody.status).toBe(one.scope === undefined ? 200 : 401)
    if (one.scope === undefined) return
    expect(nobody.headers.get('www-authenticate')).toBe('Bearer realm="api"')
    expect(nobody.headers.get('cache-control')).toBe('no-store')
  })

  test('is open to all where the publication says so, and only to be read', async () => {
    await setAccess('open')
    const { address, ...call } = callOf(one)
    const { status, headers } = await room.ask(address, { ...call, token: '' })
    const isOpen = one.scope === undefined || openScopes.has(one.scope)
    expect(status).toBe(isOpen ? one.status : 401)
    if (isOpen) expect(headers.get('cache-control')).toBe('public, no-cache')
    await setAccess('closed')
    expect((await room.ask(address, { ...call, token: '' })).status).toBe(one.scope === undefined ? 200 : 401)
  })
})

test('a token is good in its header alone, and what it is answered no cache on the way may keep', async () => {
  const token = tokens.get('items:read') ?? ''
  const { status, headers } = await room.ask('/items', { token })
  expect([status, headers.get('cache-control'), headers.get('vary')]).toEqual([
    ...[200, 'private, no-cache', 'Accept-Encoding, Authorization'],
  ])
  const elsewhere: Record<string, string>[] = [{ cookie: `token=${token}` }, { 'x-api-key': token }]
  for (const scheme of ['Basic', 'Token', 'Bearer:']) elsewhere.push({ authorization: `${scheme} ${token}` })
  for (const more of elsewhere) expect((await room.ask('/items', { token: '', headers: more })).status).toBe(401)
  for (const name of ['token', 'access_token'])
    expect((await room.ask(`/items?${name}=${token}`, { token: '' })).status).toBe(401)
  // What was made for somebody with a token is given to nobody without one.
  expect((await room.get('/api/v1/items')).status).toBe(401)
})

test('a token that is guessed, cut short, ended or over is good for nothing, in an open API too', async () => {
  const ended = await room.newToken()
  const over = await room.newToken(undefined, { expires: new Date(Date.now() + 3600_000).toISOString() })
  expect((await room.ask('/items', { token: ended.secret })).status).toBe(200)
  expect((await room.ask('/items', { token: over.secret })).status).toBe(200)
  done(await room.verb('end-api-token', { token: ended.token }, administrator))
  await room.rows(`update api_token set expires_at = now() - interval '1 second' where id = $1`, over.token)
  await setAccess('open')
  const bad = [
    ended.secret,
    over.secret,
    `${room.secret}x`,
    room.secret.slice(0, -1),
    'dateline_',
    'x',
    `dateline_${'A'.repeat(43)}`,
  ]
  for (const token of bad) {
    const { status, headers } = await room.ask('/items', { token })
    expect([token, status]).toEqual([token, 401])
    expect(headers.get('www-authenticate')).toContain('invalid_token')
  }
  await setAccess('closed')
  expect(refusedAs(await room.verb('end-api-token', { token: ended.token }, administrator))).toBe('unknown')
})

test('a token is kept as a hash, changed without another one being made, and told once', async () => {
  const { token, secret } = await room.newToken(['items:read'])
  expect(secret).toMatch(/^dateline_[\w-]{43}$/)
  const kept = JSON.stringify([
    await room.rows('select * from api_token'),
    await room.rows('select * from audit'),
    await room.rows('select * from event'),
  ])
  expect(kept).not.toContain(secret.slice(9))
  expect((await room.ask('/search?q=lock', { token: secret })).status).toBe(403)
  const change = { token, name: 'The Northern Mail', scopes: ['search:read', 'search:read'] }
  expect(done(await room.verb('keep-api-token', change, administrator))).toEqual({ token })
  expect((await room.ask('/search?q=lock', { token: secret })).status).toBe(200)
  expect((await room.ask('/items', { token: secret })).status).toBe(403)
  const cookie = await room.signIn('administrator')
  const { tokens: shown } = JSON.parse((await room.get('/api/settings', { cookie })).text)
  expect(shown).toContainEqual(
    expect.objectContaining({ id: token, name: 'The Northern Mail', scopes: ['search:read'], expires: null }),
  )
  expect(JSON.stringify(shown)).not.toMatch(/hash|dateline_/)
})

test.each([
  [{ name: 'Nameless scopes' }, 'incomplete', 'scopes'],
  [{ scopes: ['items:read'] }, 'incomplete', 'name'],
  [{ name: 'x', scopes: [] }, 'invalid', 'scopes'],
  [{ name: 'x', scopes: ['items:write'] }, 'invalid', 'scopes.0'],
  [{ name: 'x', scopes: ['items:read'], expires: '2020-01-01T00:00:00Z' }, 'invalid', 'expires'],
  [{ name: 'Twice', scopes: ['items:read'] }, 'exists', 'name'],
])('a token such as %j is refused: %s', async (given, code, field) => {
  if (code === 'exists') done(await room.verb('keep-api-token', given, administrator))
  const outcome = await room.verb('keep-api-token', given, administrator)
  expect(refusedAs(outcome)).toBe(code)
  expect(Object.keys((outcome as { fields?: object }).fields ?? {})).toEqual([field])
})

test('when a token was used last is written once a minute at most', async () => {
  const { token, secret } = await room.newToken()
  const used = async () =>
    (await room.rows<{ used_at: Date | null }>('select used_at from api_token where id = $1', token))[0]?.used_at
  expect(await used()).toBeNull()
  await room.ask('/items', { token: secret })
  const first = await used()
  expect(first).toBeInstanceOf(Date)
  await Promise.all([room.ask('/items', { token: secret }), room.ask('/sections', { token: secret })])
  expect(await used()).toEqual(first)
  await room.rows(`update api_token set used_at = used_at - interval '61 seconds' where id = $1`, token)
  await room.ask('/items', { token: secret })
  expect((await used())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0)
})

test('whoever asks too much is told when to come again, and nobody else is', async () => {
  const { secret } = await room.newToken()
  const statuses = new Set<number>()
  let wait: string | null = null
  const askMuch = async () => {
    // As long as it takes: what is allowed comes back meanwhile, on a busy machine too.
    while (!statuses.has(429)) {
      const response = await fetch(`${room.origin}/api/v1/sections`, { headers: { authorization: `Bearer ${secret}` } })
      await response.arrayBuffer()
      statuses.add(response.status)
      wait = response.headers.get('retry-after') ?? wait
    }
  }
  await Promise.all(Array.from({ length: 6 }, askMuch))
  expect([...statuses].sort()).toEqual([200, 429])
  expect(Number(wait)).toBeGreaterThanOrEqual(1)
  expect((await room.ask('/sections')).status).toBe(200)
  const { status, json } = await room.ask('/sections', { token: secret })
  if (status === 429) expect(json).toMatchObject({ refused: 'too-often' })
})

test('a page of another site may call with a token, and learns where a list goes on', async () => {
  const origin = 'https://app.example'
  const preflight = await fetch(`${room.origin}/api/v1/items`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
  })
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization')
  const { status, headers } = await room.ask('/items', { headers: { origin } })
  expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  expect(headers.get('access-control-expose-headers')).toContain('Link')
  expect(headers.get('access-control-allow-credentials')).toBeNull()
})

/** Tests of what Fastly and Cloudflare are sent, and of answers that are no acknowledgement. */

import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SupplierServer, supplierServer } from '../../../test/http-server.ts'
import { reachOf } from '../../intake/inner-network.ts'
import type { Change } from '../../store/outputs/deliveries.ts'
import { type Calls, openCalls } from './call.ts'
import { cloudflare } from './cloudflare.ts'
import { fastly } from './fastly.ts'
import type { Means, Output, Place } from './output.ts'

let server: SupplierServer
let calls: Calls
beforeEach(async () => {
  server = await supplierServer()
  calls = openCalls(reachOf(['127.0.0.1']))
})
afterEach(async () => {
  await calls.close()
  await server.close()
})

const changes = (count: number): Change[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ event: String(at), verb: 'publish', reach: 'changed', story: `story${at}` as never, address: null },
    ...{ pictures: [], at: '2026-03-04T09:00:00.000Z', note: null },
  }))

const tell = (output: Output<Place>, path: string, told: Change[] = changes(1)) => {
  const place = { id: 'x' as never, name: 'cdn', address: `${server.origin}${path}`, settings: {}, secret: 'token' }
  return output.tell(told, place, { call: calls.call } as Means)
}

const idsFor = (keys: string) =>
  JSON.stringify(Object.fromEntries(keys.split(' ').map((key) => [key, '108-1391560174-974124'])))

test('Fastly takes 256 keys a call', async () => {
  server.says('/service/S/purge', (call, response) => response.end(idsFor(String(call.headers['surrogate-key']))))
  await tell(fastly, '/service/S', changes(300))
  const sent = server.calls.map(({ headers }) => String(headers['surrogate-key']).split(' '))
  expect(sent.map((keys) => keys.length)).toEqual([256, 45])
  expect(new Set(sent.flat()).size).toBe(301)
})

test('Cloudflare takes 100 tags a call', async () => {
  server.says('/zones/Z/purge_cache', '{"success":true,"errors":[],"messages":[],"result":{"id":"Z"}}')
  await tell(cloudflare, '/zones/Z', changes(150))
  expect(server.calls.map(({ body }) => JSON.parse(body).tags.length)).toEqual([100, 51])
})

test.each([
  [
    'a token that is none',
    { status: 401, body: '{"msg":"Provided credentials are missing or invalid"}' },
    'purge_select',
  ],
  ['too many calls', { status: 429, body: '{"msg":"Too many requests"}' }, 'Too many requests'],
  ['a key that it does not name', { body: '{"lists":"1-2"}' }, 'did not purge every key (200)'],
  ['a page of somebody else', { body: '<html>Welcome</html>' }, 'did not purge every key'],
])('Fastly: %s is no acknowledgement', async (_, said, sentence) => {
  server.says('/service/S/purge', said)
  await expect(tell(fastly, '/service/S')).rejects.toThrow(sentence)
})

test.each([
  [
    'a refusal with status 200',
    { body: '{"success":false,"errors":[{"code":1134,"message":"Unable to purge"}]}' },
    'Unable to purge (1134)',
  ],
  [
    'a token that is none',
    { status: 403, body: '{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}' },
    'Authentication error',
  ],
  ['a page of somebody else', { body: '<html>Welcome</html>' }, 'Cloudflare did not purge (200)'],
])('Cloudflare: %s is no acknowledgement', async (_, said, sentence) => {
  server.says('/zones/Z/purge_cache', said)
  await expect(tell(cloudflare, '/zones/Z')).rejects.toThrow(sentence)
})

test('a redirect is followed nowhere, with its secret or without', async () => {
  server.says('/service/S/purge', { status: 307, headers: { location: `${server.origin}/elsewhere` } })
  await expect(tell(fastly, '/service/S')).rejects.toThrow('307')
  expect(server.paths()).toEqual(['/service/S/purge'])
})

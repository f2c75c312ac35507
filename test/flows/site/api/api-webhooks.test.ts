/** Webhooks that a partner makes by itself: called at once and signed, told what was asked for and every kill, with a receipt; never into the inner network; gone with the token. */

import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../../../../src/newsroom/action.ts'
import { hookMessageForm } from '../../../../src/site/api/answer-forms.ts'
import { verifyReceipts } from '../../../../src/store/outputs/receipts.ts'
import { aStory } from '../../../build.ts'
import { type SupplierServer, supplierServer } from '../../../http-server.ts'
import { done, patience } from '../../../newsroom.ts'
import { type ApiRoom, administrator, openApi } from './api-room.ts'

let room: ApiRoom
let partner: SupplierServer
beforeAll(async () => {
  room = await openApi()
})
afterAll(async () => {
  await room?.close()
  expect(room?.faults).toEqual([])
})
beforeEach(async () => {
  partner = await supplierServer()
  partner.says('/hook', { status: 204 })
})
afterEach(async () => {
  await room.rows('delete from output')
  await room.rows('update delivery set done_at = now(), proved = false where done_at is null')
  await partner.close()
})

type Made = { id: string; secret: string; events: string[] }
const make = async (more: object = {}, token = room.secret): Promise<Made> => {
  const body = { address: `${partner.origin}/hook`, ...more }
  const { status, json, text } = await room.ask('/webhooks', { token, method: 'POST', body })
  if (status !== 201) throw new Error(`${status}: ${text}`)
  return json
}
const list = async (token = room.secret): Promise<(Made & { waiting: number; failing?: string })[]> =>
  ((await room.ask('/webhooks', { token })).json as { webhooks: never }).webhooks

/** What the partner was told, once each of these has come; a signature that is not right is an error. */
const told = async (secret: string, count: number) => {
  await expect.poll(() => partner.calls.length, patience).toBe(count)
  return partner.calls.map(({ headers, body }) => {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    return hookMessageForm.parse(JSON.parse(body))
  })
}

test('it is told of what it asked for and of each kill, by a signed call that says where the API has it', async () => {
  const { id, secret, events } = await make({ events: ['story.published', 'story.corrected'] })
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(events).toEqual(['story.published', 'story.corrected', 'story.killed', 'story.revived', 'picture.killed'])
  const { story, address } = await room.publishedOwn(aStory('The ferry is new'))
  await told(secret, 1)
  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'The ferry is quite new' } }))
  done(await room.verb('correct', { story, text: 'It is old.' }))
  await told(secret, 2)
  const outcome = done(await room.verb('kill', { story, reason: 'There is no ferry.', note: 'It was wrong.' }))
  expect(outcome).toEqual({ story, address })
  // It has been told, and has acknowledged, before the desk is told that it is done.
  const messages = await told(secret, 3)
  expect(messages.map(({ type }) => type)).toEqual(['story.published', 'story.corrected', 'story.killed'])
  expect(messages[2]?.data).toEqual({
    ...{ reach: 'withdrawn', story, address, url: `${room.origin}${address}`, note: 'It was wrong.' },
    item: `${room.origin}/api/v1/items/${story}`,
  })
  expect(JSON.stringify(messages)).not.toMatch(/ferry is/)
  const receipts = await room.rows('select output, outcome from receipt where story = $1', story)
  expect(receipts).toContainEqual({ output: expect.stringContaining(id.slice(0, 4)), outcome: 'acknowledged' })
  expect((await verifyReceipts(room.database.db)).broken).toEqual([])
  expect(await list()).toEqual([expect.objectContaining({ id, events, waiting: 0 })])
  expect(JSON.stringify(await list())).not.toContain('whsec')
})

test('one that asked for nothing is told of kills alone; where a story stands on a front none is told', async () => {
  const all = ['story.published', 'story.updated', 'story.corrected', 'story.expired']
  const { secret } = await make()
  const { story } = await room.publishedOwn(aStory('The buoy is lit'))
  const { secret: other } = await make({ events: all })
  done(await room.verb('place-story', { story }))
  done(await room.verb('kill', { story, reason: 'It is dark.' }))
  await expect.poll(() => partner.calls.length, patience).toBe(2)
  expect(partner.calls.map(({ body }) => JSON.parse(body).type)).toEqual(['story.killed', 'story.killed'])
  expect(secret).not.toBe(other)
})

test('what it has not acknowledged it is told again, and sees that it fails', async () => {
  partner.says('/hook', { status: 503 })
  const { secret } = await make()
  const { story } = await room.publishedOwn(aStory('The crane is green'))
  const outcome = done(await room.verb('kill', { story, reason: 'It is red.' }))
  expect(outcome).toMatchObject({ unacknowledged: [{ failure: expect.stringContaining('503') }] })
  expect(await list()).toEqual([expect.objectContaining({ waiting: 1, failing: expect.any(String) })])
  partner.says('/hook', { status: 200 })
  await room.rows('update delivery set due_at = now() where done_at is null')
  await room.outputs.tellDue()
  await told(secret, 2)
  expect(new Set(partner.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  await expect.poll(async () => (await list())[0]?.waiting, patience).toBe(0)
})

test('no call goes into the inner network, however its address is written', async () => {
  for (const address of ['http://10.0.0.1/', 'http://169.254.169.254/latest', 'http://[::1]:9/', 'http://0x7f.2/'])
    await make({ address })
  const { story } = await room.publishedOwn(aStory('The safe is shut'))
  const outcome = done(await room.verb('kill', { story, reason: 'It is open.' }))
  const { unacknowledged } = outcome as never as { unacknowledged: { failure: string }[] }
  expect(unacknowledged.map(({ failure }) => /inner network/.test(failure))).toEqual([true, true, true, true])
  // A partner is not told what lies there.
  expect(JSON.stringify(await list())).not.toContain('inner network')
})

test.each([
  [{ address: 'ftp://partner.example/' }, 'address'],
  [{ address: 'https://user:word@partner.example/' }, 'address'],
  [{ address: 'not an address' }, 'address'],
  [{ address: 'https://partner.example/', events: ['story.read'] }, 'events.0'],
  [{ events: [] }, 'address'],
  [{ address: 'https://partner.example/', secret: 'mine' }, 'secret'],
])('%j is refused, and it is said by which field', async (body, field) => {
  const { status, json } = await room.ask('/webhooks', { method: 'POST', body })
  expect([status, Object.keys((json as { fields: object }).fields)]).toEqual([422, [field]])
  expect(await list()).toEqual([])
})

test('what is no JSON, or too long, is refused', async () => {
  const post = (body: string) =>
    fetch(`${room.origin}/api/v1/webhooks`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${room.secret}` },
    })
  expect((await post('{')).status).toBe(422)
  expect((await post('"\\ud800"')).status).toBe(422)
  expect((await post(JSON.stringify({ address: 'x'.repeat(20_000) }))).status).toBe(413)
})

test('each token has its own, five at most; another’s are not there for it', async () => {
  const other = await room.newToken()
  const { id } = await make()
  for (let more = 1; more < 5; more += 1) await make()
  const body = { address: `${partner.origin}/hook` }
  expect((await room.ask('/webhooks', { method: 'POST', body })).status).toBe(409)
  await make({}, other.secret)
  expect(await list()).toHaveLength(5)
  expect(await list(other.secret)).toHaveLength(1)
  const remove = (token: string) => room.ask(`/webhooks/${id}`, { method: 'DELETE', token })
  expect((await remove(other.secret)).status).toBe(404)
  expect((await remove(room.secret)).status).toBe(204)
  expect((await remove(room.secret)).status).toBe(404)
  expect(await list()).toHaveLength(4)
  // Nor may it touch what the house has registered.
  const given = { kind: 'webhook', address: `${partner.origin}/house`, secret: 'words' }
  const { output } = done(await room.verb('keep-output', given, administrator)) as never as { output: string }
  expect((await room.ask(`/webhooks/${output}`, { method: 'DELETE' })).status).toBe(404)
  const audit = await room.rows<{ actor: string; verb: string }>(
    `select actor, verb from audit where actor like 'token %'`,
  )
  expect(audit.filter(({ verb }) => verb === 'delete-output')).toHaveLength(1)
})

test('whose token is ended is told nothing more, and what waited is let go with a receipt', async () => {
  partner.says('/hook', { status: 503 })
  const { token, secret } = await room.newToken()
  await make({ events: ['story.published'] }, secret)
  const { story } = await room.publishedOwn(aStory('The mast is up'))
  done(await room.verb('kill', { story, reason: 'It is down.' }))
  const root: Actor = administrator
  expect(done(await room.verb('end-api-token', { token }, root))).toEqual({ token, webhooks: 1 })
  const receipts = await room.rows<{ outcome: string }>('select outcome from receipt where story = $1', story)
  expect(receipts.map(({ outcome }) => outcome)).toContain('let go')
  const calls = partner.calls.length
  const { story: later } = await room.publishedOwn(aStory('The mast is up again'))
  done(await room.verb('kill', { story: later, reason: 'It is down again.' }))
  expect(partner.calls).toHaveLength(calls)
  expect(await room.count('output')).toBe(0)
})

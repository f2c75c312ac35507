/** A kill is carried to every output and proved: told, acknowledged, looked at from outside, and each of it a receipt in a chain. */

import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { isRefusal } from '../../../src/base/refusal.ts'
import { watchOutputsOnce } from '../../../src/jobs/watch-outputs.ts'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { type Actor, inTransaction, perform, type Unacknowledged } from '../../../src/newsroom/action.ts'
import { kill } from '../../../src/newsroom/kill.ts'
import { openAlarms } from '../../../src/store/alarms.ts'
import { remainsOf } from '../../../src/store/outputs/kill-remains.ts'
import { type Receipt, verifyReceipts } from '../../../src/store/outputs/receipts.ts'
import type { OutputKind } from '../../../src/store/schema.ts'
import { aStory, aWire } from '../../build.ts'
import { type SupplierServer, supplierServer } from '../../http-server.ts'
import { chief, done, openNewsroom, patience, refusedAs, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(async () => {
  await room?.close()
  expect(room?.faults).toEqual([])
})

let outside: SupplierServer
beforeEach(async () => {
  outside = await supplierServer()
})
afterEach(async () => {
  await room.rows('delete from output')
  await room.rows('update delivery set done_at = now(), proved = false where done_at is null')
  await outside.close()
})

const administrator: Actor = { name: 'root@courier.example', role: 'administrator' }

const register = async (kind: OutputKind, path: string, more: object = {}): Promise<string> => {
  const given = { kind, name: `${kind}${path}`, address: `${outside.origin}${path}`, ...more }
  return (done(await room.verb('keep-output', given, administrator)) as unknown as { output: string }).output
}

const receiptsOf = (story: string) =>
  room.rows<Receipt>('select * from receipt where story = $1 order by number', story)
const told = (receipts: Receipt[]) => receipts.map(({ output, outcome }) => `${output} ${outcome}`).sort()
const always = ['gate acknowledged', 'nodes acknowledged', 'outside acknowledged', 'renditions acknowledged']

const chain = () => verifyReceipts(room.database.db)

/** The jobs' next turns, as if the pauses after failures were over. */
const untilTold = async (story: string, output: string) => {
  await expect
    .poll(async () => {
      await room.rows('update delivery set due_at = now() where done_at is null')
      await room.outputs.tellDue()
      return told(await receiptsOf(story))
    }, patience)
    .toContain(output)
}

/** These, each told by itself, and nothing else. */
const untilAllTold = async (story: string, outputs: string[]) => {
  for (const output of outputs) await untilTold(story, output)
  expect(told(await receiptsOf(story))).toEqual(outputs.toSorted())
}

test('a kill is told to every output that is registered, and each has its receipt before the desk is told that it is done', async () => {
  outside.says('/hook', { status: 204 })
  outside.says('/hub', { status: 202 })
  outside.says('/service/S1/purge', (call, response) =>
    response.end(
      JSON.stringify(
        Object.fromEntries(
          String(call.headers['surrogate-key'])
            .split(' ')
            .map((key) => [key, '1-2']),
        ),
      ),
    ),
  )
  outside.says('/client/v4/zones/Z1/purge_cache', '{"success":true,"errors":[],"messages":[],"result":{"id":"Z1"}}')
  await register('webhook', '/hook', { secret: 'whsec_c2VjcmV0' })
  await register('websub', '/hub')
  await register('fastly', '/service/S1', { secret: 'token of fastly' })
  await register('cloudflare', '/client/v4/zones/Z1', { secret: 'token of cloudflare' })
  const { story, address } = await room.publishedOwn(aStory('The lock is sold'))
  const outcome = done(await room.verb('kill', { story, reason: 'It is wrong.', note: 'It was wrong.' }))
  expect(outcome).toEqual({ story, address })
  const receipts = await receiptsOf(story)
  expect(told(receipts)).toEqual(
    [
      ...always,
      'cloudflare/client/v4/zones/Z1 acknowledged',
      'fastly/service/S1 acknowledged',
      'webhook/hook acknowledged',
      'websub/hub acknowledged',
    ].sort(),
  )
  expect(receipts.find(({ output }) => output === 'outside')?.detail).toContain('answers 410')
  expect(await chain()).toMatchObject({ broken: [] })

  const keys = ['lists', `story-${story}`]
  // Twice: what they were fetching while they were purged is purged too.
  const killing = outside.calls.filter(({ body, headers }) =>
    `${body}${headers['surrogate-key']}`.includes(`story-${story}`),
  )
  const [fastly] = killing.filter(({ path }) => path === '/service/S1/purge').slice(-2)
  expect(fastly).toMatchObject({
    method: 'POST',
    headers: { 'fastly-key': 'token of fastly', 'surrogate-key': keys.join(' ') },
  })
  const [cloudflare] = killing.filter(({ path }) => path.endsWith('/purge_cache')).slice(-2)
  expect(cloudflare).toMatchObject({ method: 'POST', headers: { authorization: 'Bearer token of cloudflare' } })
  expect(JSON.parse(cloudflare?.body ?? '')).toEqual({ tags: keys })

  const hooks = outside.calls.filter(({ path }) => path === '/hook')
  expect(hooks).toHaveLength(1)
  const { headers, body = '' } = hooks[0] ?? {}
  const signed = `${headers?.['webhook-id']}.${headers?.['webhook-timestamp']}.${body}`
  expect(headers?.['webhook-signature']).toBe(`v1,${createHmac('sha256', 'secret').update(signed).digest('base64')}`)
  expect(JSON.parse(body)).toEqual({
    type: 'story.killed',
    timestamp: '2026-03-04T09:00:00.000Z',
    data: {
      ...{ reach: 'withdrawn', story, address, url: `${room.origin}${address}`, note: 'It was wrong.' },
      item: `${room.origin}/api/v1/items/${story}`,
    },
  })
  const hub = outside.calls.filter(({ path }) => path === '/hub').map(({ body = '' }) => new URLSearchParams(body))
  expect(hub.map((call) => [call.get('hub.mode'), call.get('hub.url')])).toEqual(
    expect.arrayContaining(
      ['/feed.xml', '/feed.atom', '/feed.json', '/culture/feed.xml', '/by/mara-quill/feed.json'].map((path) => [
        'publish',
        room.origin + path,
      ]),
    ),
  )
}, 60_000)

test('a webhook is down: the kill is out all the same, it is said who has not acknowledged, an alarm stands, and the receipt comes at last', async () => {
  outside.says('/hook', { status: 503, body: 'Being mended.' })
  await register('webhook', '/hook', { secret: 'words' })
  const { story, address } = await room.publishedOwn(aStory('The sluice leaks'))
  const outcome = done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  expect((await room.get(address)).status).toBe(410)
  const failure = expect.stringMatching(/did not take the call \(503\)\. It says: Being mended\./)
  expect(outcome).toMatchObject({ unacknowledged: [{ output: 'webhook/hook', failure }] })
  expect(told(await receiptsOf(story))).toEqual([...always, 'webhook/hook failed'].sort())

  const { raised } = await watchOutputsOnce(room.newsroom, { withdrawal: 0, change: 0 })
  expect(raised).toMatchObject([
    { kind: 'output', sentence: expect.stringContaining('«webhook/hook» has not acknowledged a withdrawal') },
  ])
  expect(await openAlarms(room.database.db)).toHaveLength(1)
  // It rests after a failure, and longer after each: reckoned from the first, so that a slow machine takes nothing away.
  const rest = async () =>
    (
      await room.rows<{ rest: number }>(
        `select extract(epoch from due_at - failing_since)::float as rest from delivery where done_at is null`,
      )
    )[0]?.rest ?? 0
  const first = await rest()
  await room.rows('update delivery set due_at = now() where done_at is null')
  await room.outputs.tellDue()
  const tries = async () =>
    (await room.rows<{ tried: number }>('select tried from delivery where done_at is null'))[0]?.tried
  await expect.poll(tries, patience).toBe(2)
  expect(await rest()).toBeGreaterThan(first)

  outside.says('/hook', { status: 200 })
  await untilTold(story, 'webhook/hook acknowledged')
  const receipts = await receiptsOf(story)
  expect(
    receipts.find(({ output, outcome: of }) => output === 'webhook/hook' && of === 'acknowledged')?.tried,
  ).toBeGreaterThan(2)
  // A second try is the same call to whoever counts them.
  expect(new Set(outside.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  const { ended } = await watchOutputsOnce(room.newsroom, { withdrawal: 0, change: 0 })
  expect(ended).toHaveLength(1)
  expect(await chain()).toMatchObject({ broken: [] })
})

test('a webhook hangs: whoever kills waits a short while and no longer', async () => {
  const held: (() => void)[] = []
  outside.says('/hook', (_, response) => held.push(() => response.end()))
  await register('webhook', '/hook', { secret: 'words' })
  const { story } = await room.publishedOwn(aStory('The tide table is late'))
  const hasty = await room.another({ patience: 50 })
  const outcome = done(await perform(hasty.newsroom, chief, kill, { story, reason: 'It is wrong.' }))
  expect((outcome as { unacknowledged?: Unacknowledged[] }).unacknowledged).toContainEqual({
    output: 'webhook/hook',
    failure: null,
  })
  outside.says('/hook', { status: 200 })
  for (const answer of held) answer()
  await hasty.close()
  await untilTold(story, 'webhook/hook acknowledged')
})

test('the process dies between the commit and the telling: whoever runs the jobs tells it', async () => {
  outside.says('/hook', { status: 200 })
  await register('webhook', '/hook', { secret: 'words' })
  const { story } = await room.publishedOwn(aStory('The pier is closed'))
  // The verb's own transaction, and nothing after it.
  const died = await inTransaction(room.newsroom, chief, (doing) =>
    kill.run({ story: story as never, reason: 'Wrong.' }, doing),
  )
  expect(isRefusal(died.outcome)).toBe(false)
  expect(await receiptsOf(story)).toEqual([])
  await untilAllTold(story, [...always, 'webhook/hook acknowledged'])
  expect(await chain()).toMatchObject({ broken: [] })
})

test('two processes tell what is due at the same time: one receipt for each', async () => {
  outside.says('/hook', { status: 200 })
  await register('webhook', '/hook', { secret: 'words' })
  const { story } = await room.publishedOwn(aStory('The ferry is full'))
  await inTransaction(room.newsroom, chief, (doing) => kill.run({ story: story as never, reason: 'Wrong.' }, doing))
  const other = await room.another()
  await room.rows('update delivery set due_at = now() where done_at is null')
  await Promise.all([room.outputs.tellDue(), other.outputs.tellDue(), room.outputs.tellDue()])
  // What it tells is told before it is called due again.
  await other.close()
  await untilAllTold(story, [...always, 'webhook/hook acknowledged'])
})

test('a receipt that is changed, taken out or cut off is found', async () => {
  for (const headline of ['First to go', 'Second to go', 'Third to go']) {
    const { story } = await room.publishedOwn(aStory(headline))
    done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  }
  expect(await chain()).toMatchObject({ broken: [] })
  const numbers = await room.rows<{ number: string }>('select number from receipt order by number desc limit 6')
  const [last, , middle] = numbers.map(({ number }) => number)
  const kept = await room.rows<{ detail: string; at: Date }>('select detail, at from receipt where number = $1', middle)
  const putBack = () =>
    room.rows('update receipt set detail = $2, at = $3 where number = $1', middle, kept[0]?.detail, kept[0]?.at)

  await room.rows(`update receipt set at = at - interval '1 hour' where number = $1`, middle)
  expect((await chain()).broken).toEqual([`Receipt ${middle} was changed: its hash is not that of its fields.`])
  await putBack()
  expect((await chain()).broken).toEqual([])

  await room.rows('create table aside as select * from receipt')
  await room.rows('delete from receipt where number = $1', middle)
  expect((await chain()).broken).toEqual([
    `Receipts ${middle} to ${middle} are missing.`,
    expect.stringContaining('does not follow the one before it'),
    expect.stringContaining('its receipt is not there'),
  ])
  await room.rows('insert into receipt select * from aside where number = $1', middle)
  await room.rows('delete from receipt where number = $1', last)
  expect((await chain()).broken).toEqual([expect.stringContaining('its receipt is not there')])
  await room.rows('insert into receipt select * from aside where number = $1', last)
  expect((await chain()).broken).toEqual([])
})

test('an output is deleted while it fails: it is let go, and the receipt says by whom', async () => {
  outside.says('/hook', { status: 500 })
  const output = await register('webhook', '/hook', { secret: 'words' })
  const { story } = await room.publishedOwn(aStory('The crane is stuck'))
  done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  done(await room.verb('delete-output', { output }, administrator))
  const receipts = await receiptsOf(story)
  expect(told(receipts)).toContain('webhook/hook let go')
  expect(receipts.at(-1)?.detail).toContain('root@courier.example')
  expect(await chain()).toMatchObject({ broken: [] })
})

test('what no reader has seen is told to nobody outside: its address would give it away', async () => {
  outside.says('/hook', { status: 200 })
  await register('webhook', '/hook', { secret: 'words', settings: { events: 'all' } })
  const { story } = done(
    await room.verb('save', {
      ...aStory('Merger at midnight'),
      furniture: { ...aStory('Merger at midnight').furniture, embargo: { until: '2026-03-05T00:00:00Z' } },
    }),
  )
  done(await room.verb('publish', { story }))
  done(await room.verb('kill', { story, reason: 'It is off.' }))
  expect(outside.calls).toEqual([])
  expect(told(await receiptsOf(story))).toEqual(always)
})

test('a killed picture is out of every use, its sizes are deleted, and each use has its receipts', async () => {
  const file = `receipts-${process.pid}.jpg`
  const photo = { name: file, bytes: await aJpeg(640, 480) }
  const shown = []
  for (const headline of ['The quay at noon', 'The quay at night'])
    shown.push(await room.published(aWire({ headline, pictures: [{ file, caption: 'The quay.' }] }), photo))
  const [{ id: picture, hash } = { id: '', hash: '' }] = await room.rows<{ id: string; hash: string }>(
    'select i.id, i.hash from picture i join publication p on p.picture_ids @> array[i.id] where p.story = $1',
    shown[0]?.story,
  )
  expect((await room.get(`/media/${picture}/320.jpg`)).status).toBe(200)
  const key = `renditions-1/${hash.slice(0, 2)}/${hash.slice(2)}/320.jpg`
  expect(await room.intake.storage.getAt(key)).toBeDefined()
  done(await room.verb('kill-picture', { picture, reason: 'The photographer took it back.' }))
  expect(await room.intake.storage.getAt(key)).toBeUndefined()
  expect(await room.intake.storage.has(hash)).toBe(true)
  for (const { story } of shown) expect(told(await receiptsOf(story))).toEqual(always)
  expect(await chain()).toMatchObject({ broken: [] })
})

test('a story that was killed by mistake is revived: readers see it at its address again, and the wire stays dead unless it is told', async () => {
  const wire = aWire({ headline: 'Pilot boat found' })
  const { story, address } = await room.published(wire)
  done(await room.verb('kill', { story, reason: 'The wrong one.' }))
  expect(refusedAs(await room.verb('revive', { story, reason: '' }))).toBe('invalid')
  expect(refusedAs(await room.verb('revive', { story, reason: 'x' }, { name: 'e', role: 'editor' }))).toBe(
    'not-allowed',
  )
  expect(done(await room.verb('revive', { story, reason: 'Another was meant.' }))).toEqual({ story, address })
  const page = await room.get(address)
  expect([page.status, page.holds('Pilot boat found')]).toEqual([200, true])
  expect((await room.get('/')).holds('Pilot boat found')).toBe(true)
  expect(refusedAs(await room.verb('revive', { story, reason: 'Again.' }))).toBe('invalid')
  const receipts = await receiptsOf(story)
  expect(told(receipts.filter(({ verb }) => verb === 'revive'))).toEqual(always)
  expect(receipts.at(-1)).toMatchObject({ verb: 'revive', detail: expect.stringContaining('answers 200') })
  const [audit] = await room.rows('select actor, detail from audit where story = $1 order by id desc limit 1', story)
  expect(audit).toMatchObject({ actor: chief.name, detail: { reason: 'Another was meant.', wire: false } })
  const later = (version: string) =>
    aWire({ uri: wire.uri, version, at: `2026-03-04T08:${version}0:00Z`, headline: `Pilot boat ${version}` })
  expect(await room.arrive(later('2'))).toMatchObject([{ outcome: 'killed' }])
  done(await room.verb('kill', { story, reason: 'Once more.' }))
  done(await room.verb('revive', { story, reason: 'Its wire too.', wire: true }))
  expect(await room.arrive(later('3'))).toMatchObject([{ outcome: 'update', address }])
})

test('the agency kills what the desk has edited, and its kills are to be held: an alarm stands until somebody kills or declines', async () => {
  done(await room.verb('keep-supplier', { supplier: 'Nordwire', contract: { kills: 'hold-edited' } }, administrator))
  const [kept, gone, untouched] = [aWire(), aWire(), aWire()]
  const stories = []
  for (const wire of [kept, gone, untouched]) stories.push(await room.published(wire))
  const [first, second, third] = stories.map(({ story, address }) => ({ story, address }))
  for (const one of [first, second])
    done(await room.verb('save', { story: one?.story, revision: 1, furniture: { headline: 'Ours by now' } }))
  const notice = aWire({ headline: 'KILL NOTICE', text: ['Kill these.'], kills: [kept.uri, gone.uri, untouched.uri] })
  const [line] = await room.arrive(notice)
  expect(line).toMatchObject({ outcome: 'kill', note: expect.stringContaining('must kill or decline') })
  expect((await room.get(third?.address ?? '')).status).toBe(410)
  for (const one of [first, second]) expect((await room.get(one?.address ?? '')).status).toBe(200)
  const alarms = async () =>
    (await openAlarms(room.database.db)).filter(({ kind }) => kind === 'kill').map(({ story }) => story)
  expect((await alarms()).sort()).toEqual([first?.story, second?.story].sort())
  const desk = await room.get('/api/now', { cookie: await room.signIn('editor') })
  expect(JSON.parse(desk.text).alarms).toEqual(
    expect.arrayContaining([expect.objectContaining({ kind: 'kill', story: first?.story, acknowledged: false })]),
  )
  // The tombstone is there at once: no later version of the wire comes.
  expect(await room.arrive(aWire({ uri: kept.uri, version: '2', at: '2026-03-04T08:20:00Z' }))).toMatchObject([
    { outcome: 'killed' },
  ])
  done(await room.verb('decline-kill', { story: first?.story, reason: 'We have it from two others.' }))
  expect(await alarms()).toEqual([second?.story])
  done(await room.verb('kill', { story: second?.story, reason: 'The agency is right.' }))
  expect(await alarms()).toEqual([])
  expect([(await room.get(first?.address ?? '')).status, (await room.get(second?.address ?? '')).status]).toEqual([
    200, 410,
  ])
  expect(refusedAs(await room.verb('decline-kill', { story: first?.story, reason: 'Again.' }))).toBe('invalid')
})

test.each([
  ['an address that is none', { kind: 'webhook', address: 'somewhere', secret: 'x' }, 'must be like https://partner'],
  ['a password in the address', { kind: 'websub', address: 'https://a:b@hub.example/' }, 'where everybody can see it'],
  [
    'a setting that nobody knows',
    { kind: 'varnish', address: 'http://cache.example/', settings: { keys: 1 } },
    'has no setting «keys». It has: site.',
  ],
  ['a webhook without a secret', { kind: 'webhook', address: 'https://partner.example/' }, 'needs a secret'],
  [
    'a service without its number',
    { kind: 'fastly', address: 'https://api.fastly.com/', secret: 'x' },
    'must be like https://api.fastly.com/service',
  ],
])('%s is refused with a sentence', async (_, given, sentence) => {
  expect(await room.verb('keep-output', given, administrator)).toMatchObject({
    sentence: expect.stringContaining(sentence),
  })
})

test('a secret is sealed, shown to nobody, and not told to another machine unasked', async () => {
  const output = await register('webhook', '/hook', { secret: 'known to two' })
  const [row] = await room.rows<{ secret: Buffer }>('select secret from output')
  expect(row?.secret.toString()).not.toContain('known to two')
  const [audit] = await room.rows<{ detail: object }>('select detail from audit order by id desc limit 1')
  expect(JSON.stringify(audit)).not.toContain('known to two')
  const moved = await room.verb('keep-output', { output, address: 'https://elsewhere.example/' }, administrator)
  expect(moved).toMatchObject({ refused: 'incomplete' })
  done(await room.verb('keep-output', { output, settings: { events: 'all' } }, administrator))
})

test('an output in the inner network is not told unless a setting allows it', async () => {
  const { story } = await room.publishedOwn(aStory('The buoy drifts'))
  done(await room.verb('keep-output', { kind: 'websub', name: 'inner', address: 'http://10.0.0.1/' }, administrator))
  const outcome = done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  expect(outcome).toMatchObject({
    unacknowledged: [{ output: 'inner', failure: expect.stringContaining('inner network') }],
  })
})

test('the look through the gate finds whatever the gate still answers of a killed story', async () => {
  const { story } = await room.publishedOwn(aStory('The old crane "Ada" is sold'))
  done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  const reader = { pool: room.database.pool, now: room.clock.now() }
  expect(await remainsOf(reader, story as never)).toEqual([])
  // As it would be if a kill were not written where readers look.
  await room.rows('update publication set killed_at = null where story = $1', story)
  expect(await remainsOf(reader, story as never)).toEqual([
    'page',
    'lists',
    'related',
    'feed',
    'search',
    'suggestions',
    'API',
  ])
})

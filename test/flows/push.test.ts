/** Wires are pushed: kept before the caller is answered, once however often it calls, and by nobody who has not the door's token. */

import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DoorId } from '../../src/base/id.ts'
import { handleWaiting } from '../../src/intake/handle-waiting.ts'
import { takeWaiting } from '../../src/jobs/take-waiting.ts'
import { pushRoutes } from '../../src/server/push-routes.ts'
import { openDatabase } from '../../src/store/database.ts'
import { changeDoor, forgetPushed, oneDoor } from '../../src/store/doors.ts'
import { aWire, type Wire } from '../build.ts'
import { setUpDoor } from '../doors/newsroom-door.ts'
import { done, openNewsroom, patience, type TestNewsroom } from '../newsroom.ts'
import { openData } from '../processes.ts'

const token = 'a token that is long enough'
const log = pino({ level: 'silent' })

let room: TestNewsroom
let door: DoorId
beforeAll(async () => {
  room = await openNewsroom()
  door = await setUpDoor(room.newsroom, { kind: 'push', address: '', settings: {}, secret: token })
  done(
    await room.verb('keep-supplier', { supplier: 'Nordwire', publishes: true }, { name: 'it', role: 'administrator' }),
  )
})
afterAll(() => room?.close())

type Call = {
  to?: string
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer> | FormData | ReadableStream | string
  query?: string
  as?: string
}

const call = async ({ to = door, as = token, query = '', headers = {}, body = '' }: Call, origin = room.origin) => {
  const response = await fetch(`${origin}/wires/${to}${query}`, {
    ...{ method: 'POST', body, duplex: 'half' },
    headers: { Authorization: `Bearer ${as}`, ...headers },
  })
  const answer = (await response.json()) as { arrivals: { arrival: string; name: string }[]; sentence: string }
  return { status: response.status, headers: response.headers, ...answer }
}

const bytesOf = ({ bytes }: Pick<Wire, 'bytes'>) => new Uint8Array(bytes)

const arrivals = () => room.count('arrival')

test('a wire that is pushed is on the site, as its door’s and its supplier’s', async () => {
  const wire = aWire({ provider: undefined, headline: 'Pilots push for a new quay' })
  room.clock.move(new Date('2026-03-04T09:10:00Z'))
  const { status, arrivals: kept } = await call({
    body: bytesOf(wire),
    headers: { 'Content-Type': 'application/json', 'Content-Disposition': `attachment; filename="../${wire.name}"` },
  })
  expect(status).toBe(202)
  const [row] = await room.rows('select id, name, supplier, door, state from arrival where id = $1', kept[0]?.arrival)
  expect(row).toMatchObject({ name: wire.name, supplier: 'nordwire', door, state: 'waiting' })
  const waiting = takeWaiting(room.intake, log)
  await expect.poll(async () => (await room.get('/')).text, patience).toContain('Pilots push for a new quay')
  await waiting.stop()
  expect(await oneDoor(room.database.db, door)).toMatchObject({
    ...{ succeeded_at: room.clock.now(), failing_since: null, failure: null },
  })
})

test('one call that comes twice is one arrival; another one under its key is refused', async () => {
  const [wire, other] = [aWire(), aWire()]
  const headers = { 'Idempotency-Key': '"night-1"', 'Content-Type': 'text/xml' }
  const both = await Promise.all([
    call({ headers, body: bytesOf(wire), query: '?name=one.json' }),
    call({ headers, body: bytesOf(wire), query: '?name=one.json' }),
  ])
  expect(both.map(({ status }) => status)).toEqual([202, 202])
  expect(both[0]?.arrivals).toEqual(both[1]?.arrivals)
  const before = await arrivals()
  await handleWaiting(room.intake)
  const again = await call({ headers, body: bytesOf(wire), query: '?name=one.json' })
  expect([again.status, again.arrivals]).toEqual([202, both[0]?.arrivals])
  expect(await handleWaiting(room.intake)).toEqual([])
  // Without a key its bytes tell.
  expect((await call({ body: bytesOf(wire) })).arrivals[0]?.arrival).toBe(again.arrivals[0]?.arrival)
  const refused = await call({ headers, body: bytesOf(other) })
  expect([refused.status, refused.sentence]).toEqual([422, expect.stringContaining('with other bytes')])
  expect(await arrivals()).toBe(before)
  // Two other calls under one new key at the same moment: one of them is kept.
  const two = await Promise.all(
    [aWire(), aWire()].map((one) => call({ headers: { 'Idempotency-Key': 'night-2' }, body: bytesOf(one) })),
  )
  expect(two.map(({ status }) => status).toSorted()).toEqual([202, 422])
  expect(await arrivals()).toBe(before + 1)
  await forgetPushed(room.database.db, new Date('2026-03-10T09:00:00Z'))
  expect(await room.count('pushed')).toBe(2)
  await forgetPushed(room.database.db, new Date('2026-03-12T09:00:00Z'))
  expect(await room.count('pushed')).toBe(0)
})

test('without the token nobody learns whether there is a door, and nothing is kept', async () => {
  const other = await setUpDoor(room.newsroom, { kind: 'push', address: '', settings: {}, secret: 'another token' })
  const ftp = await setUpDoor(room.newsroom, { kind: 'ftp', address: 'ftp://127.0.0.1', settings: {}, secret: token })
  const before = await arrivals()
  const body = bytesOf(aWire())
  const answers = await Promise.all([
    call({ body, as: 'a guess' }),
    call({ body, to: 'nothing-here' }),
    call({ body, to: 'abcdefghjkmn' }),
    call({ body, to: other }),
    call({ body, to: ftp }),
    call({ body, headers: { Authorization: '' } }),
    call({ body, headers: { Authorization: `Basic ${btoa(`nordwire:${token}`)}` } }),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401))
  expect(answers.map(({ headers }) => headers.get('www-authenticate'))).toEqual(answers.map(() => 'Bearer'))
  expect(new Set(answers.map(({ sentence }) => sentence))).toHaveLength(1)
  expect(await arrivals()).toBe(before)
  expect(await oneDoor(room.database.db, door)).toMatchObject({ failure: null })
})

test('what cannot be taken is refused with a sentence, and nothing of it is kept', async () => {
  const before = await arrivals()
  const body = bytesOf(aWire())
  const tooMany = new FormData()
  for (let count = 0; count < 65; count += 1) tooMany.append('file', new Blob([`${count}`]), `${count}.txt`)
  const large = new Uint8Array(50 * 2 ** 20 + 1)
  const streamed = new ReadableStream({
    start(controller) {
      controller.enqueue(large)
      controller.close()
    },
  })
  const answers = [
    await call({ body: large }),
    await call({ body: streamed }),
    await call({ body, headers: { 'Content-Encoding': 'gzip' } }),
    await call({}),
    await call({ body: tooMany }),
    await call({ body, headers: { 'Content-Type': 'multipart/form-data; boundary=nothing' } }),
    await call({ body, headers: { 'Idempotency-Key': 'k'.repeat(256) } }),
  ].map(({ status, sentence }) => `${status} ${sentence}`)
  expect(answers).toEqual([
    expect.stringMatching(/^413 .*50 MB/),
    expect.stringMatching(/^413 .*50 MB/),
    expect.stringMatching(/^415 .*without a Content-Encoding/),
    expect.stringMatching(/^422 .*no file/),
    expect.stringMatching(/^413 .*64 files/),
    expect.stringMatching(/^422 .*multipart/),
    expect.stringMatching(/^422 .*255/),
  ])
  await changeDoor(room.database.db, door, { paused: true })
  const paused = await call({ body })
  expect([paused.status, paused.headers.get('retry-after'), paused.sentence]).toEqual([
    ...[503, '300', expect.stringContaining('paused')],
  ])
  await changeDoor(room.database.db, door, { paused: false })
  const got = await room.get(`/wires/${door}`)
  expect([got.status, got.headers.get('allow'), got.holds('POST')]).toEqual([405, 'POST', true])
  expect(await arrivals()).toBe(before)
})

test('a call that breaks off leaves nothing, and while the database is away it is to come again', async () => {
  const before = await arrivals()
  const { port } = new URL(room.origin)
  const socket = connect(Number(port), 'localhost')
  const head = `POST /wires/${door} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Length: 5000\r\n\r\n`
  await new Promise((sent) => socket.write(`${head}<half of a wire`, sent))
  socket.end()
  socket.resume()
  await once(socket, 'close')
  expect(await arrivals()).toBe(before)
  const database = openDatabase('postgres://nobody@127.0.0.1:1/nothing')
  let woken = 0
  const hasArrived = () => {
    woken += 1
  }
  const working = { ...room.intake, cache: room.cache, log, origin: room.origin, clockSet: true, hasArrived }
  const given = { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: bytesOf(aWire()) }
  const away = pushRoutes({ ...working, newsroom: { ...room.newsroom, database } })
  const answer = await away.request(`/wires/${door}`, given)
  await database.close()
  expect([answer.status, answer.headers.get('retry-after'), woken]).toEqual([503, '10', 0])
  // As soon as it is back; and whoever takes what waits is told at once.
  expect((await pushRoutes(working).request(`/wires/${door}`, given)).status).toBe(202)
  expect([await arrivals(), woken]).toEqual([before + 1, 1])
  expect(await answer.text()).toContain('the database is away')
})

test('a form brings a wire and its picture, which belong together', async () => {
  await handleWaiting(room.intake)
  const picture = await readFile(join(import.meta.dirname, '../wires/ferry.photo.jpg'))
  const wire = aWire({
    ...{ provider: undefined, headline: 'The new quay seen from the sea' },
    pictures: [{ file: 'quay.jpg', caption: 'The quay.' }],
  })
  const form = new FormData()
  form.append('wire', new Blob([bytesOf(wire)], { type: 'application/json' }), `night/${wire.name}`)
  form.append('note', 'a field is no file')
  form.append('picture', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'quay.jpg')
  const { status, arrivals: kept } = await call({ body: form })
  expect([status, kept.map(({ name }) => name)]).toEqual([202, [wire.name, 'quay.jpg']])
  const lines = await handleWaiting(room.intake)
  expect(lines.map(({ file, outcome }) => `${file} ${outcome}`).toSorted()).toEqual(
    [`${wire.name} new`, 'quay.jpg picture'].toSorted(),
  )
  const address = lines.find((line) => line.address)?.address ?? ''
  expect((await room.get(address)).text).toContain('The quay.')
})

test('the key of the house is lost: the caller is to come again, and the door says why', async () => {
  const other = await openNewsroom()
  try {
    const sealedElsewhere = await setUpDoor(
      { ...other.newsroom, seal: room.newsroom.seal },
      { kind: 'push', address: '', settings: {}, secret: token },
    )
    const answer = await call({ to: sealedElsewhere, body: bytesOf(aWire()) }, other.origin)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '300'])
    expect(await oneDoor(other.database.db, sealedElsewhere)).toMatchObject({
      failing_since: other.clock.now(),
      failure: expect.stringContaining('secret.key'),
    })
  } finally {
    await other.close()
  }
})

test('the server is killed as soon as it has answered: the wire is handled after the restart', async () => {
  const data = await openData()
  try {
    const secret = join(data.data, 'token.txt')
    await writeFile(secret, token)
    const first = await data.start('--roles', 'site')
    await data.run('suppliers', 'keep', 'Nordwire', '--publishes', 'yes')
    const added = await data.run('doors', 'add', 'Nordwire', 'push', '--secret-file', secret)
    const [, to = ''] = /Kept: (\w+)/.exec(added.out) ?? []
    const wire = aWire({ provider: undefined, headline: 'Nothing is lost at night' })
    expect(await call({ to, body: bytesOf(wire) }, first.origin)).toMatchObject({ status: 202 })
    first.crash()
    await first.ended
    const second = await data.start('--roles', 'site,jobs')
    const front = async () => (await fetch(second.origin)).text()
    await expect.poll(front, { timeout: 60_000 }).toContain('Nothing is lost at night')
  } finally {
    await data.close()
  }
}, 180_000)

/** Tests of the job that looks through the doors. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { aWire } from '../../test/build.ts'
import { loopback } from '../../test/doors/door.ts'
import { type FtpServer, openFtpServer } from '../../test/doors/ftp-server.ts'
import { type SetUp, setUpDoor } from '../../test/doors/newsroom-door.ts'
import { openNewsroom, patience, type TestNewsroom } from '../../test/newsroom.ts'
import type { DoorId } from '../base/id.ts'
import { changeDoor, claimLooks, deleteDoor, oneDoor } from '../store/doors.ts'
import { sealOf } from '../store/sealed.ts'
import type { Repeating } from './repeat.ts'
import { watchDoors } from './watch-doors.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

let server: FtpServer
let folder = ''
let watching: Repeating | undefined
beforeEach(async () => {
  server = await openFtpServer()
  folder = await mkdtemp(join(tmpdir(), 'dateline-doors-'))
})
afterEach(async () => {
  await watching?.stop()
  watching = undefined
  await room.rows('delete from door')
  await server.close()
  await rm(folder, { recursive: true })
})

const watch = () => {
  const log = pino({ level: 'silent' })
  watching = watchDoors({ intake: room.intake, reach: loopback, seal: room.newsroom.seal, log, tick: 20 })
}

const ftpDoor = (some: object = {}): SetUp => ({
  ...{ kind: 'ftp', address: `ftp://127.0.0.1:${server.port}`, secret: 'correct horse' },
  settings: { user: 'nordwire', tls: 'none', timeout: 5, every: 1, ...some },
})

const setUp = (given: SetUp): Promise<DoorId> => setUpDoor(room.newsroom, given)

const rowOf = (id: DoorId) => oneDoor(room.database.db, id)
const failureOf = async (id: DoorId) => (await rowOf(id))?.failure

const layFtp = async () => {
  const wire = aWire({ provider: undefined })
  await server.lay(wire.name, wire.bytes)
  return wire
}

const hasCome = async (name: string) =>
  expect
    .poll(() => room.rows('select 1 from arrival where name = $1 and state = $2', name, 'done'), patience)
    .toHaveLength(1)

test('a door that is set up while everything runs is looked through, again and again', async () => {
  watch()
  const first = await layFtp()
  const id = await setUp(ftpDoor())
  await hasCome(first.name)
  await hasCome((await layFtp()).name)
  await expect.poll(async () => (await rowOf(id))?.succeeded_at, patience).toEqual(room.clock.now())
  expect(await rowOf(id)).toMatchObject({ failure: null, failing_since: null, hasSecret: true })
})

test('a folder of this machine is a door too; what was just written is taken some seconds later', async () => {
  const wire = aWire({ provider: undefined })
  await setUp({ kind: 'folder', address: folder, settings: {} })
  watch()
  await writeFile(join(folder, wire.name), wire.bytes)
  await hasCome(wire.name)
})

test('a paused door is left alone; one that is paused in the middle of a look is left soon', async () => {
  server.manners.silentTo.add('MLSD')
  const id = await setUp(ftpDoor({ timeout: 60 }))
  watch()
  await expect.poll(() => server.commands, patience).toContain('MLSD')
  await changeDoor(room.database.db, id, { paused: true })
  await expect.poll(() => server.isEmpty(), patience).toBe(true)
  server.manners.silentTo.clear()
  const seen = server.commands.length
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(server.commands).toHaveLength(seen)
  await changeDoor(room.database.db, id, { paused: false })
  await hasCome((await layFtp()).name)
})

test('a door that is deleted in the middle of a look is left, and nothing is written of it', async () => {
  server.manners.silentTo.add('MLSD')
  const id = await setUp(ftpDoor({ timeout: 60 }))
  watch()
  await expect.poll(() => server.commands, patience).toContain('MLSD')
  expect(await deleteDoor(room.database.db, id)).toBe(true)
  await expect.poll(() => server.isEmpty(), patience).toBe(true)
  expect(await rowOf(id)).toBeUndefined()
})

test('a look that fails is on the door’s row at once, and one that goes well takes it away', async () => {
  server.manners.silentTo.add('MLSD')
  const id = await setUp(ftpDoor({ timeout: 0.2 }))
  watch()
  await expect.poll(() => failureOf(id), patience).toContain('does not answer in time')
  const since = (await rowOf(id))?.failing_since
  expect(since).toEqual(room.clock.now())
  server.manners.silentTo.clear()
  await expect.poll(() => failureOf(id), patience).toBeNull()
  expect((await rowOf(id))?.failing_since).toBeNull()
})

test.each<[string, Partial<SetUp>, string]>([
  ['a setting that nobody knows', { settings: { user: 'a', passive: true } }, 'has no setting «passive»'],
  [
    'a setting of the wrong form',
    { settings: { user: 'a', every: 'often' } },
    'The setting «every» of the door is wrong',
  ],
  ['an address of another kind', { address: 'https://wires.example/' }, 'must be like ftp://'],
  ['an address with a password', { address: 'ftp://a:b@wires.example/' }, 'where everybody can see it'],
  ['an address in the inner network', { address: 'ftp://10.0.0.1/' }, 'inner network'],
])('%s is told on the door’s row', async (_, some, sentence) => {
  const id = await setUp({ ...ftpDoor(), ...some })
  watch()
  await expect.poll(() => failureOf(id), patience).toContain(sentence)
})

test('a secret that was sealed with another key is told on the door’s row', async () => {
  const other = sealOf(folder, Buffer.alloc(32, 7).toString('base64'))
  const id = await setUpDoor({ ...room.newsroom, seal: other }, ftpDoor())
  room.newsroom.seal.seal('makes the key', 'x')
  watch()
  await expect.poll(() => failureOf(id), patience).toContain('sealed with another key')
})

test('the longer a door fails, the longer it is left alone, up to some minutes', async () => {
  const id = await setUp({ ...ftpDoor(), address: 'ftp://10.0.0.1/' })
  const pause = async (minutes: number): Promise<number> => {
    const at = new Date(room.clock.now().getTime() - minutes * 60_000)
    await room.rows('update door set failing_since = $1, failure = null, look_until = null where id = $2', at, id)
    await expect.poll(() => failureOf(id), patience).toContain('inner network')
    const [row] = await room.rows<{ left: number }>(
      'select extract(epoch from look_until - clock_timestamp())::float as left from door where id = $1',
      id,
    )
    return row?.left ?? 0
  }
  watch()
  expect(await pause(0)).toBeLessThan(1.5)
  const later = await pause(2)
  expect(later).toBeGreaterThan(45)
  expect(later).toBeLessThan(75)
  const atMost = await pause(600)
  expect(atMost).toBeGreaterThan(230)
  expect(atMost).toBeLessThan(365)
})

test('files that cannot be had are told on the row of a door that works', async () => {
  await server.lay('huge.zip', Buffer.alloc(51 * 2 ** 20))
  const id = await setUp(ftpDoor())
  watch()
  await expect.poll(() => failureOf(id), patience).toContain('«huge.zip» is larger than 50 MB')
  expect(await rowOf(id)).toMatchObject({ failing_since: null, succeeded_at: room.clock.now() })
})

test('of several who ask which doors are due, each gets others, and pushed or paused ones nobody', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => setUp(ftpDoor())))
  await setUp({ kind: 'push', address: '', settings: {} })
  await changeDoor(room.database.db, ids[5] as DoorId, { paused: true })
  const claimed = await Promise.all(Array.from({ length: 4 }, () => claimLooks(room.database.db, 2)))
  expect(
    claimed
      .flat()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(ids.slice(0, 5).sort())
  expect(await claimLooks(room.database.db, 10)).toEqual([])
})

test('ending ends a look that has begun, and the next who comes may look at once', async () => {
  server.manners.silentTo.add('MLSD')
  const id = await setUp(ftpDoor({ timeout: 60 }))
  watch()
  await expect.poll(() => server.commands, patience).toContain('MLSD')
  const before = performance.now()
  await watching?.stop()
  expect(performance.now() - before).toBeLessThan(3000)
  expect((await claimLooks(room.database.db, 1)).map((look) => look.id)).toEqual([id])
  expect(await failureOf(id)).toBeNull()
})

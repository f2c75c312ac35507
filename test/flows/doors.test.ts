/** Wires come through doors: a password that expires at night, two machines at one door, a server that dies in the middle. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Clock, machineClock } from '../../src/base/clock.ts'
import type { Intake } from '../../src/intake/keep.ts'
import type { Repeating } from '../../src/jobs/repeat.ts'
import { watchDoors } from '../../src/jobs/watch-doors.ts'
import { openDatabase } from '../../src/store/database.ts'
import { changeDoor, oneDoor } from '../../src/store/doors.ts'
import { hearAcknowledgements } from '../../src/store/nodes.ts'
import { sealOf } from '../../src/store/sealed.ts'
import { aWire, type Wire } from '../build.ts'
import { loopback } from '../doors/door.ts'
import { type FtpServer, openFtpServer } from '../doors/ftp-server.ts'
import { sealedFor, setUpDoor } from '../doors/newsroom-door.ts'
import { openNewsroom, patience, type TestNewsroom } from '../newsroom.ts'
import { openData } from '../processes.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const aServer = async (): Promise<FtpServer> => {
  const server = await openFtpServer()
  closing.push(() => server.close())
  return server
}

/** What a supplier's service desk writes into the form. */
const ftpDoor = ({ port }: FtpServer, some: object = {}) => ({
  ...{ kind: 'ftp' as const, address: `ftp://127.0.0.1:${port}`, secret: 'correct horse' },
  settings: { user: 'nordwire', tls: 'none', every: 1, timeout: 5, ...some },
})

const watch = (intake: Intake): Repeating => {
  const watching = watchDoors({
    intake,
    reach: loopback,
    seal: room.newsroom.seal,
    log: pino({ level: 'silent' }),
    tick: 20,
  })
  closing.push(() => watching.stop())
  return watching
}

const lay = async (server: FtpServer, count: number): Promise<Wire[]> => {
  const wires = Array.from({ length: count }, () => aWire({ provider: undefined }))
  for (const wire of wires) await server.lay(wire.name, wire.bytes)
  return wires
}

const outcomesOf = async (wires: readonly Wire[]): Promise<string[]> => {
  const names = wires.map(({ name }) => name)
  const rows = await room.rows<{ outcome: string }>(
    'select outcome from arrival where name = any($1) and state = $2',
    names,
    'done',
  )
  return rows.map(({ outcome }) => outcome)
}

const haveCome = (wires: readonly Wire[]) =>
  expect.poll(() => outcomesOf(wires), patience).toEqual(wires.map(() => 'new'))

test('a supplier’s password expires at night; in the morning a new one is put in, and every wire of the night is there', async () => {
  const server = await aServer()
  const { db } = room.database
  const id = await setUpDoor(room.newsroom, ftpDoor(server))
  watch(room.intake)
  await haveCome(await lay(server, 3))

  server.people.nordwire = 'a new one'
  const night = await lay(server, 20)
  await expect.poll(async () => (await oneDoor(db, id))?.failure, patience).toContain('does not let «nordwire» in')
  const failing = await oneDoor(db, id)
  expect(failing?.failure).toContain('Check the user and the password with the supplier')
  expect(failing?.failing_since).toEqual(room.clock.now())
  // The server told the password that it was given; nobody else is told.
  expect(server.commands).toContain('PASS correct horse')
  expect(JSON.stringify(await room.rows('select * from door'))).not.toContain('correct horse')
  expect(await outcomesOf(night)).toEqual([])

  await changeDoor(db, id, { secret: sealedFor(room.newsroom.seal, 'a new one', id) })
  await haveCome(night)
  await expect.poll(async () => (await oneDoor(db, id))?.failure, patience).toBeNull()
  expect((await oneDoor(db, id))?.failing_since).toBeNull()
})

test('two machines look after one door: each file is fetched once, and none is missed when one of them goes', async () => {
  const server = await aServer()
  const other = await room.another()
  closing.push(() => other.close())
  await setUpDoor(room.newsroom, ftpDoor(server))
  const one = watch(room.intake)
  watch({ ...room.intake, newsroom: other.newsroom })
  const wires = await lay(server, 30)
  await haveCome(wires)
  await one.stop()
  const more = await lay(server, 5)
  await haveCome(more)
  const fetched = server.commands.filter((command) => command.startsWith('RETR'))
  expect(fetched.toSorted()).toEqual([...wires, ...more].map(({ name }) => `RETR /${name}`).toSorted())
})

/** The database of a server that runs as a process, to set up a door in it and to see what came. */
const newsroomOf = async (data: string, clock: Clock = machineClock) => {
  const { databaseUrl } = JSON.parse(await readFile(join(data, 'dateline.lock'), 'utf8'))
  const database = openDatabase(databaseUrl, 2)
  // Its end is the server's doing.
  database.pool.on('error', () => undefined)
  const nodes = await hearAcknowledgements(databaseUrl, database.db)
  return {
    newsroom: { database, clock, nodes, seal: sealOf(data, undefined) },
    rows: async (sql: string) => (await database.pool.query(sql)).rows,
    async close() {
      await nodes.close()
      await database.close()
    },
  }
}

test('the server is killed between keeping a file and telling the supplier: the file is there once, and put away after the restart', async () => {
  const server = await aServer()
  const data = await openData()
  closing.push(() => data.close())
  process.env.DATELINE_INNER_NETWORK = '127.0.0.0/8'
  closing.push(() => delete process.env.DATELINE_INNER_NETWORK)
  const first = await data.start('--roles', 'jobs,desk')
  const before = await newsroomOf(data.data)
  const wires = await lay(server, 5)
  const died = new Promise<void>((resolve) => {
    server.events.on('command', (line: string) => {
      if (!line.startsWith('DELE')) return
      server.events.removeAllListeners()
      data.holder().then((pid) => {
        process.kill(pid, 'SIGKILL')
        resolve()
      })
    })
  })
  // It answers nothing more from the moment at which the first file is to be deleted.
  server.manners.silentTo.add('DELE')
  await setUpDoor(before.newsroom, ftpDoor(server, { afterwards: 'delete' }))
  await died
  await before.close()
  await first.ended
  expect(await readdir(server.root)).toHaveLength(5)

  server.manners.silentTo.clear()
  const second = await data.start('--roles', 'jobs,desk')
  const after = await newsroomOf(data.data)
  // The look is the dead one's for twenty seconds after it said so last; here they are over at once.
  await after.rows('update door set look_until = clock_timestamp()')
  await expect.poll(() => readdir(server.root), { timeout: 90_000 }).toEqual([])
  await expect.poll(() => after.rows(`select 1 from arrival where state = 'waiting'`), { timeout: 90_000 }).toEqual([])
  expect(await after.rows('select uri from wire_item order by uri')).toEqual(
    wires.map(({ uri }) => ({ uri })).toSorted((a, b) => (a.uri < b.uri ? -1 : 1)),
  )
  expect(await after.rows('select 1 from arrival')).toHaveLength(5)
  await after.close()
  second.signal('SIGTERM')
  expect((await second.ended).status).toBe(0)
}, 240_000)

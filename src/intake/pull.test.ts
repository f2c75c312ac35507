/** Tests of one look through a door, from the listing to what stands in the database. */

import { readdir } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { aWire } from '../../test/build.ts'
import { aDoor, failureOf, loopback, never } from '../../test/doors/door.ts'
import { type FtpServer, openFtpServer } from '../../test/doors/ftp-server.ts'
import { openNewsroom, type TestNewsroom } from '../../test/newsroom.ts'
import { aJpeg } from '../media/picture-samples.ts'
import { insertDoor } from '../store/doors.ts'
import type { Line } from './handle.ts'
import { emptyMemory, type Memory, type Pulling, pull } from './pull.ts'
import { openFtp } from './sources/ftp.ts'
import { type Door, DoorFailure, FileFailure, type OpenSource, type Source } from './sources/source.ts'
import { supplierOf } from './supplier-of.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
  await supplierOf(room.newsroom, 'Nordwire')
})
afterAll(() => room?.close())

let server: FtpServer
let door: Door
let memory: Memory
let lines: Line[] = []
let problems: string[] = []
beforeEach(async () => {
  server = await openFtpServer()
  memory = emptyMemory()
  lines = []
  problems = []
  await use({})
})
afterEach(() => server.close())

/** Sets up the door with these settings; it has never been looked through. */
const use = async (some: object) => {
  const settings = { user: 'nordwire', tls: 'none', timeout: 5, ...some }
  door = aDoor('ftp', `ftp://127.0.0.1:${server.port}`, { settings, secret: 'correct horse' })
  const { id, supplier, kind, address } = door
  const row = { id, supplier, kind, address, name: 'wires', settings, secret: null, created_at: new Date() }
  await insertDoor(room.database.db, row)
}

const look = (some: Partial<Pulling> = {}) =>
  pull({
    ...{ intake: room.intake, door, open: openFtp, reach: loopback, memory, signal: never },
    told: (line) => lines.push(line),
    problem: (sentence) => problems.push(sentence),
    ...some,
  })

/** All at one moment, so that they come in the order of their names. */
const anHourAgo = new Date(Date.now() - 3600_000)

const lay = async (count: number) => {
  const wires = Array.from({ length: count }, () => aWire({ provider: undefined }))
  for (const wire of wires) await server.lay(wire.name, wire.bytes, anHourAgo)
  return wires
}

const retrieved = () => server.commands.filter((command) => command.startsWith('RETR')).length
const takenKeys = async () =>
  (await room.rows<{ key: string }>('select key from door_taken where door = $1 order by key', door.id)).map(
    ({ key }) => key,
  )
const arrivals = async () => (await room.rows('select 1 from arrival where door = $1', door.id)).length

test('what lies there is taken once, and what is written anew is taken again', async () => {
  const [first, second] = await lay(2)
  expect(await look()).toMatchObject({ taken: 2, growing: 0, problems: [] })
  expect(lines.map(({ outcome }) => outcome)).toEqual(['new', 'new'])
  expect(await look()).toMatchObject({ taken: 0 })
  expect(retrieved()).toBe(2)
  const update = aWire({ uri: first?.uri ?? '', version: '2', provider: undefined })
  await server.lay(first?.name ?? '', update.bytes, new Date(anHourAgo.getTime() + 1000))
  expect(await look()).toMatchObject({ taken: 1 })
  expect(lines.at(-1)).toMatchObject({ outcome: 'update' })
  expect(await takenKeys()).toEqual([first?.name, second?.name].sort())
})

test('a file that was just written is taken when the next look finds it the same', async () => {
  const wire = aWire({ provider: undefined })
  await server.lay(wire.name, wire.bytes.subarray(0, 100), new Date())
  expect(await look()).toMatchObject({ taken: 0, growing: 1 })
  await server.lay(wire.name, wire.bytes, new Date(Date.now() + 1000))
  expect(await look()).toMatchObject({ taken: 0, growing: 1 })
  expect(await look()).toMatchObject({ taken: 1, growing: 0 })
  expect(lines).toMatchObject([{ outcome: 'new', headline: wire.told.headline }])
})

test('pictures come with their wires', async () => {
  await server.lay('ferry.jpg', await aJpeg(640))
  const wire = aWire({
    provider: undefined,
    pictures: [{ file: 'ferry.jpg', caption: 'The ferry.', credit: 'Nordwire' }],
  })
  await server.lay(wire.name, wire.bytes)
  await look()
  expect(lines.map(({ outcome }) => outcome).sort()).toEqual(['new', 'picture'])
  expect(lines.find(({ outcome }) => outcome === 'new')?.note).toBeUndefined()
})

test('what cannot be read waits in quarantine and is not fetched again', async () => {
  await server.lay('torn.xml', '<NewsML><torn')
  await look()
  await look()
  expect(lines).toMatchObject([{ outcome: 'quarantined', file: 'torn.xml' }])
  expect(retrieved()).toBe(1)
})

test('one file that cannot be had never stops the others, and is told once', async () => {
  const [first] = await lay(3)
  await server.lay('a-huge.zip', Buffer.alloc(51 * 2 ** 20))
  expect(await look()).toMatchObject({
    taken: 3,
    problems: [expect.stringContaining('«a-huge.zip» is larger than 50 MB')],
  })
  await look()
  expect(problems).toHaveLength(1)
  expect(await takenKeys()).toContain(first?.name)
})

test('a server that breaks off again and again ends the look; what came before is kept, the rest comes later', async () => {
  const wires = await lay(6)
  const names = wires.map(({ name }) => name).sort()
  for (const name of names.slice(2, 5)) server.manners.breaksAfter.set(name, 10)
  expect(await failureOf(look())).toContain('broke the connection off')
  expect(await takenKeys()).toEqual(names.slice(0, 2))
  expect(await look()).toMatchObject({ taken: 4 })
  expect(await arrivals()).toBe(6)
})

test('the disk is full: nothing is acknowledged, and everything comes when there is room', async () => {
  await use({ afterwards: 'delete' })
  await server.lay('harbour.jpg', await aJpeg(700))
  const [wire] = await lay(1)
  const full = async () => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  }
  const storage = { ...room.intake.storage, put: full }
  expect(await failureOf(look({ intake: { ...room.intake, storage } }))).toContain('The disk of this machine is full')
  expect((await readdir(server.root)).sort()).toEqual([wire?.name, 'harbour.jpg'].sort())
  expect(await arrivals()).toBe(0)
  expect(await takenKeys()).toEqual([])
  await look()
  expect(await readdir(server.root)).toEqual([])
  expect(await arrivals()).toBe(2)
})

test('the other side vanishes between fetch and acknowledgement: the file is kept once, and acknowledged later', async () => {
  await use({ afterwards: 'delete' })
  const [wire] = await lay(1)
  const vanishing: OpenSource = async (...given) => {
    const source = await openFtp(...given)
    return {
      ...source,
      async taken() {
        server.cutOff()
        throw new DoorFailure('It vanished.')
      },
    }
  }
  expect(await failureOf(look({ open: vanishing }))).toBe('It vanished.')
  expect(lines).toMatchObject([{ outcome: 'new' }])
  expect(await readdir(server.root)).toEqual([wire?.name])
  // Whether it is still what was fetched cannot be told any more: it is fetched once more, found to be the same, and then put away.
  await look()
  await look()
  expect(await readdir(server.root)).toEqual([])
  expect(lines.map(({ outcome }) => outcome)).toEqual(['new', 'same'])
  expect(await arrivals()).toBe(1)
  expect(await takenKeys()).toEqual([])
})

test('files that may not be deleted are taken once, and what is wrong is told', async () => {
  await use({ afterwards: 'delete' })
  server.manners.isReadOnly = true
  await lay(3)
  const { problems: told } = await look()
  expect(told).toHaveLength(3)
  expect(told[0]).toContain('Permission denied')
  await look()
  expect(lines).toHaveLength(3)
})

test('a look that is ended keeps what it has, and the next one goes on', async () => {
  await lay(70)
  const ending = new AbortController()
  const slow: OpenSource = async (...given) => {
    const source = await openFtp(...given)
    let count = 0
    return {
      ...source,
      async fetch(remote) {
        count += 1
        if (count === 67) ending.abort()
        return source.fetch(remote)
      },
    }
  }
  await expect(look({ open: slow, signal: ending.signal })).rejects.toThrow()
  expect(await takenKeys()).toHaveLength(64)
  expect(await look()).toMatchObject({ taken: 6 })
  expect(await arrivals()).toBe(70)
})

test('a look that has taken its time is cut, and says so', async () => {
  await lay(2)
  expect(await look({ longest: -1 })).toMatchObject({ taken: 0, isCut: true })
  expect(await look()).toMatchObject({ taken: 2, isCut: false })
})

/** A source of the test's own, for what no server does by itself. */
const invented =
  (some: Partial<Source>): OpenSource =>
  async () => ({
    async *list() {
      yield [{ key: 'a', name: 'a', mark: '1' }]
    },
    fetch: async () => [],
    taken: async () => undefined,
    close: async () => undefined,
    ...some,
  })

test('what comes from somebody who cannot be believed is kept and waits', async () => {
  const wire = aWire({ provider: undefined })
  const doubt = 'The sender is not who it says it is.'
  await look({ open: invented({ fetch: async () => [{ name: wire.name, bytes: wire.bytes, doubt }] }) })
  expect(lines).toMatchObject([{ outcome: 'quarantined', note: doubt }])
  expect(await room.rows('select 1 from wire_item where uri = $1', wire.uri)).toEqual([])
})

test('a file that is named like one of this machine is none', async () => {
  const wire = aWire({ provider: undefined, pictures: [{ file: 'hosts', caption: 'x' }] })
  const name = `/etc/${wire.name}`
  await look({ open: invented({ fetch: async () => [{ name, bytes: wire.bytes }] }) })
  expect(lines[0]?.note).toContain('without hosts')
})

test('keys of any length and letters are remembered', async () => {
  const keys = ['x'.repeat(5000), 'nul\0', 'line\nbreak', '\ud800', '']
  const open = invented({
    async *list() {
      yield keys.map((key) => ({ key, name: 'a', mark: 'm\0' }))
    },
  })
  expect(await look({ open })).toMatchObject({ taken: keys.length })
  expect(await takenKeys()).toHaveLength(keys.length)
})

test('what a source remembers is told only of a look that ended well', async () => {
  const state = () => ({ cursor: 7 })
  expect((await look({ open: invented({ state }) })).state).toEqual({ cursor: 7 })
  expect((await look({ open: invented({}) })).state).toEqual({})
  const fails = async () => {
    throw new FileFailure('This one cannot be had.')
  }
  const changed = invented({
    state,
    fetch: fails,
    list: async function* () {
      yield [{ key: 'b', name: 'b', mark: '2' }]
    },
  })
  expect(await look({ open: changed })).toMatchObject({ taken: 0, problems: ['This one cannot be had.'] })
})

/** Tests of the watched folder: a file is taken once it has stopped growing, and never twice. */

import { appendFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { aWire } from '../../../test/build.ts'
import { openNewsroom, patience, type TestNewsroom } from '../../../test/newsroom.ts'
import type { Line } from '../handle.ts'
import { type Watching, watchFolder } from './folder.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

let folder = ''
let inbox = ''
let watching: Watching | undefined
let lines: Line[] = []
let failures: unknown[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-inbox-'))
  inbox = join(folder, 'nordwire')
  await mkdir(inbox)
  lines = []
  failures = []
  watching = await watchFolder({
    intake: room.intake,
    folder,
    publishes: async (supplier) => supplier === 'nordwire',
    told: (line) => lines.push(line),
    failed: (error) => failures.push(error),
    every: 20,
  })
})
afterEach(async () => {
  await watching?.stop()
  await rm(folder, { recursive: true })
})

const taken = (count: number) => expect.poll(() => lines.length, patience).toBe(count)

test('what lies in a supplier’s folder is taken, published where the supplier is trusted, and put aside whole', async () => {
  const wire = aWire({ headline: 'From the folder', provider: undefined })
  await writeFile(join(inbox, wire.name), wire.bytes)
  await taken(1)
  expect(lines[0]).toMatchObject({ outcome: 'new', headline: 'From the folder' })
  expect((await room.get(lines[0]?.address ?? '')).status).toBe(200)
  const aside = join(folder, '.taken', 'nordwire', wire.name)
  await expect.poll(async () => readFile(aside).catch(() => undefined), patience).toEqual(wire.bytes)
  await expect.poll(() => readdir(inbox), patience).toEqual([])
  expect(failures).toEqual([])
})

test('a supplier who is not trusted has wires, and no stories', async () => {
  const stranger = join(folder, 'stranger')
  await mkdir(stranger)
  await writeFile(join(stranger, 'a.json'), aWire().bytes)
  await taken(1)
  expect(lines[0]).toMatchObject({ outcome: 'new' })
  expect(lines[0]?.story).toBeUndefined()
})

test('a file that grows is left until it has come to rest', async () => {
  const { bytes } = aWire({ headline: 'Written slowly' })
  const path = join(inbox, 'slow.json')
  // Something is written in every turn of the loop that the watching shares: no two looks have none between them.
  for (const end = performance.now() + 300; performance.now() < end; ) {
    appendFileSync(path, ' ')
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(lines).toEqual([])
  appendFileSync(path, bytes)
  await taken(1)
  expect(lines[0]).toMatchObject({ outcome: 'new', headline: 'Written slowly' })
})

test('a file under a working name is left until it is renamed', async () => {
  const wire = aWire()
  for (const name of ['a.json.part', 'b.tmp', '.hidden.json']) await writeFile(join(inbox, name), wire.bytes)
  const other = aWire()
  await writeFile(join(inbox, 'seen.json'), other.bytes)
  await taken(1)
  expect(lines[0]?.headline).toBe(other.told.headline)
  await rename(join(inbox, 'a.json.part'), join(inbox, 'a.json'))
  await taken(2)
  expect(lines[1]?.headline).toBe(wire.told.headline)
  await expect.poll(async () => (await readdir(inbox)).sort(), patience).toEqual(['.hidden.json', 'b.tmp'])
})

test('what cannot be read is told once and put aside, and what comes after it is taken', async () => {
  await writeFile(join(inbox, 'a.xml'), '<torn')
  await taken(1)
  const wire = aWire()
  await writeFile(join(inbox, wire.name), wire.bytes)
  await taken(2)
  expect(lines.map(({ outcome }) => outcome)).toEqual(['quarantined', 'new'])
  await expect.poll(() => readdir(inbox), patience).toEqual([])
})

test('a look that has begun is finished before the watching ends', async () => {
  const wires = Array.from({ length: 10 }, () => aWire())
  for (const wire of wires) await writeFile(join(inbox, wire.name), wire.bytes)
  await expect.poll(() => room.rows(`select from arrival where name = $1`, wires[0]?.name), patience).toHaveLength(1)
  await watching?.stop()
  expect(lines).toHaveLength(10)
  expect(await readdir(inbox)).toEqual([])
})

/** What arrives is kept first: whoever dies over it, whatever comes late or in the wrong order, nothing is lost and nothing is done twice. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { handle } from '../../src/intake/handle.ts'
import { handleWaiting } from '../../src/intake/handle-waiting.ts'
import { incoming, keepFiles } from '../../src/intake/keep.ts'
import { supplierOf } from '../../src/intake/supplier-of.ts'
import { aJpeg, withIim } from '../../src/media/picture-samples.ts'
import { aWire, type Wire } from '../build.ts'
import { openNewsroom, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
  await supplierOf(room.newsroom, 'Nordwire')
})
afterAll(() => room?.close())

const keep = (...wires: Wire[]) =>
  keepFiles(
    room.intake,
    { supplier: 'nordwire' },
    wires.map((wire) => incoming(wire.name, wire.bytes)),
  )

/** As if a minute had gone by: whoever kept these files has not been heard of since. */
const claimsRunOut = () => room.rows('update arrival set claimed_until = now() where state = $1', 'waiting')

const stateOf = async (wire: Wire) => {
  const [row] = await room.rows<{ state: string; outcome: string | null }>(
    'select state, outcome from arrival where name = $1',
    wire.name,
  )
  return row
}

test('a process dies between keeping and reading: another one takes the file up, and while it lives only when its minute is over', async () => {
  const wire = aWire()
  await keep(wire)
  expect(await handleWaiting(room.intake)).toEqual([])
  expect(await stateOf(wire)).toEqual({ state: 'waiting', outcome: null })
  await claimsRunOut()
  expect(await handleWaiting(room.intake)).toMatchObject([{ file: wire.name, outcome: 'new' }])
  expect(await stateOf(wire)).toEqual({ state: 'done', outcome: 'new' })
  expect(await handleWaiting(room.intake)).toEqual([])
})

test('of two processes that look at the same moment, each takes what the other does not', async () => {
  const wires = Array.from({ length: 100 }, () => aWire())
  await keep(...wires)
  await claimsRunOut()
  const all = await Promise.all([handleWaiting(room.intake), handleWaiting(room.intake)])
  const lines = all.flat()
  expect(lines.map((line) => line.file).sort()).toEqual(wires.map((wire) => wire.name).sort())
  expect(lines.every((line) => line.outcome === 'new')).toBe(true)
})

test('a process that was only slow finishes what another has taken up meanwhile: the story is there once', async () => {
  const wire = aWire()
  const kept = await keep(wire)
  await claimsRunOut()
  const other = await handleWaiting(room.intake)
  const late = await handle(room.intake, kept, { publish: false })
  expect([...other, ...late].map((line) => line.outcome)).toEqual(['new', 'same'])
  expect(await room.rows('select 1 from wire_item where uri = $1', wire.uri)).toHaveLength(1)
})

test('a picture that comes after its wire stands on the page, at the same address', async () => {
  const file = `late-${process.pid}.jpg`
  const wire = aWire({
    headline: 'The lighthouse is painted',
    pictures: [{ file, caption: 'Red and white.', credit: 'Nordwire' }],
  })
  const [line] = await room.arrive(wire)
  expect(line?.note).toContain(`without ${file}`)
  const address = line?.address ?? ''
  expect((await room.get(address)).holds('Red and white.')).toBe(false)
  const bytes = await aJpeg()
  expect(await room.arrive({ name: file, bytes })).toMatchObject([{ outcome: 'picture', story: line?.story, address }])
  expect((await room.get(address)).holds('Red and white.')).toBe(true)
  // Sent again it changes nothing, and the wire sent again still has it.
  const before = await room.count('wire_version')
  expect(await room.arrive({ name: file, bytes })).toMatchObject([{ outcome: 'picture' }])
  expect(await room.arrive(wire)).toMatchObject([{ outcome: 'same' }])
  expect(await room.count('wire_version')).toBe(before)
})

test('a picture that another supplier sends under the same name goes to nobody', async () => {
  const file = `theirs-${process.pid}.jpg`
  const wire = aWire({ headline: 'The quay is closed', pictures: [{ file, caption: 'Closed.', credit: 'Nordwire' }] })
  const [line] = await room.arrive(wire)
  const path = await room.lay({ name: file, bytes: await aJpeg(900) })
  await room.takeIn([path], { supplier: 'Sudwire' })
  expect((await room.get(line?.address ?? '')).holds('Closed.')).toBe(false)
})

test('a wire of a megabyte and a half of different words is kept, published and found by its first', async () => {
  const words = Array.from({ length: 130_000 }, (_, at) => `w${(at * 7919 + 1).toString(36)}漢${at}`)
  const wire = aWire({ headline: 'Every name on the wall', text: [`Zwirbelholm ${words.join(' ')}.`] })
  const [line] = await room.arrive(wire)
  expect(line).toMatchObject({ outcome: 'new', address: expect.any(String) })
  expect((await room.get('/search?q=zwirbelholm')).text).toContain('Every name on the wall')
})

test('a wire whose picture was sent long before finds it', async () => {
  const file = `early-${process.pid}.jpg`
  await room.arrive({ name: file, bytes: await aJpeg(950) })
  const wire = aWire({ headline: 'The crane is moved', pictures: [{ file, caption: 'At dawn.', credit: 'Nordwire' }] })
  const [line] = await room.arrive(wire)
  expect(line?.note).toBeUndefined()
  expect((await room.get(line?.address ?? '')).holds('At dawn.')).toBe(true)
})

test('a photo that no wire names is an item of its own, with what is written inside it; sent again it is the same', async () => {
  const caption = 'Divers look for the lost bell of Valdrey.'
  const bytes = Buffer.from(
    withIim(await aJpeg(700, 500), [
      [1, 90, Buffer.from('\x1b%G', 'latin1')],
      [2, 105, Buffer.from('The lost bell')],
      [2, 120, Buffer.from(caption)],
      [2, 110, Buffer.from('Nordwire')],
    ]),
  )
  const name = `bell-${process.pid}.jpg`
  expect(await room.arrive({ name, bytes })).toMatchObject([{ outcome: 'new', headline: 'The lost bell' }])
  const [row] = await room.rows<{ caption: string; mime: string }>(
    'select caption, mime from picture where caption = $1',
    caption,
  )
  expect(row).toEqual({ caption, mime: 'image/jpeg' })
  expect(await room.arrive({ name, bytes })).toMatchObject([{ outcome: 'picture' }])
  // A wire that names it later uses the picture that is there.
  const [line] = await room.arrive(
    aWire({ headline: 'The bell is found', pictures: [{ file: name, caption: 'The bell.', credit: 'Nordwire' }] }),
  )
  expect(line?.note).toBeUndefined()
  expect((await room.get(line?.address ?? '')).holds('The bell.')).toBe(true)
})

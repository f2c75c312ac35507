/** A lawyer asks where a paragraph comes from, years after the contract made us drop the wire's text. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../src/base/refusal.ts'
import { aJpeg, withSegment } from '../../src/media/picture-samples.ts'
import { type Provenance, provenanceOf } from '../../src/newsroom/life/provenance.ts'
import { dropTexts } from '../../src/store/ledger.ts'
import { aBody, aWire } from '../build.ts'
import { done, openNewsroom, refusedAs, sha256, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const day = 24 * 3_600_000
const trace = async (story: string): Promise<Provenance> => {
  const traced = await provenanceOf(room.database.db, story as never)
  if (isRefusal(traced)) throw new Error(traced.sentence)
  return traced
}
const keepFor = (keepDays: number | null) =>
  room.verb('keep-supplier', { supplier: 'Nordwire', contract: { keepDays } }, { name: 'admin', role: 'administrator' })

test('each paragraph names the wire version or the revision that it comes from, and the files behind them', async () => {
  const first = aWire({ text: ['The dam holds.', 'Engineers walk it daily.'] })
  const { story } = await room.published(first)
  const second = aWire({ ...first.told, version: '2', text: [...first.told.text, 'Rain is forecast for Friday.'] })
  await room.arrive(second)
  const body = aBody(
    'The dam holds.',
    'Engineers walk it twice daily.',
    'Rain is forecast for Friday.',
    'We asked them.',
  )
  done(await room.verb('save', { story, revision: 2, body }))
  done(await room.verb('publish', { story }))
  const traced = await trace(story)
  const [one, two] = traced.messages
  expect(traced.messages.map(({ version, sha256: hash }) => [version, hash])).toEqual([
    ['1', sha256(first.bytes)],
    ['2', sha256(second.bytes)],
  ])
  expect(traced.paragraphs.map(({ origin }) => origin)).toEqual([
    { version: one?.id },
    expect.objectContaining({ revision: 3, from: [{ version: one?.id }] }),
    { version: two?.id },
    expect.objectContaining({ revision: 3, from: [] }),
  ])
  expect(traced.messages.map((message) => message.revisions)).toEqual([[1], [2, 3]])
})

test('after its days a wire’s text is gone everywhere but in what we published, and the ledger still proves it', async () => {
  const words = 'The ferry Zwyndrel lost an anchor.'
  const wire = aWire({ headline: 'Anchor lost', text: [words, 'Divers are looking for it.'], notes: undefined })
  const { story, address } = await room.published(wire)
  const untaken = aWire({ text: ['Nobody took the Qorvalith.'] })
  await room.takeIn([await room.lay(untaken)], { publish: false })
  done(await keepFor(30))
  room.clock.move(29 * day)
  expect(await dropTexts(room.database.db, room.clock.now())).toBe(0)
  const before = await trace(story)
  room.clock.move(2 * day)
  expect(await dropTexts(room.database.db, room.clock.now())).toBeGreaterThanOrEqual(2)
  expect(await dropTexts(room.database.db, room.clock.now())).toBe(0)
  const kept = await room.rows<{ all: string }>(
    `select coalesce(convert_from(a.bytes, 'UTF8'), '') || v.ninjs::text || coalesce(i.search::text, '') || coalesce(i.facts::text, '') as all
     from wire_version v join arrival a on a.id = v.arrival join wire_item i on i.id = v.item where i.uri = any($1)`,
    [wire.uri, untaken.uri],
  )
  expect(kept).toHaveLength(2)
  for (const row of kept) expect(row.all).not.toMatch(/zwyndrel|qorvalith/i)
  expect((await room.get(address)).text).toContain('Zwyndrel')
  const after = await trace(story)
  expect(after.paragraphs).toEqual(before.paragraphs)
  expect(after.messages[0]).toMatchObject({ sha256: sha256(wire.bytes), dropped_at: room.clock.now(), revisions: [1] })
  const [item] = await room.rows<{ id: string }>('select id from wire_item where uri = $1', untaken.uri)
  expect(refusedAs(await room.verb('take', { wire: item?.id }))).toBe('not-live')
  done(await keepFor(null))
})

test('the same file that comes again after its text was dropped changes nothing', async () => {
  const wire = aWire({ headline: 'Buoy adrift' })
  const { story } = await room.published(wire)
  done(await keepFor(1))
  room.clock.move(2 * day)
  await dropTexts(room.database.db, room.clock.now())
  const [line] = await room.arrive(wire)
  expect(line?.outcome).toBe('same')
  expect((await trace(story)).messages).toHaveLength(1)
  done(await keepFor(null))
})

test('a picture names whose it is, and that its original carries content credentials', async () => {
  const file = 'signed.jpg'
  const manifest = Buffer.from('JP\0\0\0\0\0\0\0\0jumb\0\0c2pa')
  const bytes = Buffer.from(withSegment(await aJpeg(900, 600), 0xeb, manifest))
  const wire = aWire({ pictures: [{ file, caption: 'The signed buoy.', credit: 'Ada Holm/Nordwire' }] })
  const { story } = await room.published(wire, { name: file, bytes })
  expect((await trace(story)).pictures).toMatchObject([
    { sha256: sha256(bytes), supplier: 'nordwire', credit: 'Ada Holm/Nordwire', credentials: true },
  ])
})

test('a file that waits in quarantine is kept whole', async () => {
  await room.arrive({ name: 'torn.xml', bytes: Buffer.from('<NewsML><NewsItem>') })
  done(await keepFor(1))
  room.clock.move(3 * day)
  await dropTexts(room.database.db, room.clock.now())
  const [row] = await room.rows<{ bytes: Buffer | null }>(`select bytes from arrival where name = 'torn.xml'`)
  expect(row?.bytes?.toString()).toBe('<NewsML><NewsItem>')
  done(await keepFor(null))
})

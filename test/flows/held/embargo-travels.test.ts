/** An embargo goes with what it is on: into the wire's later versions, pictures, copies; and by hand it is the chief's. */

import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Refusal } from '../../../src/base/refusal.ts'
import { doDue } from '../../../src/jobs/due.ts'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import type { Actor } from '../../../src/newsroom/action.ts'
import { aG2Wire, aStory, aWire, type Told } from '../../build.ts'
import { done, everyAnswer, holding, openNewsroom, patience, refusedAs, type TestNewsroom } from '../../newsroom.ts'

const start = '2026-03-04T09:00:00Z'
const noon = '2026-03-04T12:00:00Z'
const evening = '2026-03-04T18:00:00Z'
const log = pino({ level: 'silent' })

let room: TestNewsroom
beforeEach(async () => {
  room = await openNewsroom({ at: start })
})
afterEach(() => room?.close())

const sentence = (answer: unknown): string => (answer as Refusal).sentence
const statusAt = async (instant: string, path: string): Promise<number> => {
  room.clock.move(new Date(instant))
  return (await room.get(path)).status
}
/** What happens by itself is out a moment after it is done: as soon as every node has heard of it. */
const expectSoon = (path: string, words: string) =>
  expect.poll(async () => (await room.get(path)).text, patience).toContain(words)
const editor: Actor = { name: 'editor@courier.example', role: 'editor' }
const reason = 'Agreed with the ministry.'

/** A wire with a picture, taken in; the picture as a story of the desk uses it. */
const withPicture = async (some: Partial<Told>, published = true) => {
  const file = `quay-${Math.random()}.jpg`
  const photo = { name: file, bytes: await aJpeg(200, 150) }
  const wire = aWire({ pictures: [{ file, caption: 'The quay at dawn' }], ...some })
  const [line] = await room.takeIn([await room.lay(wire, photo)], { publish: published })
  const [row] = await room.rows<{ id: string; width: number; height: number }>(
    'select id, width, height from picture order by created_at desc, id desc limit 1',
  )
  const lead = {
    id: row?.id ?? '',
    width: row?.width,
    height: row?.height,
    alt: 'Boats',
    caption: 'A quay',
    credit: '',
  }
  return { wire, photo, line, lead, path: `/media/${row?.id}/160.jpg` }
}
const showing = (lead: object, headline = 'Our own story of the quay') => {
  const own = aStory(headline)
  return { ...own, furniture: { ...own.furniture, lead } }
}

test('a picture that came under an embargo holds whatever shows it, until its time or until it is taken out', async () => {
  const { lead, path } = await withPicture({ embargo: noon })
  const { story } = done(await room.verb('save', showing(lead)))
  const early = await room.verb('schedule', { story, at: '2026-03-04T11:00Z' })
  expect(refusedAs(early)).toBe('embargoed')
  expect(sentence(early)).toContain('4 March 2026, 12:00 UTC')
  const { address } = done(await room.verb('publish', { story }))
  expect(await statusAt('2026-03-04T11:59:59Z', address)).toBe(404)
  expect((await room.get(path)).status).toBe(404)
  done(await room.verb('save', { story, revision: 1, furniture: { lead: null } }))
  done(await room.verb('publish', { story }))
  expect((await room.get(address)).status).toBe(200)
  expect((await room.get(path)).status).toBe(404)
  expect(await statusAt(noon, path)).toBe(200)
})

test('over a live story it is refused, and readers go on seeing what they saw', async () => {
  const { lead } = await withPicture({ embargo: noon })
  const { story, address } = await room.publishedOwn(aStory('The quay is quiet'))
  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'The quay is loud', lead } }))
  expect(refusedAs(await room.verb('publish', { story }))).toBe('embargoed')
  expect((await room.get(address)).text).toContain('The quay is quiet')
})

test('a picture that readers have seen is not taken from them because it comes again under an embargo', async () => {
  const free = await withPicture({})
  expect((await room.get(free.path)).status).toBe(200)
  const again = aWire({ embargo: noon, pictures: [{ file: free.photo.name, caption: 'The quay at dawn' }] })
  await room.arrive(again, free.photo)
  expect((await room.get(free.path)).status).toBe(200)
})

test('the agency moves the embargo: what waits with the picture waits too; it lifts it, and the picture is free', async () => {
  const { wire, lead, path, photo } = await withPicture({ embargo: noon })
  const { story } = done(await room.verb('save', showing(lead)))
  const { address } = done(await room.verb('publish', { story }))
  await room.arrive(aWire({ ...wire.told, version: '2', at: '2026-03-04T08:30:00Z', embargo: evening }), photo)
  expect(await statusAt('2026-03-04T17:59:59Z', address)).toBe(404)
  expect((await room.get(path)).status).toBe(404)
  await room.arrive(aWire({ ...wire.told, version: '3', at: '2026-03-04T08:40:00Z', embargo: undefined }))
  expect((await room.get(path)).status).toBe(200)
})

test('a picture may be embargoed longer than the text that it comes with: all of it waits', async () => {
  const { line } = await withPicture({})
  expect(line?.note).toBeUndefined()
  const wire = aWire({ headline: 'The quay by night', pictures: [{ file: 'night.jpg', caption: 'Night' }] })
  const item = JSON.parse(wire.bytes.toString())
  item.associations[0].embargoedUntil = evening
  const [held] = await room.arrive(
    { ...wire, bytes: Buffer.from(JSON.stringify(item)) },
    { name: 'night.jpg', bytes: await aJpeg(210, 150) },
  )
  expect(held?.note).toContain('held: embargoed until 2026-03-04T18:00:00.000Z')
  expect((await room.get(held?.address ?? '')).status).toBe(404)
  expect(await statusAt(evening, held?.address ?? '')).toBe(200)
})

test('a picture under an embargo that nobody can read is shown by nobody, until the chief sets the time on its story', async () => {
  const { line, lead, path } = await withPicture({ notes: 'EMBARGOED until the minister has spoken' })
  const { story } = done(await room.verb('save', showing(lead)))
  const held = await room.verb('publish', { story })
  expect(refusedAs(held)).toBe('embargoed')
  expect(sentence(held)).toContain('take the picture out, or have the chief set the time')
  done(await room.verb('embargo', { story: line?.story, until: '2026-03-04T12:00', reason }))
  const { address } = done(await room.verb('publish', { story }))
  expect(await statusAt('2026-03-04T11:59:59Z', address)).toBe(404)
  expect([await statusAt(noon, address), (await room.get(path)).status]).toEqual([200, 200])
})

test('a copy is held as its first is: at once, when the agency moves it, and when it can be read no more', async () => {
  const wire = aWire({ headline: 'Ministers agree in Ardvale', embargo: noon })
  const [line] = await room.arrive(wire)
  const copied = done(await room.verb('copy', { story: line?.story, language: 'no' }))
  done(await room.verb('save', { ...copied, furniture: { headline: 'Ministrene er enige', embargo: null } }))
  const { address } = done(await room.verb('publish', { story: copied.story }))
  expect(await statusAt('2026-03-04T11:59:59Z', address)).toBe(404)
  await room.arrive(aWire({ ...wire.told, version: '2', at: '2026-03-04T08:30:00Z', embargo: evening }))
  expect(await statusAt('2026-03-04T17:59:59Z', address)).toBe(404)
  const unread = { embargo: undefined, notes: 'EMBARGOED until the minister has spoken' }
  await room.arrive(aWire({ ...wire.told, version: '3', at: '2026-03-04T08:40:00Z', ...unread }))
  expect(await statusAt('2026-03-05T09:00:00Z', address)).toBe(404)
  expect(refusedAs(await room.verb('publish', { story: copied.story }))).toBe('embargoed')
  done(await room.verb('kill', { story: line?.story, reason: 'Agreed otherwise.' }))
  expect(refusedAs(await room.verb('publish', { story: copied.story }))).toBe('killed')
})

test('a later version that the agency holds back takes back the earlier one, which nobody has seen', async () => {
  const wire = aWire({ headline: 'The strait is open', embargo: noon })
  const [line] = await room.arrive(wire)
  await room.arrive(
    aWire({ ...wire.told, version: '2', at: '2026-03-04T08:30:00Z', embargo: undefined, status: 'withheld' }),
  )
  room.clock.move(new Date('2026-03-04T12:00:01Z'))
  expect(holding(await everyAnswer(room, line?.address ?? ''), 'The strait is open')).toEqual([])
  await room.arrive(aWire({ ...wire.told, version: '3', at: '2026-03-04T12:00:00Z', embargo: undefined }))
  expect((await room.get(line?.address ?? '')).text).toContain('The strait is open')
})

test('an embargoed update of a live story is brought in at its time by itself, once', async () => {
  const first = aWire({ headline: 'Ministers meet in Ardvale' })
  const { story, address } = await room.published(first)
  const next = { uri: first.uri, at: '2026-03-04T08:30:00Z', headline: 'Ministers agree in Ardvale' }
  await room.arrive(aWire({ ...next, version: '2', embargo: noon }))
  room.clock.move(new Date('2026-03-04T11:59:59Z'))
  expect((await doDue(room.newsroom, log))?.toISOString()).toBe('2026-03-04T12:00:00.000Z')
  expect((await room.get(address)).text).toContain('Ministers meet')
  room.clock.move(new Date(noon))
  const other = await room.another()
  await Promise.all([doDue(room.newsroom, log), doDue(other.newsroom, log)])
  await doDue(room.newsroom, log)
  await expectSoon(address, 'Ministers agree')
  const [row] = await room.rows<{ updates: string; waiting: string | null }>(
    `select (select count(*) from event where kind = 'story.update' and story = $1) as updates, wire_waiting as waiting from story where id = $1`,
    story,
  )
  expect(row).toEqual({ updates: '1', waiting: null })
  await other.close()
})

test('a wire that is withheld only until a time is brought in when the time has come', async () => {
  const first = aG2Wire({ headline: 'Ministers meet in Ardvale' })
  const { address } = await room.published(first)
  const next = { uri: first.uri, at: '2026-03-04T08:30:00Z', headline: 'Ministers agree in Ardvale' }
  await room.arrive(aG2Wire({ ...next, version: '2', embargo: noon, status: 'withheld' }))
  room.clock.move(new Date(noon))
  await doDue(room.newsroom, log)
  await expectSoon(address, 'Ministers agree')
})

test('what the desk has edited is left to the desk when the time has come', async () => {
  const first = aWire({ headline: 'Ministers meet in Ardvale' })
  const { story, address } = await room.published(first)
  await room.arrive(aWire({ ...first.told, version: '2', at: '2026-03-04T08:30:00Z', embargo: noon }))
  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'Ours' } }))
  room.clock.move(new Date(noon))
  await doDue(room.newsroom, log)
  expect(await doDue(room.newsroom, log)).toBeUndefined()
  expect((await room.get(address)).text).toContain('Ministers meet')
})

test('an embargo by hand is the chief’s: set and lifted, audited with its words, and no version of the wire takes it away', async () => {
  const wire = aWire({ headline: 'A report on the harbour' })
  await room.takeIn([await room.lay(wire)], { publish: false })
  const [row] = await room.rows<{ id: string }>('select id from wire_item where uri = $1', wire.uri)
  const { story } = done(await room.verb('take', { wire: row?.id }))
  expect(refusedAs(await room.verb('embargo', { story, until: '2026-03-04T12:00', reason }, editor))).toBe(
    'not-allowed',
  )
  expect(done(await room.verb('embargo', { story, until: '2026-03-04T12:00', reason }))).toMatchObject({
    until: '4 March 2026, 12:00 UTC',
  })
  const { address } = done(await room.verb('publish', { story }))
  await room.arrive(aWire({ ...wire.told, version: '2', at: '2026-03-04T08:30:00Z' }))
  expect(await statusAt('2026-03-04T11:59:59Z', address)).toBe(404)
  done(await room.verb('embargo', { story, until: null, reason: 'The ministry has published it.' }))
  expect((await room.get(address)).status).toBe(200)
  const detail = await room.rows<{ detail: { reason: string } }>(
    `select detail from audit where verb = 'embargo' order by id`,
  )
  expect(detail.map((one) => one.detail.reason)).toEqual([reason, 'The ministry has published it.'])
  expect(refusedAs(await room.verb('embargo', { story, until: '2026-03-05T12:00', reason }))).toBe('exists')
})

test('whoever may not lift an embargo cannot save it away', async () => {
  const [line] = await room.arrive(aWire({ embargo: noon }))
  const lifting = { story: line?.story, revision: 1, furniture: { embargo: null } }
  expect(refusedAs(await room.verb('save', lifting, editor))).toBe('not-allowed')
  done(await room.verb('save', { ...lifting, furniture: { headline: 'Another headline' } }, editor))
})

test('an embargo that is moved changes nothing else of what waits: what the desk has in the making stays with the desk', async () => {
  const [line] = await room.arrive(aWire({ headline: 'The harbour report', embargo: noon }))
  const { story, address } = { story: line?.story, address: line?.address ?? '' }
  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'Half a thought' } }))
  done(await room.verb('embargo', { story, until: '2026-03-04T18:00', reason }))
  expect(await statusAt(noon, address)).toBe(404)
  expect(await statusAt(evening, address)).toBe(200)
  expect((await room.get(address)).text).toContain('The harbour report')
})

test('an embargo by hand on another story moves that of a picture neither earlier nor away', async () => {
  const { lead, path } = await withPicture({ embargo: evening })
  const { story } = done(await room.verb('save', showing(lead)))
  done(await room.verb('embargo', { story, until: '2026-03-04T12:00', reason }))
  const { address } = done(await room.verb('publish', { story }))
  done(await room.verb('embargo', { story, until: null, reason }))
  expect([await statusAt('2026-03-04T17:59:59Z', address), (await room.get(path)).status]).toEqual([404, 404])
  expect([await statusAt(evening, address), (await room.get(path)).status]).toEqual([200, 200])
})

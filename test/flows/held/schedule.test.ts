/** Scheduled means scheduled: in the publication's zone, over changes of the clocks and restarts, told exactly once, and an alarm where that was late. */

import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRefusal, type Refusal } from '../../../src/base/refusal.ts'
import { doDue, due } from '../../../src/jobs/due.ts'
import { openAlarms } from '../../../src/store/alarms.ts'
import { bareEdition, writeEdition } from '../../../src/store/settings.ts'
import { aStory, aWire } from '../../build.ts'
import { done, openNewsroom, patience, refusedAs, type TestNewsroom } from '../../newsroom.ts'

const log = pino({ level: 'silent' })
let room: TestNewsroom
beforeEach(async () => {
  room = await openNewsroom({ at: '2026-03-04T09:00:00Z' })
  await writeEdition(room.database.db, { ...bareEdition, zone: 'Europe/Berlin' })
})
afterEach(() => room?.close())

const saved = async (headline = 'The ferry has a new captain'): Promise<string> =>
  done(await room.verb('save', aStory(headline))).story
const scheduled = async (at: string, headline?: string) => {
  const story = await saved(headline)
  return { ...done(await room.verb('schedule', { story, at })), story }
}
const statusAt = async (instant: string, address: string): Promise<number> => {
  room.clock.move(new Date(instant))
  return (await room.get(address)).status
}
const sentence = (answer: unknown): string => (answer as Refusal).sentence
const told = (kind = 'story.released') =>
  room.rows<{ story: string; actor: string; late: number }>(
    `select e.story, a.actor, (a.detail ->> 'late')::int as late from event e join audit a on a.story = e.story and 'story.' || a.verb = e.kind
     where e.kind = $1 order by e.id`,
    kind,
  )

test('readers see it from its time on, which is told with its zone', async () => {
  const story = await scheduled('2026-03-05T06:00')
  expect(story).toMatchObject({
    visibleFrom: new Date('2026-03-05T05:00:00Z'),
    held: '5 March 2026, 06:00 CET (Europe/Berlin)',
    zone: 'Europe/Berlin',
  })
  expect(await statusAt('2026-03-05T04:59:59.999Z', story.address)).toBe(404)
  expect(await statusAt('2026-03-05T05:00:00Z', story.address)).toBe(200)
})

test('over a change of the clocks: a time that they leap over is refused, of two the earlier is taken and said', async () => {
  const story = await saved()
  const leapt = await room.verb('schedule', { story, at: '2026-03-29T02:30' })
  expect(refusedAs(leapt)).toBe('invalid')
  expect(sentence(leapt)).toContain('The next time that there is, is 2026-03-29T03:00')
  const after = await scheduled('2026-03-29T03:00')
  expect(await statusAt('2026-03-29T00:59:59Z', after.address)).toBe(404)
  expect(await statusAt('2026-03-29T01:00:00Z', after.address)).toBe(200)
  const twice = done(await room.verb('schedule', { story, at: '2026-10-25T02:30' }))
  expect(twice).toMatchObject({
    visibleFrom: new Date('2026-10-25T00:30:00Z'),
    note: expect.stringContaining('For the later, write 2026-10-25T02:30+01:00'),
  })
  const later = done(await room.verb('schedule', { story, at: '2026-10-25T02:30+01:00' }))
  expect(later.visibleFrom).toEqual(new Date('2026-10-25T01:30:00Z'))
})

test.each([
  ['tomorrow', 'Write it as 2026-12-01T06:00 (Europe/Berlin)'],
  ['2026-03-04T09:59', 'is past'],
])('«%s» is refused with what to do', async (at, says) => {
  const answer = await room.verb('schedule', { story: await saved(), at })
  expect(refusedAs(answer)).toBe('invalid')
  expect(sentence(answer)).toContain(says)
})

test('what readers have, or what lacks something, is not scheduled', async () => {
  const live = await room.publishedOwn(aStory('It is out'))
  expect(refusedAs(await room.verb('schedule', { story: live.story, at: '2026-03-05T06:00' }))).toBe('exists')
  const { story } = done(await room.verb('save', { furniture: { headline: 'No text yet' } }))
  expect(refusedAs(await room.verb('schedule', { story, at: '2026-03-05T06:00' }))).toBe('incomplete')
})

test('of a schedule and an embargo the later holds', async () => {
  const story = await saved()
  const embargo = (until: string) => room.verb('embargo', { story, until, reason: 'Agreed with the ministry.' })
  done(await embargo('2026-03-05T12:00Z'))
  const early = await room.verb('schedule', { story, at: '2026-03-05T11:59Z' })
  expect(refusedAs(early)).toBe('embargoed')
  expect(sentence(early)).toContain('5 March 2026, 13:00 CET (Europe/Berlin)')
  const { address } = done(await room.verb('schedule', { story, at: '2026-03-05T14:00Z' }))
  done(await embargo('2026-03-05T13:00Z'))
  expect(await statusAt('2026-03-05T13:59:59Z', address)).toBe(404)
  done(await embargo('2026-03-05T15:00Z'))
  expect(await statusAt('2026-03-05T14:59:59Z', address)).toBe(404)
  expect(await statusAt('2026-03-05T15:00:00Z', address)).toBe(200)
})

test('it can be moved, published at once, and taken back', async () => {
  const moved = await scheduled('2026-03-05T06:00')
  done(await room.verb('schedule', { story: moved.story, at: '2026-03-06T06:00' }))
  expect(await statusAt('2026-03-05T12:00:00Z', moved.address)).toBe(404)
  done(await room.verb('publish', { story: moved.story }))
  expect((await room.get(moved.address)).status).toBe(200)
  expect(refusedAs(await room.verb('unschedule', { story: moved.story }))).toBe('not-live')
  const back = await scheduled('2026-03-06T06:00')
  done(await room.verb('unschedule', { story: back.story }))
  expect(await statusAt('2026-03-07T06:00:00Z', back.address)).toBe(404)
  expect((await told()).map((row) => row.story)).toEqual([])
})

test('an update of its wire does not bring it out before its time', async () => {
  const wire = aWire({ headline: 'Pilots will vote' })
  await room.takeIn([await room.lay(wire)], { publish: false })
  const [row] = await room.rows<{ id: string }>('select id from wire_item where uri = $1', wire.uri)
  const { story } = done(await room.verb('take', { wire: row?.id }))
  const { address } = done(await room.verb('schedule', { story, at: '2026-03-05T06:00' }))
  await room.arrive(aWire({ ...wire.told, version: '2', at: '2026-03-04T08:30:00Z', headline: 'Pilots vote' }))
  expect(await statusAt('2026-03-05T04:59:59Z', address)).toBe(404)
  expect(await statusAt('2026-03-05T05:00:00Z', address)).toBe(200)
  expect((await room.get(address)).text).toContain('Pilots vote')
})

test('its release is told exactly once, though three nodes look at the same moment', async () => {
  const stories: string[] = []
  for (let at = 0; at < 120; at++) stories.push((await scheduled('2026-03-05T06:00', `Story number ${at}`)).story)
  const others = [await room.another(), await room.another()]
  room.clock.move(new Date('2026-03-05T05:00:00.200Z'))
  const nodes = [room.newsroom, ...others.map((one) => one.newsroom)]
  await Promise.all([...nodes, ...nodes].map((node) => doDue(node, log)))
  // Whoever was told that another has it in hand looks once more.
  for (const node of nodes) expect(await doDue(node, log)).toBeUndefined()
  const events = await told()
  expect(events.map((row) => row.story).toSorted()).toEqual(stories.toSorted())
  expect(new Set(events.map((row) => `${row.actor} ${row.late}`))).toEqual(new Set(['dateline 200']))
  expect(await openAlarms(room.database.db)).toEqual([])
  for (const one of others) await one.close()
})

test('where nothing ran at its time, readers are late for nothing, and an alarm says how late the telling was', async () => {
  const { story, address } = await scheduled('2026-03-05T06:00', 'The ferry is late')
  // No node looks for an hour, as if all had been down; then one starts.
  expect(await statusAt('2026-03-05T06:00:00Z', address)).toBe(200)
  const running = due(room.newsroom, log)
  await expect.poll(() => told(), patience).toEqual([{ story, actor: 'dateline', late: 3600_000 }])
  await running.stop()
  const [alarm] = await openAlarms(room.database.db)
  expect(alarm).toMatchObject({ kind: 'release', supplier: null })
  expect(alarm?.sentence).toContain(
    '«The ferry is late», due 5 March 2026, 06:00 CET (Europe/Berlin): caches and receivers were told 60 minutes late',
  )
  const cookie = await room.signIn('editor')
  expect((await room.get('/api/now', { cookie })).text).toContain('60 minutes late')
  // The next that comes in time ends it.
  await scheduled('2026-03-05T08:00')
  room.clock.move(new Date('2026-03-05T07:00:00.100Z'))
  await doDue(room.newsroom, log)
  expect(await openAlarms(room.database.db)).toEqual([])
})

test('it sleeps until the moment, and finds one that was set meanwhile', async () => {
  const running = due(room.newsroom, log)
  const { story } = await scheduled('2026-03-05T06:00')
  room.clock.move(new Date('2026-03-05T05:00:00Z'))
  await expect.poll(async () => (await told()).map((row) => row.story), patience).toEqual([story])
  await running.stop()
})

test('a clock that is put back and comes to the moment again tells nothing twice', async () => {
  const { story } = await scheduled('2026-03-05T06:00')
  room.clock.move(new Date('2026-03-05T05:00:00Z'))
  await doDue(room.newsroom, log)
  room.clock.move(new Date('2026-03-05T04:00:00Z'))
  await doDue(room.newsroom, log)
  room.clock.move(new Date('2026-03-05T05:00:00Z'))
  await doDue(room.newsroom, log)
  expect((await told()).map((row) => row.story)).toEqual([story])
})

test('the end of a term is told exactly once, and again where it was moved', async () => {
  const { story, address } = await room.publishedOwn(aStory('It may be shown for an hour'))
  const ends = (at: string) => room.rows('update publication set expires_at = $2 where story = $1', story, at)
  await ends('2026-03-04T10:00:00Z')
  expect(await statusAt('2026-03-04T10:00:00Z', address)).toBe(410)
  await doDue(room.newsroom, log)
  await doDue(room.newsroom, log)
  expect((await told('story.expired')).map((row) => row.story)).toEqual([story])
  await ends('2026-03-04T11:00:00Z')
  expect((await doDue(room.newsroom, log))?.toISOString()).toBe('2026-03-04T11:00:00.000Z')
  room.clock.move(new Date('2026-03-04T11:00:00Z'))
  await doDue(room.newsroom, log)
  expect(await room.rows(`select id from event where kind = 'story.expired'`)).toHaveLength(2)
})

test('what was killed before its time is released by nobody', async () => {
  const { story } = await scheduled('2026-03-05T06:00')
  expect(isRefusal(await room.verb('kill', { story, reason: 'Agreed otherwise.' }))).toBe(false)
  room.clock.move(new Date('2026-03-05T06:00:00Z'))
  expect(await doDue(room.newsroom, log)).toBeUndefined()
  expect(await told()).toEqual([])
})

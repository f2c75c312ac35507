/** A feed falls silent, lags or turns unreadable: the desk is told, with what to do, and told when it is over. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchFeeds } from '../../src/intake/watch-feeds.ts'
import type { Actor } from '../../src/newsroom/action.ts'
import { openAlarms } from '../../src/store/alarms.ts'
import { aWire } from '../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../newsroom.ts'

const minute = 60_000
const day = 24 * 60 * minute
const administrator: Actor = { name: 'root@courier.example', role: 'administrator' }

let room: TestNewsroom
beforeAll(async () => {
  // A Monday.
  room = await openNewsroom({ at: '2026-03-02T09:00:00Z' })
})
afterAll(() => room?.close())

const setClock = (at: string) => room.clock.move(Date.parse(at) - room.clock.now().getTime())

const arrive = async (lag = minute) => {
  const at = new Date(room.clock.now().getTime() - lag).toISOString()
  await room.takeIn([await room.lay(aWire({ at }))], { publish: false })
}

/** Nordwire's morning: a wire every ten minutes from nine to ten. */
const morning = async (date: string) => {
  for (const time of ['09:00', '09:10', '09:20', '09:30', '09:40', '09:50']) {
    setClock(`${date}T${time}:00Z`)
    await arrive()
  }
}

const alarms = async () => (await openAlarms(room.database.db)).map(({ kind, sentence }) => ({ kind, sentence }))
const events = async () =>
  (await room.rows<{ kind: string }>(`select kind from event where kind like 'alarm.%' order by id`)).map(
    (row) => row.kind,
  )

test('two weeks of mornings make what is usual; a morning like them raises nothing', async () => {
  for (let past = 14; past >= 1; past -= 1) {
    const date = new Date(Date.parse('2026-03-16T00:00:00Z') - past * day)
    if (date.getUTCDay() === 0 || date.getUTCDay() === 6) continue
    await morning(date.toISOString().slice(0, 10))
    expect(await watchFeeds(room.newsroom)).toEqual({ raised: [], ended: [] })
  }
  await morning('2026-03-16')
  setClock('2026-03-16T09:55:00Z')
  expect(await watchFeeds(room.newsroom)).toEqual({ raised: [], ended: [] })
  // In the evening nobody expects anything, and on a Saturday neither.
  for (const calm of ['2026-03-16T22:00:00Z', '2026-03-21T09:45:00Z']) {
    setClock(calm)
    expect(await watchFeeds(room.newsroom)).toEqual({ raised: [], ended: [] })
  }
})

test('on a Tuesday it sends one wire and falls silent: an alarm says since when, against what, and what to do; once', async () => {
  setClock('2026-03-17T09:01:00Z')
  await arrive()
  setClock('2026-03-17T09:15:00Z')
  expect((await watchFeeds(room.newsroom)).raised).toEqual([])
  setClock('2026-03-17T09:45:00Z')
  expect((await watchFeeds(room.newsroom)).raised).toMatchObject([{ kind: 'quiet', supplier: 'nordwire' }])
  setClock('2026-03-17T09:46:00Z')
  expect((await watchFeeds(room.newsroom)).raised).toEqual([])
  expect(await alarms()).toEqual([
    {
      kind: 'quiet',
      sentence: expect.stringMatching(
        /^Nordwire is quiet: nothing has come for 45 minutes; on each of the \d+ days .* at least [34] files .*doors/,
      ),
    },
  ])
  expect(await events()).toEqual(['alarm.raised'])
  const page = await room.get('/api/now', { cookie: await room.signIn('reporter') })
  expect(page.text).toContain('Nordwire is quiet')
})

test('two nodes that look at the same moment raise an alarm once, and end it once', async () => {
  await arrive()
  const looks = await Promise.all([watchFeeds(room.newsroom), watchFeeds(room.newsroom)])
  expect(looks.flatMap((look) => look.ended)).toMatchObject([{ kind: 'quiet', supplier: 'nordwire' }])
  expect(await alarms()).toEqual([])
  expect(await events()).toEqual(['alarm.raised', 'alarm.ended'])
})

test('its wires come half an hour after its own time: it is late', async () => {
  setClock('2026-03-18T09:00:00Z')
  for (let one = 0; one < 3; one += 1) await arrive(35 * minute)
  expect((await watchFeeds(room.newsroom)).raised).toMatchObject([
    { kind: 'late', sentence: expect.stringMatching(/reach us 35 minutes after its own time; usually 1 minute\./) },
  ])
  setClock('2026-03-18T10:30:00Z')
  for (let one = 0; one < 3; one += 1) await arrive()
  expect((await watchFeeds(room.newsroom)).ended).toMatchObject([{ kind: 'late' }])
})

test('it changes its format over night: what cannot be read is an alarm, not only a list', async () => {
  setClock('2026-03-19T09:00:00Z')
  const torn = Array.from({ length: 6 }, (_, at) => ({ name: `t${at}.xml`, bytes: Buffer.from(`<NewsML><x>${at}`) }))
  await room.arrive(...torn)
  expect((await watchFeeds(room.newsroom)).raised).toMatchObject([
    { kind: 'unreadable', sentence: expect.stringContaining("6 of the last hour's 6 files") },
  ])
})

test('what was agreed with a supplier comes before what is usual', async () => {
  const agree = async (rhythm: object) =>
    done(await room.verb('keep-supplier', { supplier: 'Sudwire', rhythm }, administrator))
  await agree({ quietAfter: 30 })
  setClock('2026-03-21T03:00:00Z')
  await room.takeIn([await room.lay(aWire())], { supplier: 'Sudwire', publish: false })
  room.clock.move(29 * minute)
  const about = async () => (await alarms()).filter(({ sentence }) => sentence.startsWith('Sudwire'))
  await watchFeeds(room.newsroom)
  expect(await about()).toEqual([])
  room.clock.move(2 * minute)
  await watchFeeds(room.newsroom)
  expect(await about()).toMatchObject([
    { kind: 'quiet', sentence: expect.stringContaining('at most 30 minutes were agreed') },
  ])
  // It may be quiet for ever.
  await agree({ quietAfter: 0 })
  await watchFeeds(room.newsroom)
  expect(await about()).toEqual([])
})

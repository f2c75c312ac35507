/** What is counted as read, and what is not: by robots, before anybody decided to read, again and again from one place. */

import type { IncomingMessage } from 'node:http'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { aStory } from '../../../test/build.ts'
import { openNewsroom, type TestNewsroom } from '../../../test/newsroom.ts'
import { countReads, type Reads } from './count-reads.ts'
import { countedOnce, mostByAddress, networkOf } from './counted-once.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

let room: TestNewsroom
let reads: Reads
let story: string
beforeAll(async () => {
  room = await openNewsroom({ at: '2026-03-04T09:59:59Z' })
  story = (await room.publishedOwn(aStory('The ferry is late'))).story
})
afterAll(() => room?.close())
beforeEach(async () => {
  room.clock.move(new Date('2026-03-04T09:59:59Z'))
  await room.rows('delete from story_read')
  reads = countReads(room.database, room.clock, pino({ level: 'silent' }))
})
afterEach(() => reads.close())

const asked = (headers: IncomingMessage['headers'], address = '192.0.2.7', method = 'GET') =>
  ({ method, headers: { 'user-agent': firefox, ...headers }, socket: { remoteAddress: address } }) as IncomingMessage

const counted = async () => {
  await reads.write()
  const rows = await room.rows<{ hour: Date; reads: number }>('select hour, reads from story_read order by hour')
  return rows.map(({ hour, reads: count }) => [hour.toISOString().slice(11, 16), count])
}

test('a reader counts once an hour for a story, however often they ask', async () => {
  for (let at = 0; at < 50; at += 1) reads.note(story, asked({}))
  expect(await counted()).toEqual([['09:00', 1]])
  reads.note(story, asked({}))
  reads.note(story, asked({}, '192.0.2.8'))
  expect(await counted()).toEqual([['09:00', 2]])
  room.clock.move(1000)
  reads.note(story, asked({}))
  expect(await counted()).toEqual([
    ['09:00', 2],
    ['10:00', 1],
  ])
})

test('one address that says to be a thousand browsers counts as ten, and so does one network of IPv6', async () => {
  for (let at = 0; at < 1000; at += 1) reads.note(story, asked({ 'user-agent': `${firefox} ${at}` }))
  expect(await counted()).toEqual([['09:00', mostByAddress]])
  for (let at = 0; at < 1000; at += 1)
    reads.note(story, asked({ 'user-agent': `${firefox} ${at}` }, `2001:db8:1:2::${at.toString(16)}`))
  expect(await counted()).toEqual([['09:00', 2 * mostByAddress]])
  expect([
    networkOf('2001:db8::1'),
    networkOf('2001:db8:1:2:3:4:5:6'),
    networkOf('::1'),
    networkOf('192.0.2.7'),
  ]).toEqual(['2001:db8:0:0', '2001:db8:1:2', ':0:0:0', '192.0.2.7'])
})

test('a proxy of the inner network speaks for its readers, anybody else for nobody', async () => {
  for (const from of ['198.51.100.1', '198.51.100.2']) reads.note(story, asked({ 'x-forwarded-for': from }, '10.0.0.1'))
  expect(await counted()).toEqual([['09:00', 2]])
  for (const from of ['198.51.100.3', '198.51.100.4'])
    reads.note(story, asked({ 'x-forwarded-for': from }, '203.0.113.9'))
  expect(await counted()).toEqual([['09:00', 3]])
})

test('robots, prefetches, questions for the head alone, and what a script fetches are not read', async () => {
  for (const headers of [
    { 'user-agent': 'curl/8.10.1' },
    { 'user-agent': undefined },
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'sec-fetch-dest': 'empty' },
    { 'sec-fetch-dest': 'iframe' },
  ])
    reads.note(story, asked(headers))
  reads.note(story, asked({}, '192.0.2.7', 'HEAD'))
  expect(await counted()).toEqual([])
  reads.note(story, asked({ 'sec-fetch-dest': 'document' }))
  reads.note(story, asked({ 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'navigate' }, '192.0.2.8'))
  expect(await counted()).toEqual([['09:00', 2]])
})

test('the database is away: what was counted is kept and written later, once', async () => {
  const away = new pg.Pool({ connectionString: 'postgres://127.0.0.1:1/none' })
  let isAway = true
  const query = (asked: pg.QueryConfig) => (isAway ? away : room.database.pool).query(asked)
  const pool = { query } as unknown as pg.Pool
  const patient = countReads({ pool }, room.clock, pino({ level: 'silent' }))
  patient.note(story, asked({}))
  await expect(patient.write()).rejects.toThrow()
  patient.note(story, asked({}, '192.0.2.8'))
  isAway = false
  await patient.close()
  expect(await counted()).toEqual([['09:00', 2]])
  await away.end()
})

test('a million readers of an hour are told apart but for a few', () => {
  const once = countedOnce()
  let count = 0
  for (let at = 0; at < 100_000; at += 1)
    if (once.isNew('story0000001', `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`, 7)) count += 1
  expect(count).toBeGreaterThan(99_000)
})

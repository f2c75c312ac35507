/** Tests of the site's time against a database whose clock and whose nearness are what a test says. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { siteClock } from './site-clock.ts'

let database = 0
let processor = 0
/** Milliseconds for the way to the database, and for the way back. */
let way: [number, number] = [0, 0]
beforeEach(() => {
  database = Date.parse('2026-03-04T09:00:00Z')
  processor = 5000
  way = [0, 0]
  vi.spyOn(performance, 'now').mockImplementation(() => processor)
})
afterEach(() => vi.restoreAllMocks())

const pass = (milliseconds: number) => {
  database += milliseconds
  processor += milliseconds
}
/** A look at the database's clock, which takes its time. */
const read = async () => {
  pass(way[0])
  const at = database
  pass(way[1])
  return at
}
const distance = (now: Date) => now.getTime() - database

test('it shows the database’s time, never ahead of it, however far that is', async () => {
  way = [3, 40]
  const clock = await siteClock(read)
  expect(distance(clock.now())).toBeLessThanOrEqual(0)
  expect(distance(clock.now())).toBeGreaterThanOrEqual(-40)
  pass(3600_000)
  expect(distance(clock.now())).toBeGreaterThanOrEqual(-40)
})

test('a set clock is so far ahead of it', async () => {
  const clock = await siteClock(read, -86_400_000)
  expect(clock.now()).toEqual(new Date('2026-03-03T09:00:00Z'))
})

test('a step of this machine’s clock moves nothing; one of the database’s is followed at the next look', async () => {
  const clock = await siteClock(read)
  vi.spyOn(Date, 'now').mockReturnValue(0)
  expect(distance(clock.now())).toBe(0)
  for (const step of [7200_000, -3600_000]) {
    database += step
    await clock.look()
    expect(distance(clock.now())).toBe(0)
  }
})

test('looks that come back slowly do not make it stagger', async () => {
  const clock = await siteClock(read)
  for (const back of [200, 5, 90]) {
    way = [20, back]
    await clock.look()
    expect(distance(clock.now())).toBe(0)
  }
})

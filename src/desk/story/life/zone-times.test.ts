/** Tests of the times that a form for a schedule offers and understands. */

import { expect, test } from 'vitest'
import { localTime, momentsOf, offsetWords, usualTimes } from './zone-times.ts'

const zone = 'Europe/Berlin'
const writtenOf = (local: string) => {
  const found = momentsOf(local, zone)
  return 'problem' in found ? found.problem : found.moments.map(({ written }) => written)
}

test('a time is the zone’s, with the offset that its clocks have then', () => {
  expect(writtenOf('2026-12-01T06:00')).toEqual(['2026-12-01T06:00+01:00'])
  expect(writtenOf('2026-07-01T06:00')).toEqual(['2026-07-01T06:00+02:00'])
  expect(localTime(new Date('2026-12-01T05:00:00Z'), zone)).toBe('2026-12-01T06:00')
  expect(offsetWords(new Date('2026-01-01T00:00:00Z'), 'America/St_Johns')).toBe('-03:30')
})

test('in the night in which the clocks go back a time names two instants, and in the other one none', () => {
  expect(writtenOf('2026-10-25T02:30')).toEqual(['2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00'])
  expect(writtenOf('2026-03-29T02:30')).toMatch(
    /leap over 2026-03-29T02:30\. The next time that there is, is 2026-03-29T03:00/,
  )
  expect(writtenOf('')).toMatch(/is no time/)
})

test('the usual times are to come, and none is before what holds the story is over', () => {
  const now = new Date('2026-11-29T16:10:00Z')
  expect(usualTimes(now, zone).map(({ local }) => local)).toEqual([
    '2026-11-30T06:00',
    '2026-11-29T18:00',
    '2026-11-29T18:15',
  ])
  expect(usualTimes(new Date('2026-11-29T20:00:00Z'), zone).map(({ name }) => name)).toEqual(['morning', 'hour'])
  const held = new Date('2026-11-30T08:00:30Z')
  expect(usualTimes(now, zone, held)).toEqual([{ name: 'held', local: '2026-11-30T09:01' }])
})

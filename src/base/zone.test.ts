import { expect, test } from 'vitest'
import { givenTime, instantsOf, isZone, minutesAhead, zonedText } from './zone.ts'

const local = (text: string): number => Date.parse(`${text}Z`)
const instants = (text: string, zone: string): string[] =>
  instantsOf(local(text), zone).map((at) => new Date(at).toISOString())

test('the offset of a zone is that of the instant', () => {
  expect(minutesAhead('Europe/Paris', Date.parse('2026-01-01T00:00Z'))).toBe(60)
  expect(minutesAhead('Europe/Paris', Date.parse('2026-07-01T00:00Z'))).toBe(120)
  expect(minutesAhead('Asia/Kathmandu', 0)).toBe(330)
  expect(minutesAhead('Asia/Kathmandu', Date.parse('2026-07-01T00:00Z'))).toBe(345)
  expect(minutesAhead('America/St_Johns', Date.parse('2026-01-01T00:00Z'))).toBe(-210)
  expect(minutesAhead('UTC', 0)).toBe(0)
  expect(minutesAhead('Mars/Olympus', 0)).toBeUndefined()
  expect([isZone('Mars/Olympus'), isZone('Africa/Cairo')]).toEqual([false, true])
})

test.each([
  // Hours before and after a change that a guess by the day's offset would get wrong.
  ['2026-03-29T01:30', 'Europe/Berlin', ['2026-03-29T00:30:00.000Z']],
  ['2026-03-29T02:30', 'Europe/Berlin', []],
  ['2026-03-29T03:00', 'Europe/Berlin', ['2026-03-29T01:00:00.000Z']],
  ['2026-10-25T01:30', 'Europe/Berlin', ['2026-10-24T23:30:00.000Z']],
  ['2026-10-25T02:30', 'Europe/Berlin', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
  ['2026-10-25T03:00', 'Europe/Berlin', ['2026-10-25T02:00:00.000Z']],
  ['2026-11-01T04:00', 'America/New_York', ['2026-11-01T09:00:00.000Z']],
  ['2026-11-01T01:30', 'America/New_York', ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']],
  ['2026-03-08T02:30', 'America/New_York', []],
  // Half an hour is put back here.
  ['2026-04-05T01:45', 'Australia/Lord_Howe', ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z']],
  // A day that Samoa left out.
  ['2011-12-30T12:00', 'Pacific/Apia', []],
])('%s in %s', (text, zone, expected) => {
  expect(instants(text, zone)).toEqual(expected)
})

test('every instant of a year is found again from what the clocks show at it', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kolkata'])
    for (let at = Date.parse('2026-01-01T00:15Z'); at < Date.parse('2027-01-01T00:00Z'); at += 225 * 60_000)
      expect(instantsOf(at + (minutesAhead(zone, at) ?? 0) * 60_000, zone)).toContain(at)
})

test('a time that somebody gives is read by the zone, or by the offset that it brings', () => {
  expect(givenTime('2026-12-01T06:00', 'Europe/Paris')).toEqual({ at: new Date('2026-12-01T05:00:00Z') })
  expect(givenTime('2026-12-01 06:00:30', 'Europe/Paris')).toEqual({ at: new Date('2026-12-01T05:00:30Z') })
  expect(givenTime('2026-12-01T06:00-03:30', 'Europe/Paris')).toEqual({ at: new Date('2026-12-01T09:30:00Z') })
  expect(givenTime('2026-12-01T06:00z', 'Europe/Paris')).toEqual({ at: new Date('2026-12-01T06:00:00Z') })
})

test('a time that the clocks leap over is refused with the next one; of a doubled hour the earlier is taken, and it is said', () => {
  expect(givenTime('2026-03-29T02:30', 'Europe/Paris')).toEqual({
    problem: 'The clocks of Europe/Paris leap over 2026-03-29T02:30. The next time that there is, is 2026-03-29T03:00.',
  })
  expect(givenTime('2026-10-25T02:30', 'Europe/Paris')).toEqual({
    at: new Date('2026-10-25T00:30:00Z'),
    note: 'In that night 02:30 comes twice; the earlier is taken (2026-10-25T02:30+02:00). For the later, write 2026-10-25T02:30+01:00.',
  })
})

test.each([
  '',
  'tomorrow',
  '2026-02-31T06:00',
  '2026-13-01T06:00',
  '2026-12-01T24:00',
  '2026-12-01T06:60',
  '2026-12-01',
])('«%s» is no time, and it is said how to write one', (text) => {
  expect(givenTime(text, 'UTC')).toEqual({ problem: expect.stringContaining('Write it as 2026-12-01T06:00 (UTC)') })
})

test('a time is told with its zone', () => {
  expect(zonedText(new Date('2026-12-01T05:00:00Z'), 'Europe/London')).toBe(
    '1 December 2026, 05:00 GMT (Europe/London)',
  )
  expect(zonedText(new Date('2026-07-01T05:00:30Z'), 'Europe/London')).toBe('1 July 2026, 06:00:30 BST (Europe/London)')
  expect(zonedText(new Date('2026-07-01T05:00:00Z'), 'UTC')).toBe('1 July 2026, 05:00 UTC')
})

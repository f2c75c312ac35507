import { expect, test } from 'vitest'
import { instant } from './instant.ts'

test.each([
  ['2014-08-29T13:49:51Z', '2014-08-29T13:49:51Z'],
  ['20140829T134951+0000', '2014-08-29T13:49:51Z'],
  ['2013-11-13T17:09:00+02:00', '2013-11-13T15:09:00Z'],
  ['20131113T150900Z', '2013-11-13T15:09:00Z'],
  ['2018-01-22T02:03:11.250Z', '2018-01-22T02:03:11.250Z'],
  ['20001006', '2000-10-06T00:00:00Z'],
  ['2024-05-01 10:00', '2024-05-01T10:00:00Z'],
])('%s is read', (text, at) => expect(instant(text)).toBe(at))

test('a local time is of its zone, summer and winter', () => {
  expect(instant('2024-07-01T12:00:00', 'Europe/Berlin')).toBe('2024-07-01T10:00:00Z')
  expect(instant('2024-01-01T12:00:00', 'Europe/Berlin')).toBe('2024-01-01T11:00:00Z')
  expect(instant('2024-01-01T12:00:00', 'No/Where')).toBe('2024-01-01T12:00:00Z')
})

test('around a change of the clocks a local time is what they show, of two the later, and never an hour too early', () => {
  expect(instant('2026-03-29T01:30', 'Europe/Berlin')).toBe('2026-03-29T00:30:00Z')
  expect(instant('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:00:00Z')
  expect(instant('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T01:30:00Z')
  expect(instant('2026-11-01T04:00', 'America/New_York')).toBe('2026-11-01T09:00:00Z')
})

test.each(['', 'Next Monday', '2024-02-31', '2024-13-01T00:00:00Z', '2024-01-01T25:00:00Z', undefined])(
  '%s is no time',
  (text) => expect(instant(text)).toBeUndefined(),
)

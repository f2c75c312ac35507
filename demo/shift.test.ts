/** Moving the demonstration's dates: every form, consistently, and nothing else. */

import { expect, test } from 'vitest'
import { minutesSince, shiftDates } from './shift.ts'

const shift = (text: string, minutes: number): string =>
  Buffer.from(shiftDates(new TextEncoder().encode(text), minutes)).toString('utf8')

const day = 24 * 60

test.each([
  ['2026-09-16T10:00:00Z', '2026-09-17T11:30:00Z'],
  ['2026-09-16T10:00:00+00:00', '2026-09-17T11:30:00+00:00'],
  ['2026-09-16T23:10:00+02:00', '2026-09-18T00:40:00+02:00'],
  ['2026-09-16T10:00:41.250Z', '2026-09-17T11:30:41.250Z'],
  ['20260916T100000Z', '20260917T113000Z'],
  ['20260916T100000+0000', '20260917T113000+0000'],
  ['20260916', '20260917'],
  ['2026-09-16', '2026-09-17'],
  ['PORT LORNE, Sept 16, 2026 (Meridian) -', 'PORT LORNE, Sept 17, 2026 (Meridian) -'],
  ['Roc’h Venn, 15 sept. 2026 (Meridian) -', 'Roc’h Venn, 16 sept. 2026 (Meridian) -'],
])('%s, a day and ninety minutes later, is %s', (before, after) => {
  expect(shift(before, day + 90)).toBe(after)
})

test('months and years are crossed, and the copyright year with them', () => {
  expect(shift('Sept 16, 2026 · © 2026 Meridian · (c) 2026 Nordwire', 120 * day)).toBe(
    'Jan 14, 2027 · © 2027 Meridian · (c) 2027 Nordwire',
  )
  expect(shift('15 sept. 2026', -40 * day)).toBe('6 août 2026')
})

test('an identity keeps its shape, and all versions of an item keep one identity', () => {
  const item = 'urn:newsml:meridian.example:20260916T064000Z:TX-MRD-PRN07'
  expect(shift(`${item}:1 ${item}:3`, 61)).toBe(
    'urn:newsml:meridian.example:20260916T074100Z:TX-MRD-PRN07:1 urn:newsml:meridian.example:20260916T074100Z:TX-MRD-PRN07:3',
  )
  expect(shift('tag:pacificnewsdesk.example,2026:2026-09-15:lnt-016', 2 * day)).toBe(
    'tag:pacificnewsdesk.example,2026:2026-09-17:lnt-016',
  )
})

test('numbers, other years and sizes are no dates', () => {
  const text = '12026091612 2025-09-16 "sizeInBytes": 20260 version 2026 1,202 2026-0916 urn:x:120260916'
  expect(shift(text, day)).toBe(text)
})

test('there and back again is the same file', () => {
  const text = '<DateId>20260916T100000Z</DateId> 2026-09-15T23:59:00+02:00 æøå 20260915'
  expect(shift(shift(text, 3 * day), -3 * day)).toBe(text)
})

test('pictures and bytes that are no UTF-8 stay as they are', () => {
  const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode('2026-09-16')])
  expect(shiftDates(picture, day)).toEqual(picture)
  const latin = new Uint8Array([0xe6, 0x20, ...new TextEncoder().encode('20260916'), 0xf8])
  expect([...shiftDates(latin, day)]).toEqual([0xe6, 0x20, ...new TextEncoder().encode('20260917'), 0xf8])
})

test('minutes are whole and never run ahead of the clock', () => {
  expect(minutesSince(new Date('2026-09-16T12:00:59Z'))).toBe(0)
  expect(minutesSince(new Date('2026-09-16T13:30:59Z'))).toBe(90)
  expect(minutesSince(new Date('2026-09-16T11:59:30Z'))).toBe(-1)
})

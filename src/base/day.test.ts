/** Days begin where a zone's clocks say so, in the nights of their changes too, and each instant lies in one day. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAt, daysOf, following, isDay, isMonth, monthsBetween, spanOf, startOf } from './day.ts'

const begins = (day: string, zone: string) => startOf(day, zone).toISOString()

test('a day begins at the zone’s midnight, before and after the clocks change', () => {
  expect(begins('2026-11-30', 'Europe/Oslo')).toBe('2026-11-29T23:00:00.000Z')
  expect(begins('2026-03-29', 'Europe/Oslo')).toBe('2026-03-28T23:00:00.000Z')
  expect(begins('2026-03-30', 'Europe/Oslo')).toBe('2026-03-29T22:00:00.000Z')
  expect(begins('2026-11', 'Asia/Kolkata')).toBe('2026-10-31T18:30:00.000Z')
})

test('where the clocks leap over midnight a day begins with one o’clock, and where it comes twice with the first', () => {
  expect(begins('2026-03-08', 'America/Havana')).toBe('2026-03-08T05:00:00.000Z')
  expect(begins('2026-11-01', 'America/Havana')).toBe('2026-11-01T04:00:00.000Z')
  expect(dayAt(new Date('2026-11-01T04:59:00Z'), 'America/Havana')).toBe('2026-11-01')
  expect(dayAt(new Date('2026-11-01T05:30:00Z'), 'America/Havana')).toBe('2026-11-01')
})

test('a day that a country has left out is empty', () => {
  const { from, until } = spanOf('2011-12-30', 'Pacific/Apia')
  expect(from).toEqual(until)
  expect(from).toEqual(startOf('2011-12-31', 'Pacific/Apia'))
})

test('what no calendar has is no day', () => {
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '0999-01-01', '2026-11-31', '2026-11', ''])
    expect(isDay(text)).toBe(false)
  expect([isDay('2024-02-29'), isMonth('2026-12'), isMonth('2026-13'), isMonth('2026-11-30')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('months and their days follow each other', () => {
  expect([following('2026-11-30'), following('2026-12'), following('2024-02-28'), following('2026-01')]).toEqual([
    '2026-12-01',
    '2027-01',
    '2024-02-29',
    '2026-02',
  ])
  expect(daysOf('2024-02')).toHaveLength(29)
  const zone = 'Pacific/Auckland'
  expect(monthsBetween(new Date('2025-11-30T12:00:00Z'), new Date('2026-01-31T10:00:00Z'), zone)).toEqual([
    '2026-01',
    '2025-12',
  ])
})

test('every instant lies in the span of its day, in every zone', () => {
  const zones = ['Europe/Oslo', 'America/Havana', 'Asia/Beirut', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('1995-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      (zone, at) => {
        const { from, until } = spanOf(dayAt(at, zone), zone)
        expect(from <= at && at < until).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

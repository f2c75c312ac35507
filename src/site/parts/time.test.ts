import { expect, test } from 'vitest'
import { aSite, noon } from '../sample.ts'
import { ageText, isoDay, isoTime } from './time.ts'

const site = aSite()
const ago = (minutes: number) => ageText(new Date(noon.getTime() - minutes * 60_000), noon, site)

test.each([
  [0, 'now'],
  [0.9, 'now'],
  [-0.5, 'now'],
  [1, '1 minute ago'],
  [59.9, '59 minutes ago'],
  [60, '1 hour ago'],
  [19 * 60 + 59, '19 hours ago'],
  [24 * 60, '1 day ago'],
  [7 * 24 * 60 + 60, '7 days ago'],
  [8 * 24 * 60, '5 July 2023'],
  [-2, '13 July 2023 at 13:02 CEST'],
])('%d minutes old reads «%s»', (minutes, words) => {
  expect(ago(minutes)).toBe(words)
})

test('an instant is written with the zone’s own offset, over the change of clocks', () => {
  expect(isoTime(new Date('2023-07-13T11:00:00Z'), site)).toBe('2023-07-13T13:00:00+02:00')
  expect(isoTime(new Date('2023-12-13T11:00:00Z'), site)).toBe('2023-12-13T12:00:00+01:00')
  expect(isoTime(new Date('2023-07-13T11:00:00Z'), aSite({ zone: 'America/St_Johns' }))).toBe(
    '2023-07-13T08:30:00-02:30',
  )
  expect(isoDay(new Date('2023-07-13T22:00:00Z'), site)).toBe('2023-07-14')
})

test('ages are in the language of the site', () => {
  expect(ageText(new Date(noon.getTime() - 7_200_000), noon, aSite({ language: 'fr' }))).toBe('il y a 2 heures')
})

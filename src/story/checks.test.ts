/** Tests of what a story lacks before it may be published. */

import { expect, test } from 'vitest'
import { aBody, aUsedPicture, someFurniture } from '../../test/build.ts'
import { publishingChecks } from './checks.ts'

const ready = { furniture: someFurniture(), body: aBody('A first paragraph.') }

test('a story with a headline, a text and a byline lacks nothing', () => {
  expect(publishingChecks(ready)).toEqual([])
})

test.each([
  ['a headline', { ...ready, furniture: someFurniture({ headline: '' }) }],
  ['text', { ...ready, body: aBody() }],
  ['wrote', { ...ready, furniture: someFurniture({ by: [] }) }],
  [
    '«until the minister speaks»',
    { ...ready, furniture: someFurniture({ embargo: { unreadable: 'until the minister speaks' } }) },
  ],
])('what lacks %s is told so in one sentence', (word, story) => {
  const missing = publishingChecks(story)
  expect(missing).toHaveLength(1)
  expect(missing[0]).toContain(word.replace('a ', ''))
  expect(missing[0]).toMatch(/: .*\.$/)
})

test('everything that lacks is told at once', () => {
  expect(publishingChecks({ furniture: someFurniture({ headline: '', by: [] }), body: aBody() })).toHaveLength(3)
})

test('an embargo with a time is no lack: the time holds it', () => {
  const furniture = someFurniture({ embargo: { until: '2026-03-04T12:00:00Z' } })
  expect(publishingChecks({ ...ready, furniture })).toEqual([])
})

test('a picture whose credit is due and not printed is told, with the credit', () => {
  const lead = aUsedPicture('0123456789ab')
  const pictured = (credit: string) => ({ ...ready, furniture: someFurniture({ lead: { ...lead, credit } }) })
  const due = new Map([[lead.id as string, ['AFP PHOTO / HARBOUR BOARD']]])
  expect(publishingChecks(pictured(''), due)).toEqual([
    'The picture «The harbour at noon» must be credited («AFP PHOTO / HARBOUR BOARD»): write its credit.',
  ])
  expect(publishingChecks(pictured('Handout / Harbour Board / AFP'), due)).toEqual([])
  expect(publishingChecks(pictured(''), new Map([[lead.id as string, ['']]]))).toHaveLength(1)
  expect(publishingChecks(pictured('Ada Example'), new Map([[lead.id as string, ['']]]))).toEqual([])
  expect(publishingChecks(pictured(''))).toEqual([])
})

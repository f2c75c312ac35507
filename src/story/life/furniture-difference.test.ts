/** Tests of what is different in what stands around two texts. */

import { expect, test } from 'vitest'
import { aUsedPicture, someFurniture } from '../../../test/build.ts'
import { furnitureDifference } from './furniture-difference.ts'

test('parts that are the same are not named, and those that changed are told word by word', () => {
  const before = someFurniture({ headline: 'The old ferry sails', kicker: 'Harbour' })
  const after = someFurniture({ headline: 'The new ferry sails', kicker: 'Harbour' })
  expect(furnitureDifference(before, after)).toEqual([
    {
      field: 'headline',
      pieces: [
        { how: 'same', text: 'The ' },
        { how: 'gone', text: 'old' },
        { how: 'new', text: 'new' },
        { how: 'same', text: ' ferry sails' },
      ],
    },
  ])
  expect(furnitureDifference(before, before)).toEqual([])
})

test('pictures, topics and an embargo are told in words, added and taken away', () => {
  const before = someFurniture({ topics: [{ slug: 'shipping', name: 'Shipping' }], lead: null })
  const after = someFurniture({
    ...{ topics: [], lead: aUsedPicture('0123456789ab'), embargo: { until: '2026-03-04T15:00:00Z' } },
  })
  expect(furnitureDifference(before, after)).toEqual([
    { field: 'lead', pieces: [{ how: 'new', text: 'The harbour at noon' }] },
    { field: 'topics', pieces: [{ how: 'gone', text: 'Shipping' }] },
    { field: 'embargo', pieces: [{ how: 'new', text: '2026-03-04T15:00:00Z' }] },
  ])
})

test('what differs in nothing that has words is named all the same', () => {
  const before = someFurniture({ lead: aUsedPicture('0123456789ab') })
  const after = someFurniture({ lead: aUsedPicture('ba9876543210') })
  expect(furnitureDifference(before, after)).toEqual([
    { field: 'lead', pieces: [{ how: 'same', text: 'The harbour at noon' }] },
  ])
})

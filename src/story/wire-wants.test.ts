/** Tests of what somebody wants of the wires. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dimensions, everything, groupsOf, labelOf, partsOf, queryOf, shows, wantsOf } from './wire-wants.ts'

test('an empty address wants everything that is open', () => {
  expect(wantsOf(new URLSearchParams())).toEqual(everything)
  expect(queryOf(everything).toString()).toBe('')
})

test('what is no label of ours is left out, and so is what stands twice', () => {
  const query = new URLSearchParams(
    'label=topic:Sport&label=topic:Sport&label=colour:red&label=topic:&hide=place:Oslo&show=never&q=%20strike%20',
  )
  expect(wantsOf(query)).toEqual({ labels: ['topic:Sport'], hidden: ['place:Oslo'], words: 'strike', show: 'open' })
})

test('a value may have colons of its own', () => {
  expect(partsOf(labelOf('topic', 'Sport: sailing'))).toEqual({ dimension: 'topic', value: 'Sport: sailing' })
})

test('labels of one dimension are alternatives', () => {
  expect(groupsOf(['topic:Sport', 'supplier:nordwire', 'topic:Culture'])).toEqual([
    ['topic:Sport', 'topic:Culture'],
    ['supplier:nordwire'],
  ])
})

test('wants come back from their query as they were', () => {
  const label = fc
    .tuple(fc.constantFrom(...dimensions), fc.string({ minLength: 1, maxLength: 40 }))
    .map(([dimension, value]) => labelOf(dimension, value))
  const labels = fc.uniqueArray(label, { maxLength: 8 })
  const wants = fc.record({
    labels,
    hidden: labels,
    words: fc.string({ maxLength: 60 }).map((words) => words.trim()),
    show: fc.constantFrom(...shows),
  })
  fc.assert(
    fc.property(wants, (one) => {
      expect(wantsOf(new URLSearchParams(queryOf(one).toString()))).toEqual(one)
    }),
  )
})

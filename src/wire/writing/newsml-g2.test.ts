import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPictureItem, aPlan, aTextItem } from '../../../test/any-item.ts'
import { allIn, byIdentity, changedFacts } from '../../../test/same-facts.ts'
import { areSchemasThere, complaintsOf } from '../../../test/valid-xml.ts'
import { readWire } from '../read.ts'
import { writeNewsmlG2 } from './newsml-g2.ts'

const at = '2026-03-04T09:00:00Z'
const read = (xml: string) => readWire(new TextEncoder().encode(xml))

const anyItem = fc.oneof({ weight: 4, arbitrary: aTextItem }, aPictureItem, aPlan)

test('what is written and read again says the same, in every fact that NewsML-G2 holds', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: 2 }), (items) => {
      const reading = read(writeNewsmlG2(items, at))
      expect(reading.problems).toEqual([])
      const found = byIdentity(reading.items)
      for (const item of allIn(items)) expect(changedFacts(item, found.get(item.uri), 'newsml-g2')).toEqual([])
    }),
    { numRuns: 300 },
  )
})

describe.skipIf(!areSchemasThere)('by the schema of 2.35, power conformance,', () => {
  test('any items are valid', { timeout: 60_000 }, async () => {
    const items = fc.sample(anyItem, 300)
    expect(await complaintsOf('newsml-g2', [writeNewsmlG2(items, at)])).toEqual([])
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPictureItem, aPlan, aTextItem } from '../../../test/any-item.ts'
import { readWire } from '../read.ts'
import { writeNinjs } from './ninjs.ts'

const schema = join(
  import.meta.dirname,
  '../../../../shared/wires/samples/iptc+newsinjson/specification/ninjs-schema_3.1.json',
)
const there = existsSync(schema)
if (!there) console.log('Skipped: the schema of ninjs 3.1 is not beside the checkout (../shared/wires).')

const anyItem = fc.oneof({ weight: 4, arbitrary: aTextItem }, aPictureItem, aPlan)

test('what is written and read again is the same item, with every property', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: 3 }), (items) => {
      const reading = readWire(new TextEncoder().encode(writeNinjs(items)))
      expect(reading).toMatchObject({ format: 'ninjs-3', problems: [] })
      expect(reading.items).toEqual(items)
    }),
    { numRuns: 200 },
  )
})

test('one item is an object, several are a list', () => {
  const [one, other] = fc.sample(aTextItem, 2)
  if (!one || !other) throw new Error('No items were made.')
  expect(JSON.parse(writeNinjs([one]))).toMatchObject({ uri: one.uri, standard: { name: 'ninjs', version: '3.1' } })
  expect(JSON.parse(writeNinjs([one, other]))).toMatchObject([{ uri: one.uri }, { uri: other.uri }])
})

describe.skipIf(!there)('by the schema of 3.1', () => {
  test('any items are valid', () => {
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' })
    const valid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))
    for (const item of fc.sample(anyItem, 300))
      expect(valid(JSON.parse(writeNinjs([item]))) ? [] : valid.errors).toEqual([])
  })
})

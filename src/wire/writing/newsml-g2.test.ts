import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { aPictureItem, aPlan, aTextItem } from '../../../test/any-item.ts'
import { allIn, byIdentity, changedFacts } from '../../../test/same-facts.ts'
import { readWire } from '../read.ts'
import { writeNewsmlG2 } from './newsml-g2.ts'

const at = '2026-03-04T09:00:00Z'
const specification = join(import.meta.dirname, '../../../../shared/wires/schema/iptc+newsml-g2/specification')
const there = existsSync(specification)
if (!there) console.log('Skipped: the schema of NewsML-G2 is not beside the checkout (../shared/wires/schema).')

const complaints = async (xml: string): Promise<string[]> => {
  const file = (name: string) => readFileSync(join(specification, name), 'utf8')
  const { errors } = await validateXML({
    xml: [{ fileName: 'written.xml', contents: xml }],
    schema: [{ fileName: 'newsml-g2.xsd', contents: file('NewsML-G2_2.35-spec-All-Power.xsd') }],
    preload: [{ fileName: 'xml.xsd', contents: file('xml.xsd') }],
    initialMemoryPages: 1024,
    maxMemoryPages: 16_384,
  })
  return errors.map((one) => one.message)
}

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

describe.skipIf(!there)('by the schema of 2.35, power conformance,', () => {
  test('any items are valid', { timeout: 60_000 }, async () => {
    const items = fc.sample(anyItem, 300)
    expect(await complaints(writeNewsmlG2(items, at))).toEqual([])
  })
})

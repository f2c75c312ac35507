import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { aPictureItem, aPlan, aTextItem } from '../../../test/any-item.ts'
import { writeNitf } from './nitf.ts'

const specification = join(import.meta.dirname, '../../../../shared/wires/schema/iptc+newsml-g2/examples')
const there = existsSync(specification)
if (!there) console.log('Skipped: the schema of NITF is not beside the checkout (../shared/wires/schema).')

const file = (fileName: string) => ({ fileName, contents: readFileSync(join(specification, fileName), 'utf8') })

const complaints = async (documents: readonly string[]): Promise<string[]> => {
  const { errors } = await validateXML({
    xml: documents.map((contents, at) => ({ fileName: `written-${at}.xml`, contents })),
    schema: [file('nitf-3-6.xsd')],
    preload: [file('nitf-3-6-ruby-include.xsd'), file('xml.xsd')],
    initialMemoryPages: 1024,
    maxMemoryPages: 16_384,
  })
  return errors.map((one) => one.message)
}

describe.skipIf(!there)('by the schema of 3.6', () => {
  test('any item is valid', { timeout: 60_000 }, async () => {
    const items = fc.sample(fc.oneof({ weight: 4, arbitrary: aTextItem }, aPictureItem, aPlan), 300)
    expect(await complaints(items.map((item) => writeNitf([item])))).toEqual([])
  })
  test('what is wrong is found', async () => {
    const [item] = fc.sample(aTextItem, 1)
    const document = item ? writeNitf([item]) : ''
    expect(await complaints([document.replace('<docdata', '<docdate').replace('</docdata', '</docdate')])).not.toEqual(
      [],
    )
  })
})

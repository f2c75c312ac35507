import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { body } from '../story/body.ts'
import { copyOf } from './copy-of.ts'
import { isUri } from './identity.ts'
import type { NewsObject } from './item.ts'
import { readWire } from './read.ts'

const wires = join(import.meta.dirname, '../../../shared/wires')
const schema = join(wires, 'samples/iptc+newsinjson/specification/ninjs-schema_3.1.json')
const there = existsSync(schema)
if (!there) console.log('Skipped: the sample wires are not beside the checkout (../shared/wires).')

const validator = () => {
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  // An identity is kept as its sender writes it ("renditions-example"), a URI or not.
  ajv.addFormat('uri', /^\S+$/)
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' })
  return ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))
}

const files = (folder: string): string[] =>
  readdirSync(join(wires, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !/\.(jpe?g|png|tiff?|gif)$/i.test(one.name))
    .map((one) => join(one.parentPath, one.name))

const inner = (item: NewsObject): NewsObject[] => [item, ...(item.associations ?? []).flatMap(inner)]

describe.skipIf(!there)('every sample wire', () => {
  test('gives an item or a problem; items are valid ninjs 3.1 and make a body', { timeout: 60_000 }, () => {
    const valid = validator()
    let items = 0
    for (const file of [...files('samples'), ...files('validation')]) {
      const reading = readWire(readFileSync(file), file)
      expect(reading.problems.length + reading.items.length, file).toBeGreaterThan(0)
      expect(reading.problems.join(), file).not.toMatch(/fault of Dateline/)
      for (const item of reading.items) {
        items++
        expect(valid(item) ? [] : valid.errors, file).toEqual([])
        for (const one of inner(item)) {
          for (const rendition of one.renditions ?? [])
            expect(!rendition.href || isUri(rendition.href), file).toBe(true)
          for (const subject of one.subjects ?? []) expect(!subject.uri || isUri(subject.uri), file).toBe(true)
        }
        expect(body.safeParse(copyOf(item).body).success, file).toBe(true)
      }
    }
    expect(items).toBeGreaterThan(600)
  })
})

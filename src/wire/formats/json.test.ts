import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { body } from '../../story/body.ts'
import { copyOf } from '../copy-of.ts'
import { readWire } from '../read.ts'
import { isObject } from './json-values.ts'

const names = ['ferry.dpa-json.json', 'lighthouse.ap-json.json', 'market.afp-json.json', 'bridge.ninjs-3.json']
const files = names.map((name) => readFileSync(new URL(`../../../test/wires/${name}`, import.meta.url)))
const read = (json: unknown) => readWire(Buffer.from(JSON.stringify(json)))

const holds = (bytes: Uint8Array): void => {
  const { problems, items } = readWire(bytes)
  expect(problems.length + items.length).toBeGreaterThan(0)
  expect(problems.join('\n')).not.toMatch(/fault of Dateline/)
  for (const item of items) {
    expect(item.uri).toBeTruthy()
    expect(item.bodies?.map((one) => one.value).join('') ?? '').not.toMatch(/<script|\son\w+=|"\s*javascript:/i)
    expect(body.safeParse(copyOf(item).body).success).toBe(true)
  }
}

/** Every place in a JSON value. */
const places = (value: unknown, at: (string | number)[] = []): (string | number)[][] => {
  const inner = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : []
  return [at, ...inner.flatMap(([key, one]) => places(one, [...at, key]))]
}

const changed = (value: unknown, [key, ...rest]: (string | number)[], to: unknown): unknown => {
  if (key === undefined) return to
  if (Array.isArray(value)) return value.map((one, at) => (at === key ? changed(one, rest, to) : one))
  return isObject(value) ? { ...value, [key]: changed(value[String(key)], rest, to) } : value
}

describe('whatever stands in the JSON of an agency, there is an item or a problem, and nothing that runs', () => {
  const runs = { numRuns: 300, seed: 20260305 }

  test.each(names.map((name, at) => [name, files[at] as Buffer] as const))('%s', (_, bytes) => {
    const json: unknown = JSON.parse(bytes.toString())
    const spots = fc.constantFrom(...places(json))
    const evil = fc.constantFrom(
      '<script>x()</script>',
      '<p onclick="x()">',
      '\u0000',
      '\ud800',
      'x'.repeat(9999),
      Number.MAX_VALUE,
    )
    fc.assert(
      fc.property(spots, fc.oneof(fc.jsonValue(), evil), (at, value) =>
        holds(Buffer.from(JSON.stringify(changed(json, at, value)))),
      ),
      runs,
    )
    fc.assert(
      fc.property(fc.nat(), (at) => holds(bytes.subarray(0, at % bytes.length))),
      { ...runs, numRuns: 60 },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }), (flips) => {
        const broken = Uint8Array.from(bytes)
        for (const [at, value] of flips) broken[at % broken.length] = value
        holds(broken)
      }),
      { ...runs, numRuns: 100 },
    )
  })

  test('deep and wide, in time', () => {
    const started = performance.now()
    holds(Buffer.from(`${'{"data":'.repeat(5000)}{}${'}'.repeat(5000)}`))
    holds(Buffer.from(`${'[{"items":'.repeat(5000)}1${'}]'.repeat(5000)}`))
    holds(Buffer.from(JSON.stringify({ uno: 'x', bagItem: Array.from({ length: 20_000 }, () => ({ medias: [{}] })) })))
    holds(Buffer.from(JSON.stringify({ uno: 'x', news: Array.from({ length: 20_000 }, () => '<b>'.repeat(20)) })))
    holds(Buffer.from(JSON.stringify({ urn: 'x', article_html: '<dnl-image ref='.repeat(50_000) })))
    holds(
      Buffer.from(
        JSON.stringify({ urn: 'x', categories: Array.from({ length: 20_000 }, () => ({ type: 'dnltype:poi' })) }),
      ),
    )
    let nested: object = { itemid: 'x', type: 'text' }
    for (let depth = 0; depth < 2000; depth++) nested = { itemid: 'x', type: 'text', associations: { a: nested } }
    holds(Buffer.from(JSON.stringify(nested)))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

test.each([
  ['{"news":["x"]}', /no news format that is known here \(ninjs/],
  ['[]', /holds no news object/],
  ['[1,2]', /holds no news object/],
  ['{', /torn/],
])('JSON of no agency says what is read: %s', (json, problem) => {
  expect(readWire(Buffer.from(json)).problems[0]).toMatch(problem)
})

test('ninjs stays what any object with a `uri` is', () => {
  expect(read({ uri: 'urn:x:1', headline: 'H' })).toMatchObject({ format: 'ninjs-1', items: [{ uri: 'urn:x:1' }] })
  expect(read({ uri: 'urn:x:1', altids: [{ role: 'itemid', value: '1' }] }).format).toMatch(/^ninjs/)
})

test('a page of items, as an interface answers with, gives them all', () => {
  const one = (uri: string) => ({ uri, headline: 'H', body_text: 'T.' })
  for (const name of ['_items', 'items', 'item'])
    expect(read({ total: 2, [name]: [one('urn:x:1'), one('urn:x:2')] }).items.map(({ uri }) => uri)).toEqual([
      'urn:x:1',
      'urn:x:2',
    ])
  expect(read({ uri: 'urn:x:3', items: [one('urn:x:1')] }).items.map(({ uri }) => uri)).toEqual(['urn:x:3'])
  expect(read({ items: [{ a: 1 }] }).problems[0]).toMatch(/no news format/)
})

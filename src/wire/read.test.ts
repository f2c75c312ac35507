import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { body } from '../story/body.ts'
import { copyOf } from './copy-of.ts'
import { largestWire, readWire } from './read.ts'

const wire = (name: string): Buffer => readFileSync(new URL(`../../test/wires/${name}`, import.meta.url))
const samples = [
  'strike.newsml-1.xml',
  'regatta.newsml-1.xml',
  'museum.newsml-g2.xml',
  'bridge.ninjs-1.json',
  'bridge.ninjs-3.json',
].map(wire)
const problem = (content: string | Uint8Array) =>
  readWire(typeof content === 'string' ? Buffer.from(content) : content).problems[0]

describe('a file that cannot be read says why', () => {
  test.each([
    ['', /empty/],
    [' \n ', /empty/],
    ['Dear editor, …', /no format that is known/],
    ['{"uri":', /torn/],
    ['{"a":1}', /JSON is of no news format that is known/],
    ['[]', /no news object/],
    ['<NewsML><NewsItem>', /torn/],
    ['<NewsML Version="1.2"></NewsML>', /no NewsItem/],
    ['<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>', /no items/],
    ['<?xml version="1.0"?><!-- <NewsML> --><nitf><body/></nitf>', /NITF document has no identity/],
    ['<rss version="2.0"><channel/></rss>', /feed holds no entries/],
    ['<feed xmlns="http://www.w3.org/2005/Atom"/>', /feed holds no entries/],
    ['<svg/>', /no news format that is known/],
    ['\u0001ABC\r\nZCZC', /no text: the mark/],
    ['\u0016\u0016\u0001a1234', /no text: the mark/],
    ['<!DOCTYPE NewsML [<!ENTITY x SYSTEM "file:///etc/passwd">]><NewsML>&x;</NewsML>', /external entity/],
  ])('%j', (content, sentence) => expect(problem(content)).toMatch(sentence))

  test('a picture, and a file over 20 MB', () => {
    expect(problem(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toMatch(/picture/)
    expect(problem(new Uint8Array(largestWire + 1))).toMatch(/20 MB/)
  })
})

const mayRun =
  /<\/?(script|style|iframe|object|embed|svg|math|form|link|meta|base)\b|<[^>]+\son\w+\s*=|(href|src)\s*=\s*"?\s*(javascript|data|vbscript):/i

const holds = (bytes: Uint8Array): void => {
  const { problems, items } = readWire(bytes)
  expect(problems.length + items.length).toBeGreaterThan(0)
  expect(problems.join('\n')).not.toMatch(/fault of Dateline/)
  for (const item of items) {
    expect(item.uri).toBeTruthy()
    expect(item.bodies?.map((one) => one.value).join('') ?? '').not.toMatch(mayRun)
    expect(body.safeParse(copyOf(item).body).success).toBe(true)
  }
}

describe('whatever arrives, there is an item or a problem, and nothing that runs', () => {
  const runs = { numRuns: 150, seed: 20240501 }
  const sample = fc.constantFrom(...samples)
  const spot = fc.nat({ max: 20_000 })

  test('cut anywhere', () =>
    fc.assert(
      fc.property(sample, spot, (bytes, at) => holds(bytes.subarray(0, at % bytes.length))),
      runs,
    ))

  test('with flipped bytes', () =>
    fc.assert(
      fc.property(sample, fc.array(fc.tuple(spot, fc.nat({ max: 255 })), { maxLength: 8 }), (bytes, flips) => {
        const broken = Uint8Array.from(bytes)
        for (const [at, value] of flips) broken[at % broken.length] = value
        holds(broken)
      }),
      runs,
    ))

  test('with pieces of other files and evil put in', () => {
    const evil = [
      '<script>x()</script>',
      '<p onclick="x()">',
      '<a href="javascript:x()">',
      '"',
      '&',
      '<',
      ']]>',
      '<b>'.repeat(400),
      '\u0000',
      '{"uri":[]}',
      'null',
    ]
    fc.assert(
      fc.property(sample, spot, fc.constantFrom(...evil), sample, spot, (bytes, at, piece, other, from) => {
        const text = bytes.toString()
        holds(Buffer.from(text.slice(0, at % text.length) + piece + text.slice(at % text.length)))
        const second = other.toString()
        holds(Buffer.from(text.slice(0, at % text.length) + second.slice(from % second.length)))
      }),
      runs,
    )
  })

  test('with values of other kinds', () => {
    const json = JSON.parse(wire('bridge.ninjs-3.json').toString()) as object
    const keys = [...Object.keys(json), 'associations', 'subjects', 'renditions', 'keywords', 'expires']
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (changed) =>
        holds(Buffer.from(JSON.stringify({ ...json, ...changed, uri: 'urn:x:1' }))),
      ),
      runs,
    )
  })

  test('in any encoding, and as noise', () => {
    for (const bytes of samples)
      for (const encoding of ['latin1', 'utf16le', 'base64'] as const)
        holds(Buffer.from(bytes.toString(), encoding === 'base64' ? 'latin1' : encoding))
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), holds), runs)
  })

  test('deep, wide and nasty, in time', () => {
    const ninjs = (value: string) =>
      Buffer.from(JSON.stringify({ uri: 'urn:x:1', bodies: [{ contentType: 'text/html', value }] }))
    const started = performance.now()
    for (const piece of [
      '<b>',
      '<div>',
      '<a><div>',
      '<table><tr><td>',
      '<a ',
      '&',
      '<',
      ' ',
      '\u200b',
      '<p>KILL ',
      'x<br>',
      '<x/>',
    ])
      holds(ninjs(piece.repeat(20_000)))
    holds(
      Buffer.from(
        `<NewsML><NewsItem><NewsComponent>${'<NewsComponent><ContentItem Href="a.jpg"/></NewsComponent>'.repeat(10_000)}</NewsComponent></NewsItem></NewsML>`,
      ),
    )
    holds(Buffer.from('['.repeat(100_000)))
    expect(performance.now() - started).toBeLessThan(8000)
  })
})

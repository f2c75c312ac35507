import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { copyOf } from '../copy-of.ts'
import { readWire } from '../read.ts'

const bytes = readFileSync(new URL('../../../test/wires/lighthouse.ap-json.json', import.meta.url))
type Feed = { data: { items: { item: object; meta: object }[] } }
const feed = JSON.parse(bytes.toString()) as Feed
const [first, second] = feed.data.items
const read = (json: unknown) => readWire(Buffer.from(JSON.stringify(json)))

describe("AP's items", () => {
  const { format, problems, items } = readWire(bytes)
  const [story, picture, killed] = items

  test('have their identity, not the address with the key in it', () => {
    expect(format).toBe('ap-json')
    expect(items.map((one) => one.uri)).toEqual(['aa11', 'bb22', 'cc33'])
    expect(JSON.stringify(items)).not.toContain('secret')
  })

  test('state lines, times, subjects, rights and notes', () => {
    expect(story).toMatchObject({
      version: '2',
      type: 'text',
      profile: 'Spot Development',
      versionCreated: '2026-03-04T10:00:00Z',
      firstCreated: '2026-03-04T09:00:00Z',
      by: 'By MINA HOLT',
      located: 'GULL ROCK',
      slugline: 'BC-CW--Lighthouse',
      edNote: 'Eds: UPDATES: With quotes.',
      usageTerms: 'For editorial use only.',
      people: [{ name: 'Mina Holt', uri: 'http://cv.coastwire.example/id/p1' }],
      organisations: [{ name: 'Harbour Board', rel: 'ancestor', uri: 'http://cv.coastwire.example/id/o1' }],
      associations: [{ uri: 'bb22', type: 'picture', name: '1' }],
    })
    expect(story?.subjects).toEqual([
      { rel: 'category', literal: 'i' },
      { name: 'Lighthouses', uri: 'http://cv.coastwire.example/id/s1' },
      { name: 'Coast News', rel: 'service', uri: 'approduct:77' },
      { name: 'Lighthouse', rel: 'keyword' },
    ])
  })

  test('give their text where it is inline, and say so where it is behind a link', () => {
    const copy = story && copyOf(story)
    expect(copy).toMatchObject({ byline: 'MINA HOLT', located: 'GULL ROCK', provider: 'Coastwire' })
    expect(story?.bodies?.[0]?.value).toContain('<p>It had been dark for nine years.</p>')
    expect(problems).toEqual(["The text of AP's item cc33 is not in the file but behind a link (nitf)."])
  })

  test('are killed or held by their editorial types, whatever their status says', () => {
    expect(killed?.pubStatus).toBe('canceled')
    const status = (more: object) => read({ data: { item: { ...first?.item, ...more } } }).items[0]?.pubStatus
    expect(status({ editorialtypes: ['HoldForRelease'] })).toBe('withheld')
    expect(status({ editorialtypes: ['Elimination'] })).toBe('canceled')
    expect(status({ pubstatus: 'embargoed' })).toBe('withheld')
    expect(status({ pubstatus: 'canceled', editorialtypes: ['Hold'] })).toBe('canceled')
    expect(status({ embargoed: 'tomorrow' })).toBe('withheld')
    expect(status({ editorialtypes: ['Lead', 'Household'] })).toBe('usable')
  })

  test('a picture has its caption, credit and sizes', () => {
    expect(picture).toMatchObject({
      type: 'picture',
      renditions: [{ name: 'main', width: 4000, sizeInBytes: 5000000 }],
    })
    expect(picture && copyOf(picture).pictures).toMatchObject([
      { caption: 'The lamp at dusk.', credit: 'Sol Berg / Coastwire' },
    ])
  })

  test('come as one item, as a bare item, as a list, as hits, and with the text beside them', () => {
    const uris = (json: unknown) => read(json).items.map((one) => one.uri)
    expect(uris({ api_version: '2.0', data: first })).toEqual(['aa11'])
    expect(uris(first?.item)).toEqual(['aa11'])
    expect(uris([first?.item, second?.item])).toEqual(['aa11', 'bb22'])
    const older = {
      itemid: 'dd44',
      type: 'text',
      priority: 3,
      recordsequencenumber: 5,
      arrivaldatetime: '2026-03-04T12:00:00Z',
      provider: { name: 'Coastwire' },
      main: { nitf: '<p>One.</p><p>Two.</p>', words: 2 },
      filings: [{ slugline: 'CW-Lamp' }],
      renditions: [{ rel: 'Main', totalduration: 12000 }],
    }
    expect(read({ took: 1, hits: { total: 1, hits: [{ _id: 'dd44', _source: older }] } }).items[0]).toMatchObject({
      uri: 'dd44',
      version: '5',
      urgency: 3,
      slugline: 'CW-Lamp',
      bodies: [{ value: '<p>One.</p>\n<p>Two.</p>' }],
      renditions: [{ name: 'main', duration: 12 }],
    })
    const bare = { ...first?.item, renditions: {} }
    expect(read({ data: { item: bare }, nitf: { body_html: '<p>Beside.</p>' } }).items[0]?.bodies?.[0]?.value).toBe(
      '<p>Beside.</p>',
    )
  })

  test('may be none', () => {
    expect(read({ api_version: '2.1', data: { items: [] } }).problems).toEqual(["AP's answer holds no items."])
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bodyText } from '../../story/body.ts'
import { bodyFromHtml } from '../../story/markup/markup.ts'
import { copyOf } from '../copy-of.ts'
import type { NewsObject } from '../item.ts'
import { readWire } from '../read.ts'

const wires = new URL('../../../test/wires/', import.meta.url)
const entries = JSON.parse(readFileSync(new URL('ferry.dpa-json.json', wires), 'utf8')) as object[]
const read = (json: unknown) => readWire(Buffer.from(JSON.stringify(json)))

describe('an entry of dpa', () => {
  const { format, problems, items } = read(entries)
  const [item, killed] = items

  test('has identity, version, times, lines and rights', () => {
    expect({ format, problems, items: items.length }).toEqual({ format: 'dpa-json', problems: [], items: 2 })
    expect(item).toMatchObject({
      uri: 'urn:newsml:nordwire.example:20260304:ferry-17',
      version: '3',
      type: 'text',
      pubStatus: 'usable',
      versionCreated: '2026-03-04T08:10:00Z',
      urgency: 3,
      language: 'de',
      headlines: [{ value: 'Fähre nach Nordholm fährt wieder' }, { role: 'kicker', value: 'Inselverkehr' }],
      descriptions: [{ role: 'teaser', value: 'Nach zwei Tagen Sturm legt die erste Fähre ab.' }],
      usageTerms: 'Nur nach Vereinbarung\n© Nordwire, nw:ferry-17/3',
      people: [{ name: 'Ole Brandt', uri: 'nwperson:9' }],
      genres: [{ name: 'Bericht', uri: 'nwgenre:2' }],
    })
    expect(item?.places).toEqual([{ name: 'Nordholm', uri: 'nwgeo:1' }, { name: 'Hafen' }])
    expect(item?.subjects).toContainEqual({ name: 'Transport', uri: 'medtop:20000337' })
    expect(item?.subjects).toContainEqual({ name: 'vm', rel: 'service', uri: 'nwcat:vm' })
  })

  test('shows readers its text, info box, pictures and links, and never its note pad', () => {
    const copy = item && copyOf(item)
    expect(item?.bodies?.[0]?.value).toBe(
      [
        '<p>Die Fähre «Anna» hat am Morgen abgelegt.</p>',
        '<h2>Warten im Hafen</h2>',
        '<p>Rund 200 Menschen warteten.</p>',
        '<figure><img src="https://pictures.nordwire.example/p1-2048.jpeg" alt=""></figure>',
        '<p>Am Abend soll die zweite Fähre folgen.</p>',
        '<h2>Die Linie</h2>',
        '<p>Sie besteht seit 1911.</p>',
      ].join('\n'),
    )
    expect(copy).toMatchObject({ byline: 'Ida Storm', located: 'Nordholm', provider: 'Nordwire' })
    expect(copy?.pictures).toMatchObject([{ caption: 'Die «Anna» im Hafen.', credit: 'Per Lund/Nordwire' }])
    expect(copy?.correctionNote).toContain('200 heißen')
    for (const note of ['Kapitän Ole', 'Bilder sind unterwegs', 'nw ist xx']) expect(item?.edNote).toContain(note)
    expect(item?.associations?.filter((one) => one.rel === 'irel:seeAlso')).toEqual([
      {
        uri: 'https://ferry.example/timetable',
        name: 'seeAlso-1',
        rel: 'irel:seeAlso',
        headlines: [{ role: 'main', value: 'Fahrplan' }],
      },
    ])
  })

  test('may be canceled, embargoed, alone or inside an answer', () => {
    expect(killed?.pubStatus).toBe('canceled')
    expect(read(entries[0]).items[0]?.uri).toBe(item?.uri)
    expect(read({ entries }).items).toHaveLength(2)
    expect(read({ ...entries[0], embargoed: '2026-03-05T06:00:00+01:00' }).items[0]?.embargoedUntil).toBe(
      '2026-03-05T05:00:00Z',
    )
    expect(read({ ...entries[0], embargoed: 'morgen' }).items[0]?.pubStatus).toBe('withheld')
  })

  test('is a picture, where it has no article and names itself among its associations', () => {
    const { items: pictures } = read({
      format: 'digitalwires@0.9.1',
      urn: 'urn:x:p',
      byline: 'Per Lund',
      creditline: 'Per Lund/Nordwire',
      categories: [],
      associations: [{ type: 'image', urn: 'urn:x:p', renditions: [{ url: 'https://x.example/a.jpg', width: 9 }] }],
    })
    expect(pictures[0]).toMatchObject({ type: 'picture', renditions: [{ href: 'https://x.example/a.jpg', width: 9 }] })
    expect(pictures[0]?.associations).toBeUndefined()
    expect(pictures[0] && copyOf(pictures[0]).pictures[0]?.credit).toBe('Per Lund/Nordwire')
  })
})

const samples = join(
  import.meta.dirname,
  '../../../../shared/wires/samples/dpa-newslab+dpa-digitalwires-to-newsmlg2/tests/data',
)
const there = existsSync(samples)
if (!there) console.log('Skipped: the sample wires are not beside the checkout (../shared/wires).')

const values = (list: readonly { value: string }[] = []) => list.map((one) => one.value)
const codes = (list: readonly { uri?: string; literal?: string; name?: string }[] = []) =>
  // The G2 numbers points of interest in the item; their names are what both have.
  list.map((one) => (one.uri ?? (one.literal?.startsWith('poiID') ? undefined : one.literal) ?? one.name)?.trim())

/** What both shapes can say. G2 has no home for how a desk calls a service; its pictures of a text are not converted. */
const facts = (item: NewsObject) => ({
  uri: item.uri,
  version: item.version,
  type: item.type,
  status: item.pubStatus,
  language: item.language,
  versionCreated: item.versionCreated,
  embargoedUntil: item.embargoedUntil,
  urgency: item.urgency,
  by: item.by,
  located: item.located,
  headlines: values(item.headlines),
  descriptions: values(item.descriptions),
  notice: item.copyrightNotice,
  provider: copyOf(item).provider,
  links:
    item.associations?.filter((one) => /seeAlso/.test(one.rel ?? '') && /^http/.test(one.uri)).map((one) => one.uri) ??
    [],
})

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe.skipIf(!there)('dpa sends the same story as JSON and as NewsML-G2', () => {
  const names = there ? readdirSync(join(samples, 'output')).map((file) => file.replace('.xml', '')) : []

  test.each(names)('%s: both say the same', (name) => {
    const [json] = readWire(readFileSync(join(samples, 'input', `${name}.json`))).items
    const [g2] = readWire(readFileSync(join(samples, 'output', `${name}.xml`))).items
    if (!json || !g2) throw new Error('One of the two holds no item.')
    expect(facts(json)).toEqual(facts(g2))
    for (const lists of ['genres', 'people', 'places'] as const)
      expect(codes(json[lists])).toEqual(expect.arrayContaining(codes(g2[lists])))
    // Of the G2's subjects the places are places here.
    expect([...codes(json.subjects), ...codes(json.places), ...codes(json.people)]).toEqual(
      expect.arrayContaining(codes(g2.subjects)),
    )
    // Which line of the terms is which the G2's white space does not tell.
    expect(squeezed(json.usageTerms ?? '')).toContain(squeezed(g2.usageTerms ?? ''))
    const text = (item: NewsObject) => bodyText(bodyFromHtml(item.bodies?.[0]?.value ?? ''))
    // The G2 converter sets dateline and teaser into the text, which the JSON has beside it.
    expect(squeezed(text(g2))).toContain(squeezed(text(json)).replace(/^.{0,60} \(dpa\) - /, ''))
  })
})

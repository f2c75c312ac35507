import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bodyText } from '../story/body.ts'
import type { Copy } from './copy.ts'
import { copyOf } from './copy-of.ts'
import type { NewsObject } from './item.ts'
import { readWire } from './read.ts'

const copies = (name: string): Copy[] =>
  readWire(readFileSync(new URL(`../../test/wires/${name}`, import.meta.url))).items.map(copyOf)
const copy = (name: string): Copy | undefined => copies(name)[0]
const story = (more: Partial<NewsObject>): Copy => copyOf({ uri: 'urn:x:1', type: 'text', ...more })
const html = (value: string) => [{ role: 'main', contentType: 'text/html', value }]

test('a NewsML 1 wire with NITF body', () => {
  const strike = copy('strike.newsml-1.xml')
  expect(strike).toMatchObject({
    uri: 'urn:newsml:agency.example:20240312T091000Z:TX-EXA-001',
    version: '2',
    type: 'text',
    status: 'usable',
    headline: 'Tram drivers in Port Marlow end strike – at last',
    byline: 'Ada Example',
    provider: 'AFP',
    located: 'PORT MARLOW',
    urgency: 4,
    updateNote: 'UPDATES with quotes from drivers',
    editorNotes: ['UPDATES with quotes from drivers', 'abc-def/gh'],
    terms: ['NO ARCHIVAL USE'],
    subjects: [{ name: 'labour', uri: 'medtop:09000000' }],
    keywords: ['strike'],
    versionCreated: new Date('2024-03-12T09:10:00Z'),
  })
  expect(strike && bodyText(strike.body)).not.toMatch(/abc-def|alert/)
})

test('a web journal shows its picture where the text names it', () => {
  const regatta = copy('regatta.newsml-1.xml')
  expect(regatta?.pictures).toEqual([
    {
      uri: 'urn:newsml:agency.example:20240601:doc-77aa#photo0',
      href: 'boats-large.jpg',
      caption: 'Boats on Lake Ember',
      credit: 'Bo Example / AFP',
      terms: [],
      rules: [],
    },
  ])
  expect(regatta?.body.content[0]).toEqual({ type: 'picture', attrs: { picture: 'boats-large.jpg' } })
  expect(regatta?.byline).toBeUndefined()
})

test('a G2 message: text, package and picture', () => {
  const [museum, whole, picture] = copies('museum.newsml-g2.xml')
  expect(museum).toMatchObject({
    byline: 'Eva Beispiel',
    provider: 'dpa',
    located: 'Musterstadt',
    standfirst: 'Nach drei Jahren Umbau.',
  })
  expect(museum?.embargo).toEqual({ until: new Date('2024-05-02T10:00:00Z') })
  expect(museum && bodyText(museum.body)).toBe('Das Museum ist wieder offen.\neins\nzwei\nEndlich!\nJahr\t2024')
  expect(museum?.editorNotes.join()).toContain('desk@agency.example')
  expect(museum?.pictures[0]).toMatchObject({ href: 'museum.jpg', caption: 'Die neue Halle' })
  expect(whole?.type).toBe('other')
  expect(picture?.type).toBe('picture')
})

test('ninjs 1 and 3 say the same things', () => {
  expect(copy('bridge.ninjs-1.json')).toMatchObject({
    uri: 'urn:newsml:agency.example:20240101:bridge',
    version: '4',
    byline: 'Ada Example',
    provider: 'AAP',
    terms: ['Editorial use only'],
  })
  expect(copy('bridge.ninjs-3.json')).toMatchObject({
    uri: 'urn:newsml:agency.example:20240101:bridge',
    version: '5',
    provider: 'AFP',
    standfirst: 'A bridge opens.',
    editorNotes: ['burs-abc/de'],
    pictures: [{ href: 'bridge.jpg', credit: 'CITY / HANDOUT/AFP Handout' }],
  })
  expect(copy('bridge.ninjs-3.json')?.byline).toBeUndefined()
})

describe('what an item means', () => {
  test('an alert without a headline has its first paragraph', () =>
    expect(story({ bodies: html('<p>Bridge opens, mayor says</p><p>abc/de</p>') }).headline).toBe(
      'Bridge opens, mayor says',
    ))

  test('a cancel kills the item and those it names', () => {
    expect(story({ pubStatus: 'canceled' }).kill?.uris).toEqual(['urn:x:1'])
    expect(story({ headlines: [{ value: 'MANDATORY KILL' }], edNote: 'Kill urn:newsml:a:b:c' }).kill?.uris).toEqual([
      'urn:x:1',
      'urn:newsml:a:b:c',
    ])
  })

  test('an embargo that cannot be read holds', () => {
    const { items } = readWire(
      Buffer.from('{"uri":"urn:x:1","headline":"H","embargoed":"Tuesday","body_html":"<p>x</p>"}'),
    )
    expect(items.map(copyOf)[0]).toMatchObject({ status: 'withheld', embargo: { unreadable: 'Embargo: Tuesday' } })
  })

  test('an unknown status holds', () =>
    expect(readWire(Buffer.from('{"uri":"urn:x:1","pubstatus":"odd"}')).items[0]?.pubStatus).toBe('withheld'))

  test('lines of plain text are paragraphs', () =>
    expect(story({ bodies: html('<p>One<br>two<br>three</p>') }).body.content).toHaveLength(3))
})

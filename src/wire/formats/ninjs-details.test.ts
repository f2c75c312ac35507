import { expect, test } from 'vitest'
import { copyOf } from '../copy-of.ts'
import { readWire } from '../read.ts'

const read = (object: object) =>
  readWire(Buffer.from(JSON.stringify({ uri: 'urn:newsml:a.example:20240101:X', ...object })))

test('contacts, listings and positions are kept where ninjs 3.1 has them', () => {
  const [item] = read({
    people: [{ name: 'Anna', contactInfo: [{ type: 'email', value: 'a@a.example' }, { type: 'nothing' }] }],
    organisations: [{ name: 'Boats plc', symbols: [{ ticker: 'BTS', exchange: 'XLON' }] }],
    places: [
      { name: 'Old Harbour', geoJSON: { type: 'Feature', geometry: { type: 'Point', coordinates: [-0.25, 51.5] } } },
      { name: 'Nowhere', geoJSON: { type: 'Point', coordinates: ['x', 'y'] } },
    ],
  }).items
  expect(item).toMatchObject({
    people: [{ name: 'Anna', contactInfo: [{ type: 'email', value: 'a@a.example' }] }],
    organisations: [{ name: 'Boats plc', symbols: [{ symbol: 'BTS', exchange: 'XLON' }] }],
  })
  expect(item?.places).toEqual([
    { name: 'Old Harbour', geoJSON: { type: 'Point', coordinates: [-0.25, 51.5] } },
    { name: 'Nowhere' },
  ])
})

test('events, planned coverage, rights, source type and trust are kept', () => {
  const [item] = read({
    type: 'event',
    representationtype: 'complete',
    eventDetails: {
      eventStatus: 'eventstatus:scheduled',
      dates: { startDate: '2024-05-01T10:00:00+02:00', expectedEndDate: '2024-05', expectedStartDate: '2024' },
      organiser: { name: 'Sailing Club', contactInfo: [{ value: '123' }] },
    },
    plannedCoverage: [{ title: 'The start', type: 'picture', urgency: 12, itemCount: { rangeFrom: 2 } }],
    rightsInfo: { linkedRights: 'https://a.example/rights', encodedRights: 'x' },
    digitalSourceType: { uri: 'https://a.example/composite' },
    trustIndicators: [{ title: 'Ethics', href: 'https://a.example/ethics' }],
  }).items
  expect(item).toMatchObject({
    representationType: 'full',
    eventDetails: {
      dates: { startDate: '2024-05-01T08:00:00Z', expectedEndDate: '2024-05' },
      organiser: { name: 'Sailing Club', contactInfo: [{ value: '123' }] },
    },
    rightsInfo: { linkedRights: 'https://a.example/rights' },
    digitalSourceType: { uri: 'https://a.example/composite' },
    trustIndicators: [{ title: 'Ethics', href: 'https://a.example/ethics' }],
  })
  expect(item?.eventDetails?.dates).not.toHaveProperty('expectedStartDate')
  expect(item?.plannedCoverage).toEqual([{ title: 'The start', type: 'picture', itemCount: { rangeFrom: 2 } }])
})

test('what cannot be is left out, held back, and told', () => {
  const { items, problems } = read({
    pubStatus: 'commissioned',
    urgency: 10,
    usageTerms: { no: 'text' },
    firstCreated: 'yesterday',
    version: 3,
  })
  expect(items[0]).toMatchObject({ pubStatus: 'withheld', version: '3' })
  expect(items[0]).not.toHaveProperty('urgency')
  expect(problems).toHaveLength(4)
  expect(problems.join()).toMatch(/"usageTerms" is no text.*"firstCreated" is no date.*"pubStatus".*"urgency"/)
  expect(read({ pubStatus: 'usable', urgency: 3, firstCreated: '2024-01-01T00:00:00Z' }).problems).toEqual([])
})

test('the headline and source line that open a plain text, or NITF, stand above the story', () => {
  const [plain] = read({
    type: 'text',
    copyrightHolder: 'XY',
    headlines: [{ value: 'Boats are back' }],
    bodies: [{ contentType: 'text/plain', value: 'Boats are back\nHarbour XY\nThey came at noon.\nAll of them.' }],
  }).items
  expect(plain?.bodies?.[0]?.value).toBe(
    '<header><p>Boats are back<br>Harbour XY</p></header>\n<p>They came at noon.<br>All of them.</p>',
  )
  expect(plain && copyOf(plain).body.content).toHaveLength(2)
  const [nitf] = read({
    bodies: [
      {
        contentType: 'text/vnd.IPTC.NITF',
        value:
          '<?xml version="1.0"?><nitf><head><title>T</title></head><body><body.head><hedline><hl1>Boats are back</hl1></hedline></body.head><body.content><p>They came at noon.</p></body.content></body></nitf>',
      },
    ],
  }).items
  expect(nitf?.bodies?.[0]?.value).toBe('<header><h2>Boats are back</h2></header>\n<p>They came at noon.</p>')
})

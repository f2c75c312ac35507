import { expect, test } from 'vitest'
import { copyOf } from '../copy-of.ts'
import { readWire } from '../read.ts'

const read = (xml: string) => readWire(Buffer.from(xml))
const g2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'

test('every kind of item has identity, status and headline', () => {
  const concept = read(
    `<conceptItem ${g2} guid="urn:x:c" version="2"><itemMeta><pubStatus qcode="stat:usable"/></itemMeta><concept><name>Book fair</name><eventDetails/></concept></conceptItem>`,
  )
  expect(concept.items[0]).toMatchObject({
    uri: 'urn:x:c',
    version: '2',
    type: 'event',
    headlines: [{ value: 'Book fair' }],
  })
  const plan = read(
    `<planningItem ${g2} guid="urn:x:p" version="1"><itemMeta><title>Elections</title></itemMeta></planningItem>`,
  )
  expect(plan.items[0]).toMatchObject({ type: 'planning', headlines: [{ value: 'Elections' }] })
})

test('an empty embargo holds until further notice', () => {
  const [held] = read(
    `<newsItem ${g2} guid="urn:x:1"><itemMeta><embargoed/><pubStatus qcode="stat:usable"/></itemMeta></newsItem>`,
  ).items
  expect(held?.pubStatus).toBe('withheld')
  expect(held?.edNote).toContain('until further notice')
})

test('what is not for publication goes to the note', () => {
  const [item] = read(
    `<newsItem ${g2} guid="urn:x:1"><contentSet><inlineData rendition="x:nonpublic">Desk: 555</inlineData><inlineData rendition="x:text">Story.</inlineData></contentSet></newsItem>`,
  ).items
  expect(item?.edNote).toBe('Desk: 555')
  expect(item?.bodies?.[0]?.value).toBe('<p>Story.</p>')
})

test('the guid loses a revision that is the version', () => {
  expect(read(`<newsItem ${g2} guid="urn:newsml:a.example:2024:x:3" version="3"/>`).items[0]?.uri).toBe(
    'urn:newsml:a.example:2024:x',
  )
  expect(read(`<newsItem ${g2} guid="urn:newsml:a.example:2024:3" version="3"/>`).items[0]?.uri).toBe(
    'urn:newsml:a.example:2024:3',
  )
})

const one = (inner: string, name = 'newsItem') =>
  read(`<${name} ${g2} guid="urn:newsml:a.example:20240101:X" version="1">${inner}</${name}>`).items[0]

test('an event says when and where it is; how to get in is for the desk', () => {
  const event = one(
    `<concept><conceptId qcode="ev:1"/><name>Regatta</name><eventDetails><dates><start>2024-05-01T10:00:00+02:00</start><end confirmationstatus="edconf:approximate">2024-05</end><rRule freq="DAILY" count="3"/></dates><eventStatus qcode="eventstatus:scheduled"/><organiser><name>Sailing Club</name></organiser><location><name>Old Harbour</name><POIDetails><position latitude="51.5" longitude="-0.25"/></POIDetails></location><subject qcode="medtop:20001038"/><contactInfo><phone>123</phone><email>a@a.example</email></contactInfo><registration>By Monday</registration></eventDetails></concept>`,
    'conceptItem',
  )
  expect(event).toMatchObject({
    type: 'event',
    headlines: [{ value: 'Regatta' }],
    eventDetails: {
      eventStatus: 'eventstatus:scheduled',
      dates: {
        startDate: '2024-05-01T08:00:00Z',
        expectedEndDate: '2024-05',
        recurrence: { recurrenceRules: [{ frequency: 'daily', count: 3 }] },
      },
      organiser: { name: 'Sailing Club' },
    },
    places: [{ name: 'Old Harbour', rel: 'location', geoJSON: { type: 'Point', coordinates: [-0.25, 51.5] } }],
    subjects: [{ uri: 'medtop:20001038' }],
    edNote: '123\na@a.example\n\nBy Monday',
  })
})

test('a planning item says what will come, and what came', () => {
  const planning = one(
    '<newsCoverageSet><newsCoverage><planning><itemClass qcode="ninat:picture"/><scheduled>2024-05-01T12:00:00Z</scheduled><headline>The start</headline><edNote>Two pictures</edNote></planning><delivery><deliveredItemRef residref="urn:newsml:a.example:20240101:P"/></delivery></newsCoverage></newsCoverageSet>',
    'planningItem',
  )
  expect(planning).toMatchObject({
    type: 'planning',
    plannedCoverage: [
      {
        title: 'The start',
        type: 'picture',
        dates: { startDate: '2024-05-01T12:00:00Z' },
        edNote: 'Two pictures',
      },
    ],
    associations: [{ rel: 'delivered', uri: 'urn:newsml:a.example:20240101:P' }],
  })
})

test('a code that only points into the item is no place; what is asserted of it is', () => {
  const item = one(
    '<contentMeta><located literal="poi1"/><subject type="cpnat:poi" literal="poi1"/></contentMeta><assert literal="poi1"><POIDetails><address><locality><name>Old Town</name></locality></address></POIDetails></assert>',
  )
  expect(item?.located).toBe('Old Town')
  expect(item?.places?.[1]).toEqual({ name: 'Old Town', literal: 'poi1' })
  expect(one('<contentMeta><located><name/></located></contentMeta>')?.places).toBeUndefined()
})

test('IPTC’s codes are known by whatever name a catalog in the file or an address gives them', () => {
  const item = one(
    '<catalog><scheme alias="mt" uri="http://cv.iptc.org/newscodes/mediatopic/"/></catalog><contentMeta><subject qcode="mt:20000523"/><subject uri="http://cv.iptc.org/newscodes/subjectcode/15054000"/><subject qcode="own:7"><name>Ferries</name><sameAs qcode="medtop:20000343"/></subject></contentMeta>',
  )
  expect(item?.subjects?.map((subject) => subject.uri)).toEqual([
    'medtop:20000523',
    'medtop:20001065',
    'own:7',
    'medtop:20000343',
  ])
})

test('a signal to remove is a kill in words', () => {
  const item = one('<itemMeta><pubStatus qcode="stat:usable"/><signal qcode="a:remove"/></itemMeta>')
  expect(item && copyOf(item).kill?.uris).toEqual(['urn:newsml:a.example:20240101:X'])
  expect(one('<itemMeta><signal qcode="sig:update"/></itemMeta>')?.edNote).toBeUndefined()
})

const content = (type: string, inner: string) =>
  one(`<contentSet><inlineXML contenttype="${type}">${inner}</inlineXML></contentSet>`)

test('Swedish NITF is read by its own names; pictures and byline stand apart', () => {
  const item = content(
    'application/ttnitf+xml',
    '<BODY xmlns=""><TEXT><RUBRIK>Kop</RUBRIK><DAT><ORT>Ö</ORT></DAT><INGRESS><P>One.</P></INGRESS><BRODTEXT><CITAT>Two.</CITAT><MELLIS>Mid</MELLIS><P>Three.</P></BRODTEXT><BYLINE>Eva Berg</BYLINE><BILD><BILDFIL>http://a.example/1</BILDFIL><BILDTEXT><P>Boats.</P></BILDTEXT><BILDSKAPARE>Per</BILDSKAPARE></BILD></TEXT><TEXT><RUBRIK>Facts</RUBRIK><BRODTEXT><P>Four.</P></BRODTEXT></TEXT></BODY>',
  )
  expect(item?.bodies?.[0]?.value).toBe(
    '<header><h2>Kop</h2>\n<p>Ö</p></header>\n<p>One.</p>\n<p>– Two.</p>\n<h2>Mid</h2>\n<p>Three.</p>\n<h2>Facts</h2>\n<p>Four.</p>',
  )
  expect(item).toMatchObject({
    by: 'Eva Berg',
    associations: [{ type: 'picture', by: 'Per', descriptions: [{ value: 'Boats.' }] }],
  })
})

test('set tables keep their lines, and marks that were escaped twice are no letters', () => {
  const html = (inner: string) =>
    content('application/xhtml+xml', `<html xmlns="http://www.w3.org/1999/xhtml"><body>${inner}</body></html>`)
      ?.bodies?.[0]?.value
  expect(html('<p>Results\nLower Ham   2  Old Wick  0\nUpper Ham   1  Eastend   3\nThe end</p>')).toBe(
    '<p>Results<br>Lower Ham 2 Old Wick 0<br>Upper Ham 1 Eastend 3<br>The end</p>',
  )
  expect(html('<p>Some words\nthat only\nare folded\nat their ends</p>')).toBe(
    '<p>Some words that only are folded at their ends</p>',
  )
  expect(html('<p>35&lt;endash&gt;-&lt;/endash&gt;40</p>')).toBe('<p>35-40</p>')
  expect(html('<p>a &lt;b&gt; c &lt;script&gt;x()&lt;/script&gt;</p>')).not.toContain('<script')
})

test('who made a picture is named by its creators, users and agencies left out; a byline goes before, a text has none of it', () => {
  const by = (kind: string, meta: string) =>
    one(`<itemMeta><itemClass qcode="ninat:${kind}"/></itemMeta><contentMeta>${meta}</contentMeta>`)?.by
  const creators =
    '<creator><name>ae</name></creator><creator><name>Ada Example</name></creator><creator literal="Nordwire"/><creator><name>Harbour Press</name><organisationDetails/></creator><creator><name>example.ada</name></creator><creator><name>Bo Muster</name></creator>'
  expect(by('picture', creators)).toBe('Ada Example, Bo Muster')
  expect(by('picture', `<by>Cy Vale</by>${creators}`)).toBe('Cy Vale')
  expect(by('text', creators)).toBeUndefined()
})

import { expect, test } from 'vitest'
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

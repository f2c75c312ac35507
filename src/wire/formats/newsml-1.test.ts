import { expect, test } from 'vitest'
import { readWire } from '../read.ts'

const item = (identifier: string, management = '', component = '') =>
  readWire(
    Buffer.from(
      `<NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier>${identifier}</NewsIdentifier></Identification><NewsManagement>${management}</NewsManagement><NewsComponent>${component}</NewsComponent></NewsItem></NewsML>`,
    ),
  )
const parts =
  '<ProviderId>a.example</ProviderId><DateId>20240101</DateId><NewsItemId>N1</NewsItemId><RevisionId>7</RevisionId>'

test('the identity is made of its parts where the public identifier names only the agency', () => {
  expect(item(`${parts}<PublicIdentifier>urn:newsml:www.a.example</PublicIdentifier>`).items[0]).toMatchObject({
    uri: 'urn:newsml:a.example:20240101:N1',
    version: '7',
  })
  expect(item(`${parts}<PublicIdentifier>urn:newsml:a.example:20240101:N1:7</PublicIdentifier>`).items[0]?.uri).toBe(
    'urn:newsml:a.example:20240101:N1',
  )
})

test('an item without identity has one made from its content, and says so', () => {
  const reading = item('', '', '<NewsLines><HeadLine>H</HeadLine></NewsLines>')
  expect(reading.items[0]?.uri).toMatch(/^urn:hash::sha256:[0-9a-f]{32}$/)
  expect(reading.problems[0]).toContain('identity')
})

test('embargoed is held, and until when', () => {
  const [held] = item(
    parts,
    '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20240301T100000Z</DateAndTime></StatusWillChange>',
  ).items
  expect(held).toMatchObject({ pubStatus: 'withheld', embargoedUntil: '2024-03-01T10:00:00Z' })
  expect(item(parts, '<Status FormalName="Canceled"/>').items[0]?.pubStatus).toBe('canceled')
})

test('a photo with its caption is one picture item', () => {
  const photo =
    '<NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/><DataContent><p>Boats</p></DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName="Main"/><ContentItem Href="../up/A B.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>'
  expect(item(parts, '', photo).items[0]).toMatchObject({
    type: 'picture',
    descriptions: [{ role: 'caption', value: 'Boats' }],
    renditions: [{ name: 'Main', href: 'file:A%20B.jpg' }],
  })
})

test('the main text is the one whose role says so', () => {
  const text = (role: string, words: string) =>
    `<NewsComponent><Role FormalName="${role}"/><ContentItem><DataContent>${words}</DataContent></ContentItem></NewsComponent>`
  const [read] = item(
    parts,
    '',
    text('StyleSheet', '.a{}') +
      text('HeadLine', 'H') +
      text('Contact', 'Desk') +
      text('Body', 'The story.') +
      text('Lead', 'The lead.'),
  ).items
  expect(read?.bodies?.[0]?.value).toBe('<p>The story.</p>')
  expect(read?.descriptions).toEqual([{ role: 'summary', value: 'The lead.' }])
})

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

test('of an item that has nothing else the title is the text; one with a text or a picture keeps it as its headline', () => {
  const part = (role: string, content: string) =>
    `<NewsComponent><Role FormalName="${role}"/><ContentItem${content}</ContentItem></NewsComponent>`
  const title = part('Title', '><DataContent>Fire in a warehouse</DataContent>')
  const body = (...parts_: string[]) => item(parts, '', parts_.join('')).items[0]?.bodies?.[0]?.value
  expect(body(title, part('Lead', '><DataContent/>'), part('Body', '><DataContent/>'))).toBe(
    '<p>Fire in a warehouse</p>',
  )
  expect(body(title, part('Body', '><DataContent>It is out.</DataContent>'))).toBe('<p>It is out.</p>')
  expect(body(title, part('Main', ' Href="fire.jpg"><MediaType FormalName="Photo"/>'))).toBeUndefined()
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

const story = (duid: string, language: string, headline: string, words: string) =>
  `<NewsComponent Duid="${duid}" xml:lang="${language}"><NewsLines><HeadLine>${headline}</HeadLine></NewsLines><NewsComponent><Role FormalName="Body"/><ContentItem><DataContent>${words}</DataContent></ContentItem></NewsComponent></NewsComponent>`

test('a text in another language, and the next story of a list, are items of their own', () => {
  const { items } = item(parts, '', story('a', 'nl', 'Kop', 'Eén.') + story('b', 'fr', 'Titre', 'Un.'))
  expect(items.map((one) => [one.uri, one.version, one.language, one.headlines?.[0]?.value])).toEqual([
    ['urn:newsml:a.example:20240101:N1', '7', 'nl', 'Kop'],
    ['urn:newsml:a.example:20240101:N1#b', '7', 'fr', 'Titre'],
  ])
  expect(items.map((one) => one.bodies?.[0]?.value)).toEqual(['<p>Eén.</p>', '<p>Un.</p>'])
})

test('the same text in two forms is one item', () =>
  expect(item(parts, '', story('a', 'nl', 'Kop', 'Eén.') + story('b', 'nl', 'Kop', 'Eén.')).items).toHaveLength(1))

test('an item that only changes parts of another is a problem, unless it takes it back', () => {
  const update = (status: string) =>
    readWire(
      Buffer.from(
        `<NewsML><NewsItem><Identification><NewsIdentifier>${parts}</NewsIdentifier></Identification><NewsManagement><Status FormalName="${status}"/></NewsManagement><Update><Replace DuidRef="x"><p/></Replace></Update></NewsItem></NewsML>`,
      ),
    )
  expect(update('Usable').items).toEqual([])
  expect(update('Usable').problems).toEqual([expect.stringContaining('only changes parts')])
  expect(update('Canceled').items[0]?.pubStatus).toBe('canceled')
})

test('initials as creators and contacts are for the desk; the priority stands in for a missing urgency', () => {
  const [read] = item(
    parts,
    '',
    '<AdministrativeMetadata><Creator><Party FormalName="abc/de/fgh"/></Creator><Property FormalName="Priority" Value="3"/></AdministrativeMetadata><DescriptiveMetadata><Location><Property FormalName="Country" Value="Freedonia"/></Location></DescriptiveMetadata><NewsComponent><Role FormalName="Contact"/><ContentItem><DataContent>Call Anna</DataContent></ContentItem></NewsComponent>',
  ).items
  expect(read?.edNote).toBe('abc/de/fgh\n\nCall Anna')
  expect(read).toMatchObject({ urgency: 3, places: [{ name: 'Freedonia' }] })
  expect(read?.bodies).toBeUndefined()
  expect(read?.by).toBeUndefined()
})

test('topics that classify are subjects; keywords are parted', () => {
  const [read] = item(
    parts,
    '',
    '<TopicSet><Topic Duid="t1"><FormalName Scheme="IptcSubjectCodes">15054000</FormalName><Property FormalName="WhyPresent" Value="&gt;Classifier"/></Topic><Topic Duid="t2"><FormalName>X1</FormalName><Description>Boats</Description></Topic><Topic Duid="t3"><FormalName>X2</FormalName></Topic></TopicSet><NewsLines><KeywordLine>tides; ferries</KeywordLine></NewsLines><DescriptiveMetadata><TopicOccurrence Topic="#t2"/></DescriptiveMetadata>',
  ).items
  expect(read?.subjects).toEqual([
    { name: 'soccer', uri: 'medtop:20001065', literal: 'subj:15054000' },
    { name: 'Boats', literal: 'X1' },
    { name: 'tides', rel: 'keyword' },
    { name: 'ferries', rel: 'keyword' },
  ])
})

test('a list of other items is no text', () => {
  const [list] = item(parts, '', '<NewsItemRef NewsItem="urn:newsml:a.example:20240101:N2"/>').items
  expect(list).toMatchObject({ type: 'composite', associations: [{ uri: 'urn:newsml:a.example:20240101:N2' }] })
})

/** What an agency marked as not for publication reaches no reader, by whatever format it came; the desk has it. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyAnswer, holding, openNewsroom, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

/** Words that stand in each wire only where the desk may read them. */
const secret = 'zqx'

const newsml1 = `<?xml version="1.0"?><NewsML Version="1.2"><NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>nordwire.example</ProviderId><DateId>20260304</DateId>
<NewsItemId>NP1</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId><PublicIdentifier>urn:newsml:nordwire.example:20260304:NP1:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20260304T080000Z</FirstCreated><ThisRevisionCreated>20260304T080000Z</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Ferries run again</HeadLine><NewsLine><NewsLineType FormalName="AdvisoryLine"/><NewsLineText>EDITORS: call the ${secret}newsml desk first</NewsLineText></NewsLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="Nordwire"/></Provider></AdministrativeMetadata>
<NewsComponent><Role FormalName="Main"/><ContentItem><DataContent><nitf><body><body.content><p>The ferries run again.</p><p>All of them.</p><p>ab-${secret}/cd</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>
</NewsComponent></NewsItem></NewsML>`

const g2 = `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:nordwire.example:np2" version="1" standard="NewsML-G2" standardversion="2.31" xml:lang="de">
<itemMeta><itemClass qcode="ninat:text"/><provider><name>Nordwire</name></provider><versionCreated>2026-03-04T08:00:00Z</versionCreated><pubStatus qcode="stat:usable"/><edNote>Bitte ${secret}edNote beachten</edNote></itemMeta>
<contentMeta><headline>Brücke wird repariert</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Die Brücke wird repariert.</p><p>Das dauert bis Mai.</p>
<p>* * * * Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt</p><p>Ansprechpartner: ${secret}kontakt, +49 30 1234</p></body></html></inlineXML></contentSet></newsItem>`

const ninjs = JSON.stringify({
  uri: 'urn:newsml:nordwire.example:np3',
  standard: { name: 'ninjs', version: '3.1' },
  type: 'text',
  version: '1',
  versionCreated: '2026-03-04T08:00:00Z',
  edNote: `Not for publication: ${secret}ninjs`,
  headlines: [{ value: 'A bakery opens' }],
  infoSources: [{ name: 'Nordwire', role: 'provider' }],
  bodies: [{ contentType: 'text/html', value: `<p>A bakery opens.</p><p>It bakes.</p><p>bur-${secret}/mtp</p>` }],
})

const telex = `\x01nwd0007 4 i 12  nwd 0100\r\n\nValdrey/school/\r\n\x02(${secret.toUpperCase()}TELEX)\nA school closes =\r\n\r\nValdrey (nwd) - A school closes.\r\n\nIt is old.\r\n\n# Notebook\r\n\n## Editorial contacts\r\n- ${secret}notebook\r\n\x03040800 GMT Mar 26\r\n\x04`

const mail = [
  'From: Nordwire desk <desk@nordwire.example>',
  'To: wires@courier.example',
  'Message-ID: <np5@nordwire.example>',
  'Date: Wed, 4 Mar 2026 08:00:00 +0000',
  'Subject: Lighthouse keeper retires',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The keeper of the lighthouse retires after forty years, the harbour said on Wednesday.',
  '',
  ...Array.from(
    { length: 4 },
    (_, at) =>
      `He has seen ${at + 3} storms that nobody else remembers, and he has written each of them down in the books that stand on the shelf of the upper room, where the lamp is, and where his daughter will find them tomorrow.\n`,
  ),
  '-- ',
  `Nordwire desk, ${secret}signature, +47 22 00 00`,
].join('\r\n')

test('notes, contacts, sign-offs and restrictions of five formats are on no page, in no feed, no search, no suggestion', async () => {
  const files = [
    { name: 'np1.xml', bytes: Buffer.from(newsml1) },
    { name: 'np2.xml', bytes: Buffer.from(g2) },
    { name: 'np3.json', bytes: Buffer.from(ninjs) },
    { name: 'np4.txt', bytes: Buffer.from(telex, 'latin1') },
    { name: 'np5.eml', bytes: Buffer.from(mail) },
  ]
  const lines = await room.arrive(...files)
  expect(lines.map((line) => [line.outcome, line.note])).toEqual(lines.map(() => ['new', undefined]))
  expect(lines.every((line) => line.address)).toBe(true)
  const answers = await everyAnswer(room, '/search?q=Valdrey', `/search?q=${secret}`, '/api/suggest?q=fer')
  for (const words of [
    'Ferries run again',
    'Brücke wird repariert',
    'A bakery opens',
    'A school closes',
    'Lighthouse keeper retires',
  ])
    expect(holding(answers, words)).not.toEqual([])
  // What was asked for is said again by the search's page and its feeds.
  const told = [...answers].filter(
    ([path, answer]) => new RegExp(secret, 'i').test(answer.text) && !path.endsWith(`?q=${secret}`),
  )
  expect(told.map(([path]) => path)).toEqual([])
  expect((await room.get(`/search?q=${secret}`)).text).toMatch(/nothing|no stor/i)
  // The desk has all of them, with the story.
  const notes = await room.rows<{ notes: string }>(`select furniture ->> 'notes' as notes from revision`)
  for (const word of ['newsml', 'edNote', 'kontakt', 'ninjs', 'telex', 'notebook', 'signature'])
    expect(
      notes.some((row) => row.notes.toLowerCase().includes(`${secret}${word}`.toLowerCase())),
      word,
    ).toBe(true)
})

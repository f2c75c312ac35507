/** Wires of invented news in three formats, about 10 KB each: what the measures take in. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { numbersFrom, proseFrom, type Story } from './prose.ts'

export const formats = ['newsml-1', 'newsml-g2', 'ninjs'] as const
export type Format = (typeof formats)[number]

/** A wire's file name and contents. */
export type Wire = { name: string; text: string }

/** Media Topics of six fields, so that every section of the bare site fills: NewsML 1.2 tells them as subject codes. */
const subjects = [
  { topic: '20000593', code: '11006000', name: 'government' },
  { topic: '20000343', code: '04015004', name: 'waterway and maritime transport' },
  { topic: '20001038', code: '15047000', name: 'sailing' },
  { topic: '20000735', code: '13001000', name: 'natural science' },
  { topic: '20000018', code: '01011000', name: 'music' },
  { topic: '20000523', code: '09008000', name: 'strike' },
] as const

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const pad = (number: number): string => String(number).padStart(5, '0')
const pictureCount = 6
const textLength = 7900

type Facts = Story & { at: Date; number: number; subject: (typeof subjects)[number] }

/** The `number`th wire, from an instant. A third of them, all ninjs, carry a picture. */
export const wireOf = (number: number, at: Date, format: Format = formats[number % 3] ?? 'ninjs'): Wire => {
  const story = proseFrom(numbersFrom(number + 1), textLength)
  const subject = subjects[number % subjects.length] ?? subjects[0]
  const facts: Facts = { ...story, number, subject, at }
  const text = format === 'ninjs' ? ninjs(facts) : format === 'newsml-g2' ? newsmlG2(facts) : newsml1(facts)
  return { name: `${pad(number)}-${format}.${format === 'ninjs' ? 'json' : 'xml'}`, text }
}

/** Writes wires `from` to `until` into a folder, each a minute newer than the one before it, with the pictures that they name. */
export const writeWires = async (folder: string, from: number, until: number, latest: Date): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  for (let number = 0; number < pictureCount; number++) {
    const background = { r: 40 * number, g: 200 - 30 * number, b: 120 }
    const picture = sharp({ create: { width: 1600, height: 1000, channels: 3, background } })
    await picture.jpeg({ quality: 80 }).toFile(join(folder, `picture-${number}.jpg`))
  }
  for (let number = from; number < until; number++) {
    const { name, text } = wireOf(number, new Date(latest.getTime() - (until - number) * 60_000))
    writeFileSync(join(folder, name), text)
  }
}

const ninjs = ({
  number,
  at,
  subject,
  headline,
  summary,
  byline,
  city,
  country,
  keywords,
  paragraphs,
  crosshead,
}: Facts) => {
  const middle = Math.ceil(paragraphs.length / 2)
  const html = paragraphs.map(
    (text, index) => `${index === middle ? `<h2>${escaped(crosshead)}</h2>` : ''}<p>${escaped(text)}</p>`,
  )
  const medtop = { uri: `medtop:${subject.topic}`, name: subject.name, rel: 'about' }
  return JSON.stringify({
    standard: { name: 'ninjs', version: '3.1', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' },
    uri: `urn:newsml:wire.example:bench-${pad(number)}`,
    type: 'text',
    version: '1',
    firstCreated: at.toISOString(),
    versionCreated: at.toISOString(),
    pubStatus: 'usable',
    urgency: 4,
    language: 'en',
    headlines: [{ role: 'main', value: headline }],
    descriptions: [{ role: 'summary', contentType: 'text/plain', value: summary }],
    by: byline,
    slugline: `${country}-${subject.name}`,
    located: city,
    copyrightNotice: 'Copyright Example Wire',
    infoSources: [{ name: 'Example Wire', role: 'provider' }],
    subjects: [medtop, ...keywords.map((name) => ({ name, rel: 'keyword' }))],
    places: [{ name: country }],
    bodies: [{ role: 'main', contentType: 'text/html', value: html.join('\n') }],
    associations: [
      {
        name: 'main',
        uri: `urn:newsml:wire.example:picture-${number % pictureCount}`,
        type: 'picture',
        headlines: [{ value: headline }],
        descriptions: [{ role: 'caption', value: `${headline}, seen from ${city}.` }],
        creditLine: 'Example Wire',
        renditions: [{ name: 'original', href: `picture-${number % pictureCount}.jpg`, width: 1600, height: 1000 }],
      },
    ],
  })
}

const newsmlG2 = ({
  number,
  at,
  subject,
  headline,
  summary,
  byline,
  city,
  country,
  keywords,
  paragraphs,
  crosshead,
}: Facts) => {
  const time = at.toISOString()
  const middle = Math.ceil(paragraphs.length / 2)
  const html = paragraphs.map(
    (text, index) => `${index === middle ? `<h2>${escaped(crosshead)}</h2>` : ''}<p>${escaped(text)}</p>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>${time}</sent><sender>wire.example</sender></header><itemSet>
<newsItem guid="urn:newsml:wire.example:bench-${pad(number)}" version="1" standard="NewsML-G2" standardversion="2.30" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>
<rightsInfo><copyrightHolder literal="exw"><name>Example Wire</name></copyrightHolder><copyrightNotice>Copyright Example Wire</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="exw"><name>Example Wire</name></provider><versionCreated>${time}</versionCreated>
<firstCreated>${time}</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><urgency>4</urgency><located><name>${city}</name></located><slugline>${country}-${subject.name}</slugline>
<headline>${escaped(headline)}</headline><by>${byline}</by><description role="drol:summary">${escaped(summary)}</description>
<subject type="cpnat:abstract" qcode="medtop:${subject.topic}"><name>${subject.name}</name></subject>
<subject type="cpnat:geoArea" literal="${country}"><name>${country}</name></subject>
${keywords.map((word) => `<keyword>${word}</keyword>`).join('')}</contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${escaped(headline)}</title></head><body>
${html.join('\n')}
</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>`
}

const newsml1 = ({
  number,
  at,
  subject,
  headline,
  summary,
  byline,
  city,
  country,
  keywords,
  paragraphs,
  crosshead,
}: Facts) => {
  const time = at.toISOString().replace(/[-:]|\.\d+/g, '')
  const id = `TX-EXW-${pad(number)}`
  const middle = Math.ceil(paragraphs.length / 2)
  const text = [summary, ...paragraphs].map(
    (words, index) => `${index === middle ? `<hl2>- ${escaped(crosshead)} -</hl2>\n` : ''}<p>${escaped(words)}</p>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<NewsML Version="1.2">
<NewsEnvelope><TransmissionId>${number}</TransmissionId><DateAndTime>${time}</DateAndTime><NewsProduct FormalName="EXW"/><Priority FormalName="4"/></NewsEnvelope>
<NewsItem xml:lang="en">
<Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>${time}</DateId><NewsItemId>${id}</NewsItemId>
<RevisionId PreviousRevision="0" Update="N">1</RevisionId><PublicIdentifier>urn:newsml:wire.example:${time}:${id}:1</PublicIdentifier></NewsIdentifier>
<NameLabel>${country}-${subject.name}</NameLabel></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>${time}</FirstCreated><ThisRevisionCreated>${time}</ThisRevisionCreated>
<Status FormalName="Usable"/><Urgency FormalName="4"/></NewsManagement>
<NewsComponent><NewsLines><DateLine>${city}, (Example Wire) -</DateLine><HeadLine>${escaped(headline)}</HeadLine><ByLine>By ${byline}</ByLine>
<SlugLine>${country}-${subject.name}</SlugLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Example Wire"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/><SubjectCode><SubjectMatter FormalName="${subject.code}"/></SubjectCode>
<Location HowPresent="Origin"><Property FormalName="CountryName" Value="${country}"/><Property FormalName="City" Value="${city}"/></Location>
${keywords.map((word) => `<Property FormalName="Keyword" Value="${word}"/>`).join('\n')}</DescriptiveMetadata>
<ContentItem><MediaType FormalName="Text"/><Format FormalName="NITF3.1"/><DataContent><nitf><body><body.content>
${text.join('\n')}
</body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`
}

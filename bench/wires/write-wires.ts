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

/** What a wire is besides the first version of a story by Example Wire. */
export type Said = {
  sender?: string
  version?: number
  canceled?: boolean
  /** One sentence that is the headline of what follows it up: of the wire with the same `prose`. */
  alert?: boolean
  /** Which story it tells; absent, that of its number. */
  prose?: number
  /** Characters of its text, about. */
  length?: number
  /** False: it names no picture, whatever its format. */
  pictured?: boolean
}

type Facts = Story & {
  at: Date
  number: number
  subject: (typeof subjects)[number]
  sender: string
  version: number
  status: 'usable' | 'canceled'
  urgency: number
  pictured: boolean
}

/** The `number`th wire, from an instant. A third of them, all ninjs, carry a picture. */
export const wireOf = (
  number: number,
  at: Date,
  format: Format = formats[number % 3] ?? 'ninjs',
  {
    sender = 'Example Wire',
    version = 1,
    canceled,
    alert,
    prose = number,
    length = textLength,
    pictured = true,
  }: Said = {},
): Wire => {
  const story = proseFrom(numbersFrom(prose + 1), length)
  const subject = subjects[prose % subjects.length] ?? subjects[0]
  const told = alert ? alertOf(story) : story
  const status = canceled ? 'canceled' : 'usable'
  const facts: Facts = { ...told, number, subject, at, sender, version, status, urgency: alert ? 2 : 4, pictured }
  const text = format === 'ninjs' ? ninjs(facts) : format === 'newsml-g2' ? newsmlG2(facts) : newsml1(facts)
  return { name: `${pad(number)}-${format}.${format === 'ninjs' ? 'json' : 'xml'}`, text }
}

const alertOf = (story: Story): Story => ({
  ...{ ...story, headline: '', summary: '', crosshead: '' },
  ...{ paragraphs: [`${story.headline}.`], keywords: ['alert', ...story.keywords] },
})

/** Writes wires `from` to `until` into a folder, each a minute newer than the one before it, with the pictures that they name. */
export const writeWires = async (folder: string, from: number, until: number, latest: Date): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  await writePictures(folder)
  for (let number = from; number < until; number++) {
    const { name, text } = wireOf(number, new Date(latest.getTime() - (until - number) * 60_000))
    writeFileSync(join(folder, name), text)
  }
}

/** The pictures that wires name. */
const writePictures = async (folder: string): Promise<void> => {
  for (let number = 0; number < pictureCount; number++) {
    const background = { r: 40 * number, g: 200 - 30 * number, b: 120 }
    const picture = sharp({ create: { width: 1600, height: 1000, channels: 3, background } })
    await picture.jpeg({ quality: 80 }).toFile(join(folder, `picture-${number}.jpg`))
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
  sender,
  version,
  status,
  urgency,
  pictured,
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
    version: String(version),
    firstCreated: at.toISOString(),
    versionCreated: at.toISOString(),
    pubStatus: status,
    urgency,
    language: 'en',
    ...(headline ? { headlines: [{ role: 'main', value: headline }] } : {}),
    ...(summary ? { descriptions: [{ role: 'summary', contentType: 'text/plain', value: summary }] } : {}),
    by: byline,
    slugline: `${country}-${subject.name}`,
    located: city,
    copyrightNotice: `Copyright ${sender}`,
    infoSources: [{ name: sender, role: 'provider' }],
    subjects: [medtop, ...keywords.map((name) => ({ name, rel: 'keyword' }))],
    places: [{ name: country }],
    bodies: [{ role: 'main', contentType: 'text/html', value: html.join('\n') }],
    associations: pictured
      ? [
          {
            name: 'main',
            uri: `urn:newsml:wire.example:picture-${number % pictureCount}`,
            type: 'picture',
            headlines: [{ value: headline }],
            descriptions: [{ role: 'caption', value: `${headline}, seen from ${city}.` }],
            creditLine: sender,
            renditions: [{ name: 'original', href: `picture-${number % pictureCount}.jpg`, width: 1600, height: 1000 }],
          },
        ]
      : [],
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
  sender,
  version,
  status,
  urgency,
}: Facts) => {
  const time = at.toISOString()
  const middle = Math.ceil(paragraphs.length / 2)
  const html = paragraphs.map(
    (text, index) => `${index === middle ? `<h2>${escaped(crosshead)}</h2>` : ''}<p>${escaped(text)}</p>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>${time}</sent><sender>wire.example</sender></header><itemSet>
<newsItem guid="urn:newsml:wire.example:bench-${pad(number)}" version="${version}" standard="NewsML-G2" standardversion="2.30" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>
<rightsInfo><copyrightHolder literal="${sender}"><name>${sender}</name></copyrightHolder><copyrightNotice>Copyright ${sender}</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="${sender}"><name>${sender}</name></provider><versionCreated>${time}</versionCreated>
<firstCreated>${time}</firstCreated><pubStatus qcode="stat:${status}"/></itemMeta>
<contentMeta><urgency>${urgency}</urgency><located><name>${city}</name></located><slugline>${country}-${subject.name}</slugline>
${headline && `<headline>${escaped(headline)}</headline>`}<by>${byline}</by>${summary && `<description role="drol:summary">${escaped(summary)}</description>`}
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
  sender,
  version,
  status,
  urgency,
}: Facts) => {
  const time = at.toISOString().replace(/[-:]|\.\d+/g, '')
  const id = `TX-EXW-${pad(number)}`
  const middle = Math.ceil(paragraphs.length / 2)
  const text = [summary, ...paragraphs]
    .filter(Boolean)
    .map(
      (words, index) => `${index === middle ? `<hl2>- ${escaped(crosshead)} -</hl2>\n` : ''}<p>${escaped(words)}</p>`,
    )
  return `<?xml version="1.0" encoding="utf-8"?>
<NewsML Version="1.2">
<NewsEnvelope><TransmissionId>${number}</TransmissionId><DateAndTime>${time}</DateAndTime><NewsProduct FormalName="EXW"/><Priority FormalName="${urgency}"/></NewsEnvelope>
<NewsItem xml:lang="en">
<Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20260101</DateId><NewsItemId>${id}</NewsItemId>
<RevisionId PreviousRevision="${version - 1}" Update="N">${version}</RevisionId><PublicIdentifier>urn:newsml:wire.example:20260101:${id}:${version}</PublicIdentifier></NewsIdentifier>
<NameLabel>${country}-${subject.name}</NameLabel></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>${time}</FirstCreated><ThisRevisionCreated>${time}</ThisRevisionCreated>
<Status FormalName="${status}"/><Urgency FormalName="${urgency}"/></NewsManagement>
<NewsComponent><NewsLines><DateLine>${city}, (${sender}) -</DateLine>${headline && `<HeadLine>${escaped(headline)}</HeadLine>`}<ByLine>By ${byline}</ByLine>
<SlugLine>${country}-${subject.name}</SlugLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="${sender}"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/><SubjectCode><SubjectMatter FormalName="${subject.code}"/></SubjectCode>
<Location HowPresent="Origin"><Property FormalName="CountryName" Value="${country}"/><Property FormalName="City" Value="${city}"/></Location>
${keywords.map((word) => `<Property FormalName="Keyword" Value="${word}"/>`).join('\n')}</DescriptiveMetadata>
<ContentItem><MediaType FormalName="Text"/><Format FormalName="NITF3.1"/><DataContent><nitf><body><body.content>
${text.join('\n')}
</body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`
}

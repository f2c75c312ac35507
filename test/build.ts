/** What tests are made of: invented wires as bytes in an agency's formats, bodies, stories and people. */

import type { PictureId } from '../src/base/id.ts'
import type { Block, Body } from '../src/story/body.ts'
import { bareFurniture, type Furniture, type UsedPicture } from '../src/story/furniture.ts'

export type WirePicture = { file: string; caption: string; credit?: string; alt?: string }

/** What an invented agency says. Instants are ISO 8601. */
export type Told = {
  uri: string
  version: string | undefined
  at: string
  headline: string
  standfirst: string | undefined
  /** Paragraphs as text; one that begins with "<" is markup. */
  text: readonly string[]
  status: 'usable' | 'withheld' | 'canceled'
  embargo: string | undefined
  notes: string | undefined
  provider: string | undefined
  by: string | undefined
  subjects: readonly string[]
  places: readonly string[]
  pictures: readonly WirePicture[]
  urgency: number | undefined
  keywords: readonly string[]
  /** The agency's own page of it. */
  link: string | undefined
  /** BCP 47. */
  language: string
  /** The identity of the item that it is a translation of. */
  translationOf: string | undefined
  /** Of IPTC's genres: "Opinion". */
  genre: string | undefined
  /** Identities of other items that this one kills. */
  kills: readonly string[]
}

/** A file of the agency: its name, its bytes, and the identity of the item in it. */
export type Wire = { name: string; bytes: Buffer; uri: string; told: Told }

let made = 0

const toldOf = (some: Partial<Told>): Told => {
  made += 1
  const number = `${process.pid}-${made}`
  return {
    uri: `urn:newsml:nordwire.example:20260304:tx-${number}`,
    version: '1',
    at: '2026-03-04T08:00:00Z',
    headline: `Harbour pilots vote on item ${number}`,
    standfirst: undefined,
    text: [`The pilots of quay ${number} met at noon.`, 'They will meet again tomorrow.'],
    status: 'usable',
    embargo: undefined,
    notes: undefined,
    provider: 'Nordwire',
    by: undefined,
    subjects: [],
    places: ['Norway'],
    pictures: [],
    kills: [],
    link: undefined,
    language: 'en',
    translationOf: undefined,
    urgency: undefined,
    keywords: [],
    genre: undefined,
    ...some,
  }
}

const markup = (text: readonly string[]): string =>
  text.map((one) => (one.startsWith('<') ? one : `<p>${one}</p>`)).join('\n')

/** The item as ninjs 3.1, the format that most tests use. */
export const aWire = (some: Partial<Told> = {}): Wire => {
  const told = toldOf(some)
  const { uri, version, at, provider } = told
  const item = {
    uri,
    standard: { name: 'ninjs', version: '3.1', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' },
    type: 'text',
    version,
    firstCreated: at,
    versionCreated: at,
    pubStatus: told.status,
    embargoedUntil: told.embargo,
    language: told.language,
    altIds: told.link && [{ role: 'link', value: told.link }],
    by: told.by,
    edNote: told.notes,
    headlines: told.headline ? [{ role: 'main', value: told.headline }] : undefined,
    descriptions: told.standfirst && [{ role: 'summary', contentType: 'text/plain', value: told.standfirst }],
    infoSources: provider && [{ name: provider, role: 'provider' }],
    urgency: told.urgency,
    subjects: [
      ...told.subjects.map((name) => ({ name, rel: 'about' })),
      ...told.keywords.map((name) => ({ name, rel: 'keyword' })),
    ],
    places: told.places.map((name) => ({ name })),
    genres: told.genre && [{ uri: `http://cv.iptc.org/newscodes/genre/${told.genre}`, name: told.genre }],
    bodies: [{ role: 'main', contentType: 'text/html', value: markup(told.text) }],
    associations: [
      ...told.pictures.map(({ file, caption, credit, alt }, place) => ({
        name: `picture-${place}`,
        uri: `${uri}:picture-${place}`,
        type: 'picture',
        by: credit,
        descriptions: [
          { role: 'caption', contentType: 'text/plain', value: caption },
          // As most agencies do, the caption serves for both.
          ...(alt === '' ? [] : [{ role: 'alt', contentType: 'text/plain', value: alt ?? caption }]),
        ],
        renditions: [{ name: 'original', href: `file:${file}`, contentType: 'image/jpeg' }],
      })),
      ...(told.translationOf ? [{ name: 'original', uri: told.translationOf, rel: 'irel:translatedFrom' }] : []),
      ...told.kills.map((other, place) => ({ name: `killed-${place}`, uri: other, rel: 'kills' })),
    ],
  }
  return wire(told, 'json', JSON.stringify(item))
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The same as NewsML-G2. */
export const aG2Wire = (some: Partial<Told> = {}): Wire => {
  const told = toldOf(some)
  const tag = (name: string, text: string | undefined) => (text ? `<${name}>${escaped(text)}</${name}>` : '')
  return wire(
    told,
    'xml',
    `<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${told.uri}" version="${told.version ?? 1}" standard="NewsML-G2" standardversion="2.31" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider><name>${told.provider ?? ''}</name></provider><versionCreated>${told.at}</versionCreated>
${tag('embargoed', told.embargo)}<pubStatus qcode="stat:${told.status}"/>${tag('edNote', told.notes)}</itemMeta>
<contentMeta>${told.genre ? `<genre qcode="genre:${told.genre}"/>` : ''}<headline>${escaped(told.headline)}</headline>${told.places.map((name) => `<located><name>${name}</name></located>`).join('')}</contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${markup(told.text)}</body></html></inlineXML></contentSet>
</newsItem>`,
  )
}

const compact = (at: string): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')

/** The same as NewsML 1.2. Its identity is `urn:newsml:nordwire.example:DATE:ID`, whose last part is given as `id`. */
export const aNewsml1Wire = (some: Partial<Omit<Told, 'uri'>> & { id: string }): Wire => {
  const { id, ...rest } = some
  const told = toldOf({ uri: `urn:newsml:nordwire.example:20260304T070000Z:${id}`, ...rest })
  const status = { usable: 'Usable', withheld: 'Withheld', canceled: 'Canceled' }[told.status]
  return wire(
    told,
    'xml',
    `<?xml version="1.0" encoding="utf-8"?>
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>${compact(told.at)}</DateAndTime></NewsEnvelope><NewsItem xml:lang="en">
<Identification><NewsIdentifier><ProviderId>nordwire.example</ProviderId><DateId>20260304T070000Z</DateId><NewsItemId>${id}</NewsItemId>
<RevisionId PreviousRevision="0" Update="N">${told.version ?? 1}</RevisionId><PublicIdentifier>${told.uri}:${told.version ?? 1}</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>${compact(told.at)}</FirstCreated><ThisRevisionCreated>${compact(told.at)}</ThisRevisionCreated><Status FormalName="${status}"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>${escaped(told.headline)}</HeadLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="${told.provider ?? ''}"/></Provider></AdministrativeMetadata>
<ContentItem><DataContent><nitf><body><body.content>${markup(told.text)}</body.content></body></nitf></DataContent></ContentItem>
</NewsComponent></NewsItem></NewsML>`,
  )
}

const wire = (told: Told, ending: string, text: string): Wire => {
  const name = `${told.uri.replace(/[^a-z0-9]+/gi, '-')}-${told.version ?? 'none'}-${made}.${ending}`
  return { name, bytes: Buffer.from(text), uri: told.uri, told }
}

/** A paragraph of plain text. */
export const aParagraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** A body of plain paragraphs. */
export const aBody = (...paragraphs: string[]): Body => ({ type: 'body', content: paragraphs.map(aParagraph) })

/** Furniture with a headline and a byline, and what else is named. */
export const someFurniture = (some: Partial<Furniture> = {}): Furniture => ({
  ...bareFurniture,
  headline: 'The old ferry sails again',
  by: ['mara-quill'],
  ...some,
})

/** What `save` takes for a story of the newsroom's own. */
export const aStory = (headline: string, ...paragraphs: string[]) => ({
  section: 'culture',
  furniture: { headline, by: ['mara-quill'] },
  body: aBody(...(paragraphs.length > 0 ? paragraphs : ['She has mended sails for forty years.'])),
})

/** A profile of somebody who writes. */
export const aPerson = (name = 'Mara Quill') => ({
  slug: name.toLowerCase().replaceAll(' ', '-'),
  name,
  kind: 'person' as const,
  role: 'Harbour correspondent',
  about: `${name} writes about the people who work where the town meets the water.`,
})

/** A picture as a story uses it. */
export const aUsedPicture = (id: string, caption = 'The harbour at noon'): UsedPicture => ({
  id: id as PictureId,
  width: 800,
  height: 600,
  alt: '',
  caption,
  credit: '',
})

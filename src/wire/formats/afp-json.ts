/**
 * AFP Core API documents (https://api.afp.com), as `response.docs`, as a list, or alone. The properties are those of the
 * API's own client (https://github.com/julesbonnard/afpnews-api, `src/types` and `src/utils/parseDocument.ts`).
 */

import { looksMarked, type Story, storyFromHtml } from '../../story/markup/markup.ts'
import { compose } from '../compose.ts'
import { escapeHtml } from '../html-of.ts'
import { fileHref } from '../identity.ts'
import {
  type Association,
  type InfoSource,
  type ItemType,
  type Named,
  type NewsObject,
  type Reading,
  type Rendition,
  standard,
  stated,
} from '../item.ts'
import type { Code } from '../subjects.ts'
import { inner, isObject, type Json, named, objects, text, texts, there, whole } from './json-values.ts'

const isDocument = (one: Json): boolean =>
  text(one, 'uno') !== undefined ||
  (text(one, 'guid') !== undefined && Array.isArray(one.news) && ('product' in one || 'class' in one))

/** The answer's documents: `response.docs`, `docs`, `documents`, a list, or one. */
const documentsOf = (parsed: unknown): Json[] => {
  if (!isObject(parsed)) return objects(parsed)
  const from = inner(parsed, 'response') ?? parsed
  const found = from.docs ?? from.documents
  return Array.isArray(found) ? objects(found) : objects(inner(from, 'doc') ?? from)
}

const envelope = (parsed: unknown): Json | undefined => (isObject(parsed) ? inner(parsed, 'response') : undefined)

const errorOf = (parsed: unknown): Json | undefined => (isObject(parsed) ? inner(parsed, 'error') : undefined)

/** Does parsed JSON show AFP's documents, or its envelope around none or around an error? */
export const isAfpJson = (parsed: unknown): boolean =>
  documentsOf(parsed).some(isDocument) ||
  Array.isArray(envelope(parsed)?.docs) ||
  text(errorOf(parsed), 'error_type') !== undefined

/** `class` says what a document is, older ones say it by their `product`. */
const kinds: [RegExp, ItemType][] = [
  [/^(text|factcheck|multimedia|webstory|news|sid|livereport|parismode)$/i, 'text'],
  [/^(picture|photo)$/i, 'picture'],
  [/^(graphic|infographie|graphics?)$/i, 'graphic'],
  [/^(video|videography|videographie|sidtv|afptv\w*)$/i, 'video'],
]

const kindOf = (one: Json): ItemType | undefined => {
  const said = there([text(one, 'class'), text(one, 'product'), text(one, 'type')])
  return said.flatMap((word) => kinds.find(([form]) => form.test(word))?.[1] ?? [])[0]
}

const renditionOf = (one: Json, at: number): Rendition => {
  const href = text(one, 'href')
  return stated<Rendition>({
    name: text(one, 'role', 'rendition') ?? `file-${at + 1}`,
    href: href && fileHref(href),
    contentType: text(one, 'mimeType', 'contentType'),
    width: whole(one, 'width'),
    height: whole(one, 'height'),
    sizeInBytes: whole(one, 'sizeInBytes'),
    duration: whole(one, 'duration'),
  })
}

const renditionsOf = (bag: Json | undefined): Rendition[] => objects(bag?.medias).slice(0, 200).map(renditionOf)

/** A thing in the bag is a video where any of its files is one: its poster frames are photos. */
const kindOfBag = (bag: Json): ItemType => {
  const files = new Set(objects(bag.medias).map((one) => text(one, 'type')?.toLowerCase()))
  if (files.has('video')) return 'video'
  return files.has('graphic') ? 'graphic' : 'picture'
}

const providerOf = (one: Json): string | undefined => text(one, 'provider') ?? text(inner(one, 'provider'), 'name')

const infoSources = (one: Json): InfoSource[] => {
  const source = (name: string | undefined, role: string): InfoSource[] => (name ? [{ name, role }] : [])
  return [
    ...source(providerOf(one), 'provider'),
    ...source(text(one, 'source') ?? text(inner(one, 'source'), 'name'), 'source'),
    ...source(text(one, 'creditLine', 'creditline'), 'creditline'),
  ]
}

const associationOf = (bag: Json, parent: string, at: number): Association => {
  const lines = inner(bag, 'newslines')
  const name = `media-${at + 1}`
  const item = compose({
    uri: text(bag, 'uno', 'guid') ?? `${parent}#${name}`,
    type: kindOfBag(bag),
    by: text(bag, 'creator') ?? text(lines, 'byline'),
    slugline: text(lines, 'slug'),
    located: text(lines, 'dateline'),
    headlines: [{ value: text(lines, 'headline') }],
    descriptions: [{ role: 'caption', value: text(bag, 'caption') }],
    copyrightHolder: providerOf(bag),
    copyrightNotice: text(lines, 'copyright') ?? text(bag, 'copyright'),
    infoSources: infoSources(bag),
    renditions: renditionsOf(bag),
  })
  return { ...item, name, rel: 'media' }
}

/** The paragraphs of `news`, one an entry: plain letters, or marked up where one holds tags. */
const storyOf = (document: Json): Story | undefined => {
  const lines = texts(document, 'news')
  const paragraphs = (lines.length ? lines : texts(document, 'script')).flatMap((line) =>
    looksMarked(line)
      ? [line]
      : line.split(/\n\s*\n/).map((part) => `<p>${escapeHtml(part).replace(/\n/g, '<br>')}</p>`),
  )
  return paragraphs.length ? storyFromHtml(paragraphs.join('\n')) : undefined
}

/** `afpentity` names what the text speaks of: `{ qcode, keyword }`, the keyword being `event:Olympic Games`. */
const entities = (document: Json, kind: string): Named[] => {
  const said = objects(inner(document, 'afpentity')?.[kind]).map((one) =>
    named(text(one, 'keyword')?.replace(/^\w+:\s*/, ''), text(one, 'qcode')),
  )
  const names = texts(document, `entity_${kind}`).map((name) => named(name, undefined))
  const found = there(said)
  return found.length ? found : there(names)
}

const placesOf = (document: Json): Named[] =>
  there([
    named(text(document, 'city'), undefined, 'dateline'),
    named(text(document, 'countryname'), text(document, 'country') && `iso3166-1a3:${text(document, 'country')}`),
  ])

/** IPTC's codes: eight digits of the subject codes in `iptc`, of the Media Topics in `mediatopic`. */
const codesOf = (document: Json): Code[] => {
  const scheme = (codes: string[], prefix: string): Code[] =>
    codes.map((code) => ({ code: /^\d{8}$/.test(code) ? `${prefix}:${code}` : code }))
  return [
    ...scheme(texts(document, 'mediatopic'), 'medtop'),
    ...scheme(texts(document, 'iptc'), 'subj'),
    ...texts(document, 'channel').map((name) => ({ name, rel: 'service' })),
    ...there([text(document, 'product')]).map((name) => ({ name, rel: 'service' })),
  ]
}

const join = (words: string, places: string[]): string[] => (places.length ? [`${words} ${places.join(', ')}`] : [])

const termsOf = (document: Json): (string | undefined)[] => [
  ...texts(document, 'usageTerms'),
  ...texts(document, 'rules'),
  ...objects(document.usageRight).map((one) => text(one, 'phrase', 'name')),
  ...objects(document.exclusion).map((one) => {
    const [name, until] = [text(one, 'name'), text(one, 'untilDate')]
    return name && `Not for ${name}${until ? ` until ${until}` : ''}`
  }),
  ...join('Not for', texts(document, 'country_out')),
  ...join(
    'Only for',
    texts(document, 'country_only').filter((one) => one !== 'ALL'),
  ),
  ...texts(document, 'disclaimer'),
]

const notesOf = (document: Json): (string | undefined)[] => [
  ...texts(document, 'advisory'),
  ...objects(document.excludeAudiences).map((one) => `Content warning: ${text(one, 'text', 'qcode') ?? ''}`),
  ...texts(document, 'signal').map((signal) => `Signal: ${signal}`),
]

const altIds = (document: Json, uri: string) =>
  ['uno', 'guid', 'publicIdentifier', 'newsItemID', 'afpshortid', 'serial'].flatMap((role) => {
    const value = text(document, role)
    return value && value !== uri ? [{ role, value }] : []
  })

/** A text's `creator` may be a desk's login; a name has a space. */
const byOf = (document: Json, type: ItemType | undefined): string | undefined => {
  const creator = text(document, 'creator')
  return text(document, 'byline') ?? (type !== 'text' || creator?.includes(' ') ? creator : undefined)
}

const itemOf = (document: Json): NewsObject | undefined => {
  const uri = text(document, 'uno', 'guid')
  if (!uri) return undefined
  const type = kindOf(document) ?? (texts(document, 'news').length ? 'text' : undefined)
  const bags = objects(document.bagItem).slice(0, 500)
  // A picture's or a video's bag holds the thing itself.
  const own = type !== 'text' && bags.length === 1 ? bags[0] : undefined
  const slugs = texts(document, 'slug')
  return compose({
    standard,
    uri,
    type,
    version: text(document, 'revision'),
    language: text(document, 'lang', 'language'),
    firstCreated: text(document, 'created'),
    versionCreated: text(document, 'published'),
    embargoedUntil: text(document, 'embargoed', 'embargo'),
    expires: text(document, 'expires'),
    status: text(document, 'status'),
    urgency: text(document, 'urgency'),
    title: texts(document, 'title').join(' - ') || undefined,
    slugline: slugs.join('-') || undefined,
    by: byOf(document, type) ?? (own && text(own, 'creator')),
    located: text(document, 'city') ?? text(own && inner(own, 'newslines'), 'dateline'),
    headlines: [{ value: text(document, 'headline') }, { role: 'subheadline', value: text(document, 'subheadline') }],
    descriptions: [
      { role: 'summary', value: texts(document, 'summary').join('\n') },
      { role: 'caption', value: texts(document, 'caption').join('\n') || (own && text(own, 'caption')) },
      { role: 'context', value: text(document, 'captionContext') },
    ],
    copyrightHolder: own && providerOf(own),
    copyrightNotice: text(document, 'copyright') ?? text(own && inner(own, 'newslines'), 'copyright'),
    terms: termsOf(document),
    notes: notesOf(document),
    story: storyOf(document),
    people: entities(document, 'person'),
    organisations: entities(document, 'organisation'),
    events: entities(document, 'event'),
    places: placesOf(document),
    codes: codesOf(document),
    keywords: [...slugs, ...texts(document, 'keyword')],
    genres: texts(document, 'genre').map((name) => ({ name })),
    infoSources: infoSources(document),
    renditions: renditionsOf(own),
    associations: own ? [] : bags.map((bag, at) => associationOf(bag, uri, at)),
    altIds: altIds(document, uri),
  })
}

/** Reads parsed JSON of AFP: every document of the answer. */
export const readAfpJson = (parsed: unknown): Reading => {
  const documents = documentsOf(parsed)
  const items = there(documents.map(itemOf))
  const problems: string[] = []
  const error = errorOf(parsed)
  if (error) problems.push(`AFP answered with an error: ${text(error, 'message', 'error_type') ?? 'without words'}.`)
  const without = Array.isArray(envelope(parsed)?.docs) || items.length ? documents.length - items.length : 0
  if (without)
    problems.push(
      `${without} of AFP's documents ${without > 1 ? 'have' : 'has'} no \`uno\` and cannot be told from others.`,
    )
  if (!items.length && !problems.length) problems.push("AFP's answer holds no documents.")
  return { format: 'afp-json', problems, items }
}

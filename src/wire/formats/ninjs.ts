/** IPTC ninjs 1, 2 and 3 (and what Superdesk writes of 1) as ninjs 3.1. */

import {
  bodyFromHtml,
  bodyFromText,
  looksMarked,
  type PictureName,
  type Story,
  storyFromHtml,
} from '../../story/markup/markup.ts'
import { compose } from '../compose.ts'
import { fileHref, isUri } from '../identity.ts'
import {
  type Association,
  type Genre,
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
import { isObject, type Json, objects } from './json-values.ts'
import { complaints, detailsFor, itemDetails } from './ninjs-details.ts'

/** The first of these properties that says anything, as text. ninjs 1 and 2 write in lower case what 3 writes in camel case. */
const text = (from: Json, ...names: string[]): string | undefined => {
  for (const name of names) {
    for (const key of [name, name.toLowerCase()]) {
      const value = from[key]
      if (typeof value === 'string' && value.trim()) return value.trim()
      if (typeof value === 'number' && Number.isFinite(value)) return String(value)
    }
  }
  return undefined
}

const list = (from: Json, ...names: string[]): Json[] => {
  for (const name of names) {
    const found = objects(from[name] ?? from[name.toLowerCase()])
    if (found.length) return found
  }
  return []
}

const whole = (from: Json, ...names: string[]): number | undefined => {
  const number = Number(text(from, ...names) ?? Number.NaN)
  return Number.isFinite(number) ? Math.round(number) : undefined
}

/** A named thing's code as one word: ninjs 3 has `uri` and `literal`, ninjs 1 `scheme` and `code`, Superdesk `qcode`. */
const code = (from: Json): string | undefined => {
  const uri = text(from, 'uri')
  if (uri) return uri
  const plain = text(from, 'literal', 'code', 'qcode')
  const scheme = text(from, 'scheme')
  if (!plain || !scheme || plain.includes(':')) return plain
  return /[/#:]$/.test(scheme) ? scheme + plain : `${scheme}:${plain}`
}

const named = (from: Json): Named => {
  const id = code(from)
  const literal = text(from, 'literal') ?? (id && !isUri(id) ? id : undefined)
  return stated<Named>({
    name: text(from, 'name'),
    rel: text(from, 'rel'),
    uri: id && isUri(id) ? id : undefined,
    literal: literal === id && id && isUri(id) ? undefined : literal,
  })
}

const says = (one: object): boolean => Object.keys(one).length > 0
const allNamed = (from: Json, ...names: string[]): Named[] =>
  list(from, ...names)
    .map(named)
    .filter(says)

/** People, organisations and places, with how they are reached, where they are traded and where they lie. */
const parties = (from: Json, plural: string, singular: string) =>
  list(from, plural, singular)
    .map((one) => ({ ...named(one), ...detailsFor(plural, one) }))
    .filter(says)

const codeOf = (from: Json, rel?: string): Code => ({
  code: code(from),
  name: text(from, 'name'),
  rel: rel ?? text(from, 'rel'),
  literal: text(from, 'uri') ? text(from, 'literal') : undefined,
})

const rendition = (from: Json, name: string): Rendition => {
  const href = text(from, 'href')
  const scan = text(from, 'scanType')
  return stated<Rendition>({
    name,
    href: href && fileHref(href),
    contentType: text(from, 'contentType', 'mimetype'),
    title: text(from, 'title'),
    width: whole(from, 'width'),
    height: whole(from, 'height'),
    sizeInBytes: whole(from, 'sizeInBytes'),
    duration: whole(from, 'duration'),
    format: text(from, 'format'),
    aspectRatio: text(from, 'aspectRatio'),
    videoCodec: text(from, 'videoCodec'),
    frameRate: whole(from, 'frameRate'),
    transportProtocol: text(from, 'transportProtocol'),
    scanType: scan === 'progressive' || scan === 'interlaced' ? scan : undefined,
    bitrate: text(from, 'bitrate'),
  })
}

/** A list of named objects (ninjs 2 and 3) or an object by names (ninjs 1), as pairs. */
const byName = (value: unknown): [string, Json][] => {
  if (Array.isArray(value)) return value.filter(isObject).map((one, at) => [text(one, 'name') ?? String(at + 1), one])
  return isObject(value) ? Object.entries(value).filter((pair): pair is [string, Json] => isObject(pair[1])) : []
}

const letters = (of: string): string => of.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** Plain text, of which the first line may be the headline again, and the next who has it from where (TT: "Försvar TT"). */
const plainStory = (value: string, from: Json): Story => {
  const [headline] = roleTexts(from, 'headlines', /^headline$/).flatMap((one) => one.value ?? [])
  const [first = '', second = '', ...rest] = value.trim().split(/\r\n?|\n/)
  if (!headline || letters(first) !== letters(headline) || !(second + rest.join('')).trim())
    return { body: bodyFromText(value) }
  const holder = text(from, 'copyrightHolder')
  const isSource = holder !== undefined && second.length <= 60 && second.trim().endsWith(holder) && rest.length > 0
  return isSource
    ? { above: bodyFromText(`${first}\n${second}`), body: bodyFromText(rest.join('\n')) }
    : { above: bodyFromText(first), body: bodyFromText([second, ...rest].join('\n')) }
}

/** HTML, or NITF as letters, whose headline stands above the story in a part of its own. */
const markedStory = (value: string, picture: PictureName): Story => {
  const story = storyFromHtml(value, picture)
  const headlines = /<nitf[\s>]/i.test(value) ? /<hedline[\s>][\s\S]*?<\/hedline>/i.exec(value)?.[0] : undefined
  const above = headlines ? bodyFromHtml(headlines) : undefined
  return above?.content.length ? { above, ...story } : story
}

/** The body: of ninjs 2 and 3 the one that the sender lists first, of ninjs 1 HTML before text. */
const storyOf = (from: Json, picture: PictureName): Story | undefined => {
  const first = list(from, 'bodies').find((one) => text(one, 'value'))
  const marked = text(from, 'body_xhtml', 'body_html', 'body_richtext')
  const value = (first && text(first, 'value')) ?? marked ?? text(from, 'body_text', 'body_main')
  if (!value) return undefined
  const kind = first ? (text(first, 'contentType') ?? text(first, 'role') ?? '') : marked ? 'html' : ''
  const plain = /plain/i.test(kind) || (!/html/i.test(kind) && !looksMarked(value))
  return plain ? plainStory(value, from) : markedStory(value, picture)
}

/** `headline`, `headline_simple` and `headline_*` of ninjs 1 as well as `headlines` of 2 and 3. */
const roleTexts = (from: Json, plural: string, singular: RegExp) => [
  ...list(from, plural).map((one) => ({ role: text(one, 'role'), value: text(one, 'value') })),
  ...Object.keys(from)
    .filter((key) => singular.test(key))
    .map((key) => ({ role: /_(?!text|x?html)(\w+)$/.exec(key)?.[1], value: text(from, key) })),
]

const types: ReadonlySet<string> = new Set<ItemType>([
  'text',
  'audio',
  'video',
  'picture',
  'graphic',
  'composite',
  'component',
  'event',
  'planning',
])

const typeOf = (from: Json): ItemType | undefined => {
  const type = text(from, 'type')?.toLowerCase()
  return type && types.has(type) ? (type as ItemType) : undefined
}

const genre = (from: Json): Genre => {
  const { rel: _, ...rest } = named(from)
  return rest
}

const infoSources = (from: Json): InfoSource[] => {
  const stated_ = list(from, 'infoSources').map((one) =>
    stated<InfoSource>({ ...genre(one), role: text(one, 'role'), ...detailsFor('infoSources', one) }),
  )
  const source = text(from, 'source')
  return source ? [...stated_, { name: source, role: 'provider' }] : stated_
}

/** Identities in other systems, and those besides the one in `uri`, each once in its role. */
const altIds = (from: Json, uri: string) => {
  const said = list(from, 'altIds').map((one) => ({ role: text(one, 'role'), value: text(one, 'value') }))
  const known = new Set([uri, ...said.map((one) => one.value)])
  const others = ['uri', 'guid', 'item_id'].flatMap((role) => {
    const value = text(from, role)
    return known.has(value) ? [] : [{ role, value }]
  })
  const each = new Map<string, { role?: string; value: string }>()
  for (const { role, value } of [...said, ...others]) if (value) each.set(`${role} ${value}`, stated({ role, value }))
  return [...each.values()]
}

/** The names that pictures in the body's HTML go by: their renditions' addresses and their own identity. */
const pictureNames = (associations: readonly Association[]): PictureName => {
  const known = new Map<string, string>()
  for (const one of associations) {
    const href = one.renditions?.find((rendition) => rendition.href)?.href
    if (one.type !== 'picture' || !href) continue
    known.set(one.uri, href)
    for (const rendition of one.renditions ?? []) if (rendition.href) known.set(rendition.href, href)
  }
  return (src) => known.get(src) ?? known.get(fileHref(src) ?? '')
}

const association = ([name, one]: [string, Json], parent: string, depth: number): Association => {
  const uri = text(one, 'uri', 'guid') ?? `${parent}#${encodeURIComponent(name)}`
  return { ...item(one, uri, depth + 1), name, ...stated({ rel: text(one, 'rel') }) }
}

/** One ninjs object, with what is associated with it, down to eight levels. */
const item = (from: Json, uri: string, depth = 0): NewsObject => {
  const associations = depth < 8 ? byName(from.associations).map((one) => association(one, uri, depth)) : []
  return compose({
    standard: depth ? undefined : standard,
    uri,
    type: typeOf(from),
    profile: text(from, 'profile'),
    version: text(from, 'version', '_current_version'),
    firstCreated: text(from, 'firstCreated'),
    versionCreated: text(from, 'versionCreated'),
    contentCreated: text(from, 'contentCreated'),
    embargoedUntil: text(from, 'embargoedUntil', 'embargoed'),
    expires: text(from, 'expires', 'expiry'),
    status: text(from, 'pubStatus'),
    urgency: text(from, 'urgency'),
    copyrightHolder: text(from, 'copyrightHolder'),
    copyrightNotice: text(from, 'copyrightNotice'),
    usageTerms: text(from, 'usageTerms'),
    notes: [text(from, 'edNote'), text(from, 'internal_note'), text(from, 'sign_off')],
    language: text(from, 'language'),
    title: text(from, 'title'),
    by: text(from, 'by', 'byline'),
    slugline: text(from, 'slugline'),
    located: text(from, 'located'),
    headlines: roleTexts(from, 'headlines', /^headline(_\w+)?$/),
    descriptions: roleTexts(from, 'descriptions', /^description(_\w+)?$|^definition_(short|long)$/),
    story: storyOf(from, pictureNames(associations)),
    people: parties(from, 'people', 'person'),
    organisations: parties(from, 'organisations', 'organisation'),
    places: parties(from, 'places', 'place'),
    events: allNamed(from, 'events', 'event'),
    objects: allNamed(from, 'objects', 'object'),
    codes: [
      ...list(from, 'subjects', 'subject').map((one) => codeOf(one)),
      ...list(from, 'service').map((one) => codeOf(one, 'service')),
    ],
    keywords: Array.isArray(from.keywords) ? from.keywords.filter((word) => typeof word === 'string') : [],
    genres: list(from, 'genres', 'genre').map(genre).filter(says),
    infoSources: infoSources(from),
    renditions: byName(from.renditions).map(([name, one]) => rendition(one, name)),
    associations,
    altIds: altIds(from, uri),
    ...itemDetails(from, {
      organisation: (one) => ({ ...named(one), ...detailsFor('organisations', one) }),
      typeOf,
      genre,
    }),
  })
}

const version = (from: Json): string => {
  const said = isObject(from.standard) ? text(from.standard, 'version')?.[0] : undefined
  if (said && /[123]/.test(said)) return `ninjs-${said}`
  const keys = Object.keys(from)
  if (
    keys.some((key) =>
      /^(pubStatus|versionCreated|firstCreated|altIds|infoSources|usageTerms|copyrightHolder|edNote|eventDetails)$/.test(
        key,
      ),
    )
  )
    return 'ninjs-3'
  const plural = ['bodies', 'headlines', 'descriptions', 'people', 'places', 'subjects', 'organisations', 'by']
  return plural.some((key) => key in from) || Array.isArray(from.renditions) || Array.isArray(from.associations)
    ? 'ninjs-2'
    : 'ninjs-1'
}

/** Reads parsed JSON: one ninjs object, or a list of them. */
export const readNinjs = (parsed: unknown): Reading => {
  const problems: string[] = []
  const items: NewsObject[] = []
  let format = 'json'
  for (const one of objects(parsed)) {
    const uri = text(one, 'guid', 'uri', '_id', 'item_id')
    if (uri) {
      items.push(item(one, uri))
      problems.push(...complaints(one))
      format = version(one)
    } else
      problems.push(
        'A JSON object has no `uri`: it is no ninjs item, or an item without identity. Ask the sender for one.',
      )
  }
  if (!items.length && !problems.length)
    problems.push('The JSON holds no news object (ninjs wants an object with a `uri`).')
  return { format, problems, items }
}

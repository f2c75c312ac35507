/**
 * AP's JSON: items of the Media API (https://developer.ap.org/ap-media-api/agent/Content_Metadata_Fields.htm), one, a feed or
 * a search; and items of AP's older store ("appl"), alone or as hits of a search.
 */

import { bodyFromText, looksMarked, type Story, storyFromHtml } from '../../story/markup/markup.ts'
import { compose } from '../compose.ts'
import { contentIdentity, fileHref } from '../identity.ts'
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

const isItem = (one: Json): boolean =>
  text(inner(one, 'altids'), 'itemid') !== undefined || (text(one, 'itemid') !== undefined && 'type' in one)

/** An item with what stands beside it in its envelope: the products that it came by, and its text where a fetcher put it there. */
type Enveloped = { item: Json; beside: Json; meta: Json | undefined }

/** The items of `data.item`, `data.items[].item`, `hits.hits[]._source`, of a list, or the item itself. */
const itemsOf = (parsed: unknown, depth = 0): Enveloped[] => {
  if (depth > 4) return []
  return objects(parsed).flatMap((one) => {
    if (isItem(one)) return [{ item: one, beside: {}, meta: undefined }]
    const wrapped = inner(one, 'item') ?? inner(one, '_source')
    if (wrapped && isItem(wrapped)) return [{ item: wrapped, beside: one, meta: inner(one, 'meta') }]
    const [data, hits] = [inner(one, 'data'), inner(one, 'hits')]
    const found = [...itemsOf(data, depth + 1), ...itemsOf(one.items, depth + 1)]
    const read = found.length ? found : itemsOf(hits ? hits.hits : undefined, depth + 1)
    return read.length === 1 ? read.map((only) => ({ ...only, beside: { ...one, ...only.beside } })) : read
  })
}

/** Does parsed JSON show AP's items, or AP's envelope around none? */
export const isApJson = (parsed: unknown): boolean =>
  itemsOf(parsed).length > 0 ||
  objects(parsed).some((one) => 'api_version' in one && isObject(one.data) && 'items' in one.data)

const types: Record<string, ItemType> = {
  text: 'text',
  picture: 'picture',
  photo: 'picture',
  graphic: 'graphic',
  video: 'video',
  audio: 'audio',
  composite: 'composite',
}

const typeOf = (one: Json): ItemType | undefined => types[text(one, 'type')?.toLowerCase() ?? '']

/** AP's priorities before it had urgencies: flash, bulletin, urgent, regular, deferred. */
const priorities: Record<string, number> = { f: 1, b: 2, u: 3, r: 4, d: 5, s: 6 }

/** A code with its scheme before it: `http://cv.ap.org/id/` and an id. One-letter categories have none. */
const codeOf = (one: Json): string | undefined => {
  const [scheme, code] = [text(one, 'scheme'), text(one, 'code')]
  if (!scheme || !code || code.includes(':')) return code
  return /[/#:]$/.test(scheme) ? scheme + code : `${scheme}:${code}`
}

/** AP repeats a category's letter as its name («e»), which says nothing. */
const nameOf = (one: Json): string | undefined => {
  const name = text(one, 'name')
  return name === text(one, 'code') ? undefined : name
}

const relOf = (one: Json): string | undefined => texts(one, 'rels').find((rel) => rel !== 'direct')

const list = (item: Json, ...names: string[]): Json[] => names.flatMap((name) => objects(item[name]))

const allNamed = (item: Json, ...names: string[]): Named[] =>
  there(list(item, ...names).map((one) => named(nameOf(one), codeOf(one), relOf(one))))

const code =
  (rel?: string) =>
  (one: Json): Code => ({ code: codeOf(one), name: nameOf(one), rel: rel ?? relOf(one) })

const codesOf = (item: Json, meta: Json | undefined): Code[] => [
  ...list(item, 'subject', 'subjects', 'categories', 'suppcategories').map(code()),
  ...list(item, 'fixture').map(code('service')),
  ...list(meta ?? {}, 'products').flatMap((one) => {
    const id = text(one, 'id')
    return id ? [{ code: `approduct:${id}`, name: text(one, 'name'), rel: 'service' }] : []
  }),
]

const placesOf = (item: Json): Named[] => {
  const made = inner(item, 'datelinelocation')
  return there([named(text(made, 'city', 'countryname'), undefined, 'dateline'), ...allNamed(item, 'place', 'places')])
}

/** The older store counts durations in thousandths. */
const seconds = (thousandths: number | undefined): number | undefined => thousandths && Math.round(thousandths / 1000)

/** `renditions` by name (Media API) or as a list (older store). */
const renditionsOf = (item: Json): Rendition[] => {
  const found = inner(item, 'renditions')
  const pairs: [string | undefined, Json][] = found
    ? Object.entries(found).flatMap(([name, one]): [string, Json][] => (isObject(one) ? [[name, one]] : []))
    : objects(item.renditions).map((one) => [text(one, 'name', 'rel')?.toLowerCase(), one])
  return pairs.slice(0, 200).map(([name, one], at) => {
    const href = text(one, 'href')
    return stated<Rendition>({
      name: name ?? `file-${at + 1}`,
      href: href && fileHref(href),
      contentType: text(one, 'mimetype'),
      title: text(one, 'title'),
      width: whole(one, 'width'),
      height: whole(one, 'height'),
      sizeInBytes: whole(one, 'sizeinbytes'),
      duration: whole(one, 'duration') ?? seconds(whole(one, 'totalduration')),
      format: text(one, 'format'),
    })
  })
}

const storyIn = (value: string): Story => (looksMarked(value) ? storyFromHtml(value) : { body: bodyFromText(value) })

/**
 * The text where it is inline: the older store's `main.nitf`, or NITF or HTML that a fetcher has put into the item, its
 * rendition or beside the item. The Media API itself has only a link.
 */
const storyOf = (item: Json, beside: Json): Story | undefined => {
  const rendition = inner(inner(item, 'renditions'), 'nitf')
  const value =
    text(inner(item, 'main'), 'nitf') ??
    text(item, 'body_nitf', 'body_html', 'body_xhtml', 'body_text', 'nitf') ??
    text(rendition, 'nitf', 'content', 'value', 'body', 'data') ??
    text(inner(beside, 'nitf'), 'body_html', 'nitf', 'content') ??
    text(beside, 'nitf')
  return value ? storyIn(value) : undefined
}

/** Words of `editorialtypes` and `signals` that kill an item, and such that hold it. */
const kills = /\b(?:kill|eliminat|withdraw|retract|disregard)/i
const holds = /\b(?:hold|hfr|withhold|embargo)/i

/** `pubstatus`, unless the item's editorial types say that it is killed or held. */
const statusOf = (item: Json): string | undefined => {
  const said = [...texts(item, 'editorialtypes'), ...texts(item, 'signals')]
  const status = text(item, 'pubstatus')
  if (said.some((one) => kills.test(one))) return 'canceled'
  return said.some((one) => holds.test(one)) && !/^cancel/i.test(status ?? '') ? 'withheld' : status
}

const notesOf = (item: Json): (string | undefined)[] => [
  ...texts(item, 'ednote'),
  ...texts(item, 'ednotes'),
  ...texts(item, 'specialinstructions'),
  ...texts(item, 'outcue').map((cue) => `Outcue: ${cue}`),
  ...texts(item, 'signals').flatMap((signal) => (signal === 'newscontent' ? [] : [`Signal: ${signal}`])),
]

const termsOf = (item: Json): (string | undefined)[] => [
  ...texts(item, 'usageterms'),
  ...list(item, 'usageterms', 'rights', 'usagerights').map((one) => text(one, 'usageterms', 'text', 'name')),
]

const infoSources = (item: Json): InfoSource[] => {
  const provider = text(item, 'provider') ?? text(inner(item, 'provider'), 'name')
  const credit = text(item, 'description_creditline', 'creditline')
  const source = (name: string | undefined, role: string): InfoSource[] => (name ? [{ name, role }] : [])
  return [
    ...source(provider, 'provider'),
    ...list(item, 'infosource', 'sources').flatMap((one) => source(text(one, 'name'), 'source')),
    ...source(credit, 'creditline'),
  ]
}

/** Sources of type "AP" are AP's own work, others ("ThirdParty") are not. */
const holderOf = (item: Json): string | undefined => {
  const own = list(item, 'infosource', 'sources').find((one) => text(one, 'type') === 'AP')
  return own && text(own, 'name')
}

const byOf = (item: Json): string | undefined => {
  const bylines = list(item, 'bylines').flatMap((one) => text(one, 'by') ?? [])
  const makers = list(item, 'photographer', 'photographers', 'videographer').flatMap((one) => text(one, 'name') ?? [])
  return (bylines.length ? bylines : makers).join(', ') || undefined
}

const altIds = (item: Json, uri: string) => {
  const pairs = [inner(item, 'altids') ?? {}, ...objects(item.foreignkeys)].flatMap((one) =>
    Object.keys(one).map((role) => ({ role, value: text(one, role) })),
  )
  const older = ['recordid', 'friendlykey', 'referenceid', 'editorialid'].map((role) => ({
    role,
    value: text(item, role),
  }))
  const links = list(item, 'links').map((one) => ({ role: text(one, 'rel') ?? 'link', value: text(one, 'href') }))
  return [...pairs, ...older, ...links].flatMap(({ role, value }) => (value && value !== uri ? [{ role, value }] : []))
}

const identityOf = (item: Json): string | undefined => text(inner(item, 'altids'), 'itemid') ?? text(item, 'itemid')

/** Items that belong to an item, by reference or with all that they say. */
const associationsOf = (item: Json, uri: string, depth: number): Association[] => {
  const found = inner(item, 'associations')
  const pairs = found
    ? Object.entries(found)
    : objects(item.associations).map((one, at) => [String(at + 1), one] as const)
  return pairs.slice(0, 500).flatMap(([name, one]) => {
    if (!isObject(one) || depth > 3) return []
    const itsUri = identityOf(one) ?? `${uri}#${encodeURIComponent(name.toWellFormed())}`
    return [{ ...itemOf({ item: one, beside: {}, meta: undefined }, itsUri, depth + 1), name }]
  })
}

const itemOf = ({ item, beside, meta }: Enveloped, uri: string, depth = 0): NewsObject => {
  const priority = priorities[text(item, 'editorialpriority')?.toLowerCase() ?? '']
  return compose({
    standard: depth ? undefined : standard,
    uri,
    type: typeOf(item),
    profile: text(item, 'profile'),
    version: text(item, 'version', 'recordsequencenumber'),
    language: text(item, 'language'),
    firstCreated: text(item, 'firstcreated'),
    versionCreated: text(item, 'versioncreated', 'arrivaldatetime'),
    embargoedUntil: text(item, 'embargoed', 'releasedatetime'),
    expires: text(item, 'expires'),
    status: statusOf(item),
    urgency: text(item, 'urgency', 'priority') ?? priority,
    title: text(item, 'title'),
    slugline: text(item, 'slugline') ?? text(objects(item.filings)[0], 'slugline'),
    by: byOf(item),
    located: text(item, 'located', 'dateline') ?? text(inner(item, 'datelinelocation'), 'city'),
    headlines: [
      { value: text(item, 'headline') },
      { role: 'extended', value: text(item, 'headline_extended') },
      { role: 'seo', value: text(item, 'headline_seo') },
    ],
    descriptions: [
      { role: 'summary', value: text(item, 'description_summary') ?? text(inner(item, 'summary'), 'nitf') },
      { role: 'caption', value: text(item, 'description_caption') ?? text(inner(item, 'caption'), 'nitf') },
    ],
    copyrightHolder: holderOf(item),
    copyrightNotice: text(item, 'copyrightnotice'),
    terms: termsOf(item),
    notes: notesOf(item),
    story: storyOf(item, beside),
    people: allNamed(item, 'person', 'persons'),
    organisations: allNamed(item, 'organisation', 'organizations'),
    events: allNamed(item, 'event', 'events'),
    places: placesOf(item),
    codes: codesOf(item, meta),
    keywords: texts(item, 'keywords'),
    genres: there([text(item, 'editorialrole'), ...texts(item, 'editorialtypes')]).map((name) => ({ name })),
    infoSources: infoSources(item),
    renditions: renditionsOf(item),
    associations: associationsOf(item, uri, depth),
    altIds: altIds(item, uri),
  })
}

/** What is said of a text that stands behind a link. */
const withoutText = (read: NewsObject): string[] => {
  const links = (read.renditions ?? []).filter(
    (one) => one.href && /nitf|anpa|text/i.test(`${one.name} ${one.contentType}`),
  )
  if (read.type !== 'text' || read.bodies || !links.length) return []
  return [
    `The text of AP's item ${read.uri} is not in the file but behind a link (${links.map((one) => one.name).join(', ')}).`,
  ]
}

/** Reads parsed JSON of AP: every item of the answer. */
export const readApJson = (parsed: unknown): Reading => {
  const problems: string[] = []
  const items = itemsOf(parsed).map((one) => {
    const read = itemOf(one, identityOf(one.item) ?? contentIdentity(JSON.stringify(one.item)))
    problems.push(...withoutText(read))
    return read
  })
  if (!items.length) problems.push("AP's answer holds no items.")
  return { format: 'ap-json', problems, items }
}

/** dpa's digitalwires JSON (`digitalwires@0.9`): one entry, a list of them, or an answer with `entries`. */

import { bodyText, type Inline } from '../../story/body.ts'
import { type PictureName, type Story, storyFromHtml } from '../../story/markup/markup.ts'
import { compose } from '../compose.ts'
import { contentIdentity, fileHref, isUri } from '../identity.ts'
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
import { inner, isObject, type Json, named, objects, text, texts, there, whole } from './json-values.ts'
import { makersOf } from './makers.ts'

const entriesOf = (parsed: unknown): Json[] =>
  isObject(parsed) && Array.isArray(parsed.entries) ? objects(parsed.entries) : objects(parsed)

const isEntry = (one: Json): boolean =>
  /^digitalwires\b/.test(text(one, 'format') ?? '') ||
  (text(one, 'urn') !== undefined &&
    ['entry_id', 'article_html', 'version_created', 'categories'].some((key) => key in one))

/** Does parsed JSON show dpa's entries? */
export const isDpaJson = (parsed: unknown): boolean => entriesOf(parsed).some(isEntry)

/** The categories of one type: `dnltype:genre` and the like, in the order of their rank where they have one. */
const ofType = (entry: Json, form: RegExp): Json[] =>
  objects(entry.categories)
    .filter((one) => form.test(text(one, 'type')?.replace(/^dnltype:/, '') ?? ''))
    .toSorted((a, b) => Number(a.rank ?? 0) - Number(b.rank ?? 0))

const isNamed = (one: Json): Named | undefined => named(text(one, 'name'), text(one, 'qcode'))

const code =
  (rel?: string) =>
  (one: Json): Code => ({ code: text(one, 'qcode'), name: text(one, 'name'), rel })

/** A point of interest is called by its own name, not by its whole address; where a picture was taken, by its town. */
const placeOf = (one: Json, rel?: string): Named | undefined => {
  const said = inner(inner(one, 'geojson'), 'properties')
  return named(text(said, 'name', 'locality') ?? text(one, 'name'), text(one, 'qcode'), rel)
}

const placesOf = (entry: Json): Named[] =>
  there([
    ...ofType(entry, /^located$/).map((one) => placeOf(one, 'dateline')),
    ...ofType(entry, /^geosubject$/).map((one) => placeOf(one)),
    ...ofType(entry, /^poi$/).map((one) => placeOf(one)),
    ...ofType(entry, /^locationcreated$/).map((one) => placeOf(one, 'created')),
  ])

/** Wires, rubrics and desks say through which product the item came: services, not topics. */
const codesOf = (entry: Json): Code[] => [
  ...ofType(entry, /^(dpasubject|subject|mediatopic)$/).map(code()),
  ...ofType(entry, /^(wire|rubric|desk)$/).map(code('service')),
]

const types: Record<string, ItemType> = {
  image: 'picture',
  picture: 'picture',
  photo: 'picture',
  graphic: 'graphic',
  infographic: 'graphic',
  video: 'video',
  audio: 'audio',
  text: 'text',
}

const typeOf = (one: Json): ItemType | undefined => types[text(one, 'type')?.toLowerCase() ?? '']

const renditionOf = (one: Json, at: number): Rendition => {
  const href = text(one, 'url', 'href')
  return stated<Rendition>({
    name: text(one, 'role', 'name') ?? (whole(one, 'size') ? `size-${whole(one, 'size')}` : `file-${at + 1}`),
    href: href && fileHref(href),
    contentType: text(one, 'mimetype'),
    width: whole(one, 'width'),
    height: whole(one, 'height'),
    duration: whole(one, 'duration'),
  })
}

const renditionsOf = (one: Json): Rendition[] => objects(one.renditions).map(renditionOf)

/** dpa's credit line is to be printed with the picture; it names the owner, as a notice does. */
const creditOf = (one: Json): Pick<NewsObject, 'infoSources' | 'copyrightNotice'> => {
  const line = text(one, 'creditline')
  return stated({
    infoSources: line ? [{ name: line, role: 'creditline' }] : undefined,
    copyrightNotice: text(one, 'copyrightnotice') ?? line,
  })
}

const associationOf = (one: Json, parent: string, at: number): Association => {
  const type = typeOf(one)
  const name = `${type ?? 'item'}-${at + 1}`
  const item = compose({
    uri: text(one, 'urn', 'uri') ?? `${parent}#${name}`,
    type,
    version: text(one, 'version'),
    versionCreated: text(one, 'version_created'),
    headlines: [{ value: text(one, 'headline') }],
    descriptions: [
      { role: 'caption', value: text(one, 'caption') },
      { role: 'alt', value: text(one, 'alt', 'alttext') },
    ],
    terms: [text(one, 'usageterms')],
    renditions: renditionsOf(one),
    ...creditOf(one),
  })
  return stated<Association>({ ...item, name, rel: one.is_featureimage === true ? 'featureimage' : undefined })
}

const isLink = (part: Inline): part is Extract<Inline, { type: 'text' }> =>
  part.type === 'text' && part.marks?.some((mark) => mark.type === 'link') === true

/** The links in the box below the text, which are meant for readers: G2 has them as `irel:seeAlso`. */
const linksOf = (entry: Json): Association[] => {
  const { body } = storyFromHtml(text(entry, 'linkbox_html') ?? '')
  const parts = body.content
    .flatMap((block) => (block.type === 'list' ? block.content.map((item) => item.content) : []))
    .concat(body.content.flatMap((block) => (block.type === 'paragraph' ? [block.content] : [])))
    .flat()
  return parts.filter(isLink).flatMap((part, at) => {
    const mark = part.marks?.find((one) => one.type === 'link')
    const href = mark?.type === 'link' ? mark.attrs.href : ''
    if (!/^https?:/i.test(href) || !isUri(href)) return []
    return [
      { uri: href, name: `seeAlso-${at + 1}`, rel: 'irel:seeAlso', headlines: [{ role: 'main', value: part.text }] },
    ]
  })
}

/** The article and its info box. dpa's own element for a picture in the text is read as `img`. */
const storyOf = (entry: Json, pictures: readonly Association[]): Story | undefined => {
  const html = there([text(entry, 'article_html'), text(entry, 'infobox_html')]).join('\n')
  const name: PictureName = (urn) =>
    pictures.find((one) => one.uri === urn)?.renditions?.find((rendition) => rendition.href)?.href
  return html ? storyFromHtml(html.replace(/<dnl-image\s+ref=/gi, '<img src='), name) : undefined
}

const letters = (html: string | undefined): string => (html ? bodyText(storyFromHtml(html).body) : '')

/** All that dpa tells the desk, public note pad included: nothing of it belongs under a text. */
const notesOf = (entry: Json): string[] => {
  const pad = inner(entry, 'notepad')
  const signal = text(entry, 'signal')?.replace(/^\w+:/, '')
  return [
    ...objects(entry.ednotes).map((one) => text(one, 'ednote') ?? ''),
    ...texts(entry, 'ednote').map((note) => letters(note)),
    ...texts(entry, 'desknote').map((note) => letters(note)),
    letters(text(pad, 'public_html')),
    letters(text(pad, 'nonpublic_html')),
    letters(text(entry, 'notepad')),
    signal ? `Signal: ${signal}` : '',
  ]
}

const infoSources = (entry: Json): InfoSource[] => {
  const source =
    (role: string) =>
    (one: Json): InfoSource => ({ ...isNamed(one), role: text(one, 'role')?.split(':').at(-1) ?? role })
  return [
    ...ofType(entry, /^provider$/).map(source('provider')),
    ...ofType(entry, /^infosource$/).map(source('source')),
    ...(creditOf(entry).infoSources ?? []),
  ]
}

const genreOf = (one: Json): Genre | undefined => isNamed(one)

/**
 * The kind of an entry, whose own `type` always says "composite": a text where it has an article, else what its one
 * association is; a picture, sound or video stands among its own associations under the entry's name.
 */
const kindOf = (entry: Json, own: Json | undefined, others: readonly Association[]): ItemType | undefined => {
  if (text(entry, 'article_html')) return 'text'
  return (own && typeOf(own)) ?? (others.length > 1 ? 'composite' : others[0]?.type)
}

const itemOf = (entry: Json, problems: string[]): NewsObject => {
  const urn = text(entry, 'urn')
  if (!urn) problems.push('A dpa entry has no `urn`; an identity was made from its content.')
  const uri = urn ?? contentIdentity(JSON.stringify(entry))
  const all = objects(entry.associations).slice(0, 500)
  const own = text(entry, 'article_html') ? undefined : all.find((one) => text(one, 'urn') === uri)
  const associations = all.filter((one) => one !== own).map((one, at) => associationOf(one, uri, at))
  return compose({
    standard,
    uri,
    type: kindOf(entry, own, associations),
    version: text(entry, 'version'),
    language: text(entry, 'language'),
    versionCreated: text(entry, 'version_created') ?? text(entry, 'updated'),
    contentCreated: text(entry, 'content_created'),
    embargoedUntil: text(entry, 'embargoed'),
    expires: text(entry, 'expires'),
    status: text(entry, 'pubstatus'),
    urgency: text(entry, 'urgency'),
    by: text(entry, 'byline') ?? (own && makersOf(ofType(entry, /^creator$/).map((one) => text(one, 'name')))),
    located: ofType(entry, /^located$/).map((one) => text(one, 'name'))[0] ?? text(entry, 'dateline'),
    headlines: [
      { value: text(entry, 'headline') },
      { role: 'subhead', value: text(entry, 'subhead') },
      { role: 'kicker', value: text(entry, 'kicker') },
    ],
    descriptions: [
      { role: 'teaser', value: text(entry, 'teaser', 'teaser_html') },
      ...objects(entry.descriptions).map((one) => ({
        role: text(one, 'role')?.split(':').at(-1),
        value: text(one, 'description'),
      })),
    ],
    copyrightNotice: text(entry, 'copyrightnotice') ?? (own && text(entry, 'creditline')),
    terms: [text(entry, 'usageterms'), text(entry, 'rights'), text(entry, 'autopublishnotice')],
    notes: notesOf(entry),
    story: storyOf(entry, associations),
    people: there(ofType(entry, /^person$/).map(isNamed)),
    organisations: there(ofType(entry, /^organi[sz]ation$/).map(isNamed)),
    events: there(ofType(entry, /^event$/).map(isNamed)),
    places: placesOf(entry),
    codes: codesOf(entry),
    keywords: ofType(entry, /^keyword$/).map((one) => text(one, 'name')),
    genres: there(ofType(entry, /^genre$/).map(genreOf)),
    infoSources: infoSources(entry),
    renditions: own ? renditionsOf(own) : undefined,
    associations: [...associations, ...linksOf(entry)],
    altIds: there([text(entry, 'entry_id')]).map((value) => ({ role: 'entry_id', value })),
  })
}

/** Reads parsed JSON of dpa: each entry is an item. */
export const readDpaJson = (parsed: unknown): Reading => {
  const problems: string[] = []
  const entries = entriesOf(parsed)
  const items = entries.filter(isEntry).map((entry) => itemOf(entry, problems))
  const other = entries.length - items.length
  if (other)
    problems.push(`${other} object${other > 1 ? 's' : ''} in the dpa list ${other > 1 ? 'are' : 'is'} no entry.`)
  return { format: 'dpa-json', problems, items }
}

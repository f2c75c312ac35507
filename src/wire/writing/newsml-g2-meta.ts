/** What NewsML-G2 says about an item: management, rights, content, by NAR 2.35. */

import type { InfoSource, Named, NewsObject, Place } from '../item.ts'
import { aboutPlaces, codeOf, locatedIn, pointOf, startOf, subjectsWith, topicsOf, writtenAt } from './fact-words.ts'
import { isAddress, isCount, isKnownType, isLanguage, qcodeParts } from './fits.ts'
import { codeAttributes, coded, nameTag, own, qcode, relation } from './newsml-g2-codes.ts'
import { type Inner, joined, letters, line, type Markup, oneLine, tag } from './xml-text.ts'

/** A text with its lines as they are. */
export const block = (name: string, text: string | undefined): Markup | undefined => {
  const lines = (text ?? '').split(/\n+/).map(oneLine).filter(Boolean)
  return lines.length
    ? tag(
        name,
        {},
        lines.map((said, at) => (at ? [tag('br', {}), letters(said)] : letters(said))),
      )
    : undefined
}

export const rightsInfo = (item: NewsObject): Markup | undefined => {
  const inner = joined([
    item.copyrightHolder && oneLine(item.copyrightHolder)
      ? tag('copyrightHolder', {}, nameTag(item.copyrightHolder))
      : undefined,
    line('copyrightNotice', item.copyrightNotice),
    block('usageTerms', item.usageTerms),
  ])
  return inner ? tag('rightsInfo', {}, inner) : undefined
}

const itemClass = (item: NewsObject): string => {
  if (item.type === 'event') return 'cinat:concept'
  if (item.type === 'planning') return 'plinat:newscoverage'
  const type = item.type ?? 'text'
  return isKnownType(type) ? `ninat:${type}` : `${own}:${type}`
}

const isProvider = (source: InfoSource): boolean => source.role === 'provider'

/** Who sends it, which G2 wants to be said; where the item does not say it, nobody is named. */
const provider = (item: NewsObject): Markup => {
  const source = item.infoSources?.find(isProvider)
  return source ? coded('provider', source) : tag('provider', {})
}

const service = (item: NewsObject): Inner =>
  subjectsWith(item, 'service').flatMap((one) => {
    const { literal, ...attributes } = codeAttributes(one)
    const name = one.name ?? literal
    return Object.keys(attributes).length || name
      ? [tag('service', attributes, nameTag(name === undefined ? undefined : String(name)))]
      : []
  })

const titleOf = (one: NewsObject): string | undefined =>
  (one.headlines?.find((headline) => headline.role === 'main') ?? one.headlines?.[0])?.value

/** A reference to another item: what it is called, which version, of what kind, with its headline as a hint. */
export const reference = (element: string, one: NewsObject & { rel?: string }, rel?: string): Markup =>
  tag(
    element,
    { rel, residref: one.uri, version: one.version && isCount(one.version) ? one.version : undefined },
    one.type ? tag('itemClass', { qcode: itemClass(one) }) : undefined,
    line('title', titleOf(one)),
  )

/** Is it a member of the package, rather than linked? */
export const isMember = (one: { rel?: string }): boolean => one.rel === undefined || one.rel === 'member'

const links = (item: NewsObject, isPackage: boolean): Inner =>
  (item.associations ?? [])
    .filter((one) => !isPackage || !isMember(one))
    .map((one) => reference('link', one, relation(one.rel) ?? `${own}:link`))

/** Everything about the item as a thing that is sent. `at` is the moment of writing, for what G2 wants to be said. */
export const itemMeta = (item: NewsObject, at: string, isPackage: boolean): Markup =>
  tag(
    'itemMeta',
    {},
    tag('itemClass', { qcode: itemClass(item) }),
    provider(item),
    line('versionCreated', item.versionCreated ?? item.firstCreated ?? at),
    line('firstCreated', item.firstCreated),
    line('embargoed', item.embargoedUntil),
    item.pubStatus ? tag('pubStatus', { qcode: `stat:${item.pubStatus}` }) : undefined,
    line('profile', item.profile),
    service(item),
    line('title', item.title),
    (item.edNote ?? '').split(/\n{2,}/).map((note) => block('edNote', note)),
    line('expires', item.expires),
    links(item, isPackage),
  )

const position = (place: Place): Markup | undefined => {
  const at = pointOf(place)
  if (!at) return undefined
  // xs:decimal knows no exponent.
  const [longitude, latitude] = at.map((degrees) => String(Number(degrees.toFixed(8))))
  return tag('geoAreaDetails', {}, tag('position', { latitude, longitude }))
}

/** Where it was written: the place that is called so comes first. */
const located = (item: NewsObject): Inner => {
  const places = (item.places ?? []).filter((place) => place.rel === 'dateline')
  const said = locatedIn(item)
  const same = (place: Place) => oneLine(place.name ?? '') === oneLine(said ?? '')
  const named = said === undefined ? undefined : (places.find(same) ?? { name: said })
  const others = writtenAt(item).filter((place) => place !== named)
  return [...(named ? [named] : []), ...others].map((place) => coded('located', place, {}, position(place)))
}

const sources = (item: NewsObject): Inner => {
  const first = item.infoSources?.find(isProvider)
  return (item.infoSources ?? [])
    .filter((one) => one !== first && !isCredit(one))
    .map((one) => coded('infoSource', one, { role: qcode(own, one.role) }))
}

/** A credit that is only a line of words has an element of its own. */
const isCredit = (one: InfoSource): boolean => one.role === 'creditline' && !codeOf(one) && Boolean(one.name)

/** Old codes of a Media Topic stand beside it. */
const oldCodes = (uri: string | undefined, literal: string | undefined): Inner =>
  uri && literal
    ? oneLine(literal)
        .split(' ')
        .map((code) => tag('sameAs', qcodeParts(code) ? { qcode: code } : { literal: code }))
    : undefined

const typed = (list: readonly Named[] | undefined, type: string): Inner =>
  (list ?? []).map((one) => coded('subject', one, { type: `cpnat:${type}` }))

const isEventPlace = (item: NewsObject) => (place: Place) => startOf(item) !== undefined && place.rel === 'location'
const isOrganiser = (item: NewsObject) => (one: Place) =>
  startOf(item) !== undefined &&
  item.eventDetails?.organiser !== undefined &&
  codeOf(one) === codeOf(item.eventDetails.organiser) &&
  one.name === item.eventDetails.organiser.name

const subjects = (item: NewsObject): Inner => [
  topicsOf(item).map((one) => coded('subject', one, {}, oldCodes(one.uri, one.literal))),
  typed(
    item.people?.filter((one) => !isParticipant(item)(one)),
    'person',
  ),
  typed(
    item.organisations?.filter((one) => !isOrganiser(item)(one)),
    'organisation',
  ),
  typed(
    aboutPlaces(item).filter((place) => !isEventPlace(item)(place)),
    'geoArea',
  ),
  typed(item.events, 'event'),
  typed(item.objects, 'object'),
]

const isParticipant = (item: NewsObject) => (one: Place) => startOf(item) !== undefined && one.rel === 'participant'

/** What an event says of itself in the concept: where it is, who takes part. */
export const eventPlaces = (item: NewsObject): Place[] => aboutPlaces(item).filter(isEventPlace(item))
export const participants = (item: NewsObject): Place[] => (item.people ?? []).filter(isParticipant(item))

/** IPTC's scheme of roles of descriptions has these; others are ours. */
const roleOf = (element: string, role: string | undefined): string | undefined =>
  qcode(element === 'description' && /^(?:summary|caption)$/.test(role ?? '') ? 'drol' : own, role)

const texts = (element: string, list: NewsObject['headlines']): Inner =>
  (list ?? []).map(({ role, value }) => line(element, value, { role: roleOf(element, role) }))

const language = (tagOf: string | undefined): Markup | undefined =>
  tagOf && isLanguage(tagOf) ? tag('language', { tag: tagOf }) : undefined

/** Everything about the content. Concepts and plans have fewer words (ContentMetadataAcDType). */
export const contentMeta = (item: NewsObject): Markup => {
  const isNews = item.type !== 'event' && item.type !== 'planning'
  return tag(
    'contentMeta',
    {},
    item.urgency ? line('urgency', String(item.urgency)) : undefined,
    line('contentCreated', item.contentCreated),
    item.digitalSourceType ? coded('digitalSourceType', item.digitalSourceType) : undefined,
    isNews ? located(item) : undefined,
    sources(item),
    (item.altIds ?? []).map(({ role, value }) => line('altId', value, { type: qcode(own, role) })),
    language(item.language),
    isNews ? (item.genres ?? []).map((one) => coded('genre', one)) : undefined,
    subjectsWith(item, 'keyword').map((one) => line('keyword', one.name ?? codeOf(one))),
    subjects(item),
    line('slugline', item.slugline),
    texts('headline', item.headlines),
    isNews ? line('by', item.by) : undefined,
    isNews ? (item.infoSources ?? []).filter(isCredit).map((one) => line('creditline', one.name)) : undefined,
    texts('description', item.descriptions),
  )
}

/** What is known of places besides their names. */
export const assertions = (item: NewsObject): Inner =>
  aboutPlaces(item).flatMap((place) => {
    const at = position(place)
    return at && codeOf(place) ? [tag('assert', codeAttributes(place), nameTag(place.name), at)] : []
  })

/** An address of a file, where it can be one. */
export const addressOf = (href: string | undefined): string | undefined => (href && isAddress(href) ? href : undefined)

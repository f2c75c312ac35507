/** NewsML-G2 (IPTC NAR 2.35): news, package, concept, knowledge and planning items, alone or in a news message. */

import { bodyText } from '../../story/body.ts'
import {
  attribute,
  children,
  descendants,
  type Element,
  find,
  findAll,
  isElement,
  text,
} from '../../story/markup/element.ts'
import { bodyFrom } from '../../story/markup/markup.ts'
import { compose } from '../compose.ts'
import { g2Roots } from '../detect.ts'
import { contentIdentity } from '../identity.ts'
import {
  type Association,
  type Genre,
  type InfoSource,
  type ItemType,
  type NewsObject,
  type Party,
  type Place,
  type Reading,
  standard,
  stated,
} from '../item.ts'
import { type Code, mediaTopicOf } from '../subjects.ts'
import { makersOf } from './makers.ts'
import {
  type Asserted,
  assertedIn,
  assertedName,
  codeOf,
  isNamed,
  local,
  named,
  nameOf,
  place,
  says,
} from './newsml-g2-codes.ts'
import { readContent } from './newsml-g2-content.ts'
import { readCoverage, readEvent } from './newsml-g2-events.ts'

type Text = string | undefined

const genre = (of: Element): Genre => {
  const { rel: _, ...rest } = named(of)
  return rest
}

const types: Record<string, ItemType> = {
  text: 'text',
  audio: 'audio',
  video: 'video',
  picture: 'picture',
  graphic: 'graphic',
  animation: 'graphic',
  composite: 'composite',
}

const classOf = (of: Element | undefined): ItemType | undefined =>
  types[local(attribute(of, 'qcode'))?.toLowerCase() ?? '']

/** What an item is: its class (`ninat:text`, Reuters `icls:text`), else what its element says. */
const typeOf = (item: Element): ItemType | undefined => {
  if (item.name === 'planningItem') return 'planning'
  if (item.name === 'conceptItem') {
    const isEvent = local(attribute(find(item, 'concept', 'type'), 'qcode')) === 'event'
    return isEvent || find(item, 'concept', 'eventDetails') ? 'event' : undefined
  }
  const said = classOf(find(item, 'itemMeta', 'itemClass'))
  return said ?? (item.name === 'packageItem' ? 'composite' : undefined)
}

/** Texts of an element that may come several times, each with its role. */
const roleTexts = (parent: Element | undefined, name: string) =>
  children(parent, name).map((one) => ({ role: local(attribute(one, 'role')), value: blocksOf(one) }))

/** Text that may have XHTML in it, a block a line. Letters alone are a line as it stands, dashes around it too. */
const blocksOf = (of: Element): Text =>
  (of.children.some(isElement) ? bodyText(bodyFrom(of.children)) : text(of)) || undefined

/** Concepts by their type: people, organisations and places have lists of their own besides `subjects`. */
const ofType = (subjects: readonly Element[], form: RegExp, asserted: Asserted): Party[] =>
  subjects
    .filter((one) => form.test(local(attribute(one, 'type')) ?? ''))
    .map((one) => named(one, undefined, asserted))
    .filter(isNamed)

/** Names under which a catalog in the file knows IPTC's own schemes, and what they are called here. */
type Schemes = ReadonlyMap<string, string>

const iptcScheme = /cv\.iptc\.org\/newscodes\/(mediatopic|subjectcode)\//

const schemesIn = (...places: (Element | undefined)[]): Schemes =>
  new Map(
    places
      .flatMap((one) => findAll(one, 'catalog', 'scheme'))
      .flatMap((scheme) => {
        const alias = attribute(scheme, 'alias')
        const found = iptcScheme.exec(attribute(scheme, 'uri') ?? '')?.[1]
        return alias && found ? [[alias, found === 'mediatopic' ? 'medtop' : 'subj'] as const] : []
      }),
  )

/** A code of IPTC's by the name that its scheme has here: `http://cv.iptc.org/newscodes/mediatopic/20000002` is `medtop:20000002`. */
const known = (code: Text, schemes: Schemes): Text => {
  const found = iptcScheme.exec(code ?? '')
  if (found) return `${found[1] === 'mediatopic' ? 'medtop' : 'subj'}:${code?.slice(found.index + found[0].length)}`
  const [alias, ...rest] = code?.split(':') ?? []
  const scheme = alias && schemes.get(alias)
  return scheme ? `${scheme}:${rest.join(':')}` : code
}

const isTopic = (code: Text): boolean => /^(medtop|subj):/.test(code ?? '')

/** Codes of other schemes that stand for the same Media Topic. */
const oldCodes = (code: Text, one: Element, schemes: Schemes): Text =>
  children(one, 'sameAs')
    .map((other) => codeOf(other) ?? '')
    .filter((other) => code && other !== code && `medtop:${mediaTopicOf(known(other, schemes) ?? '')}` === code)
    .join(' ') || undefined

/** A subject, and the Media Topic that the sender says is the same. */
const subjectCodes =
  (asserted: Asserted, schemes: Schemes) =>
  (one: Element): Code[] => {
    const code = known(codeOf(one), schemes)
    const own = { code, name: nameOf(one) ?? assertedName(code, asserted) }
    if (isTopic(code)) return [{ ...own, literal: oldCodes(code, one, schemes) }]
    const same = children(one, 'sameAs').find((other) => isTopic(known(codeOf(other), schemes)))
    return same ? [own, { code: known(codeOf(same), schemes), name: nameOf(same) }] : [own]
  }

const infoSources = (itemMeta: Element | undefined, contentMeta: Element | undefined): InfoSource[] => {
  const source = (role: string) => (of: Element) => stated<InfoSource>({ ...genre(of), name: says(of), role })
  const credit = text(find(contentMeta, 'creditline'))
  return [
    ...children(itemMeta, 'provider').map(source('provider')),
    ...children(contentMeta, 'infoSource').map((one) => source(local(attribute(one, 'role')) ?? 'source')(one)),
    ...(credit ? [{ name: credit, role: 'creditline' }] : []),
  ].filter((one) => one.name)
}

/** The first of several texts, those in the item's language before others. */
const inLanguage = (texts: readonly Element[], language: Text): Text => {
  const base = language?.split('-')[0]
  const own = texts.find((one) => base && attribute(one, 'xml:lang')?.split('-')[0] === base && text(one))
  return text(own ?? texts.find((one) => text(one)))
}

const rightsOf = (item: Element, language: Text) => {
  const rights = children(item, 'rightsInfo')
  const holder = rights.flatMap((one) => children(one, 'copyrightHolder'))[0]
  return {
    copyrightHolder: holder && says(holder),
    copyrightNotice: inLanguage(
      rights.flatMap((one) => children(one, 'copyrightNotice')),
      language,
    ),
    terms: rights.flatMap((one) => children(one, 'usageTerms')).map(blocksOf),
  }
}

/** Members of a package and links, by reference. */
const references = (item: Element): Association[] => {
  const members = descendants(find(item, 'groupSet'), 'itemRef').map((one) => ({ one, rel: 'member' }))
  const links = findAll(item, 'itemMeta', 'link').map((one) => ({ one, rel: attribute(one, 'rel') ?? 'link' }))
  return [...members, ...links].flatMap(({ one, rel }, at) => {
    const uri = attribute(one, 'residref') ?? attribute(one, 'guidref') ?? attribute(one, 'href')
    const title = text(find(one, 'title')) ?? text(find(one, 'headline'))
    if (!uri) return []
    const headlines = title ? [{ role: 'main', value: title }] : []
    return [
      stated<Association>({
        name: `${local(rel)}-${at + 1}`,
        rel,
        uri,
        version: attribute(one, 'version'),
        // NAR lets a reference hint at what it refers to.
        type: classOf(find(one, 'itemClass')),
        headlines,
      }),
    ]
  })
}

/** Headlines; of a concept its name, of an item without any its title. */
const headlinesOf = (item: Element, contentMeta: Element | undefined) => {
  const stated_ = roleTexts(contentMeta, 'headline')
  if (stated_.some((one) => one.value)) return stated_
  const name = nameOf(find(item, 'concept')) ?? text(find(item, 'itemMeta', 'title'))
  return [{ role: 'main', value: name }]
}

const placesOf = (located: readonly Element[], subjects: readonly Element[], asserted: Asserted): Place[] => [
  ...located.map((one) => place(one, 'dateline', asserted)).filter(isNamed),
  ...subjects
    .filter((one) => /geoarea|poi|place|location/i.test(local(attribute(one, 'type')) ?? ''))
    .map((one) => place(one, undefined, asserted))
    .filter(isNamed),
]

/** The place by its name; a literal is one, unless the item only uses it to point at what it asserts. */
const locatedAt = (located: readonly Element[], asserted: Asserted): Text =>
  located
    .map((one) => {
      const literal = attribute(one, 'literal')
      return (
        nameOf(one) ?? assertedName(codeOf(one), asserted) ?? (literal && asserted.has(literal) ? undefined : literal)
      )
    })
    .find(Boolean)

/** All from the item's own description of its content. */
const contentMetaOf = (item: Element, schemes: Schemes) => {
  const meta = find(item, 'contentMeta')
  const subjects = children(meta, 'subject')
  const asserted = assertedIn(item)
  const located = children(meta, 'located')
  const sourceType = find(meta, 'digitalSourceType')
  return {
    urgency: text(find(meta, 'urgency')),
    contentCreated: text(find(meta, 'contentCreated')),
    located: locatedAt(located, asserted) ?? text(find(meta, 'dateline')),
    slugline: children(meta, 'slugline').map(text).find(Boolean),
    by: children(meta, 'by').map(text).find(Boolean),
    headlines: headlinesOf(item, meta),
    descriptions: [...roleTexts(meta, 'description'), ...roleTexts(find(item, 'concept'), 'definition')],
    people: ofType(subjects, /^person/i, asserted),
    organisations: ofType(subjects, /^organi[sz]ation/i, asserted),
    events: ofType(subjects, /^event/i, asserted),
    objects: ofType(subjects, /^object/i, asserted),
    places: placesOf(located, subjects, asserted),
    codes: subjects.flatMap(subjectCodes(asserted, schemes)),
    keywords: children(meta, 'keyword').map(text),
    genres: children(meta, 'genre').map(genre).filter(isNamed),
    digitalSourceType: sourceType && genre(sourceType),
    altIds: children(meta, 'altId').flatMap((one) => {
      const value = text(one)
      return value ? [stated({ role: local(attribute(one, 'type')), value })] : []
    }),
  }
}

const isMediaType = (type: ItemType | undefined): boolean => /^(?:picture|graphic|video|audio)$/.test(type ?? '')

/** Who made a picture, a video, a sound: its creators (NAR, clause "creator"), where no byline is stated. */
const makers = (item: Element): Text =>
  makersOf(
    children(find(item, 'contentMeta'), 'creator')
      .filter((one) => !/organi[sz]ation/i.test(attribute(one, 'type') ?? '') && !find(one, 'organisationDetails'))
      .map(nameOf),
  )

/** A signal may ask for the item to be taken away (STT's `remove`), whatever its status says: told as a kill, in words. */
const removals = (itemMeta: Element | undefined): Text[] =>
  children(itemMeta, 'signal')
    .map((one) => attribute(one, 'qcode'))
    .filter((signal) => /^(?:remove|kill|withdraw|cancel|delete)/i.test(local(signal) ?? ''))
    .map((signal) => `Kill notice: the agency asks for this item to be removed (${signal}).`)

const languageOf = (item: Element): Text =>
  children(find(item, 'contentMeta'), 'language')
    .map((one) => attribute(one, 'tag'))
    .find(Boolean) ?? attribute(item, 'xml:lang')

const itemOf = (item: Element, header: Element | undefined, problems: string[]): NewsObject => {
  const itemMeta = find(item, 'itemMeta')
  const guid = attribute(item, 'guid')
  if (!guid) problems.push(`A ${item.name} has no guid; an identity was made from its content.`)
  const uri = guid ?? contentIdentity(JSON.stringify(item))
  const language = languageOf(item)
  const embargoed = find(itemMeta, 'embargoed')
  const content = readContent(find(item, 'contentSet'))
  const schemes = schemesIn(item, header)
  const event = readEvent(find(item, 'concept'))
  const { plannedCoverage, delivered } = readCoverage(item)
  const meta = contentMetaOf(item, schemes)
  const type = typeOf(item) ?? (content.story ? 'text' : undefined)
  // dpa sends its note pad as edNote and again as renditions of the text.
  const notes = children(itemMeta, 'edNote').map(blocksOf).filter(Boolean)
  return compose({
    standard,
    uri,
    type,
    version: attribute(item, 'version'),
    language,
    firstCreated: text(find(itemMeta, 'firstCreated')),
    versionCreated: text(find(itemMeta, 'versionCreated')),
    // An empty <embargoed/> holds until further notice (NAR, clause "embargoed").
    embargoedUntil: embargoed && (text(embargoed) ?? 'until further notice'),
    expires: text(find(item, 'contentMeta', 'contentExpires')) ?? text(find(itemMeta, 'expires')),
    status: codeOf(find(itemMeta, 'pubStatus')),
    profile: text(find(itemMeta, 'profile')),
    title: text(find(itemMeta, 'title')),
    infoSources: infoSources(itemMeta, find(item, 'contentMeta')),
    ...rightsOf(item, language),
    ...meta,
    by: meta.by ?? content.by ?? (isMediaType(type) ? makers(item) : undefined),
    notes: [...(notes.length ? notes : (content.notes ?? [])), ...(event?.notes ?? []), ...removals(itemMeta)],
    people: [...meta.people, ...(event?.people ?? [])],
    organisations: [...meta.organisations, ...(event?.organisations ?? [])],
    places: [...meta.places, ...(event?.places ?? [])],
    codes: [
      ...meta.codes,
      ...(event?.subjects ?? []).flatMap(subjectCodes(new Map(), schemes)),
      ...children(itemMeta, 'service').map((one) => ({ code: codeOf(one), name: nameOf(one), rel: 'service' })),
    ],
    eventDetails: event?.eventDetails,
    plannedCoverage,
    story: content.story,
    renditions: content.renditions,
    associations: [...references(item), ...delivered, ...(content.associations ?? [])],
  })
}

const mostPictures = 100

const isMedia = (item: NewsObject | undefined): item is NewsObject => isMediaType(item?.type)

/** What a text links to and the same message holds is told with it. */
const withLinkedMedia = (items: readonly NewsObject[]): NewsObject[] => {
  const byUri = new Map(items.map((one) => [one.uri, one]))
  let left = items.length + mostPictures
  const filled = (reference: Association): Association => {
    const found = reference.rel === 'member' ? undefined : byUri.get(reference.uri)
    return isMedia(found) && left-- > 0
      ? { ...found, name: reference.name, ...stated({ rel: reference.rel }) }
      : reference
  }
  return items.map((one) =>
    (one.type === 'text' || one.bodies) && one.associations
      ? { ...one, associations: one.associations.map(filled) }
      : one,
  )
}

/** Pictures that stand in one package with a text, in the same message, are the text's pictures. */
const withPackagedPictures = (items: readonly NewsObject[]): NewsObject[] => {
  const byUri = new Map(items.map((one) => [one.uri, one]))
  const pictures = new Map<string, Association[]>()
  for (const one of items) {
    const members = one.type === 'composite' ? (one.associations ?? []).filter((member) => member.rel === 'member') : []
    const found = members.flatMap((member) => {
      const picture = byUri.get(member.uri)
      return picture?.type === 'picture' || picture?.type === 'graphic'
        ? [{ ...picture, name: member.name, rel: 'picture' }]
        : []
    })
    const shown = found.slice(0, mostPictures)
    for (const member of members) if (byUri.get(member.uri)?.type === 'text') pictures.set(member.uri, shown)
  }
  return items.map((one) => {
    const linked = new Set(one.associations?.filter(isMedia).map((other) => other.uri))
    const found = pictures.get(one.uri)?.filter((picture) => !linked.has(picture.uri))
    return found?.length ? { ...one, associations: [...(one.associations ?? []), ...found] } : one
  })
}

/** Reads a G2 document: every item of a message, or the one item that it is. */
export const readNewsmlG2 = (root: Element): Reading => {
  const problems: string[] = []
  const header = find(root, 'header')
  const items = root.name === 'newsMessage' ? findAll(root, 'itemSet').flatMap((set) => children(set)) : [root]
  const read = items.filter((one) => g2Roots.has(one.name)).map((one) => itemOf(one, header, problems))
  if (!read.length) problems.push('The news message holds no items.')
  return { format: 'newsml-g2', problems, items: withPackagedPictures(withLinkedMedia(read)) }
}

/** Which facts of an item each format holds: the one table behind the notes of what is lost and the tests of the writers. */

import type { Body } from '../../story/body.ts'
import type { Copy } from '../copy.ts'
import { copyOf } from '../copy-of.ts'
import type { NewsObject } from '../item.ts'
import {
  aboutPlaces,
  apart,
  bodyWords,
  codeOf,
  contacts,
  coverageWord,
  distinct,
  eventWords,
  headerWords,
  isBarePackage,
  isKilling,
  isPicture,
  lineOf,
  linesOf,
  locatedIn,
  namedWord,
  namedWords,
  organisationsOf,
  ownSummary,
  picturesOf,
  points,
  recurrences,
  referenceTitle,
  referenceWord,
  relations,
  roleWords,
  shapes,
  startOf,
  strongWords,
  subjectsWith,
  symbols,
  textWords,
  together,
  topicsOf,
  type Words,
  writtenAt,
} from './fact-words.ts'
import { isAddress, isAlias, isCount, isKnownType, isLanguage, isRole, isToken } from './fits.ts'
import { picturesIn, storyOf } from './story-of.ts'

/** The formats that items are written in. */
export type Target = 'ninjs' | 'newsml-g2' | 'nitf' | 'rss'

export const targetNames: Record<Target, string> = {
  ninjs: 'ninjs',
  'newsml-g2': 'NewsML-G2',
  nitf: 'NITF',
  rss: 'RSS',
}

/** Does a format hold a fact: always, never, or only such a word of such an item? */
type Holds = boolean | ((word: string, item: NewsObject) => boolean)

type Fact = {
  /** What the note says: "NITF has no place for …". */
  words: string
  of: (item: NewsObject) => Words
  g2: Holds
  nitf: Holds
  /** RSS is for readers: a function says what of it they see, out of what the item means for a story. */
  rss: Holds | { readers: (copy: Copy) => Words }
}

const text = (of: (item: NewsObject) => string | number | undefined) => (item: NewsObject) => lineOf(of(item))

const isSecond = (moment: string): boolean => !moment.includes('.')
const isEvent = (item: NewsObject): boolean => item.type === 'event'
const isPlan = (item: NewsObject): boolean => item.type === 'planning'
/** Events and plans are written as concepts and plans, which have fewer words for themselves (NAR 2.35, ContentMetadataAcDType). */
const isNews = (_: string, item: NewsObject): boolean => !isEvent(item) && !isPlan(item)

const hasRole = (word: string): boolean => isRole(apart(word)[0] ?? '')
const addressesIn = (body: Body | undefined): Words => (body ? picturesIn(body) : [])
const isWeb = (address: string): boolean => /^https?:/i.test(address)

const isNamedPicture = (word: string, item: NewsObject): boolean =>
  isAddress(apart(word)[0] ?? '') && !isBarePackage(item)

const renditionWords = (item: NewsObject): Words =>
  (item.renditions ?? []).flatMap((one) =>
    together(one.name, one.href, one.contentType, one.width, one.height, one.sizeInBytes, one.duration),
  )

const pictureWords =
  (say: (picture: NewsObject) => Words) =>
  (item: NewsObject): Words =>
    [...(isPicture(item) ? [item] : []), ...picturesOf(item)].flatMap((picture) => {
      const href = picture.renditions?.[0]?.href
      return href ? say(picture).flatMap((word) => together(href, word)) : []
    })

const caption = (picture: NewsObject): string | undefined =>
  (picture.descriptions?.find((one) => one.role === 'caption') ?? picture.descriptions?.[0])?.value

const main = (item: NewsObject) =>
  item.headlines?.find((one) => !one.role || one.role === 'main') ?? item.headlines?.[0]

/** Every fact, in the order in which the notes tell of them. */
export const facts = {
  identity: { words: 'the identity', of: text((item) => item.uri), g2: true, nitf: true, rss: true },
  type: {
    words: 'items of this type',
    of: text((item) => item.type),
    g2: (type) => isKnownType(type),
    nitf: (type) => type === 'text',
    rss: (type) => type === 'text',
  },
  version: {
    words: 'this version',
    of: text((item) => item.version),
    g2: isCount,
    nitf: isToken,
    rss: false,
  },
  profile: { words: 'a profile', of: text((item) => item.profile), g2: true, nitf: false, rss: false },
  firstCreated: {
    words: 'when it was first made',
    of: text((item) => item.firstCreated),
    g2: true,
    nitf: false,
    rss: isSecond,
  },
  versionCreated: {
    words: 'when this version was made',
    of: text((item) => item.versionCreated),
    g2: true,
    nitf: true,
    rss: true,
  },
  contentCreated: {
    words: 'when its content was made',
    of: text((item) => item.contentCreated),
    g2: true,
    nitf: true,
    rss: false,
  },
  embargo: { words: 'an embargo', of: text((item) => item.embargoedUntil), g2: true, nitf: true, rss: false },
  expires: { words: 'the end of its term', of: text((item) => item.expires), g2: true, nitf: true, rss: true },
  status: {
    words: 'a status',
    of: text((item) => item.pubStatus ?? 'usable'),
    g2: true,
    nitf: true,
    rss: (status) => status === 'usable',
  },
  urgency: { words: 'the urgency', of: text((item) => item.urgency), g2: true, nitf: true, rss: false },
  copyrightHolder: {
    words: 'who owns it',
    of: text((item) => item.copyrightHolder),
    g2: true,
    nitf: true,
    rss: false,
  },
  copyrightNotice: {
    words: 'a copyright notice',
    of: text((item) => item.copyrightNotice),
    g2: true,
    nitf: true,
    rss: { readers: (copy) => lineOf(copy.copyright) },
  },
  usageTerms: { words: 'terms of use', of: (item) => linesOf(item.usageTerms), g2: true, nitf: true, rss: false },
  notes: { words: 'notes to editors', of: (item) => linesOf(item.edNote), g2: true, nitf: true, rss: false },
  language: {
    words: 'this language',
    of: text((item) => item.language),
    g2: isLanguage,
    nitf: isLanguage,
    rss: isLanguage,
  },
  title: { words: 'a title', of: text((item) => item.title), g2: true, nitf: true, rss: false },
  slugline: { words: 'a slugline', of: text((item) => item.slugline), g2: true, nitf: true, rss: false },
  by: {
    words: 'who wrote it',
    of: text((item) => item.by),
    g2: isNews,
    nitf: true,
    rss: { readers: (copy) => lineOf(copy.byline) },
  },
  located: { words: 'where it was written', of: text(locatedIn), g2: isNews, nitf: true, rss: false },
  headline: {
    words: 'a headline',
    of: text((item) => main(item)?.value),
    g2: true,
    nitf: true,
    rss: { readers: (copy) => lineOf(copy.headline) },
  },
  headlines: {
    words: 'further headlines by role',
    of: (item) => roleWords(item.headlines?.filter((one) => one !== main(item))),
    g2: hasRole,
    nitf: false,
    rss: false,
  },
  descriptions: {
    words: 'descriptions by role',
    // A picture's caption is told with the picture.
    of: (item) => roleWords(item.descriptions?.filter((one) => !isPicture(item) || one.role !== 'caption')),
    g2: hasRole,
    nitf: (word) => apart(word)[0] === 'summary',
    rss: { readers: (copy) => ownSummary(copy.standfirst, copy.body) },
  },
  text: {
    words: 'a text',
    of: textWords,
    g2: isNews,
    nitf: true,
    rss: { readers: (copy) => bodyWords(copy.body) },
  },
  header: { words: 'what stands above the text', of: headerWords, g2: isNews, nitf: false, rss: false },
  strong: {
    words: 'the difference between strong and emphasised words',
    of: (item) => strongWords(storyOf(item)?.body),
    g2: isNews,
    nitf: false,
    rss: { readers: (copy) => strongWords(copy.body) },
  },
  picturesInText: {
    words: 'where in the text its pictures stand',
    of: (item) => addressesIn(storyOf(item)?.body),
    g2: isNews,
    nitf: true,
    rss: { readers: (copy) => addressesIn(copy.body).filter(isWeb) },
  },
  people: { words: 'people', of: (item) => namedWords(item.people), g2: true, nitf: true, rss: false },
  organisations: {
    words: 'organisations',
    of: (item) => namedWords(organisationsOf(item)),
    g2: true,
    nitf: true,
    rss: false,
  },
  places: {
    words: 'places by their code',
    of: (item) => namedWords(aboutPlaces(item)),
    g2: true,
    nitf: true,
    rss: { readers: (copy) => distinct(copy.places.map((one) => one.name)) },
  },
  writtenAt: {
    words: 'the code of the place where it was written',
    of: (item) => namedWords(writtenAt(item)),
    g2: isNews,
    nitf: false,
    rss: false,
  },
  events: { words: 'events', of: (item) => namedWords(item.events), g2: true, nitf: true, rss: false },
  objects: { words: 'objects', of: (item) => namedWords(item.objects), g2: true, nitf: true, rss: false },
  topics: { words: 'topics by their code', of: (item) => namedWords(topicsOf(item)), g2: true, nitf: true, rss: false },
  oldCodes: {
    words: 'codes besides those of the Media Topics',
    of: (item) => topicsOf(item).flatMap((one) => (one.uri && one.literal ? together(one.uri, one.literal) : [])),
    g2: (word) => /^medtop:/.test(apart(word)[0] ?? ''),
    nitf: false,
    rss: false,
  },
  keywords: {
    words: 'keywords',
    of: (item) => subjectsWith(item, 'keyword').flatMap((one) => lineOf(one.name)),
    g2: true,
    nitf: true,
    rss: { readers: (copy) => distinct([...copy.subjects.map((one) => one.name), ...copy.keywords]) },
  },
  keywordCodes: {
    words: 'codes of keywords',
    of: (item) => subjectsWith(item, 'keyword').flatMap((one) => (codeOf(one) ? namedWord(one) : [])),
    g2: false,
    nitf: false,
    rss: false,
  },
  services: {
    words: 'services and products',
    of: (item) => subjectsWith(item, 'service').flatMap(namedWord),
    g2: (word) => isAlias(apart(word)[0] ?? '') || !apart(word)[0],
    nitf: false,
    rss: false,
  },
  relations: { words: 'how what it names is related to it', of: relations, g2: false, nitf: false, rss: false },
  positions: {
    words: 'positions on the map',
    of: points,
    g2: (word) => Boolean(apart(word)[0]),
    nitf: false,
    rss: false,
  },
  shapes: { words: 'areas on the map', of: shapes, g2: false, nitf: false, rss: false },
  contacts: { words: 'how somebody is reached', of: contacts, g2: false, nitf: false, rss: false },
  symbols: { words: 'where an organisation is traded', of: symbols, g2: false, nitf: false, rss: false },
  genres: { words: 'genres', of: (item) => namedWords(item.genres), g2: isNews, nitf: false, rss: false },
  digitalSourceType: {
    words: 'whether a camera, a person or a model made it',
    of: (item) => (item.digitalSourceType ? namedWord(item.digitalSourceType) : []),
    g2: true,
    nitf: false,
    rss: false,
  },
  sources: {
    words: 'its sources by their roles',
    of: (item) =>
      (item.infoSources ?? []).flatMap((one) => together(one.role ?? 'source', codeOf(one), one.name ?? codeOf(one))),
    g2: hasRole,
    nitf: false,
    rss: false,
  },
  provider: {
    words: 'who sends it',
    of: (item) =>
      (item.infoSources ?? [])
        .filter((one) => one.role === 'provider')
        .slice(0, 1)
        .flatMap((one) => lineOf(one.name)),
    g2: true,
    nitf: true,
    // A feed says it of itself, and of each item by `dc:publisher`: readers take the first.
    rss: { readers: () => [] },
  },
  altIds: {
    words: 'identities in other systems',
    of: (item) => (item.altIds ?? []).flatMap((one) => together(one.role, one.value)),
    g2: hasRole,
    nitf: false,
    rss: false,
  },
  renditions: {
    words: 'files of its own',
    of: renditionWords,
    g2: (word) => isRole(apart(word)[0] ?? '') && isAddress(apart(word)[1] ?? ''),
    nitf: false,
    rss: false,
  },
  encodings: {
    words: 'how a file is made beyond its size and type',
    of: (item) =>
      (item.renditions ?? []).flatMap((one) => {
        const { name, href, contentType, width, height, sizeInBytes, duration, ...rest } = one
        return Object.keys(rest).length ? together(name, JSON.stringify(Object.entries(rest).sort())) : []
      }),
    g2: false,
    nitf: false,
    rss: false,
  },
  references: {
    words: 'what else belongs to it',
    of: (item) => (item.associations ?? []).filter((one) => !isPicture(one)).flatMap(referenceWord),
    g2: (word) => isRole(apart(word)[1] ?? ''),
    // `management-doc-idref` names one document that is taken back.
    nitf: (_, item) => {
      const others = (item.associations ?? []).filter((one) => !isPicture(one))
      return others.length === 1 && others.every(isKilling)
    },
    rss: false,
  },
  titles: {
    words: 'the headlines of what else belongs to it',
    of: (item) =>
      (item.associations ?? []).flatMap((one) => (referenceTitle(one) ? together(one.uri, referenceTitle(one)) : [])),
    g2: true,
    nitf: false,
    rss: false,
  },
  pictures: {
    words: 'pictures',
    of: pictureWords(() => ['shown']),
    g2: isNamedPicture,
    nitf: true,
    rss: { readers: (copy) => copy.pictures.map((one) => one.href).filter(isWeb) },
  },
  captions: {
    words: 'captions',
    of: pictureWords((picture) => lineOf(caption(picture))),
    g2: isNamedPicture,
    nitf: true,
    rss: {
      readers: (copy) =>
        copy.pictures
          .filter((one) => isWeb(one.href))
          .flatMap((one) => (one.caption ? together(one.href, one.caption) : [])),
    },
  },
  photographers: {
    words: 'who made a picture',
    of: pictureWords((picture) => lineOf(picture.by)),
    g2: isNamedPicture,
    nitf: true,
    rss: {
      readers: (copy) =>
        copy.pictures
          .filter((one) => isWeb(one.href))
          .flatMap((one) => (one.credit ? together(one.href, one.credit) : [])),
    },
  },
  event: {
    words: 'what is known of the event',
    of: eventWords,
    g2: (_, item) => startOf(item) !== undefined,
    nitf: false,
    rss: false,
  },
  recurrence: { words: 'when it happens again', of: recurrences, g2: false, nitf: false, rss: false },
  coverage: {
    words: 'planned coverage',
    of: (item) => (item.plannedCoverage ?? []).flatMap(coverageWord),
    g2: (_, item) => isPlan(item),
    nitf: false,
    rss: false,
  },
  rights: {
    words: 'rights for machines',
    of: (item) => (item.rightsInfo ? [JSON.stringify(item.rightsInfo)] : []),
    g2: false,
    nitf: false,
    rss: false,
  },
  trust: {
    words: 'signs of trust',
    of: (item) => (item.trustIndicators ?? []).map((one) => JSON.stringify(one)),
    g2: false,
    nitf: false,
    rss: false,
  },
  partial: {
    words: 'that it is only a part',
    of: text((item) => item.representationType),
    g2: false,
    nitf: false,
    rss: false,
  },
} satisfies Record<string, Fact>

export type FactName = keyof typeof facts

const rows = Object.entries(facts) as [FactName, Fact][]

const holdsOf = (fact: Fact, target: Target): Holds => {
  if (target === 'ninjs') return true
  if (target === 'newsml-g2') return fact.g2
  if (target === 'nitf') return fact.nitf
  return typeof fact.rss === 'object' ? true : fact.rss
}

const wordsOf = (fact: Fact, target: Target, item: NewsObject, copy: () => Copy): Words =>
  target === 'rss' && typeof fact.rss === 'object' ? fact.rss.readers(copy()) : fact.of(item)

/** What an item says and a format holds or does not hold, by fact. */
const sorted = (item: NewsObject, target: Target): { name: FactName; held: Words; lost: Words }[] => {
  let made: Copy | undefined
  const copy = () => {
    made ??= copyOf(item)
    return made
  }
  return rows.map(([name, fact]) => {
    const holds = holdsOf(fact, target)
    const words = wordsOf(fact, target, item, copy)
    const isHeld = (word: string) => (typeof holds === 'function' ? holds(word, item) : holds)
    return { name, held: words.filter(isHeld), lost: words.filter((word) => !isHeld(word)) }
  })
}

/** What a format holds of each fact of an item; `isWhole` where it holds all that the item says of it. */
export const heldFacts = (item: NewsObject, target: Target): Map<FactName, { held: Words; isWhole: boolean }> =>
  new Map(sorted(item, target).map(({ name, held, lost }) => [name, { held, isWhole: lost.length === 0 }]))

/** What a format has no place for, in the words of a note; empty where nothing of the item is lost. */
export const lostFacts = (item: NewsObject, target: Target): string[] =>
  sorted(item, target).flatMap(({ name, lost }) => (lost.length ? [facts[name].words] : []))

/** One note an item, for the standard error output: what of it the format has no place for. */
export const noteOfLoss = (item: NewsObject, target: Target): string | undefined => {
  const inside = target === 'newsml-g2' ? (item.associations ?? []).flatMap((one) => lostFacts(one, target)) : []
  const lost = [...new Set([...lostFacts(item, target), ...inside])]
  return lost.length ? `${item.uri}: ${targetNames[target]} has no place for ${lost.join(', ')}.` : undefined
}

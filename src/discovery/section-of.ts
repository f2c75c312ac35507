/** Which section a wire belongs in: by its Media Topics, else by the words of its slugline and keywords, else by nothing. */

import { bodyText } from '../story/body.ts'
import { countryOfCode, placeNamed, placesIn } from './gazetteer.ts'
import { codeOf, lineOf } from './subject-codes.ts'
import type { TopicSource } from './topics.ts'

/** What is decided first; an edition's own sections follow in `sectionOf`. Public affairs are politics at home and world abroad. */
type Kind = 'world' | 'public affairs' | 'business' | 'tech-science' | 'sport' | 'culture'

/** Media Topics, top levels and the exceptions below them: the nearest entry at or above a code counts. */
const kindOfCode: Record<string, Kind> = {
  '01000000': 'culture', // arts, culture, entertainment and media
  '02000000': 'world', // crime, law and justice
  '03000000': 'world', // disaster, accident and emergency incident
  '04000000': 'business', // economy, business and finance
  '05000000': 'public affairs', // education
  '06000000': 'tech-science', // environment
  '20000423': 'public affairs', // environmental politics
  '07000000': 'tech-science', // health
  '20000479': 'public affairs', // healthcare policy
  '08000000': 'world', // human interest
  '09000000': 'business', // labour
  '10000000': 'culture', // lifestyle and leisure
  '11000000': 'public affairs', // politics
  '20000638': 'world', // international relations, diplomacy below it
  '12000000': 'world', // religion
  '13000000': 'tech-science', // science and technology
  '14000000': 'world', // society
  '15000000': 'sport', // sport
  '16000000': 'world', // conflict, war and peace
  '17000000': 'world', // weather
}

/** Words of sluglines and keywords as AFP, AP and Reuters write them, in lower case. */
const wordsOfKind: Record<Kind, string> = {
  sport: `fbl foot football soccer tennis basket basketball nba nfl nhl mlb baseball hockey ihockey cricket rugby rugbyu golf cycling f1 prix moto
    motogp athletics oly olympics paralympics swimming ski skiing boxing box judo handball volleyball wimbledon fifa uefa sport sports spo athletisme deportes urheilu sporten`,
  business: `economy economics business finance financial markets market stocks stock forex bonds bank banking banks earnings company companies trade
    inflation oil commodities eco wirtschaft economie économie economía talous fin industry automobile carmaker aviation retail property`,
  culture: `entertainment film cinema music art arts culture fashion book books literature theatre theater television celebrity people festival oscars
    gastronomy lifestyle museum heritage ent cult kultur cultura lit`,
  'tech-science': `science space technology tech internet ai computers telecom medicine health virus disease climate environment astronomy research
    sci hea env archaeology`,
  'public affairs': `politics vote election elections parliament government pol politik politique política politiikka`,
  world: `conflict war diplomacy attack attacks unrest crime court disaster accident quake earthquake flood floods fire storm weather migrants
    refugees religion protest terrorism weapons army nuclear shooting crash summit`,
}

const kindOfWord = new Map<string, Kind>(
  Object.entries(wordsOfKind).flatMap(([kind, words]) =>
    words.split(/\s+/).map((word) => [word, kind as Kind] as const),
  ),
)

/** The sections of an edition, in its order; the first takes what belongs nowhere. */
export type EditionSections = {
  /** ISO 3166-1 alpha-2 of the edition's own country; absent for one of the whole world. */
  home?: string | undefined
  sections: readonly { slug: string; name: string }[]
}

/** What an edition may call a kind of ours, by the slugs of its sections, the best first. */
const slugsOfKind: Record<Kind | 'politics', readonly string[]> = {
  world: ['world', 'international', 'news'],
  politics: ['politics', 'national', 'news', 'world'],
  'public affairs': ['politics'],
  business: ['business', 'economy', 'money', 'finance'],
  'tech-science': ['tech-science', 'science', 'technology', 'tech', 'health'],
  sport: ['sport', 'sports'],
  culture: ['culture', 'arts', 'entertainment', 'life', 'lifestyle'],
}

/**
 * The slug of one of the edition's sections.
 *
 * The kind with the most Media Topics decides; among equals the most specific, then the one that the wire names first. (Depth alone says little:
 * transport lies deep in the economy, and a minister who resigns over it is politics.) Without any, the
 * words of slugline, keywords and the agency's own categories decide in their order. Politics is a section for home: what is about another country, or about any country
 * where the edition has no home, is world.
 */
export const sectionOf = (copy: TopicSource, { home, sections }: EditionSections): string => {
  const kind = kindByCodes(copy) ?? kindByWords(copy)
  const meant = kind === 'public affairs' ? (isAbroad(copy, home) ? 'world' : 'politics') : kind
  const slugs = new Set(sections.map((section) => section.slug))
  const fitting = meant ? slugsOfKind[meant].find((slug) => slugs.has(slug)) : undefined
  return fitting ?? sections[0]?.slug ?? 'news'
}

const kindByCodes = ({ subjects }: TopicSource): Kind | undefined => {
  const found = new Map<Kind, { codes: number; depth: number }>()
  for (const code of new Set(subjects.flatMap((subject) => codeOf(subject) ?? []))) {
    const line = lineOf(code)
    const kind = line.map((at) => kindOfCode[at]).find(Boolean)
    if (!kind) continue
    const one = found.get(kind) ?? { codes: 0, depth: 0 }
    found.set(kind, { codes: one.codes + 1, depth: Math.max(one.depth, line.length) })
  }
  return [...found].sort(([, a], [, b]) => b.codes - a.codes || b.depth - a.depth)[0]?.[0]
}

/** An agency's own categories ("Urheilu") are words as well. */
const kindByWords = ({ slugline, keywords, subjects }: TopicSource): Kind | undefined =>
  [slugline ?? '', ...keywords, ...subjects.map((subject) => subject.name)]
    .flatMap((words) => words.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .map((word) => kindOfWord.get(word))
    .find(Boolean)

/** Whether public affairs are another country's: by the wire's countries, else by those of headline and first paragraph. */
const isAbroad = (copy: TopicSource, home: string | undefined): boolean => {
  const language = copy.language ?? 'en'
  const stated = copy.places.flatMap(
    ({ name, uri }) => placeNamed(name, language)?.country ?? countryOfCode(uri ?? '') ?? [],
  )
  const countries = stated.length > 0 ? stated : foremostCountries(copy, language)
  return countries.length > 0 && (home === undefined || !countries.includes(home))
}

const foremostCountries = ({ headline, body }: TopicSource, language: string): string[] =>
  placesIn({ headline, text: bodyText(body), language })
    .filter((place) => place.inHeadline || place.inLead)
    .flatMap(({ country }) => country ?? [])

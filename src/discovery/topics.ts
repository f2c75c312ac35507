/** What a story is about, as topics: places, subjects and names, by what the wire says and what the text bears out. */

import { slug } from '../base/slug.ts'
import { type Body, bodyText } from '../story/body.ts'
import type { Topic } from '../story/furniture.ts'
import { countryName, countryOfCode, type Place, type PlaceFound, placeNamed, placesIn } from './gazetteer.ts'
import { localeOf } from './locale.ts'
import { codeOf, isTopLevel, lineOf, type Subject, vocabulary } from './subject-codes.ts'

/** What a topic is called before it has an address. */
type Named = { name: string; isPlace?: boolean }

/** What topics are found by; a wire's `Copy` is one. */
export type TopicSource = {
  headline: string
  standfirst?: string | undefined
  body: Body
  language?: string | undefined
  slugline?: string | undefined
  /** The dateline's place, which alone is no sign of what a story is about. */
  located?: string | undefined
  subjects: readonly Subject[]
  places: readonly Subject[]
  keywords: readonly string[]
}

const most = 6

/**
 * At most six topics, in the order of their names:
 * - the countries and organisations that the wire names (its places, keywords and slugline) and the text bears out, with organisations of the
 *   headline; where the wire names none but the dateline's, those that are salient in the text (see `isSalient`);
 * - Media Topics below the top level, without those that lie above another of the story;
 * - keywords that are names and stand in the text.
 * Where there are more, each kind gets its share, its strongest first.
 */
export const topicsOf = (copy: TopicSource): Topic[] => {
  const language = copy.language ?? 'en'
  const text = [copy.standfirst, bodyText(copy.body)].filter(Boolean).join('\n')
  const found = placesIn({ headline: copy.headline, text, language })
  const kinds = [
    placeNames(copy, found, language),
    subjectNames(copy.subjects, language).map((name): Named => ({ name })),
    keywordNames(copy.keywords, `${copy.headline}\n${text}`, language).map((name): Named => ({ name })),
  ]
  const chosen = new Map<string, Topic>()
  const longest = Math.max(...kinds.map((kind) => kind.length))
  for (let rank = 0; rank < longest; rank++) {
    for (const { name, isPlace } of kinds.flatMap((kind) => kind[rank] ?? [])) {
      const topic: Topic = { slug: slug(name), name, ...(isPlace && { kind: 'place' }) }
      if (topic.slug && chosen.size < most && !chosen.has(topic.slug)) chosen.set(topic.slug, topic)
    }
  }
  return [...chosen.values()].sort((a, b) => a.name.localeCompare(b.name, localeOf(language)))
}

/** How a text bears a country out: its own names count whole, its cities and provinces half. */
type Weight = { weight: number; inHeadline: boolean; inLead: boolean }

const weightsOf = (found: readonly PlaceFound[]): Map<string, Weight> => {
  const weights = new Map<string, Weight>()
  for (const { name, kind, country, count, inHeadline, inLead } of found) {
    const key = country ?? name
    const one = weights.get(key) ?? { weight: 0, inHeadline: false, inLead: false }
    const isLight = kind === 'city' || kind === 'province'
    weights.set(key, {
      weight: one.weight + (isLight ? count / 2 : count),
      inHeadline: one.inHeadline || inHeadline,
      inLead: one.inLead || inLead,
    })
  }
  return weights
}

/** In the headline, in the first paragraph, or three times: measured on 2,000 wire stories, F1 over their countries is .92. */
const isSalient = ({ weight, inHeadline, inLead }: Weight): boolean => inHeadline || inLead || weight >= 3

/** A headline is about what it names; the lead says where; the rest by number. */
const strength = ({ weight, inHeadline, inLead }: Weight): number => weight + (inHeadline ? 20 : 0) + (inLead ? 10 : 0)

const keyOf = (place: Place): string => place.country ?? place.name

const placeNames = (copy: TopicSource, found: readonly PlaceFound[], language: string): Named[] => {
  const weights = weightsOf(found)
  const strongest = (keys: readonly string[]): string[] => {
    const weightOf = (key: string) => strength(weights.get(key) ?? { weight: 0, inHeadline: false, inLead: false })
    return keys.toSorted((a, b) => weightOf(b) - weightOf(a))
  }
  const kindOf = new Map(found.map((one) => [keyOf(one), one.kind]))
  const inHeadline = (key: string): boolean => weights.get(key)?.inHeadline ?? false
  // A part of the world is too wide to be a topic by being mentioned, or by a wire's habit of naming the continent.
  const isNarrow = (key: string): boolean => (kindOf.get(key) ?? placeNamed(key)?.kind) !== 'region' || inHeadline(key)
  const salient = [...weights].filter(([key, one]) => isNarrow(key) && isSalient(one)).map(([key]) => key)
  const headlined = salient.filter((key) => kindOf.get(key) === 'organisation' && inHeadline(key))
  const stated = statedPlaces(copy, language, weights).filter(isNarrow)
  const keys = stated.length > 0 ? [...strongest(stated), ...headlined] : strongest(salient)
  // Where a text is in a script that we cannot read, the dateline's country is better than nothing.
  const lastly = keys.length > 0 ? keys : wirePlaces(copy, language).countries
  const isPlace = (key: string): boolean => (kindOf.get(key) ?? placeNamed(key)?.kind) !== 'organisation'
  return [
    ...[...new Set(lastly)].map(
      (key): Named => ({
        name: countryOfCode(key) ? countryName(key, language) : key,
        isPlace: isPlace(key),
      }),
    ),
    ...ownNames(copy).map((name): Named => ({ name, isPlace: true })),
  ]
}

/** The wire's own places as keys: countries, and the cities' countries apart. */
const wirePlaces = ({ places }: TopicSource, language: string): { countries: string[]; others: string[] } => {
  const known = places.flatMap(({ name, uri }) => placeNamed(name, language) ?? placeNamed(uri ?? '', language) ?? [])
  const isWhole = (place: Place) => place.kind !== 'city' && place.kind !== 'province'
  return { countries: known.filter(isWhole).map(keyOf), others: known.filter((place) => !isWhole(place)).map(keyOf) }
}

/** What the wire says the story is about: its countries beyond the dateline's, and places in its slugline and keywords that the text names too. */
const statedPlaces = (copy: TopicSource, language: string, weights: Map<string, Weight>): string[] => {
  const { countries } = wirePlaces(copy, language)
  const dateline = placeNamed(copy.located ?? '', language)?.country
  const beyond = countries.filter((key) => key !== dateline)
  const slugs = [...(copy.slugline ?? '').split(/[-/\s,;]+/), ...copy.keywords]
  const spoken = slugs.flatMap((word) => placeOfSlug(word, language) ?? []).map(keyOf)
  const inText = spoken.filter((key) => weights.has(key))
  const all = [...new Set([...(beyond.length > 0 ? countries : []), ...inText])]
  const borneOut = all.filter((key) => weights.has(key))
  return borneOut.length > 0 ? borneOut : all
}

/** A slugline's word: "Russia", "US", "NKorea". A city there is where something happens, which its country tells as well. */
const placeOfSlug = (word: string, language: string): Place | undefined => {
  const whole = word.replace(/^N(?=Korea)/, 'North ').replace(/^S(?=Korea)/, 'South ')
  // Two letters in lower case are words ("us", "in"), in capitals they may be codes of states: only what a wire writes out, and these.
  if (whole.length < 4 && !/^(US|UK|EU|UN|UAE|USA|G7|G20|IMF)$/.test(whole)) return undefined
  return placeNamed(whole, language)
}

/** Places that no list of ours knows ("Port Amberley"), where the wire names them, the headline or text does, and they are no address. */
const ownNames = ({ places, located, headline, body, language }: TopicSource): string[] => {
  const text = `${headline}\n${bodyText(body)}`
  return places
    .map(({ name }) => name.trim())
    .filter((name) => name.length > 2 && name.length <= 40 && /^[\p{L}\p{M} .'’-]+$/u.test(name))
    .filter((name) => slug(name) !== slug(located ?? '') && !placeNamed(name, language) && isWordOf(text, name))
}

const small = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with'])

/** "coup d'etat" is "Coup d'Etat" in English, other languages write the first letter large; capitals of its own a label keeps. */
const titled = (label: string, language: string): string => {
  const bare = label.replace(/\s*\([^)]*\)/g, '')
  if (!/^en\b/i.test(language)) return bare.replace(/^\p{Ll}/u, (first) => first.toUpperCase())
  return bare
    .split(' ')
    .map((word, at) => {
      if (at > 0 && small.has(word)) return word
      return word.replace(
        /^(d['’])?(\p{Ll})/u,
        (_, of: string | undefined, first: string) => `${of ?? ''}${first.toUpperCase()}`,
      )
    })
    .join(' ')
}

/** Media Topics' labels, the deepest first; what lies above another of them says nothing more. */
const subjectNames = (subjects: readonly Subject[], language: string): string[] => {
  const codes = new Map(
    subjects.flatMap((subject) => (codeOf(subject) ? [[codeOf(subject) ?? '', subject.name] as const] : [])),
  )
  const above = new Set([...codes.keys()].flatMap((code) => lineOf(code).slice(1)))
  return [...codes]
    .filter(([code]) => !isTopLevel(code) && !above.has(code))
    .sort(([a], [b]) => lineOf(b).length - lineOf(a).length)
    .flatMap(([code, name]) => labelOf(code, language) ?? name)
    .map((label) => titled(label, language))
}

const labelOf = (code: string, language: string): string | undefined => {
  const entry = vocabulary(code)
  switch (language.slice(0, 2).toLowerCase()) {
    case 'en':
      return entry?.en
    case 'de':
      return entry?.de ?? entry?.en
    case 'fr':
      return entry?.fr ?? entry?.en
    case 'es':
      return entry?.es ?? entry?.en
    default:
      // The wire's own word is in the story's language.
      return undefined
  }
}

/** Keywords of the trade, which name what is sent and not what it is about. */
const trade = /^(alert|brief|flash|graphic|lead|media|news|photo|pix|press|rushes|sms|test|tv|update|urgent|video)s?$/i

/** A keyword is a name where it is written as one, and so written in the text. German writes every noun so: there it takes two words. */
const keywordNames = (keywords: readonly string[], text: string, language: string): string[] =>
  keywords
    .map((word) => word.trim())
    .filter((word) => word.length > 1 && word.length <= 40 && !/[:;/\\_]/.test(word) && !trade.test(word))
    .filter(
      (word) =>
        word.split(/\s+/).every((part) => /^[\p{Lu}\p{N}]/u.test(part) || small.has(part)) && /\p{L}/u.test(word),
    )
    .filter((word) => /\p{Ll}/u.test(word) || word.length <= 5)
    .filter((word) => !/^(de|lb)\b/i.test(language) || /\s/.test(word))
    .filter((word) => !placeOfSlug(word, language) && !placeNamed(word, language) && isWordOf(text, word))

const isWordOf = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(`${text[at - 1] ?? ' '}${text[at + word.length] ?? ' '}`)) return true
  }
  return false
}

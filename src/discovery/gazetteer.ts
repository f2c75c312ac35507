/** Finds places and organisations in a text by their names: one pass over its capitalised words, nothing learned, nothing fetched. */

import { countryTable } from './gazetteer-countries.ts'
import { cityTable, notPlaces, organisationTable, provinceTable, regionTable } from './gazetteer-places.ts'
import { localeOf } from './locale.ts'

export type PlaceKind = 'country' | 'city' | 'province' | 'region' | 'organisation'

/** One place as a text names it, all its names together. */
export type PlaceFound = {
  /** Its usual name: "Russia", also where the text says "Russian". */
  name: string
  kind: PlaceKind
  /** ISO 3166-1 alpha-2 of the country that it is or lies in (XK for Kosovo); absent for regions of the world and organisations. */
  country?: string
  /** How often it is named, in all. */
  count: number
  inHeadline: boolean
  /** In the text's first paragraph. */
  inLead: boolean
}

/** A place by itself; `country` as in `PlaceFound`. */
export type Place = { name: string; kind: PlaceKind; country?: string }
type Name = { text: string; place: Place | undefined; personal: boolean }

/** What is looked through: `text` is paragraphs by line, `language` (BCP 47) the one it is in; absent means English. */
export type Searched = { headline: string; text: string; language?: string | undefined }

const split = (list: string | undefined): string[] => (list ?? '').split(';').filter(Boolean)
const lines = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'))

/** "Afghans" beside "Afghan"; words such as Chinese, Dutch or Swiss have no plural. */
const withPlural = (word: string): string[] => (/(ese|ch|sh|s|-|men|man)$/.test(word) ? [word] : [word, `${word}s`])

const countryPlaces = new Map<string, Place>()
const byLongCode = new Map<string, string>()
const names: Name[] = []
/** Every name of every place, folded: for what a wire names by itself. */
const byName = new Map<string, Place>()

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .trim()

const add = (word: string, place: Place | undefined): void => {
  const personal = word.endsWith('~')
  const text = personal ? word.slice(0, -1) : word
  names.push({ text, place, personal })
  // Datelines and old headlines are in capitals.
  const loud = text.toUpperCase()
  if (text.length > 3 && loud !== text) names.push({ text: loud, place, personal })
  if (place && !byName.has(fold(text))) byName.set(fold(text), place)
}

for (const [codes = '', name = '', others, adjectives, capitals] of lines(countryTable)) {
  const [country = '', longCode = ''] = codes.split(' ')
  const place: Place = { name: name.replace(/[~,].*/, ''), kind: 'country', country }
  countryPlaces.set(country, place)
  byLongCode.set(longCode, country)
  for (const word of [name, ...split(others), ...split(adjectives).flatMap(withPlural)]) add(word, place)
  for (const capital of split(capitals)) add(capital, { name: capital.replace('~', ''), kind: 'city', country })
}
for (const [country = '', cities] of lines(cityTable)) {
  for (const city of split(cities)) add(city, { name: city.replace('~', ''), kind: 'city', country })
}
for (const [country = '', provinces] of lines(provinceTable)) {
  for (const one of split(provinces)) add(one, { name: one.replace('~', ''), kind: 'province', country })
}
for (const [kind, table] of [
  ['region', regionTable],
  ['organisation', organisationTable],
] as const) {
  for (const [name = '', others] of lines(table)) {
    for (const word of [name, ...split(others)]) add(word, { name, kind })
  }
}
for (const phrase of notPlaces.trim().split(/[;\n]/)) add(phrase, undefined)

/** Names by their first word, the longest first: "South Sudan" before "South" anything, "Guinea-Bissau" before "Guinea". */
type ByFirstWord = Map<string, Name[]>
const firstWord = /^[\p{L}\p{N}]+/u
const arranged = (all: readonly Name[]): ByFirstWord => {
  const made = Map.groupBy(all, (name) => firstWord.exec(name.text)?.[0] ?? '')
  for (const list of made.values()) list.sort((a, b) => b.text.length - a.text.length)
  return made
}
const inEnglish = arranged(names)
const inOthers = new Map<string, ByFirstWord>()

/** Other languages add their names of countries to ours; their adjectives ("chinois") are not known. */
const namesIn = (language: string): ByFirstWord => {
  if (isEnglish(language)) return inEnglish
  const before = inOthers.get(language)
  if (before) return before
  const local = [...countryPlaces].map(([code, place]) => ({
    text: countryName(code, language),
    place,
    personal: false,
  }))
  const made = arranged([...names, ...local])
  inOthers.set(language, made)
  return made
}

const capitalised = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*/gu
const letter = /[\p{L}\p{N}]/u

/** Words that may stand before a place though they are capitalised, at the start of a sentence or in a title. */
const beforePlaces =
  /(?:^|[^\p{L}])(?:In|From|Near|Across|To|For|With|Against|And|Of|On|At|As|But|While|When|After|Before|Since|The|King|Queen|Visit|Leave|Via|Versus|V|Beat|Over|By|Northern|Southern|Eastern|Western|Central)$/u

/** Whether a word that is also a person's name stands where a person's name would: "Michael Jordan", "Jordan Smith". */
const isPersonal = (text: string, from: number, to: number): boolean => {
  const before = text.slice(Math.max(0, from - 25), from)
  const named = /\p{Lu}\p{Ll}+ $/u.test(before) && !beforePlaces.test(before.trimEnd())
  return named || /^ \p{Lu}\p{Ll}/u.test(text.slice(to, to + 3))
}

/** The United States' Georgia is meant, unless something else speaks of the Caucasus. */
const caucasus = /Tbilisi|Georgian|Caucasus|Abkhazia|Ossetia|Armenia|Azerbaijan|Russia|Eurovision|Black Sea/

const unitedStates: Place = { name: 'Georgia', kind: 'province', country: 'US' }

type Hit = { place: Place; at: number }
/** `isLoud`: in capitals throughout; `whole`: everything that tells one Georgia from the other. */
type Reading = { byFirstWord: ByFirstWord; isLoud: boolean; whole: string }

/** All names in one stretch of text, each with its offset. */
const hits = (text: string, { byFirstWord, isLoud, whole }: Reading): Hit[] => {
  const found: Hit[] = []
  capitalised.lastIndex = 0
  for (let word = capitalised.exec(text); word; word = capitalised.exec(text)) {
    const at = word.index
    const name = byFirstWord.get(word[0])?.find((one) => {
      if (!text.startsWith(one.text, at)) return false
      const next = text[at + one.text.length]
      return one.text.endsWith('-') || next === undefined || !letter.test(next)
    })
    if (!name) continue
    capitalised.lastIndex = at + name.text.length
    // In a headline in capitals "US" and "WHO" may be the words us and who.
    if (isLoud && (name.text === 'US' || name.text === 'WHO')) continue
    if (!name.place || (name.personal && isPersonal(text, at, at + name.text.length))) continue
    const isOtherGeorgia = name.place.country === 'GE' && /^georgia$/i.test(name.text) && !caucasus.test(whole)
    found.push({ place: isOtherGeorgia ? unitedStates : name.place, at })
  }
  return found
}

const isLoudLine = (line: string): boolean => !/\p{Ll}/u.test(line)

/** The places and organisations that a text names, in the order in which they first occur. Case counts; found names are told in English. */
export const placesIn = ({ headline, text, language = 'en' }: Searched): PlaceFound[] => {
  const byFirstWord = namesIn(language)
  const found = new Map<string, PlaceFound>()
  const plain = (part: string) => part.replaceAll('’', "'")
  const whole = `${headline}\n${text}`
  const note = (place: Place, where: 'inHeadline' | 'inLead' | undefined) => {
    const key = `${place.kind} ${place.country ?? ''} ${place.name}`
    const one = found.get(key) ?? { ...place, count: 0, inHeadline: false, inLead: false }
    one.count += 1
    if (where) one[where] = true
    found.set(key, one)
  }
  for (const { place } of hits(plain(headline), { byFirstWord, isLoud: isLoudLine(headline), whole }))
    note(place, 'inHeadline')
  const body = plain(text).trimStart()
  const leadEnd = /\n|$/.exec(body)?.index ?? body.length
  for (const { place, at } of hits(body, { byFirstWord, isLoud: false, whole }))
    note(place, at < leadEnd ? 'inLead' : undefined)
  return [...found.values()]
}

const isEnglish = (language: string): boolean => /^en\b/i.test(language)

/** A country's usual name in a language (BCP 47): "Chine" for CN in "fr". English is ours, the rest is Unicode's. */
export const countryName = (country: string, language = 'en'): string => {
  const ours = countryPlaces.get(country)?.name
  if (ours && isEnglish(language)) return ours
  return displayNames(language)?.of(country) ?? ours ?? country
}

/** How many languages' names are kept: a wire may say that it is in any. */
const mostLanguages = 100

const known = new Map<string, Intl.DisplayNames | undefined>()
const displayNames = (language: string): Intl.DisplayNames | undefined => {
  if (!known.has(language)) {
    const [tag] = Intl.DisplayNames.supportedLocalesOf(localeOf(language) ?? [])
    if (known.size >= mostLanguages) known.clear()
    known.set(language, tag ? new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' }) : undefined)
  }
  return known.get(language)
}

/** The country of an ISO 3166-1 code of two or three letters, with or without a scheme before it ("CN", "CHN", "iso3166-1a2:CN"). */
export const countryOfCode = (code: string): string | undefined => {
  const bare = code.slice(code.lastIndexOf(':') + 1)
  return countryPlaces.has(bare) ? bare : byLongCode.get(bare)
}

const byLocalName = new Map<string, Map<string, string>>()
const localCountries = (language: string): Map<string, string> => {
  const before = byLocalName.get(language)
  if (before) return before
  const made = new Map([...countryPlaces.keys()].map((code) => [fold(countryName(code, language)), code]))
  if (byLocalName.size >= mostLanguages) byLocalName.clear()
  byLocalName.set(language, made)
  return made
}

/** The place that a wire means by a name or a code ("USA", "Etats-Unis" in "fr", "Moscow", "CHN"); undefined where we do not know it. */
export const placeNamed = (name: string, language = 'en'): Place | undefined => {
  const code = countryOfCode(name) ?? (isEnglish(language) ? undefined : localCountries(language).get(fold(name)))
  return (code ? countryPlaces.get(code) : undefined) ?? byName.get(fold(name))
}

/** The places among a story's topics: what the gazetteer knows as one, and where its dateline says that it is from. */

import { slug } from '../base/slug.ts'
import type { Topic } from '../story/furniture.ts'
import { countryName, type Place, placeNamed } from './gazetteer.ts'

const isWhere = (place: Place | undefined): place is Place => place !== undefined && place.kind !== 'organisation'

/** As readers of the story's language call it; a city by the dateline's own letters, unless they are all capitals. */
const nameOf = (place: Place, written: string, language: string): string => {
  if (place.kind === 'country' && place.country) return countryName(place.country, language)
  return /\p{Ll}/u.test(written) ? written : place.name
}

/**
 * The topics with each that is a place marked, and behind them the dateline's where the gazetteer knows it: where a story is from is no sign of what it
 * is about, and still a way to more from there. A dateline that nobody knows ("ABOARD THE FERRY") is none.
 */
export const withPlaces = (topics: readonly Topic[], located: string, language: string): Topic[] => {
  const marked = topics.map(
    (topic): Topic =>
      topic.kind === undefined && isWhere(placeNamed(topic.name, language)) ? { ...topic, kind: 'place' } : topic,
  )
  const from = located ? placeNamed(located, language) : undefined
  if (!isWhere(from)) return marked
  const name = nameOf(from, located.trim(), language)
  const place: Topic = { slug: slug(name), name, kind: 'place', from: true }
  return !place.slug || marked.some((topic) => topic.slug === place.slug) ? marked : [...marked, place]
}

/** What a place is, as far as the gazetteer knows: its kind, and the country in which it lies, in a reader's language. */
export const placeFacts = (
  name: string,
  language: string,
): { kind: 'country' | 'city' | 'province' | 'region'; country?: string } | undefined => {
  const place = placeNamed(name, language)
  if (!isWhere(place) || place.kind === 'organisation') return undefined
  const inCountry = place.kind === 'city' || place.kind === 'province'
  return { kind: place.kind, ...(inCountry && place.country && { country: countryName(place.country, language) }) }
}

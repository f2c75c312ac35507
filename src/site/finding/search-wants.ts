/** What a reader wants of the search: words, and what narrows them. Read from an address, checked once, and written as an address again. Pure. */

import { isDay } from '../../base/day.ts'
import { searchWords } from '../loading.ts'

/** How results are ordered: by how well they fit, or by time. Without words there is nothing to fit. */
export const sorts = ['relevance', 'newest'] as const
export type Sort = (typeof sorts)[number]

/** What narrows a search, each a value of one parameter of its address. Days are by the site's clock, and both are within. */
export const filterNames = ['section', 'topic', 'language', 'from', 'to'] as const
export type FilterName = (typeof filterNames)[number]
export type Filters = Partial<Record<FilterName, string>>

export type SearchWants = { words: string; filters: Filters; sort: Sort }

/** What a reader is told of what could not be followed. */
type Problems = string[]

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

type Known = {
  sections: readonly { slug: string }[]
  /** The languages that there are, by their first part: "en". */
  languages: readonly string[]
}

/** Says of a value why it cannot be followed; nothing where it can. Whether there is such a topic the gate alone knows. */
const wrong = (name: FilterName, value: string, { sections, languages }: Known): string | undefined => {
  const said = `«${shortened(value)}»`
  switch (name) {
    case 'section':
      return sections.some(({ slug }) => slug === value) ? undefined : `There is no section ${said}.`
    case 'language':
      return languages.includes(value) ? undefined : `Nothing is published in a language ${said}.`
    case 'topic':
      return value.length <= 120 ? undefined : `There is no topic ${said}.`
    default:
      return isDay(value) ? undefined : `${said} is no day: write it as 2026-11-30.`
  }
}

/** What an address asks for, and what of it could not be followed. */
export const wantsOf = (
  query: (name: string) => string | undefined,
  known: Known,
): { wants: SearchWants; problems: Problems } => {
  const problems: Problems = []
  const filters: Filters = {}
  for (const name of filterNames) {
    const value = query(name)?.trim()
    if (!value) continue
    const problem = wrong(name, value, known)
    if (problem) problems.push(`${problem} It was left out.`)
    else filters[name] = value
  }
  if (filters.from && filters.to && filters.to < filters.from) {
    problems.push(`The days end (${filters.to}) before they begin (${filters.from}). Both were left out.`)
    delete filters.from
    delete filters.to
  }
  const words = searchWords(query('q') ?? '')
  const sort = words === '' || query('sort') === 'newest' ? 'newest' : 'relevance'
  return { wants: { words, filters, sort }, problems }
}

/** Without words and without anything that narrows nothing is looked for. */
export const wantsAnything = ({ words, filters }: SearchWants): boolean =>
  words !== '' || Object.keys(filters).length > 0

/** Its address: `page` counts from 1. */
export const wantsAddress = ({ words, filters, sort }: SearchWants, page = 1): string => {
  const query = new URLSearchParams()
  if (words) query.set('q', words)
  for (const name of filterNames) if (filters[name]) query.set(name, filters[name])
  if (words && sort === 'newest') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return `/search${query.size > 0 ? `?${query}` : ''}`
}

/** The same without one of the filters. */
export const without = ({ filters, ...wants }: SearchWants, name: FilterName): SearchWants => {
  const { [name]: _, ...rest } = filters
  return { ...wants, filters: rest }
}

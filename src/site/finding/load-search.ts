/** Fetches what a search finds, and what it was narrowed by. */

import { spanOf } from '../../base/day.ts'
import { foundWithText } from '../../store/outputs/published-feeds.ts'
import { cardsFound, foundStories, languagesShown, type Searched } from '../../store/outputs/published-search.ts'
import { type CardRow, topicNamed } from '../../store/published.ts'
import { languageName } from '../language.ts'
import { feed, feedLength } from '../load-feed.ts'
import { card, frame, type Loading, letters, pageLength } from '../loading.ts'
import { dayWords } from '../parts/time.ts'
import type { FeedPage, Link, SearchPage, ShownFilter, Site, Topic } from '../view.ts'
import { type FilterName, type SearchWants, wantsAddress, wantsAnything, wantsOf, without } from './search-wants.ts'

/** Reads a parameter of an address. */
export type Query = (name: string) => string | undefined

/** How many pages of results are shown: beyond them another word, or days, find faster. */
const lastPage = 10
const mostListed = lastPage * pageLength
/** How many topics a search can be narrowed to at a click. */
const mostWithin = 8

type Asked = { wants: SearchWants; problems: string[]; languages: string[]; topic: Topic | undefined }

/** What the address asks for. A topic of which nothing may be seen is none. */
const askedFor = async ({ reader, site }: Loading, query: Query): Promise<Asked> => {
  const languages = await languagesShown(reader)
  const { wants, problems } = wantsOf(query, { sections: site.sections, languages })
  const slug = wants.filters.topic
  if (slug === undefined) return { wants, problems, languages, topic: undefined }
  const found = await topicNamed(reader, slug)
  if (found) {
    const topic: Topic = { slug, name: found.name, ...(found.isPlace && { kind: 'place' }) }
    return { wants, problems, languages, topic }
  }
  const said = `Nothing here is about «${slug.slice(0, 40)}». It was left out.`
  return { wants: without(wants, 'topic'), problems: [...problems, said], languages, topic: undefined }
}

const searched = ({ words, filters }: SearchWants, site: Site): Searched => ({
  words,
  language: site.language,
  section: filters.section,
  topic: filters.topic,
  spoken: filters.language,
  span: {
    ...(filters.from && { from: spanOf(filters.from, site.zone).from }),
    ...(filters.to && { until: spanOf(filters.to, site.zone).until }),
  },
})

const labels: Record<FilterName, string> = {
  section: 'Section',
  topic: 'About',
  language: 'Language',
  from: 'From',
  to: 'To',
}

const shownFilters = ({ wants, topic }: Asked, site: Site): ShownFilter[] => {
  const wordsOf = (name: FilterName, value: string): string => {
    if (name === 'section') return site.sections.find(({ slug }) => slug === value)?.name ?? value
    if (name === 'topic') return topic?.name ?? value
    return name === 'language' ? languageName(value, site.language) : dayWords(value, site)
  }
  return (Object.entries(wants.filters) as [FilterName, string][]).map(([name, value]) => ({
    name: labels[name],
    value: wordsOf(name, value),
    without: wantsAddress(without(wants, name)),
  }))
}

/** The topics of these stories, those of most of them first. */
const topicsOf = (rows: readonly CardRow[]): Topic[] => {
  const counted = Map.groupBy(
    rows.flatMap((row) => row.topics),
    (topic) => topic.slug,
  )
  return [...counted.values()].toSorted((a, b) => b.length - a.length).flatMap(([topic]) => topic ?? [])
}

const withinOf = (wants: SearchWants, rows: readonly CardRow[]): Link[] =>
  wants.filters.topic === undefined
    ? topicsOf(rows)
        .slice(0, mostWithin)
        .map(({ slug, name }) => ({
          name,
          address: wantsAddress({ ...wants, filters: { ...wants.filters, topic: slug } }),
        }))
    : []

const pageOf = (query: Query): number => Math.min(Math.max(1, Math.floor(Number(query('page'))) || 1), lastPage)

/** What the search finds; without words and filters, an empty page with its prompt. */
export const loadSearch = async (loading: Loading, query: Query): Promise<SearchPage> => {
  const { reader, site } = loading
  const asked = await askedFor(loading, query)
  const { wants, problems, languages } = asked
  const isAsked = wantsAnything(wants)
  const within = searched(wants, site)
  const found = isAsked ? await foundStories(reader, within, wants.sort) : []
  const page = pageOf(query)
  const skip = (page - 1) * pageLength
  const rows = await cardsFound(reader, found.slice(skip, skip + pageLength))
  const words = letters(wants.words)
  // More than are listed are not counted: that takes the longer the more there are.
  const isMore = found.length > mostListed
  return {
    ...frame(loading),
    ...{ query: wants.words, wants, problems },
    filters: shownFilters(asked, site),
    languages: languages.map((one) => ({ name: languageName(one, site.language), address: one })),
    cards: rows.map(card),
    count: isAsked ? { found: Math.min(found.length, mostListed), isMore } : undefined,
    listed: isMore ? mostListed : undefined,
    newer: page > 1 ? wantsAddress(wants, page - 1) : undefined,
    older: page < lastPage && found.length > skip + pageLength ? wantsAddress(wants, page + 1) : undefined,
    topics: wants.words
      ? topicsOf(rows).filter(({ name }) => words.includes(letters(name)) || letters(name).includes(words))
      : [],
    within: withinOf(wants, rows),
  }
}

/** The feed of a search, newest first: who follows one wants what is new. Nothing where nothing is looked for. */
export const loadSearchFeed = async (loading: Loading, query: Query): Promise<FeedPage | undefined> => {
  const { reader, site } = loading
  const asked = await askedFor(loading, query)
  const wants = { ...asked.wants, sort: asked.wants.words ? ('relevance' as const) : asked.wants.sort }
  if (!wantsAnything(wants)) return undefined
  const found = await foundStories(reader, searched(wants, site), 'newest')
  const rows = await foundWithText(reader, found, feedLength)
  const named = [wants.words, ...shownFilters(asked, site).map(({ value }) => value)].filter(Boolean).join(', ')
  return feed(loading, rows, { title: `${site.name}: ${named}`, page: wantsAddress(wants), hubs: [] })
}

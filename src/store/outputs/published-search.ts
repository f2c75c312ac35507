/** The gate's part for the search: stories that have the words, within what narrows them. */

import type { Span } from '../../base/day.ts'
import { ask, type CardRow, card, published, type Reader, visible } from '../published.ts'
import { found, typed } from './published-found.ts'

/** `words` may be empty; `language` is the site's, in which they were typed. `spoken` is the first part of a story's language: "en" of "en-GB". */
export type Searched = {
  words: string
  language: string
  section?: string | undefined
  topic?: string | undefined
  spoken?: string | undefined
  span?: Partial<Span>
}

export type SearchOrder = 'relevance' | 'newest'

/** How many of what fits are weighed against each other, the newest. */
export const weighed = 250

const orders = {
  relevance: `ts_rank(p.search, wanted.q) * (1 + 1 / (1 + extract(epoch from $1 - p.dated_at) / 86400)) desc, p.dated_at desc, p.story desc`,
  newest: 'p.dated_at desc, p.story desc',
} as const

/** What narrows it, by the names in the index. */
const facetsOf = ({ section, topic, spoken }: Searched): string[] => [
  'always',
  ...(section === undefined ? [] : [`section ${section}`]),
  ...(topic === undefined ? [] : [`topic ${topic}`]),
  ...(spoken === undefined ? [] : [`language ${spoken}`]),
]

/** Best or newest first, at most `weighed`; what fits as well, the newer first. What is not asked for stands in no statement: each kind of search has its plan. */
export const foundStories = async (reader: Reader, wants: Searched, order: SearchOrder): Promise<string[]> => {
  const { words, language, span = {} } = wants
  const values: unknown[] = words ? typed(words, language) : []
  const given = (value: unknown): string => `$${values.push(value) + 1}`
  const [most, facets] = [given(weighed), `${given(facetsOf(wants))}::text[]`]
  const may = [
    visible,
    ...(span.from ? [`p.dated_at >= ${given(span.from)}`] : []),
    ...(span.until ? [`p.dated_at < ${given(span.until)}`] : []),
  ].join(' and ')
  const by = words ? order : 'newest'
  // Under a name of its own: what is found is not given yet.
  const rows = await ask<{ found: string }>(
    reader,
    ['found', by, words && 'words', span.from && 'from', span.until && 'until'].filter(Boolean).join(' '),
    `${found({ may, ...(words ? {} : { query: null }), most, facets })}
     select p.story as found from found f join publication p on p.story = f.story ${words ? 'cross join wanted' : ''} order by ${orders[by]}`,
    ...values,
  )
  return rows.map(({ found: story }) => story)
}

/** Of these stories those that may be seen, in this order. */
export const cardsFound = (reader: Reader, stories: readonly string[]): Promise<CardRow[]> =>
  stories.length === 0
    ? Promise.resolve([])
    : ask(
        reader,
        'cards found',
        `select ${card} from ${published} join unnest($2::text[]) with ordinality as o(story, at) on o.story = p.story where ${visible} order by o.at`,
        stories,
      )

const languageOf = (publication: string): string => `split_part(${publication}.language, '-', 1)`

/** The languages in which something may be seen, by their first part. Each costs a look into an index. */
export const languagesShown = async (reader: Reader): Promise<string[]> => {
  const first = (more: string) =>
    `(select ${languageOf('p')} from publication p where p.killed_at is null ${more} order by ${languageOf('p')} limit 1)`
  const rows = await ask<{ language: string }>(
    reader,
    'languages',
    `with recursive languages(language) as (
       select ${first('')}
       union all
       select ${first(`and ${languageOf('p')} > l.language`)} from languages l where l.language is not null
     )
     select language from languages l where exists (
       select from publication p where ${visible} and ${languageOf('p')} = l.language
     ) order by language`,
  )
  return rows.map(({ language }) => language)
}

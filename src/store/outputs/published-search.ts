/** The gate's part for the search: stories that have the words, within what narrows them. */

import type { Span } from '../../base/day.ts'
import { searchedWords } from '../database.ts'
import { searchConfiguration } from '../publications.ts'
import { ask, asked, type CardRow, card, published, type Reader, visible } from '../published.ts'

/** `words` may be empty; `language` is the site's, in which they were typed. `spoken` is the first part of a story's language: "en" of "en-GB". */
export type Searched = {
  words: string
  language: string
  section?: string | undefined
  topic?: string | undefined
  spoken?: string | undefined
  span?: Partial<Span>
}

/** The statement's parts. What is not asked for stands in none of them. `$1` is the moment of reading; the values stand from `$2` on. */
type Narrowed = { from: string; where: string; dated: string; values: unknown[] }

const languageOf = (publication: string): string => `split_part(${publication}.language, '-', 1)`

const narrowed = ({ words, language, section, topic, spoken, span = {} }: Searched): Narrowed => {
  const values: unknown[] = words ? [searchConfiguration(language), searchedWords(words)] : []
  const given = (value: unknown): string => `$${values.push(value) + 1}`
  // A topic's stories lie by their time too, and so does an archive of them.
  const dated = topic === undefined ? 'p' : 't'
  const where = [
    visible,
    ...(topic === undefined ? [] : [`t.topic = ${given(topic)}`]),
    ...(section === undefined ? [] : [`p.section = ${given(section)}`]),
    ...(spoken === undefined ? [] : [`${languageOf('p')} = ${given(spoken)}`]),
    ...(span.from ? [`${dated}.dated_at >= ${given(span.from)}`] : []),
    ...(span.until ? [`${dated}.dated_at < ${given(span.until)}`] : []),
  ]
  return {
    from: topic === undefined ? published : `publication_topic t join ${published} on p.story = t.story`,
    where: where.join(' and '),
    dated: `${dated}.dated_at desc, ${dated}.story desc`,
    values,
  }
}

/**
 * Without a name: what is asked differs too much from one reader to the next for one plan, and a plan for all would read the whole archive for a rare word.
 * So `reader.pool` must be one whose statements are planned for their values.
 */
const unnamed = ''

export type SearchOrder = 'relevance' | 'newest'

/** What the words are looked for in first, the newest; and how many must have them there for the words to be common ones. */
const recent = { among: 2000, enough: 250 }
/** How many are weighed against each other: of what fits, the newest. */
const weighed = 1000

const orders = {
  relevance: `ts_rank(f.search, q) * (1 + 1 / (1 + extract(epoch from $1 - f.dated_at) / 86400)) desc, f.dated_at desc, f.story desc`,
  newest: 'f.dated_at desc, f.story desc',
} as const

/** Common words: they are found among the newest, and nobody reads on to the end of what has them. */
const foundRecently = (reader: Reader, wants: Searched, order: SearchOrder): Promise<string[]> => {
  const { from, where, dated, values } = narrowed(wants)
  const text = `select f.story as found from (
      select p.story, p.search, p.dated_at from ${from} where ${where} order by ${dated} limit ${recent.among}
    ) f cross join ${asked} where f.search @@ q order by ${orders[order]}`
  return foundBy(reader, text, values)
}

/** Rarer words: the index of words finds them. By the sum no index can order, so that the archive is never walked through for them from its newest end. */
const foundByIndex = (reader: Reader, wants: Searched, order: SearchOrder): Promise<string[]> => {
  const { from, where, values } = narrowed(wants)
  const text = `select f.story as found from (
      select p.story, p.search, p.dated_at, q from ${from} cross join ${asked} where ${where} and p.search @@ q
      order by p.dated_at + interval '0' desc, p.story desc limit ${weighed}
    ) f order by ${orders[order]}`
  return foundBy(reader, text, values)
}

const foundWithoutWords = (reader: Reader, wants: Searched): Promise<string[]> => {
  const { from, where, dated, values } = narrowed(wants)
  const text = `select p.story as found from ${from} where ${where} order by ${dated} limit ${weighed}`
  return foundBy(reader, text, values)
}

/** Under a name of its own: what is found is not given yet. */
const foundBy = async (reader: Reader, text: string, values: unknown[]): Promise<string[]> =>
  (await ask<{ found: string }>(reader, unnamed, text, ...values)).map(({ found }) => found)

/** Best or newest first, at most some hundreds; what fits as well, the newer first. */
export const foundStories = async (reader: Reader, wants: Searched, order: SearchOrder): Promise<string[]> => {
  if (!wants.words) return foundWithoutWords(reader, wants)
  const newest = await foundRecently(reader, wants, order)
  return newest.length < recent.enough ? foundByIndex(reader, wants, order) : newest
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

/** How many there are, counted to `most` and no further. */
export const countFound = async (reader: Reader, wants: Searched, most: number): Promise<number> => {
  const { from, where, values } = narrowed(wants)
  const some = wants.words ? `${from} cross join ${asked} where ${where} and p.search @@ q` : `${from} where ${where}`
  const [row] = await ask<{ count: number }>(
    reader,
    unnamed,
    `select count(*)::int as count from (select from ${some} limit ${most}) as found`,
    ...values,
  )
  return row?.count ?? 0
}

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

/** The gate's part for finding: the newest stories that hold words, out of an archive of any length. */

import { searchedWords } from '../database.ts'
import { searchConfiguration } from '../publications.ts'
import { ask, isPlace, published, type Reader, visible } from '../published.ts'

/** The shortest span by which stories are indexed, in seconds; each next one is four times as long (`found_by` in migration 029). */
const shortest = 3 * 3600
/** How many lengths of spans there are. */
const lengths = 7

/** Words as they were typed in a language, for `asked`: `$2` and `$3`. */
export const typed = (words: string, language: string): unknown[] => [
  searchConfiguration(language),
  searchedWords(words),
]
const asked = `websearch_to_tsquery($2::regconfig, unaccent($3)) || websearch_to_tsquery('simple', unaccent($3))`

/** What is looked for, in SQL over `publication p`: which stories `may` leave, and the words as PostgreSQL's query, both stemmed and plain where nothing else is said; null, no words. */
type Looking = {
  may: string
  query?: string | null
  /** Newest by which time. */
  by?: 'dated' | 'published'
  /** At most so many. */
  most: string
  /** What they must all have in the index, an array: "section world", "language en", "topic oslo". */
  facets?: string
}

/**
 * A query of words (`wanted.q`), and the newest stories that hold them (`found.story`). It looks into the last hours in which there is anything, and as long as too few are
 * found into four times as much: words that all have are found in what is new, rare ones in all, and neither takes longer in a longer archive. The sum in
 * the order, which no index has, keeps the planner from reading the archive story by story.
 */
export const found = ({ may, query = asked, by = 'dated', most, facets }: Looking): string => {
  const indexed = 'found_by(p.dated_at, p.published_at, p.section, p.language, p.topics)'
  // The name in the index of a step's newest span, or of the one so many before it; at last, of all there is.
  const span = (back: number) =>
    `case when s.step < ${lengths} then '${by} ' || s.step || ' ' || floor(s.newest / (${shortest} * 4 ^ s.step)) - ${back} else 'always' end`
  const holds = query === null ? '' : ' and p.search @@ (select q from wanted)'
  return `with recursive ${query === null ? '' : `wanted as materialized (select ${query} as q),`}
  steps(step, newest, stories) as (
    select -1, (select extract(epoch from p.${by}_at)::float from publication p where ${may} order by p.${by}_at desc limit 1), '{}'::text[]
    union all
    select s.step, s.newest, array(
      select p.story from publication p
      where ${may}${holds} and ${indexed} && array[${span(0)}, ${span(1)}]${facets ? ` and ${indexed} @> ${facets}` : ''}
      order by p.${by}_at + interval '0' desc, p.story desc limit ${most})
    from (select step + 1 as step, newest, stories from steps) s where s.step <= ${lengths} and cardinality(s.stories) < ${most}
  ), found as materialized (
    select unnest(stories) as story from (select stories from steps order by step desc limit 1) as last
  )`
}

export type Suggestion = { kind: 'topic' | 'story'; name: string; address: string }

/** Whether a story that may be seen names the topic of an alias so: a spelling that only held stories have is not told. */
const spelled = (topic: string) => `exists (select from publication_topic pt join publication p on p.story = pt.story
  where pt.topic = ${topic}.slug and ${visible} and p.topics @> jsonb_build_array(jsonb_build_object('slug', ${topic}.slug, 'name', ${topic}.name)))`

/** Topics and headlines that hold a word beginning as the reader began to type it. */
export const suggest = (reader: Reader, beginning: string, limit: number): Promise<Suggestion[]> => {
  const words = beginning.match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return Promise.resolve([])
  return ask(
    reader,
    'suggest',
    `${found({ may: visible, query: `to_tsquery('simple', unaccent($3))`, most: '$4' })}
     (select 'topic' as kind, t.name, case when ${isPlace('t.slug')} then '/place/' else '/topic/' end || t.slug as address from topic t
      where unaccent(t.name) ilike unaccent($2) || '%' and ${spelled('t')} and not exists (
        select from topic o where o.slug = t.slug and (length(o.name), o.name) < (length(t.name), t.name)
          and unaccent(o.name) ilike unaccent($2) || '%' and ${spelled('o')})
      order by length(t.name), t.name limit 4)
     union all
     (select 'story', p.headline, p.address from found join ${published} on p.story = found.story where ${visible}
      order by p.dated_at desc limit $4)`,
    beginning.trim().replace(/[%_\\]/g, '\\$&'),
    words.map((word, at) => (at === words.length - 1 ? `${word}:*` : word)).join(' & '),
    limit,
  )
}

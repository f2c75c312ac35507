/** The gate's part for fronts: the stories that fill them, as far as they may be seen at the moment of reading. */

import type { Need } from '../../../story/front/fill.ts'
import { ask, type CardRow, card, published, type Reader, visible } from '../../published.ts'

/** Those of these stories that may be seen. */
export const cardsOf = (reader: Reader, stories: readonly string[]): Promise<CardRow[]> =>
  stories.length === 0
    ? Promise.resolve([])
    : ask(reader, 'cards of', `select ${card} from ${published} where ${visible} and p.story = any($2)`, stories)

/** What fills containers: those of the chosen stories that may be seen, and the newest that each rule takes, by the rule's key. */
export type Fillings = { chosen: CardRow[]; found: Map<string, CardRow[]> }

/**
 * Among how many of the newest a rule looks: one that few stories fit would read the whole archive for a page of news. A parameter of the statement, so that it
 * is planned to begin with the newest and not to sort all of a topic.
 */
const lookedThrough = 1000

/** The newest of these rows that may be seen and that the rule takes; `dated` is the table by which they are found in order. */
const takenFrom = (rows: string, kind: string, where: string, dated: 'p' | 't') => `(select ${card} from (
    select p.*, ${dated}.dated_at as place from ${rows} where w.kind = '${kind}' and ${where} and ${visible} and p.story <> all($8::text[])
    order by ${dated}.dated_at desc, ${dated}.story desc limit $10::int
  ) p join section s on s.slug = p.section
  where p.urgency <= w.urgency and (w.pictured is null or (p.lead is not null) = w.pictured) order by p.place desc, p.story desc limit w.most)`
const byTopic = 'publication_topic t join publication p on p.story = t.story'
const statement = `select f.* from (
    select w.at, w.need, c.* from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::bool[], $7::int[])
      with ordinality as w(need, kind, slug, urgency, pictured, most, at)
    cross join lateral (
      ${takenFrom('publication p', 'section', 'p.section = w.slug', 'p')}
      union all ${takenFrom(byTopic, 'topic', 't.topic = w.slug', 't')}
      union all ${takenFrom('publication p', 'all', 'true', 'p')}
    ) c
    union all select 0, null, ${card} from ${published} where ${visible} and p.story = any($9::text[])
  ) f order by f.at, f.dated_at desc, f.story desc`

/** These chosen stories, and the newest for these rules without some: one statement for all of them. */
export const fillingsFor = async (
  reader: Reader,
  needs: readonly Need[],
  { without = [], chosen = [] }: { without?: Iterable<string>; chosen?: readonly string[] },
): Promise<Fillings> => {
  const found = new Map(needs.map(({ key }): [string, CardRow[]] => [key, []]))
  if (needs.length === 0 && chosen.length === 0) return { chosen: [], found }
  const rows = await ask<CardRow & { at: string; need: string | null }>(
    reader,
    'fillings',
    statement,
    needs.map(({ key }) => key),
    needs.map(({ rule }) => (rule.section ? 'section' : rule.topic ? 'topic' : 'all')),
    needs.map(({ rule }) => rule.section ?? rule.topic ?? ''),
    needs.map(({ rule }) => rule.urgency ?? 9),
    needs.map(({ rule }) => rule.pictured ?? null),
    needs.map(({ limit }) => limit),
    [...without],
    chosen,
    lookedThrough,
  )
  const fillings: Fillings = { chosen: [], found }
  for (const { need, at: _, ...row } of rows) (need === null ? fillings.chosen : found.get(need))?.push(row)
  return fillings
}

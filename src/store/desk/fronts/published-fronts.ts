/** The gate's part for fronts: the stories that fill them, as far as they may be seen at the moment of reading. */

import type { Need } from '../../../story/front/fill.ts'
import { ask, type CardRow, card, published, type Reader, visible } from '../../published.ts'

/** Those of these stories that may be seen. */
export const cardsOf = (reader: Reader, stories: readonly string[]): Promise<CardRow[]> =>
  stories.length === 0
    ? Promise.resolve([])
    : ask(reader, 'cards of', `select ${card} from ${published} where ${visible} and p.story = any($2)`, stories)

/** The newest stories that each of these rules takes, without some: one statement for all rules about sections, one for topics, one for the others. */
export const newestFor = async (
  reader: Reader,
  needs: readonly Need[],
  without: Iterable<string>,
): Promise<Map<string, CardRow[]>> => {
  const left = [...without]
  const fetched = await Promise.all(
    (['section', 'topic', 'all'] as const).map((kind) => {
      const some = needs.filter(({ rule }) => kind === (rule.section ? 'section' : rule.topic ? 'topic' : 'all'))
      return some.length === 0 ? [] : newestOf(reader, kind, some, left)
    }),
  )
  const found = new Map(needs.map(({ key }): [string, CardRow[]] => [key, []]))
  for (const { need, ...row } of fetched.flat()) found.get(need)?.push(row)
  return found
}

const rowsFrom = {
  section: { from: published, where: 'p.section = w.slug', dated: 'p.dated_at desc, p.story desc' },
  topic: {
    from: `publication_topic t join ${published} on p.story = t.story`,
    where: 't.topic = w.slug',
    dated: 't.dated_at desc, t.story desc',
  },
  all: { from: published, where: 'true', dated: 'p.dated_at desc, p.story desc' },
} as const

const newestOf = (
  reader: Reader,
  kind: keyof typeof rowsFrom,
  needs: readonly Need[],
  without: readonly string[],
): Promise<(CardRow & { need: string })[]> => {
  const { from, where, dated } = rowsFrom[kind]
  return ask(
    reader,
    `newest for ${kind}`,
    `select w.need, c.* from unnest($2::text[], $3::text[], $4::int[], $5::bool[], $6::int[]) with ordinality as w(need, slug, urgency, pictured, most, at)
     cross join lateral (
       select ${card} from ${from} where ${visible} and ${where} and p.story <> all($7::text[]) and p.urgency <= w.urgency
         and (w.pictured is null or (p.lead is not null) = w.pictured)
       order by ${dated} limit w.most
     ) c order by w.at, c.dated_at desc, c.story desc`,
    needs.map(({ key }) => key),
    needs.map(({ rule }) => rule.section ?? rule.topic ?? ''),
    needs.map(({ rule }) => rule.urgency ?? 9),
    needs.map(({ rule }) => rule.pictured ?? null),
    needs.map(({ limit }) => limit),
    without,
  )
}

/** The gate's part for the page of a story: all that it is made of, by one statement, because each costs both sides as much as a small answer. */

import type { StoryId } from '../../base/id.ts'
import {
  articleColumns,
  ask,
  type CardRow,
  cardsNear,
  leaving,
  type Moment,
  type MomentRow,
  momentIn,
  momentOfReading,
  published,
  type Reader,
  type Standing,
  type StandingRow,
  standingOf,
} from '../published.ts'

/** What stands at a story's address, and of an article the stories that may go with it. */
export type ArticlePage = { moment: Moment; standing: Standing; near: CardRow[] }

type Row = MomentRow & {
  near: (Omit<CardRow, 'dated_at'> & { dated_at: string })[] | null
} & (StandingRow | (Partial<StandingRow> & { story: null }))

const statement = `select m.*, a.*, case when a.open then (
    select json_agg(n) from (${cardsNear(`array(select one ->> 'slug' from jsonb_array_elements(a.topics) one where not one ? 'from')`)}) n) end as near
  from (${momentOfReading('null')}) m left join (select ${articleColumns} from ${published} where p.story = $2) a on true`

export const articlePage = async (reader: Reader, story: StoryId): Promise<ArticlePage> => {
  const [row] = await ask<Row>(reader, 'article page', statement, story)
  if (!row) throw new Error('The moment of reading has no row.')
  return {
    moment: momentIn(reader, row),
    standing: row.story === null ? undefined : standingOf(row as StandingRow, reader),
    near: leaving(
      reader,
      (row.near ?? []).map((one) => ({ ...one, dated_at: new Date(one.dated_at) })),
    ),
  }
}

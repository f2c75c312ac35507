/** The words by which the desk finds a story: those of its newest revision, seen by readers or not. */

import { sql } from 'kysely'
import type { StoryId } from '../../base/id.ts'
import { type Body, bodyText } from '../../story/body.ts'
import type { Furniture } from '../../story/furniture.ts'
import { searchedWords, type Tx } from '../database.ts'
import { searchConfiguration } from '../publications.ts'

/** Writes the words of a revision in place of those of the one before. Stemmed and plain, as those that readers search are. */
export const writeWords = async (
  tx: Tx,
  { story, furniture, body }: { story: StoryId; furniture: Furniture; body: Body },
): Promise<void> => {
  const { headline, kicker, standfirst, slugline, located, topics, language } = furniture
  const around = [kicker, standfirst, slugline, located, ...topics.map(({ name }) => name)].join(' ')
  const whole = searchedWords([headline, around, bodyText(body)].join('\n'))
  await sql`
    insert into story_words (story, search)
    select ${story}, to_tsvector(${searchConfiguration(language)}::regconfig, bare) || to_tsvector('simple', bare) from unaccent(${whole}) as bare
    on conflict (story) do update set search = excluded.search`.execute(tx)
}

/** Whether the gate still answers anything of a killed story or picture: asked of its own statements, by which all outputs read. */

import type { PictureId, StoryId } from '../../base/id.ts'
import { articleOf, type CardRow, nearTo, newest, pictureFor, type Reader } from '../published.ts'
import { newestWithText } from './published-feeds.ts'
import { suggest } from './published-found.ts'
import { itemOf } from './published-items.ts'
import { foundStories } from './published-search.ts'

/** The ways that were asked, for a receipt. */
export const askedWays = 'page, lists, related, feed, search, suggestions, API'

/** How many stories of a list, and of a feed with their texts, are looked at: as many as any page shows. */
const many = 48
const fed = 30

/** The ways by which something of the story is still answered; none where all is as it should be. */
export const remainsOf = async (reader: Reader, story: StoryId): Promise<string[]> => {
  const { rows } = await reader.pool.query<Told>(
    `select p.story, p.headline, p.section, p.address, p.language, p.topics
     from publication p join story s on s.id = p.story where p.story = $1 and s.killed_at is not null`,
    [story],
  )
  const [told] = rows
  // Never published, so that nothing of it was ever at the gate; or revived since.
  if (!told) return []
  const { headline: words, section, language, address } = told
  const holds = (found: readonly Pick<CardRow, 'story'>[]) => found.some((one) => one.story === story)
  const topics = told.topics.map((topic) => topic.slug)
  const [standing, all, listed, related, feed, found, suggested, item] = await Promise.all([
    articleOf(reader, story),
    newest(reader, 'all', many),
    newest(reader, { section }, many),
    nearTo(reader, '', topics),
    newestWithText(reader, fed),
    // As a phrase: among all that share its words it might stand too far down to be looked at.
    foundStories(reader, { words: `"${words.replaceAll('"', ' ')}"`, language }, 'newest'),
    suggest(reader, words, 8),
    itemOf(reader, story),
  ])
  const ways = {
    page: standing !== undefined && 'article' in standing,
    lists: [all, listed].some(holds),
    related: holds(related),
    feed: holds(feed),
    search: found.includes(story),
    suggestions: suggested.some((one) => one.address === address),
    API: typeof item === 'object',
  }
  return Object.entries(ways).flatMap(([way, remains]) => (remains ? [way] : []))
}

/** The same of a picture, and of the story that showed it. */
export const pictureRemainsOf = async (
  reader: Reader,
  picture: PictureId,
  story: StoryId | null,
): Promise<string[]> => {
  const [bytes, standing, cards] = await Promise.all([
    pictureFor(reader, picture),
    story === null ? undefined : articleOf(reader, story),
    newest(reader, 'all', many),
  ])
  const ways = {
    'the picture itself': bytes !== undefined,
    page: JSON.stringify(standing ?? null).includes(picture),
    lists: cards.some((card) => card.lead?.id === picture),
  }
  return Object.entries(ways).flatMap(([way, remains]) => (remains ? [way] : []))
}

type Told = Pick<CardRow, 'story' | 'headline' | 'section' | 'address' | 'language' | 'topics'>

/** The originals of these pictures that no reader may be given now, in any picture's name. */
export const withheldOriginals = async (reader: Reader, pictures: readonly PictureId[]): Promise<string[]> => {
  const { rows } = await reader.pool.query<{ hash: string; same: string[] }>(
    `select i.hash, array_agg(o.id) as same from picture i join picture o on o.hash = i.hash where i.id = any($1) group by i.hash`,
    [pictures],
  )
  const shown = await Promise.all(rows.map(({ same }) => Promise.all(same.map((one) => pictureFor(reader, one)))))
  return rows.flatMap(({ hash }, at) => (shown[at]?.some(Boolean) ? [] : [hash]))
}

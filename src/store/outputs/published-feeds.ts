/** The gate's part for feeds: stories with their text, newest first, of those that may be given to others. */

import type { StoryId } from '../../base/id.ts'
import type { Body } from '../../story/body.ts'
import { ask, type CardRow, cardColumns, type Listed, out, published, type Reader, visible } from '../published.ts'
import type { Profile } from '../settings.ts'

export type FeedRow = CardRow & {
  standfirst: string
  located: string
  body: Body
  profiles: Pick<Profile, 'slug' | 'name' | 'kind'>[]
  published_at: Date
  updated_at: Date | null
}

/** Pictures that may not be given to others are left out of the row, as are those that may not be shown. */
const given = `${cardColumns}, ${out(' or i.no_syndication')}, p.standfirst, p.located, p.body, p.published_at, p.updated_at,
  (select coalesce(jsonb_agg(jsonb_build_object('slug', f.slug, 'name', f.name, 'kind', f.kind) order by array_position(p.profiles, f.slug)), '[]')
    from profile f where f.slug = any(p.profiles)) as profiles`
const may = `${visible} and p.syndicated`
const order = 'order by p.dated_at desc, p.story desc limit $2'

/** At most `limit` stories of a list with their texts. */
export const newestWithText = (reader: Reader, limit: number, listed: Listed = 'all'): Promise<FeedRow[]> => {
  if (listed === 'all') return ask(reader, 'feed', `select ${given} from ${published} where ${may} ${order}`, limit)
  if ('section' in listed)
    return ask(
      reader,
      'feed of section',
      `select ${given} from ${published} where ${may} and p.section = $3 ${order}`,
      ...[limit, listed.section],
    )
  if ('topic' in listed)
    return ask(
      reader,
      'feed of topic',
      `select ${given} from publication_topic t join ${published} on p.story = t.story
       where ${may} and t.topic = $3 ${order.replaceAll('p.', 't.')}`,
      ...[limit, listed.topic],
    )
  return ask(
    reader,
    'feed of profile',
    `select ${given} from publication_profile t join ${published} on p.story = t.story
     where ${may} and t.profile = $3 ${order.replaceAll('p.', 't.')}`,
    ...[limit, listed.profile],
  )
}

/** At most `limit` of these stories with their texts, in their order. */
export const foundWithText = (reader: Reader, stories: readonly string[], limit: number): Promise<FeedRow[]> =>
  ask(
    reader,
    'feed of search',
    `select ${given} from ${published} join unnest($2::text[]) with ordinality as o(story, at) on o.story = p.story
     where ${may} order by o.at limit $3`,
    stories,
    limit,
  )

/** One story that may be seen, for a card elsewhere; `syndicated`: its text, and not its headline alone, may be given to others. */
export const oneToGive = async (
  reader: Reader,
  story: StoryId,
): Promise<(FeedRow & { syndicated: boolean }) | undefined> =>
  (
    await ask<FeedRow & { syndicated: boolean }>(
      reader,
      'one to give',
      `select ${given}, p.syndicated from ${published} where ${visible} and p.story = $2`,
      story,
    )
  )[0]

/** The lists that these stories stand in, or stood in before they were killed, each once. */
export const listsWith = async (
  reader: Reader,
  stories: readonly StoryId[],
): Promise<{ kind: 'section' | 'topic' | 'place' | 'profile'; slug: string }[]> =>
  stories.length === 0
    ? []
    : ask(
        reader,
        'lists with',
        `select distinct l.kind, l.slug from publication p cross join lateral (
           select 'section' as kind, p.section as slug
           union all select coalesce(t ->> 'kind', 'topic'), t ->> 'slug' from jsonb_array_elements(p.topics) as t
           union all select 'profile', f from unnest(p.profiles) as f
         ) l where p.story = any($2::text[]) and p.visible_from <= $1 order by l.kind, l.slug`,
        stories,
      )

/** The gate's part for what is most read: an order that is a minute old at most, of stories that may be seen at the moment of reading. */

import type pg from 'pg'
import { ask, type CardRow, card, published, type Reader, visible } from '../published.ts'

/** Of how many hours reads are counted, and of which stories: all, or those of a section or a topic. */
export type ReadWithin = { hours: number; section?: string | undefined; topic?: string | undefined }

/** How many are ranked: some of them may not be seen any more when they are asked for. */
const ranked = 60
/** Among how many they are looked for: of an archive most stories are read by one or two within a day, and a look at each of those would cost more than it tells. */
const looked = 2000
const minute = 60_000

type Known = { minute: number; stories: Promise<string[]> }
/** Of each database, by what was asked: an order is made once a minute for all pages that a process makes. */
const orders = new WeakMap<pg.Pool, Map<string, Known>>()
const mostOrders = 200

const rank = async ({ pool, now }: Reader, { hours, section, topic }: ReadWithin): Promise<string[]> => {
  const rows = await ask<{ story: string }>(
    { pool, now },
    'most read',
    `select r.story from (
       select story, sum(reads) as reads from story_read where hour > $1::timestamptz - make_interval(hours => $2) and hour <= $1
       group by story order by 2 desc, story limit ${looked}
     ) r join publication p on p.story = r.story
     where ${visible} and ($3::text is null or p.section = $3)
       and ($4::text is null or exists (select from publication_topic t where t.topic = $4 and t.story = r.story))
     order by r.reads desc, p.dated_at desc, p.story desc limit $5`,
    hours,
    section ?? null,
    topic ?? null,
    ranked,
  )
  return rows.map(({ story }) => story)
}

const orderOf = (reader: Reader, wants: ReadWithin): Promise<string[]> => {
  const known = orders.get(reader.pool) ?? new Map<string, Known>()
  orders.set(reader.pool, known)
  const key = JSON.stringify([wants.hours, wants.section, wants.topic])
  const now = Math.floor(reader.now.getTime() / minute)
  const before = known.get(key)
  if (before?.minute === now) return before.stories
  const stories = rank(reader, wants)
  if (known.size >= mostOrders) known.clear()
  const mine = { minute: now, stories }
  known.set(key, mine)
  // One that failed is asked for again by whoever comes next.
  stories.catch(() => known.get(key) === mine && known.delete(key))
  return stories
}

/** At most `limit`, what was read most first; what was read as often, the newer first. */
export const mostRead = async (reader: Reader, wants: ReadWithin, limit: number): Promise<CardRow[]> => {
  const order = await orderOf(reader, wants)
  if (order.length === 0) return []
  return ask<CardRow>(
    reader,
    'cards of most read',
    `select ${card} from ${published} join unnest($2::text[]) with ordinality as o(story, at) on o.story = p.story
     where ${visible} and ($3::text is null or p.section = $3) order by o.at limit $4`,
    order,
    wants.section ?? null,
    limit,
  )
}

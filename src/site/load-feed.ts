/** Fetches what a feed gives, through the gate: of the site, or of a section, topic, place or profile; and what one story gives to who embeds it. */

import type { StoryId } from '../base/id.ts'
import { type FeedRow, newestWithText, oneToGive } from '../store/outputs/published-feeds.ts'
import { articleOf } from '../store/published.ts'
import { listAddress } from './address.ts'
import { excerpt, wholeText } from './feeds/excerpt.ts'
import type { Embed } from './feeds/oembed.ts'
import { headingOf, listedBy } from './load.ts'
import { card, frame, type Loading, topicsOf } from './loading.ts'
import type { FeedItem, FeedPage, ListPage, Site } from './view.ts'

/** How many stories a feed holds. */
export const feedLength = 30

const item = (row: FeedRow, site: Site): FeedItem => ({
  card: card(row),
  excerpt: excerpt(row.standfirst, row.body, site),
  text: site.feedText === 'whole' ? wholeText(row.standfirst, row.body, row.located, site) : undefined,
  by: row.profiles,
  topics: topicsOf(row).about,
  publishedAt: row.published_at,
  updatedAt: row.updated_at ?? undefined,
})

export const feed = (loading: Loading, rows: FeedRow[], of: Pick<FeedPage, 'title' | 'page' | 'hubs'>): FeedPage => ({
  ...frame(loading),
  ...of,
  items: rows.map((row) => item(row, loading.site)),
})

/** Of the whole site. `hubs` are told of its changes. */
export const loadFeed = async (loading: Loading, hubs: readonly string[]): Promise<FeedPage> =>
  feed(loading, await newestWithText(loading.reader, feedLength), { title: loading.site.name, page: '/', hubs })

/** Of a list; nothing where there is no such thing, or nothing of it may be seen. */
export const loadListFeed = async (
  loading: Loading,
  kind: ListPage['kind'],
  slug: string,
  hubs: readonly string[],
): Promise<FeedPage | undefined> => {
  const heading = await headingOf(loading, kind, slug)
  if (!heading) return undefined
  const title = `${loading.site.name}: ${heading.name}`
  const rows = await newestWithText(loading.reader, feedLength, listedBy(kind, slug))
  return feed(loading, rows, { title, page: listAddress(heading.kind, slug), hubs })
}

/** A story as others embed it; `gone` where it was seen and is no longer. */
export const loadEmbed = async (loading: Loading, story: StoryId): Promise<Embed | 'gone' | undefined> => {
  const { reader, site } = loading
  const row = await oneToGive(reader, story)
  if (row) return { site, describes: row.syndicated, item: item(row, site) }
  return (await articleOf(reader, story)) ? 'gone' : undefined
}

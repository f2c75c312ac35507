/** The feed as JSON (JSON Feed 1.1, jsonfeed.org). */

import { absolute, feedOf, plainRendition, profileAddress } from '../address.ts'
import { genreName } from '../parts/genres/label.ts'
import { isoTime } from '../parts/time.ts'
import type { FeedItem, FeedPage, Site } from '../view.ts'

const item = ({ card, excerpt, text, by, topics, publishedAt, updatedAt }: FeedItem, site: Site) => ({
  id: card.id,
  url: absolute(site, card.address),
  title: card.headline,
  content_html: text ?? excerpt,
  ...(card.summary && { summary: card.summary }),
  ...(card.picture && { image: absolute(site, plainRendition(card.picture, 1000).address) }),
  date_published: isoTime(publishedAt, site),
  ...(updatedAt && { date_modified: isoTime(updatedAt, site) }),
  ...(by.length > 0 && { authors: by.map((one) => ({ name: one.name, url: absolute(site, profileAddress(one)) })) }),
  tags: [...[card.section, ...topics].map(({ name }) => name), ...[genreName(card.genre) ?? []].flat()],
  language: card.language,
})

export const jsonFeed = ({ site, title, page, hubs, items }: FeedPage): string =>
  `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: absolute(site, page),
    feed_url: absolute(site, feedOf(page, 'json')),
    ...(site.strapline && { description: site.strapline }),
    language: site.language,
    authors: [{ name: site.name, url: absolute(site, '/') }],
    ...(hubs.length > 0 && { hubs: hubs.map((url) => ({ type: 'WebSub', url })) }),
    items: items.map((one) => item(one, site)),
  })}\n`

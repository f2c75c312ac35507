/** The feed: RSS 2.0 with the Atom, Content, Dublin Core and Media extensions that readers know. */

import { iptcGenreScheme, iptcGenres } from '../../story/form/genre.ts'
import { absolute, feedOf, plainRendition } from '../address.ts'
import { genreName } from '../parts/genres/label.ts'
import type { Card, FeedItem, FeedPage, Picture, Site } from '../view.ts'
import { changedAt } from './changed-at.ts'
import { xmlText } from './xml.ts'

/** RFC 822 date with a four-digit year, as RSS 2.0 asks for. */
export const rssDate = (at: Date): string => at.toUTCString()

/** Media RSS 1.5.1. */
export const mediaContent = (picture: Picture, site: Site): string => {
  const { address, width, height } = plainRendition(picture, 1000)
  const caption = picture.caption && `<media:description>${xmlText(picture.caption)}</media:description>`
  const credit = picture.credit && `<media:credit>${xmlText(picture.credit)}</media:credit>`
  return `<media:content url="${xmlText(absolute(site, address))}" medium="image" type="image/jpeg" width="${width}" height="${height}">${caption}${credit}</media:content>`
}

/** In IPTC's list of genres, where it has one; by our own name else. */
const genreCategory = ({ genre }: Card): string => {
  const [name, code] = [genreName(genre), iptcGenres[genre]]
  if (name === undefined) return ''
  return code ? `<category domain="${iptcGenreScheme}">${code}</category>` : `<category>${name}</category>`
}

/** The guid is the story's id, which stays when headline and address change. */
const item = ({ card, excerpt, text, by, topics, publishedAt }: FeedItem, site: Site): string =>
  [
    '<item>',
    `<title>${xmlText(card.headline)}</title>`,
    `<link>${xmlText(absolute(site, card.address))}</link>`,
    `<guid isPermaLink="false">${xmlText(card.id)}</guid>`,
    `<pubDate>${rssDate(publishedAt)}</pubDate>`,
    ...by.map(({ name }) => `<dc:creator>${xmlText(name)}</dc:creator>`),
    ...[card.section, ...topics].map((one) => `<category>${xmlText(one.name)}</category>`),
    genreCategory(card),
    `<description>${xmlText(excerpt)}</description>`,
    text === undefined ? '' : `<content:encoded>${xmlText(text)}</content:encoded>`,
    card.picture ? mediaContent(card.picture, site) : '',
    '</item>',
  ].join('')

/** What a channel says of itself, and its items as markup. */
export type Channel = {
  site: Site
  title: string
  description: string
  /** Path of the feed, and of the page that it follows. */
  address: string
  page: string
  built: Date | undefined
  items: readonly string[]
}

export const rssChannel = ({ site, title, description, address, page, built, items }: Channel): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${xmlText(title)}</title><link>${xmlText(absolute(site, page))}</link><atom:link href="${xmlText(absolute(site, address))}" rel="self" type="application/rss+xml"/><description>${xmlText(description)}</description><language>${xmlText(site.language)}</language>${
    built ? `<lastBuildDate>${rssDate(built)}</lastBuildDate>` : ''
  }<ttl>5</ttl>${items.join('')}</channel></rss>
`

export const rss = ({ site, title, page, items }: FeedPage): string =>
  rssChannel({
    ...{ site, title, page, address: feedOf(page, 'xml'), description: site.strapline || site.name },
    built: changedAt(items),
    items: items.map((one) => item(one, site)),
  })

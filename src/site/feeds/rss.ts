/** The feed: RSS 2.0 with the Atom, Dublin Core and Media extensions that readers know. */

import { absolute, plainRendition } from '../address.ts'
import type { Card, FeedPage, Picture, Site } from '../view.ts'
import { xmlText } from './xml.ts'

/** RFC 822 date with a four-digit year, as RSS 2.0 asks for. */
export const rssDate = (at: Date): string => at.toUTCString()

const media = (picture: Picture, site: Site): string => {
  const { address, width, height } = plainRendition(picture, 1000)
  const caption = picture.caption && `<media:description>${xmlText(picture.caption)}</media:description>`
  const credit = picture.credit && `<media:credit>${xmlText(picture.credit)}</media:credit>`
  return `<media:content url="${xmlText(absolute(site, address))}" medium="image" type="image/jpeg" width="${width}" height="${height}">${caption}${credit}</media:content>`
}

type Item = FeedPage['items'][number]

/** The guid is the story's id, which stays when headline and address change. */
const item = ({ card, html, author, topics }: Item, site: Site): string =>
  [
    '<item>',
    `<title>${xmlText(card.headline)}</title>`,
    `<link>${xmlText(absolute(site, card.address))}</link>`,
    `<guid isPermaLink="false">${xmlText(card.id)}</guid>`,
    `<pubDate>${rssDate(card.datedAt)}</pubDate>`,
    author && `<dc:creator>${xmlText(author)}</dc:creator>`,
    ...[card.section, ...topics].map((one) => `<category>${xmlText(one.name)}</category>`),
    `<description>${xmlText(html)}</description>`,
    card.picture ? media(card.picture, site) : '',
    '</item>',
  ].join('')

const newest = (cards: readonly Card[]): Date | undefined =>
  cards.reduce<Date | undefined>((last, card) => (last && last > card.datedAt ? last : card.datedAt), undefined)

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
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${xmlText(title)}</title><link>${xmlText(absolute(site, page))}</link><atom:link href="${xmlText(absolute(site, address))}" rel="self" type="application/rss+xml"/><description>${xmlText(description)}</description><language>${xmlText(site.language)}</language>${
    built ? `<lastBuildDate>${rssDate(built)}</lastBuildDate>` : ''
  }<ttl>5</ttl>${items.join('')}</channel></rss>
`

export const rss = ({ site, title, address, items }: FeedPage): string =>
  rssChannel({
    ...{ site, title, address, page: '/', description: site.strapline || site.name },
    built: newest(items.map((one) => one.card)),
    items: items.map((one) => item(one, site)),
  })

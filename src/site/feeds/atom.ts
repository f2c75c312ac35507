/** The feed as Atom (RFC 4287), with the Media extension for pictures. */

import { createHash } from 'node:crypto'
import { iptcGenreScheme, iptcGenres } from '../../story/form/genre.ts'
import { absolute, feedOf, profileAddress } from '../address.ts'
import { genreName } from '../parts/genres/label.ts'
import { isoTime } from '../parts/time.ts'
import type { Card, FeedItem, FeedPage, Site } from '../view.ts'
import { changedAt } from './changed-at.ts'
import { mediaContent } from './rss.ts'
import { xmlText } from './xml.ts'

/** A name that stays when an address changes and when the site moves: a UUID of version 8 (RFC 9562, 5.8), made of the identity of a thing of this kind. */
export const urnOf = (kind: 'story' | 'picture', id: string): string => {
  const bytes = createHash('sha256').update(`dateline ${kind} ${id}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
}

/** An entry's id stays for ever (4.2.6). */
export const entryId = (story: string): string => urnOf('story', story)

/** A person construct has a name (3.2). */
const author = (name: string, address: string): string =>
  `<author><name>${xmlText(name)}</name><uri>${xmlText(address)}</uri></author>`

const genreCategory = ({ genre }: Card): string => {
  const [name, code] = [genreName(genre), iptcGenres[genre]]
  if (name === undefined) return ''
  return `<category${code ? ` scheme="${iptcGenreScheme}"` : ''} term="${code ?? genre}" label="${name}"/>`
}

/** `updated` must be there (4.1.2): without an editor's word it is when the story was published. */
const entry = ({ card, excerpt, text, by, topics, publishedAt, updatedAt }: FeedItem, site: Site): string =>
  [
    card.language === site.language ? '<entry>' : `<entry xml:lang="${xmlText(card.language)}">`,
    `<id>${entryId(card.id)}</id>`,
    `<title>${xmlText(card.headline)}</title>`,
    `<link rel="alternate" type="text/html" href="${xmlText(absolute(site, card.address))}"/>`,
    `<published>${isoTime(publishedAt, site)}</published>`,
    `<updated>${isoTime(updatedAt ?? publishedAt, site)}</updated>`,
    ...by.map((one) => author(one.name, absolute(site, profileAddress(one)))),
    ...[card.section, ...topics].map(
      ({ slug, name }) => `<category term="${xmlText(slug)}" label="${xmlText(name)}"/>`,
    ),
    genreCategory(card),
    `<summary type="html">${xmlText(excerpt)}</summary>`,
    text === undefined ? '' : `<content type="html">${xmlText(text)}</content>`,
    card.picture ? mediaContent(card.picture, site) : '',
    '</entry>',
  ].join('')

/** What has no story yet has not changed since time began. */
const never = new Date(0)

export const atom = ({ site, title, page, hubs, items }: FeedPage): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="${xmlText(site.language)}"><id>${xmlText(absolute(site, page))}</id><title>${xmlText(title)}</title>${
    site.strapline && `<subtitle>${xmlText(site.strapline)}</subtitle>`
  }<updated>${isoTime(changedAt(items) ?? never, site)}</updated><link rel="self" type="application/atom+xml" href="${xmlText(absolute(site, feedOf(page, 'atom')))}"/><link rel="alternate" type="text/html" href="${xmlText(absolute(site, page))}"/>${hubs
    .map((hub) => `<link rel="hub" href="${xmlText(hub)}"/>`)
    .join('')}${author(site.name, absolute(site, '/'))}${items.map((one) => entry(one, site)).join('')}</feed>
`

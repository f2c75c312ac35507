/** A story as others embed it (oEmbed 1.0, https://oembed.com): a card of words with a link and a picture; no script, no frame, nothing that is fetched. */

import { absolute, plainRendition, profileAddress } from '../address.ts'
import { html } from '../html.ts'
import { isForeign, spoken } from '../language.ts'
import { dayOf } from '../parts/time.ts'
import type { Card, FeedItem, Picture, Site } from '../view.ts'
import { xmlText } from './xml.ts'

/** What stands for the story elsewhere. `describes`: its text may be given to others, and so its first words may. */
export type Embed = { site: Site; item: Pick<FeedItem, 'card' | 'by' | 'publishedAt'>; describes: boolean }

/** In pixels, as who embeds it has asked. */
export type Room = { maxWidth?: number | undefined; maxHeight?: number | undefined }

/** How wide the card stands where there is room, and how high with so many letters. */
const widest = 600
const narrowest = 200
const heightOf = (letters: number, width: number): number => 90 + 24 * Math.ceil((letters * 9) / width)

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…` : text

const said = ({ site, item: { card, publishedAt }, describes }: Embed): string => {
  const address = absolute(site, card.address)
  const summary = describes ? cut(card.summary, 240) : ''
  // Elsewhere nobody knows our language: it is said always.
  const language = isForeign(card.language, site)
    ? spoken(card.language, site)
    : html` lang="${card.language}" dir="auto"`
  return html`<blockquote cite="${address}"${language}><p><a href="${address}"><strong>${card.headline}</strong></a></p>${
    summary && html`<p>${summary}</p>`
  }<footer>${site.name}, ${dayOf(publishedAt, site)}</footer></blockquote>`.text
}

/** The largest picture that fits; none where none does. */
const thumbnail = (picture: Picture, { maxWidth, maxHeight }: Room, site: Site) => {
  const { address, width, height } = plainRendition(picture, Math.min(maxWidth ?? 1300, 1300), '16x9')
  const fits = width <= (maxWidth ?? width) && height <= (maxHeight ?? height)
  return fits ? { thumbnail_url: absolute(site, address), thumbnail_width: width, thumbnail_height: height } : {}
}

const authors = (by: Embed['item']['by'], site: Site) => {
  const [first] = by
  return first
    ? {
        author_name: by.map(({ name }) => name).join(', '),
        author_url: absolute(site, profileAddress(first)),
      }
    : {}
}

/** The response parameters (2.3.4, type «rich»). */
export const oembed = (embed: Embed, room: Room): Record<string, string | number> => {
  const { site, item } = embed
  const { headline, summary, picture }: Card = item.card
  const width = Math.min(room.maxWidth ?? widest, widest)
  const letters = headline.length + (embed.describes ? Math.min(summary.length, 240) : 0)
  const height = heightOf(letters, Math.max(width, narrowest))
  return {
    ...{ type: 'rich', version: '1.0', title: headline },
    ...authors(item.by, site),
    ...{ provider_name: site.name, provider_url: absolute(site, '/'), cache_age: 300 },
    ...{ width, height: Math.min(room.maxHeight ?? height, height), html: said(embed) },
    ...(picture && thumbnail(picture, room, site)),
  }
}

export const oembedXml = (parameters: Record<string, string | number>): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${Object.entries(parameters)
    .map(([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`)
    .join('')}</oembed>\n`

/** Where the card of the page at this path is told of. */
export const oembedAddress = (site: Site, path: string, format: 'json' | 'xml'): string =>
  `/oembed?url=${encodeURIComponent(absolute(site, path))}&format=${format}`

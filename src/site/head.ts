/** What a page says about itself to browsers, search engines and networks. */

import { bareLook, schemes } from '../base/look.ts'
import { absolute, type FeedFormat, feedFormats, feedOf, outside, plainRendition, profileAddress } from './address.ts'
import { iconAddress, manifestAddress } from './feeds/manifest.ts'
import { oembedAddress } from './feeds/oembed.ts'
import { type Html, html, nothing, raw } from './html.ts'
import { initialIcon, initialOf, inkOf } from './icon.ts'
import { localeOf } from './language.ts'
import { isoTime } from './parts/time.ts'
import { enhancement } from './script/enhancement.ts'
import { colourOf } from './theme/colours.ts'
import { stylesheetOf } from './theme/stylesheet.ts'
import type { Article, Picture, Site } from './view.ts'

export type Head = {
  site: Site
  /** Of the page, without the site's name; empty on the front. */
  title: string
  /** What networks show in its place. */
  socialTitle?: string
  description: string
  /** Path of the page; without one it has no canonical address and is not to be indexed. */
  address: string | undefined
  /** It is not to be indexed, although it has an address. */
  unindexed?: boolean | undefined
  /** Where search engines are led instead of to `address`; absolute. */
  canonical?: string | undefined
  /** The same in other languages, this one among them: paths by BCP 47, `x-default` for all others. */
  languages?: readonly { language: string; address: string }[] | undefined
  picture?: Picture | undefined
  /** Path of what is drawn in a picture's place, 1,200 × 630. */
  card?: string | undefined
  article?: Pick<Article, 'publishedAt' | 'updatedAt' | 'section' | 'by' | 'topics' | 'language'>
  /** Path of the page, where it has feeds of its own beside the site's. */
  feeds?: string | undefined
  /** It may be embedded elsewhere as a card. */
  isEmbeddable?: boolean
  /** Objects of schema.org. */
  data?: readonly object[]
}

/** The browser's own frame has the colour of what stands at the top of the page, in each scheme. */
const frameColours = ({ look = bareLook }: Site): Html[] =>
  schemes.map(
    (scheme) =>
      html`<meta name="theme-color" content="${colourOf(look, scheme, 'plate')}" media="(prefers-color-scheme: ${scheme})">`,
  )

/** In the page itself: it needs no request. */
const icon = (site: Site): string =>
  `data:image/svg+xml,${encodeURIComponent(initialIcon(initialOf(site), inkOf(site.look)))}`

/** As Open Graph writes a language: «en_GB». */
const graphLocale = (language: string): Html | undefined => {
  const { language: spoken, region } = localeOf(language) ?? {}
  return spoken && region ? html`<meta property="og:locale" content="${spoken}_${region}">` : undefined
}

/** What networks ask of an article (https://ogp.me/#type_article): authors as the addresses of their pages, topics as tags. */
const articleGraph = (
  { publishedAt, updatedAt, section, by, topics }: NonNullable<Head['article']>,
  site: Site,
): Html =>
  html`<meta property="article:published_time" content="${isoTime(publishedAt, site)}">${
    updatedAt && html`<meta property="article:modified_time" content="${isoTime(updatedAt, site)}">`
  }<meta property="article:section" content="${section.name}">${by.map(
    (profile) => html`<meta property="article:author" content="${absolute(site, profileAddress(profile))}">`,
  )}${topics.map((topic) => html`<meta property="article:tag" content="${topic.name}">`)}`

const openGraph = ({ site, title, socialTitle, description, address, picture, card, article }: Head): Html => {
  const shown = picture && plainRendition(picture, 1300, '16x9')
  return html`<meta property="og:site_name" content="${site.name}"><meta property="og:type" content="${article ? 'article' : 'website'}"><meta property="og:title" content="${socialTitle || title || site.name}"><meta property="og:description" content="${description}">${
    address !== undefined && html`<meta property="og:url" content="${absolute(site, address)}">`
  }${
    picture &&
    shown &&
    html`<meta property="og:image" content="${absolute(site, shown.address)}"><meta property="og:image:width" content="${shown.width}"><meta property="og:image:height" content="${shown.height}"><meta property="og:image:alt" content="${picture.alt || picture.caption}">`
  }${
    !picture &&
    card !== undefined &&
    html`<meta property="og:image" content="${absolute(site, card)}"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta property="og:image:alt" content="${title}">`
  }${graphLocale(article?.language ?? site.language)}<meta name="twitter:card" content="${picture || card !== undefined ? 'summary_large_image' : 'summary'}">${
    article && articleGraph(article, site)
  }`
}

const feedTypes: Record<FeedFormat, string> = {
  xml: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/** By these a feed reader that is given the page finds its feeds. */
const feedLinks = (site: Site, title: string, page: string): Html[] =>
  feedFormats.map(
    (format) =>
      html`<link rel="alternate" type="${feedTypes[format]}" title="${title}" href="${absolute(site, feedOf(page, format))}">`,
  )

/** By these whoever is given the page's address finds its card (oEmbed 1.0, 4). */
const cardLinks = (site: Site, title: string, address: string): Html[] =>
  (['json', 'xml'] as const).map(
    (format) =>
      html`<link rel="alternate" type="${format === 'json' ? 'application/json' : 'text/xml'}+oembed" title="${title}" href="${absolute(site, oembedAddress(site, address, format))}">`,
  )

/** JSON inside a script element: no character may close the element, open a comment or end a line of script. */
export const scriptSafe = (value: object): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

export const head = (of: Head): Html => {
  const { site, title, description, address } = of
  const isIndexed = address !== undefined && !of.unindexed
  // A page that is not to be indexed names no other: search engines would not know which of the two was meant.
  const canonical = isIndexed ? (outside(of.canonical ?? '') ?? absolute(site, address)) : undefined
  return html`<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title ? `${title} – ${site.name}` : site.name}</title><link rel="stylesheet" href="${stylesheetOf(site.look).address}"><script type="module" src="${enhancement.address}" fetchpriority="low"></script><meta name="description" content="${description}"><meta name="robots" content="${isIndexed ? 'max-image-preview:large' : 'noindex'}">${
    canonical !== undefined && html`<link rel="canonical" href="${canonical}">`
  }${of.languages?.map(
    (one) => html`<link rel="alternate" hreflang="${one.language}" href="${absolute(site, one.address)}">`,
  )}${
    nothing
  }<meta name="color-scheme" content="light dark">${frameColours(site)}<link rel="icon" type="image/svg+xml" href="${icon(site)}"><link rel="apple-touch-icon" href="${iconAddress(180)}"><link rel="manifest" href="${manifestAddress}">${of.feeds && feedLinks(site, `${site.name}: ${title}`, of.feeds)}${feedLinks(site, site.name, '/')}${of.isEmbeddable && address !== undefined && cardLinks(site, title, address)}${openGraph(of)}${of.data?.map(
    (one) => html`<script type="application/ld+json">${raw(scriptSafe(one))}</script>`,
  )}</head>`
}

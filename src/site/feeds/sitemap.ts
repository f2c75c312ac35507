/** Sitemaps (sitemaps.org 0.9): all addresses in files, the index over them, and the news sitemap (Google's schema 0.9). */

import { absolute } from '../address.ts'
import { localeOf } from '../language.ts'
import { isoTime } from '../parts/time.ts'
import type { Site } from '../view.ts'
import { xmlText } from './xml.ts'

export type SitemapEntry = {
  /** Path of the page. */
  address: string
  changedAt?: Date | undefined
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

const entry = (element: 'url' | 'sitemap', { address, changedAt }: SitemapEntry, site: Site): string =>
  `<${element}><loc>${xmlText(absolute(site, address))}</loc>${changedAt ? `<lastmod>${isoTime(changedAt, site)}</lastmod>` : ''}</${element}>`

export const sitemap = (site: Site, entries: readonly SitemapEntry[]): string =>
  `${declaration}<urlset ${space}>${entries.map((one) => entry('url', one, site)).join('')}</urlset>\n`

/** How many addresses a file may hold (sitemaps.org). */
export const mostAddresses = 50_000

export const sitemapAddress = '/sitemap.xml'
/** Of what is no story, where there are too many stories for one file. */
export const pagesSitemapAddress = '/sitemap-pages.xml'
/** Files are counted from 1. */
export const sitemapFileAddress = (file: number): string => `/sitemap-${file + 1}.xml`

export const sitemapIndex = (site: Site, files: readonly SitemapEntry[]): string =>
  `${declaration}<sitemapindex ${space}>${files.map((one) => entry('sitemap', one, site)).join('')}</sitemapindex>\n`

export type NewsEntry = { address: string; language: string; headline: string; publishedAt: Date }

export const newsSitemapAddress = '/news-sitemap.xml'

/** ISO 639, in two or three letters; Chinese alone says its script, as zh-cn or zh-tw. */
const newsLanguage = (tag: string): string => {
  const locale = localeOf(tag)
  // As the first letters of a tag that is none have it.
  const { language = /^[a-z]{2,3}/i.exec(tag)?.[0] ?? 'en', script } = locale ?? {}
  return language === 'zh' ? (script === 'Hant' ? 'zh-tw' : 'zh-cn') : language
}

const newsEntry = ({ address, language, headline, publishedAt }: NewsEntry, site: Site): string =>
  `<url><loc>${xmlText(absolute(site, address))}</loc><news:news><news:publication><news:name>${xmlText(site.name)}</news:name><news:language>${newsLanguage(language)}</news:language></news:publication><news:publication_date>${isoTime(publishedAt, site)}</news:publication_date><news:title>${xmlText(headline)}</news:title></news:news></url>`

export const newsSitemap = (site: Site, entries: readonly NewsEntry[]): string =>
  `${declaration}<urlset ${space} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entries
    .map((one) => newsEntry(one, site))
    .join('')}</urlset>\n`

/** Sitemaps (sitemaps.org 0.9): all addresses in files of at most 50,000, the index over them, and Google's news of two days. */

import { absolute } from '../address.ts'
import { isoTime } from '../parts/time.ts'
import type { Site } from '../view.ts'
import { xmlText } from './xml.ts'

export type SitemapEntry = {
  /** Path of the page. */
  address: string
  changedAt?: Date | undefined
}

export type NewsEntry = { address: string; headline: string; language: string; publishedAt: Date }

/** Most addresses in one file, by the protocol. */
export const sitemapLimit = 50_000
const newsLimit = 1_000
const newsAge = 48 * 3_600_000

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

const entry = (element: 'url' | 'sitemap', { address, changedAt }: SitemapEntry, site: Site): string =>
  `<${element}><loc>${xmlText(absolute(site, address))}</loc>${changedAt ? `<lastmod>${isoTime(changedAt, site)}</lastmod>` : ''}</${element}>`

export const sitemap = (site: Site, entries: readonly SitemapEntry[]): string =>
  `${declaration}<urlset ${space}>${entries
    .slice(0, sitemapLimit)
    .map((one) => entry('url', one, site))
    .join('')}</urlset>\n`

/** Over several files, for more than `sitemapLimit` addresses. */
export const sitemapIndex = (site: Site, files: readonly SitemapEntry[]): string =>
  `${declaration}<sitemapindex ${space}>${files.map((one) => entry('sitemap', one, site)).join('')}</sitemapindex>\n`

/** Stories of the last two days, at most 1,000 (Google News sitemap). */
export const newsSitemap = (site: Site, entries: readonly NewsEntry[], now: Date): string =>
  `${declaration}<urlset ${space} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entries
    .filter((one) => now.getTime() - one.publishedAt.getTime() < newsAge)
    .slice(0, newsLimit)
    .map(
      (one) =>
        `<url><loc>${xmlText(absolute(site, one.address))}</loc><news:news><news:publication><news:name>${xmlText(site.name)}</news:name><news:language>${xmlText(one.language)}</news:language></news:publication><news:publication_date>${isoTime(one.publishedAt, site)}</news:publication_date><news:title>${xmlText(one.headline)}</news:title></news:news></url>`,
    )
    .join('')}</urlset>\n`

/** Sitemaps (sitemaps.org 0.9): all addresses in files of at most 50,000 and the index over them. */

import { absolute } from '../address.ts'
import { isoTime } from '../parts/time.ts'
import type { Site } from '../view.ts'
import { xmlText } from './xml.ts'

export type SitemapEntry = {
  /** Path of the page. */
  address: string
  changedAt?: Date | undefined
}

/** Most addresses in one file, by the protocol. */
export const sitemapLimit = 50_000

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

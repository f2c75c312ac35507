/** What robots may read: everything but endless search results, the desk and the API. */

import { absolute } from '../address.ts'
import type { Site } from '../view.ts'
import { newsSitemapAddress, sitemapAddress } from './sitemap.ts'

export const robots = (site: Site): string =>
  `User-agent: *\nDisallow: /search\nDisallow: /api/\nDisallow: /desk\n\nSitemap: ${absolute(site, sitemapAddress)}\nSitemap: ${absolute(site, newsSitemapAddress)}\n`

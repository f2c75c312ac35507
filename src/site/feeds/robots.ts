/** What robots may read (RFC 9309): everything but what a search finds, which has no end, the desk and the API; and what AI's may, as the publication has chosen. */

import { absolute } from '../address.ts'
import type { Site } from '../view.ts'
import { aiCrawlers } from './ai-crawlers.ts'
import { newsSitemapAddress, sitemapAddress } from './sitemap.ts'

/** Who reads nothing. A robot follows the group that names it, and no other. */
const refusedAgents = ({ aiPolicy = 'allow' }: Site): string[] =>
  aiCrawlers
    .filter(({ fetches }) => aiPolicy === 'refuse-all' || (aiPolicy === 'refuse-training' && fetches === 'training'))
    .map(({ agent }) => agent)

export const robots = (site: Site): string => {
  const refused = refusedAgents(site)
  const groups = [
    ...(refused.length > 0 ? [[...refused.map((agent) => `User-agent: ${agent}`), 'Disallow: /']] : []),
    ['User-agent: *', 'Disallow: /search?', 'Disallow: /search/', 'Disallow: /api/', 'Disallow: /desk'],
    [sitemapAddress, newsSitemapAddress].map((path) => `Sitemap: ${absolute(site, path)}`),
  ]
  return `${groups.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** Pictures of headlines: for stories that may be seen, as they are now. */

import { Hono } from 'hono'
import { idPattern } from '../base/id.ts'
import { hasFonts, headlineCard } from '../media/headline-card.ts'
import { neverKept } from '../site/caching.ts'
import { cardAddress } from '../site/headline-card.ts'
import { inkOf } from '../site/icon.ts'
import { directionOf } from '../site/language.ts'
import { siteKey, storyKey } from '../site/surrogate-keys.ts'
import { articleOf, nextMoment } from '../store/published.ts'
import { keyed } from './edges.ts'
import { securityHeaders } from './headers.ts'
import { holdsAlready } from './page-cache.ts'
import { siteSettings } from './site-settings.ts'
import type { Working } from './working.ts'

/** For how long a shared cache may keep one that nothing ends, in milliseconds: a day; a change purges it. */
const longestKept = 24 * 3600_000
/** How many drawn ones are kept, of some 30 KB each. */
const mostKept = 200

export const cardRoutes = (working: Working): Hono => {
  const { newsroom, cache } = working
  const site = siteSettings(working)
  const drawn = new Map<string, Promise<Uint8Array>>()
  const app = new Hono()
  const elsewhere = (status: 302 | 404, headers: Record<string, string> = {}) =>
    new Response(null, { status, headers: { ...securityHeaders, 'Cache-Control': neverKept, ...headers } })

  app.get('/media/card/:file{[0-9a-z]{12}-[0-9a-f]{1,64}\\.png}', async (context) => {
    const story = context.req.param('file').slice(0, 12)
    const reader = { pool: newsroom.database.reading, now: newsroom.clock.now() }
    const [of, standing, next, can] = await Promise.all([
      site(),
      idPattern.test(story) ? articleOf(reader, story) : undefined,
      nextMoment(reader),
      hasFonts(),
    ])
    if (!can || !standing || !('article' in standing)) return elsewhere(404)
    const { headline, section_name: name, language } = standing.article
    const shown = { id: story, headline, direction: directionOf(language), section: { name } }
    const address = cardAddress(shown, of)
    // Whoever has the page of a moment ago is led to what is so now.
    if (context.req.path !== address) return elsewhere(302, { Location: address })
    const now = reader.now.getTime()
    const until = Math.min(now + longestKept, next?.getTime() ?? Number.POSITIVE_INFINITY)
    const tag = `"${address.slice(-16, -4)}"`
    const keys = keyed(cache.edges, [siteKey, storyKey(story)])
    const headers = { ...securityHeaders, ...cache.lifetime(until), ...keys, ETag: tag }
    if (holdsAlready(context.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers })
    const bytes = drawn.get(address) ?? headlineCard({ ...shown, section: name, name: of.name, ...inkOf(of.look) })
    drawn.delete(address)
    drawn.set(address, bytes)
    const [oldest] = drawn.keys()
    if (drawn.size > mostKept && oldest !== undefined) drawn.delete(oldest)
    return new Response(new Uint8Array(await bytes), { headers: { ...headers, 'Content-Type': 'image/png' } })
  })
  return app
}

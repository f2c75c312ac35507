/** Pictures: renditions of those that a story which may be seen uses. */

import { Hono } from 'hono'
import { isRefusal } from '../base/refusal.ts'
import { type RenditionFormat, rendition, renditionFormats } from '../media/renditions.ts'
import { etag, neverKept } from '../site/caching.ts'
import { pictureKey, siteKey } from '../site/surrogate-keys.ts'
import { nextMoment, pictureFor } from '../store/published.ts'
import { keyed } from './edges.ts'
import { securityHeaders } from './headers.ts'
import { holdsAlready } from './page-cache.ts'
import type { Working } from './working.ts'

const name = /^(\d{1,4})\.([a-z]{3,4})$/

/** For how long a shared cache may keep a picture that nothing ends, in milliseconds: a day; a kill purges it. */
const longestKept = 24 * 3600_000

export const mediaRoutes = ({ newsroom, storage, cache }: Working): Hono => {
  const app = new Hono()
  const notHere = () =>
    new Response('There is no such picture.\n', {
      status: 404,
      headers: { ...securityHeaders, 'Cache-Control': neverKept },
    })
  app.get('/media/:picture/:file', async (context) => {
    const [, width, format] = name.exec(context.req.param('file')) ?? []
    if (!renditionFormats.includes(format as RenditionFormat)) return notHere()
    const reader = { pool: newsroom.database.pool, now: newsroom.clock.now() }
    const shared = cache.edges.isShared()
    const [picture, next] = await Promise.all([
      pictureFor(reader, context.req.param('picture')),
      shared ? nextMoment(reader) : undefined,
    ])
    if (!picture) return notHere()
    const made = await rendition({
      storage,
      original: picture.hash,
      width: Number(width),
      format: format as RenditionFormat,
    })
    if (isRefusal(made)) return notHere()
    const now = reader.now.getTime()
    const until = shared ? Math.min(now + longestKept, next?.getTime() ?? Number.POSITIVE_INFINITY) : now
    const tag = etag(made.bytes)
    const keys = [siteKey, pictureKey(context.req.param('picture'))]
    // Asked for every time, so that a killed picture, or one whose term is over, is shown by no cache: what has not changed costs a 304.
    const headers = { ...securityHeaders, ...cache.lifetime(until), ...keyed(cache.edges, keys), ETag: tag }
    if (holdsAlready(context.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers })
    return new Response(new Uint8Array(made.bytes), { headers: { ...headers, 'Content-Type': made.mime } })
  })
  return app
}

/** Pictures: renditions of those that a story which may be seen uses. */

import { Hono } from 'hono'
import { isRefusal } from '../base/refusal.ts'
import { type RenditionFormat, rendition, renditionFormats } from '../media/renditions.ts'
import { keptUntil, neverKept } from '../site/caching.ts'
import { pictureFor } from '../store/published.ts'
import { securityHeaders } from './headers.ts'
import type { Working } from './working.ts'

const name = /^(\d{1,4})\.([a-z]{3,4})$/

export const mediaRoutes = ({ newsroom, storage }: Working): Hono => {
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
    const picture = await pictureFor(reader, context.req.param('picture'))
    if (!picture) return notHere()
    const made = await rendition({
      storage,
      original: picture.hash,
      width: Number(width),
      format: format as RenditionFormat,
    })
    if (isRefusal(made)) return notHere()
    return new Response(new Uint8Array(made.bytes), {
      headers: { ...securityHeaders, 'Content-Type': made.mime, 'Cache-Control': keptUntil(picture.until, reader.now) },
    })
  })
  return app
}

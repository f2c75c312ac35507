/** Pictures: renditions of those that a story which may be seen uses. */

import { type Context, Hono } from 'hono'
import { isRefusal } from '../base/refusal.ts'
import { type RenditionFormat, rendition, renditionFormats } from '../media/renditions.ts'
import { etag, neverKept } from '../site/caching.ts'
import { pictureKey, siteKey } from '../site/surrogate-keys.ts'
import { nextMoment, pictureFor } from '../store/published.ts'
import { cropOf, isShape } from '../story/framing.ts'
import { keyed } from './edges.ts'
import { securityHeaders } from './headers.ts'
import { holdsAlready } from './page-cache.ts'
import type { Working } from './working.ts'

const name = /^(\d{1,4})\.([a-z]{3,4})$/
/** A crop by its shape, and the version of the framing by which it was cut: "16x9-3". */
const cropName = /^(\d{1,2}x\d{1,2})-(\d{1,9})$/

/** For how long a shared cache may keep a picture that nothing ends, in milliseconds: a day; a kill purges it. */
const longestKept = 24 * 3600_000

export const mediaRoutes = ({ newsroom, storage, cache }: Working): Hono => {
  const app = new Hono()
  const notHere = () =>
    new Response('There is no such picture.\n', {
      status: 404,
      headers: { ...securityHeaders, 'Cache-Control': neverKept },
    })
  const answer = async (context: Context): Promise<Response> => {
    const { picture: id = '', crop, file = '' } = context.req.param() as Record<string, string | undefined>
    const [, width, format] = name.exec(file) ?? []
    const [, shape = '', version] = cropName.exec(crop ?? '') ?? []
    if (!renditionFormats.includes(format as RenditionFormat) || (crop !== undefined && !isShape(shape)))
      return notHere()
    const reader = { pool: newsroom.database.reading, now: newsroom.clock.now() }
    const shared = cache.edges.isShared()
    const [picture, next] = await Promise.all([pictureFor(reader, id), shared ? nextMoment(reader) : undefined])
    if (!picture) return notHere()
    // The bytes of a framing stand at one address: whoever has the page of a moment ago is led to them.
    if (crop !== undefined && Number(version) !== picture.framing) {
      const now = `/media/${id}/${shape}-${picture.framing}/${file}`
      return new Response(null, {
        status: 302,
        headers: { ...securityHeaders, Location: now, 'Cache-Control': neverKept },
      })
    }
    const made = await rendition({
      storage,
      original: picture.hash,
      width: Number(width),
      format: format as RenditionFormat,
      crop: isShape(shape) ? cropOf(picture, shape, picture) : undefined,
    })
    if (isRefusal(made)) return notHere()
    const now = reader.now.getTime()
    const until = shared ? Math.min(now + longestKept, next?.getTime() ?? Number.POSITIVE_INFINITY) : now
    const tag = etag(made.bytes)
    const keys = [siteKey, pictureKey(id)]
    // Asked for every time, so that a killed picture, or one whose term is over, is shown by no cache: what has not changed costs a 304.
    const headers = { ...securityHeaders, ...cache.lifetime(until), ...keyed(cache.edges, keys), ETag: tag }
    if (holdsAlready(context.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers })
    return new Response(new Uint8Array(made.bytes), { headers: { ...headers, 'Content-Type': made.mime } })
  }
  app.get('/media/:picture/:file', answer)
  app.get('/media/:picture/:crop/:file', answer)
  return app
}

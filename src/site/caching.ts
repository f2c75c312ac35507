/** For how long an answer may be kept, and how it is told from another. */

import { hash } from 'node:crypto'

/** Never kept: a killed story's notice, an error, the desk, a preview. */
export const neverKept = 'no-store'
/** What carries its hash in its address: a year. */
export const keptForEver = 'public, max-age=31536000, immutable'

/** Readers' own caches ask every time: a kill is seen at the very next look, and what has not changed costs them a 304. */
const asksEveryTime = 'public, no-cache'
/** The same of what is for one reader alone: no cache on the way keeps it. */
export const asksEveryTimePrivately = 'private, no-cache'

/** For how long an answer holds: until an instant of the site's time, in milliseconds; `shared` where a cache that we can purge stands before readers, `cloudflare` where one of them is Cloudflare. */
export type Holding = { now: number; until: number; shared: boolean; cloudflare?: boolean }

/**
 * How an answer that holds from `now` until `until` may be kept. A shared cache that is told of every change may give it by itself, for the whole seconds
 * that are left: never past the moment at which it changes by itself (Edge Architecture Specification, 2.2: `Surrogate-Control` is for such a cache alone).
 */
export const lifetime = ({ now, until, shared, cloudflare = false }: Holding): Record<string, string> => {
  if (!shared) return { 'Cache-Control': asksEveryTime }
  const seconds = Math.floor((until - now) / 1000)
  const kept = seconds > 0 ? `max-age=${seconds}` : 'no-store'
  return {
    'Cache-Control': asksEveryTime,
    'Surrogate-Control': kept,
    // RFC 9213, as Cloudflare alone reads it and passes it to nobody.
    ...(cloudflare ? { 'Cloudflare-CDN-Cache-Control': kept } : {}),
  }
}

/** By which keys shared caches purge an answer: Varnish's and Fastly's header, and Cloudflare's. Neither reaches readers. */
export const keyHeaders = (keys: readonly string[], cloudflare: boolean): Record<string, string> => ({
  'Surrogate-Key': keys.join(' '),
  ...(cloudflare ? { 'Cache-Tag': keys.join(',') } : {}),
})

/** A strong ETag: of the very bytes, because a page also prints ages that pass without any revision. */
export const etag = (bytes: Uint8Array | string): string => `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`

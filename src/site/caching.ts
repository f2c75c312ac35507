/** For how long an answer may be kept, and how it is told from another. */

import { createHash } from 'node:crypto'

/** Never kept: a killed story's notice, an error, the desk, a preview. */
export const neverKept = 'no-store'
/** What carries its hash in its address: a year. */
export const keptForEver = 'public, max-age=31536000, immutable'

/** As long as a term lets it be kept, at most a year: what is unchanging and may not be shown for ever. */
export const keptUntil = (until: Date | null, now: Date): string => {
  if (!until) return keptForEver
  const seconds = Math.min(31_536_000, Math.floor((until.getTime() - now.getTime()) / 1000))
  return seconds > 0 ? `public, max-age=${seconds}` : neverKept
}

/** A strong ETag: of the very bytes, because a page also prints ages that pass without any revision. */
export const etag = (bytes: Uint8Array | string): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`

/** For how long an answer may be kept, and how it is told from another. */

import { createHash } from 'node:crypto'

/** Never kept: a killed story's notice, an error, the desk, a preview. */
export const neverKept = 'no-store'
/** What carries its hash in its address: a year. */
export const keptForEver = 'public, max-age=31536000, immutable'

/** A strong ETag: of the very bytes, because a page also prints ages that pass without any revision. */
export const etag = (bytes: Uint8Array | string): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`

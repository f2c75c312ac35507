/** For how long an answer may be kept, and by whom. */

import { createHash } from 'node:crypto'

export type Lifetime = {
  /** When what the page shows last changed. */
  changedAt: Date
  /** When the gate will next change it by itself: an embargo that ends, a term that expires. */
  nextMoment: Date | undefined
  now: Date
  /** Fronts, lists, search and feeds: any story may change them. */
  live?: boolean
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** Seconds, by the age of the last change: what has just changed will soon change again. */
const byAge = (age: number): number => {
  if (age < hour) return 5 * minute
  if (age < day) return 20 * minute
  return 30 * minute
}

const secondsBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / 1000)

/** Seconds for which a shared cache may keep the page: never past the gate's next moment. */
export const lifetime = ({ changedAt, nextMoment, now, live }: Lifetime): number => {
  const wanted = live ? 5 : byAge(secondsBetween(changedAt, now))
  return nextMoment ? Math.max(0, Math.min(wanted, secondsBetween(now, nextMoment))) : wanted
}

/** Never kept: a killed story's notice, an error, the desk, a preview. */
export const neverKept = 'no-store'
/** What carries its hash in its address: a year. */
export const keptForEver = 'public, max-age=31536000, immutable'

/**
 * For any cache. A reader's own browser asks every time (the ETag makes that cheap), so that a kill is seen at the very next look;
 * no `stale-…` here, for browsers follow it too and would show a killed story once more.
 */
export const cacheControl = (of: Lifetime): string => {
  const seconds = lifetime(of)
  return seconds === 0 ? neverKept : `public, max-age=0, s-maxage=${seconds}`
}

/**
 * For caches that can be purged (`CDN-Cache-Control`, RFC 9213), which therefore may also serve a stale page while they fetch
 * a fresh one, and for ten days when the origin is down; all of it ends at the gate's next moment.
 */
export const cdnCacheControl = (of: Lifetime): string => {
  const seconds = lifetime(of)
  if (seconds === 0) return neverKept
  const left = of.nextMoment ? secondsBetween(of.now, of.nextMoment) - seconds : Number.POSITIVE_INFINITY
  const revalidate = Math.min(Math.ceil(seconds / 10), left)
  return `public, max-age=${seconds}, stale-while-revalidate=${revalidate}, stale-if-error=${Math.min(10 * day, left)}`
}

/** A strong ETag: of the very bytes, because a page also prints ages that pass without any revision. */
export const etag = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`

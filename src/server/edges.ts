/** The shared caches that stand before readers, as answers must know them: looked up again every second, and given without a wait. */

import { keyHeaders } from '../site/caching.ts'
import { listsKey, siteKey, storyKey } from '../site/surrogate-keys.ts'
import type { Db } from '../store/database.ts'
import { hasSharedCache, outputKinds } from '../store/outputs/outputs.ts'

export type Edges = {
  /** Whether a cache that we can purge stands before readers. */
  isShared(): boolean
  /** Whether one of them is Cloudflare, which has words of its own for the same. */
  isCloudflare(): boolean
  /** The WebSub hubs that are told when a feed changes. */
  hubs(): readonly string[]
  /** Keys of IndexNow, each of which has a file that shows it. */
  keys(): readonly string[]
}

const freshFor = 1000

/** Nothing is known until the first look: then no shared cache is asked to keep anything. */
export const edgesOf = (db: Db): Edges => {
  let known: Awaited<ReturnType<typeof outputKinds>> = []
  let lookedAt = Number.NEGATIVE_INFINITY
  const look = (): typeof known => {
    const now = performance.now()
    if (now - lookedAt > freshFor) {
      lookedAt = now
      // While the database is away the answers that there are stay as they are.
      outputKinds(db).then(
        (kinds) => {
          known = kinds
        },
        () => undefined,
      )
    }
    return known
  }
  return {
    isShared: () => hasSharedCache(look()),
    isCloudflare: () => look().some(({ kind }) => kind === 'cloudflare'),
    hubs: () => look().flatMap(({ kind, address }) => (kind === 'websub' ? [address] : [])),
    keys: () => look().flatMap(({ kind, settings }) => (kind === 'indexnow' ? [String(settings.key)] : [])),
  }
}

/** What an answer lists or shows, as the keys by which it is purged. */
export const pageKeys = (stories: Iterable<string>, lists: boolean): string[] => [
  siteKey,
  ...(lists ? [listsKey] : []),
  ...[...stories].map(storyKey),
]

/** The headers with an answer's keys, where a shared cache stands before readers. */
export const keyed = (edges: Edges, keys: readonly string[]): Record<string, string> =>
  edges.isShared() ? keyHeaders(keys, edges.isCloudflare()) : {}

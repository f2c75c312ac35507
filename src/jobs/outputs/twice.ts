/** Purging twice: what a CDN was fetching while it was purged is purged with the second call. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Change } from '../../store/outputs/deliveries.ts'

/** How long an answer that a node has begun may be under way to a CDN's cache, in milliseconds. */
const underWay = 1000

/** Purges once, and where something was withdrawn once more after what was under way has come to rest. */
export const twice = async (changes: readonly Change[], purge: () => Promise<unknown>): Promise<string> => {
  await purge()
  if (changes.every(({ reach }) => reach === 'changed')) return 'purged'
  await sleep(underWay)
  await purge()
  return 'purged, and once more for what was under way'
}

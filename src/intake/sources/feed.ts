/** A feed (RSS or Atom) that is looked at again and again: each state of it is one file. */

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { decode } from '../../wire/encoding.ts'
import { callSettings, conditions, ownUrl } from './http.ts'
import { httpUrl, opening } from './http-exchange.ts'
import { placeOf } from './http-failure.ts'
import { fileName } from './http-name.ts'
import { signingIn } from './http-sign-in.ts'
import { DoorFailure, type Fetched, type OpenSource } from './source.ts'

export const feedSettings = z.strictObject({
  ...callSettings,
  /** Whether the feed's own word on how often it changes (`ttl`, `sy:updatePeriod`) is heeded. */
  heedsPace: z.boolean().default(true),
})

const remembered = z.object({
  /** The door's address for which it holds. */
  of: z.string(),
  /** Where the feed has moved for good. */
  moved: z.string().max(8000).optional(),
  etag: z.string().max(500).optional(),
  lastModified: z.string().max(100).optional(),
  /** Until then the feed says that there will be nothing new. */
  notBefore: z.string().optional(),
})

type Remembered = z.infer<typeof remembered>

export const openFeed: OpenSource = async (door, reach, signal) => {
  const settings = feedSettings.parse(door.settings)
  const own = ownUrl(door.address)
  const exchange = opening(reach, { timeoutMs: settings.timeout * 1000, signal })
  const calls = signingIn(door, settings, exchange, own)
  const known = remembered.safeParse(door.state)
  const was: Remembered = known.success && known.data.of === door.address ? known.data : { of: door.address }
  let next = was
  let held: Fetched | undefined
  let isOpen = false
  return {
    async *list() {
      if (was.notBefore !== undefined && Date.parse(was.notBefore) > Date.now()) return
      const url = was.moved === undefined ? own : httpUrl(was.moved)
      const answer = await calls.get(url, { headers: conditions(was), accepts: [304, 410] })
      if (answer.status === 410)
        throw new DoorFailure(
          `The feed ${placeOf(url)} is gone for good (410). Ask the supplier for another one, or pause the door.`,
        )
      const moved = answer.moved ? { moved: calls.without(answer.moved).href } : {}
      if (answer.status === 304 || answer.bytes.length === 0) {
        next = { ...was, ...moved }
        return
      }
      const { headers, bytes } = answer
      const pause = settings.heedsPace ? paceOf(bytes) : undefined
      next = {
        ...{ of: door.address, ...(was.moved === undefined ? {} : { moved: was.moved }), ...moved },
        ...{ etag: headers.get('etag')?.slice(0, 500), lastModified: headers.get('last-modified')?.slice(0, 100) },
        ...(pause === undefined ? {} : { notBefore: new Date(Date.now() + pause).toISOString() }),
      }
      held = { name: fileName(answer.url, headers, ''), bytes }
      yield [{ key: door.address, name: held.name, mark: createHash('sha256').update(bytes).digest('hex') }]
    },
    async fetch() {
      if (!held) throw new Error('The feed was not listed before it was fetched.')
      isOpen = true
      return [held]
    },
    async taken() {
      isOpen = false
    },
    state: () => (isOpen ? was : next),
    close: () => exchange.close(),
  }
}

/** Longest pause that a feed may ask for, in milliseconds: many name a day and send news by the hour. */
const longestPause = 30 * 60_000

const periods: Readonly<Record<string, number>> = { hourly: 1, daily: 24, weekly: 168, monthly: 720, yearly: 8760 }

/** Milliseconds in which the feed says that it does not change: RSS 2.0's `ttl` (minutes), RSS 1.0's syndication module. */
const paceOf = (bytes: Buffer): number | undefined => {
  const head = decode(bytes.subarray(0, 20_000)).text
  const ttl = /<ttl>\s{0,20}(\d{1,6})\s{0,20}<\/ttl>/.exec(head)?.[1]
  const period = periods[/<sy:updatePeriod>\s{0,20}([a-z]{1,10})\s{0,20}</.exec(head)?.[1] ?? '']
  const often = Number(/<sy:updateFrequency>\s{0,20}(\d{1,6})\s{0,20}</.exec(head)?.[1] ?? 1)
  const pause =
    ttl !== undefined ? Number(ttl) * 60_000 : period !== undefined && often > 0 ? (period / often) * 3600_000 : 0
  return pause > 0 ? Math.min(pause, longestPause) : undefined
}

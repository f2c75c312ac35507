/** Which readers have been counted for a story within this hour: marks in memory from which nobody can be read. */

import { randomInt } from 'node:crypto'

/** How many readers one address may be for a story within an hour: a house, an office, a telephone network share one. */
export const mostByAddress = 10

/** FNV-1a over more letters. */
const mixed = (hash: number, text: string): number => {
  let out = hash
  for (let at = 0; at < text.length; at += 1) out = Math.imul(out ^ text.charCodeAt(at), 0x01000193)
  return out
}

/** Spreads what differs in a few bits over all (MurmurHash3's end). */
const spread = (hash: number): number => {
  let out = hash ^ (hash >>> 16)
  out = Math.imul(out, 0x85ebca6b)
  out ^= out >>> 13
  out = Math.imul(out, 0xc2b2ae35)
  return (out ^ (out >>> 16)) >>> 0
}

/** A number for a browser's name, the same for as long as the process runs. */
export const agentNumber = (agent: string): number => spread(mixed(0x811c9dc5, agent))

/** What one household of IPv6 has is a network of 64 bits; an address of IPv4 stands for itself. */
export const networkOf = (address: string): string => {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':')
  const after = tail?.split(':') ?? []
  const left = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array.from({ length: left }, () => '0'), ...after].slice(0, 4).join(':')
}

export type CountedOnce = {
  /** Whether this reader is one who was not counted yet; from then on they were. */
  isNew(story: string, network: string, agent: number): boolean
  /** Forgets everybody: the next hour has begun. */
  forget(): void
}

/**
 * Two tables that never grow, 3 MB in all: a bit for each reader of a story, and how many readers of it an address was. They are reached by hashes with a
 * salt that is drawn anew each hour and never leaves the memory. Two readers who meet in a bit count as one: of a million in an hour, one in thirty.
 */
export const countedOnce = (bits = 2 ** 24, cells = 2 ** 20): CountedOnce => {
  const seen = new Uint8Array(bits / 8)
  const byAddress = new Uint8Array(cells)
  let salt = randomInt(2 ** 32)
  return {
    isNew(story, network, agent) {
      const place = spread(mixed(mixed(salt, story), network))
      const cell = place % cells
      const count = byAddress[cell] ?? 0
      if (count >= mostByAddress) return false
      const reader = spread(place ^ agent) % bits
      const bit = 1 << (reader & 7)
      const byte = seen[reader >>> 3] ?? 0
      if (byte & bit) return false
      seen[reader >>> 3] = byte | bit
      byAddress[cell] = count + 1
      return true
    },
    forget() {
      seen.fill(0)
      byAddress.fill(0)
      salt = randomInt(2 ** 32)
    },
  }
}

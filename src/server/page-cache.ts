/** Pages that were made before, kept in memory for as long as nothing has changed. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Clock } from '../base/clock.ts'
import { etag, lifetime } from '../site/caching.ts'
import type { Edges } from './edges.ts'
import { securityHeaders } from './headers.ts'

/**
 * A page as it is answered, and between which instants, in milliseconds of the site's time, it may be given again: from `from` on, and before `until`.
 * `headers` are its own: the keys by which shared caches purge it.
 */
export type Page = {
  type: string
  body: string
  from: number
  until: number
  headers?: Readonly<Record<string, string>>
  /** The story whose page it is: whoever is given it reads that. */
  story?: string | undefined
}

type Encoding = 'identity' | 'gzip' | 'br'
/** `unchanged`: the headers for a reader who holds it already. */
type Ready = { bytes: Buffer; headers: Record<string, string>; unchanged: Record<string, string>; etag: string }

/** Both kinds of headers as lists. */
type Listed = { list: readonly string[]; unchangedList: readonly string[] }

/** A page and the bytes and headers that a reader is given who takes these encodings (`Accept-Encoding`), each made when first asked for. */
export type Made = {
  page: Page
  ready(accepted: string | undefined): Ready & Listed
  /** Something changed while it was made: no cache may keep it. */
  overtaken: boolean
}

export type PageCache = {
  /** Answers from memory where it can; false where the page must be made. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
  /**
   * Has a page made, once for all who ask for it meanwhile, and keeps it; what is made while something changes is given to those
   * who asked before and not kept. `make` is told whether its page may be kept, and may answer something else than a page.
   */
  page(url: string, make: (keeping: boolean) => Promise<Page | Response>): Promise<Made | Response>
  forget(): void
  /** How often something has changed: what was read before may be another now. */
  changes(): number
  /** How an answer that holds until an instant of the site's time may be kept elsewhere. */
  lifetime(until: number): Record<string, string>
  /** The shared caches that stand before readers. */
  edges: Edges
}

/** The bytes and headers of a page for a reader who takes this encoding; how long it may be kept is said with each answer. */
export const readyPage = (
  { type, body, headers }: Pick<Page, 'type' | 'body' | 'headers'>,
  encoding: Encoding,
  effort: 'once' | 'often',
): Ready => {
  const plain = Buffer.from(body)
  const bytes = encoding === 'identity' ? plain : encoding === 'gzip' ? gzip(plain, effort) : brotli(plain, effort)
  // Strong tags name bytes, and so each encoding has its own (RFC 9110, 8.8.3).
  const tag = etag(bytes)
  const unchanged = { ...securityHeaders, 'Content-Type': type, ETag: tag, Vary: 'Accept-Encoding', ...headers }
  const ofTheBytes = {
    'Content-Length': String(bytes.length),
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  }
  return { bytes, etag: tag, headers: { ...unchanged, ...ofTheBytes }, unchanged }
}

/** As node writes them without a look at each: name, value, name, value …; of a page that is given often, made once. */
const listOf = (headers: Readonly<Record<string, string>>): string[] => Object.entries(headers).flat()

// With the most memory a page of news is one block, which is a fifth quicker.
const gzip = (plain: Buffer, effort: 'once' | 'often') =>
  gzipSync(plain, { level: effort === 'once' ? 7 : 1, memLevel: constants.Z_MAX_MEMLEVEL })
const brotli = (plain: Buffer, effort: 'once' | 'often') =>
  brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort === 'once' ? 7 : 3,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })

/** Named, and not with a weight of nought (RFC 9110, 12.5.3). */
const taken = {
  br: /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/,
  gzip: /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/,
}

/** The best encoding that a reader takes: the smallest for what is given often, the quickest for what is packed for one reader alone. */
export const encodingFor = (accepted: string | undefined, effort: 'once' | 'often' = 'once'): Encoding => {
  if (!accepted) return 'identity'
  const inOrder = effort === 'once' ? (['br', 'gzip'] as const) : (['gzip', 'br'] as const)
  return inOrder.find((encoding) => taken[encoding].test(accepted)) ?? 'identity'
}

/** Whether the reader holds this very answer (RFC 9110, 13.1.2: weak comparison). */
export const holdsAlready = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === tag))

const madeOf = (page: Page, effort: 'once' | 'often', overtaken = false): Made => {
  const known = new Map<Encoding, Ready & Listed>()
  return {
    page,
    overtaken,
    ready(accepted) {
      const encoding = encodingFor(accepted, effort)
      const found = known.get(encoding)
      if (found) return found
      const ready = readyPage(page, encoding, effort)
      const made = { ...ready, list: listOf(ready.headers), unchangedList: listOf(ready.unchanged) }
      known.set(encoding, made)
      return made
    },
  }
}

/** What a page takes of the memory, in bytes: its text, and what its encodings may add to it. */
const sizeOf = ({ page }: Made): number => page.body.length * 2

/** What a cache goes by. */
export type Keeping = {
  /** Asked before every answer. */
  mayAnswer: () => boolean
  /** The site's time: what is kept is of one moment of it. */
  clock: Clock
  /** The shared caches before readers; absent, none. */
  edges?: Edges | undefined
  /** Told of each answer from memory. */
  given?: ((page: Page, request: IncomingMessage) => void) | undefined
  bytes?: number | undefined
}

const noEdges: Edges = { isShared: () => false, isCloudflare: () => false, hubs: () => [], keys: () => [] }

/** A cache of at most `bytes` of pages; those asked for least lately go first. */
export const pageCache = ({ mayAnswer, clock, edges = noEdges, given, bytes = 128 * 2 ** 20 }: Keeping): PageCache => {
  const pages = new Map<string, Made>()
  const making = new Map<string, Promise<Made | Response>>()
  let held = 0
  let generation = 0
  // A clock that was put back makes a page as wrong as one that has gone on.
  const holds = ({ from, until }: Page, now = clock.now().getTime()) => from <= now && now < until
  const drop = (url: string, made: Made) => {
    pages.delete(url)
    held -= sizeOf(made)
  }
  const keep = (url: string, made: Made) => {
    const before = pages.get(url)
    if (before) drop(url, before)
    pages.set(url, made)
    held += sizeOf(made)
    for (const [oldest, one] of pages) {
      if (held <= bytes) break
      drop(oldest, one)
    }
  }
  const madeAndKept = async (url: string, make: (keeping: boolean) => Promise<Page | Response>) => {
    const begun = generation
    const page = await make(true)
    if (page instanceof Response) return page
    const made = madeOf(page, 'once', begun !== generation)
    if (!made.overtaken && url.length <= 300 && mayAnswer()) keep(url, made)
    return made
  }
  const lifetimeUntil = (until: number) => {
    const [shared, cloudflare] = [edges.isShared(), edges.isCloudflare()]
    return lifetime({ now: clock.now().getTime(), until, shared, cloudflare })
  }
  return {
    edges,
    lifetime: lifetimeUntil,
    answer(request, response) {
      const { url = '', method } = request
      if ((method !== 'GET' && method !== 'HEAD') || !mayAnswer()) return false
      const made = pages.get(url)
      if (!made) return false
      const now = clock.now().getTime()
      if (!holds(made.page, now)) {
        drop(url, made)
        return false
      }
      pages.delete(url)
      pages.set(url, made)
      const ready = made.ready(request.headers['accept-encoding'])
      const kept = listOf(lifetimeUntil(made.page.until))
      if (holdsAlready(request.headers['if-none-match'], ready.etag))
        response.writeHead(304, [...ready.unchangedList, ...kept]).end()
      else {
        response.writeHead(200, [...ready.list, ...kept])
        response.end(method === 'HEAD' ? undefined : ready.bytes)
      }
      given?.(made.page, request)
      return true
    },
    async page(url, make) {
      if (!mayAnswer()) {
        const page = await make(false)
        return page instanceof Response ? page : madeOf(page, 'often')
      }
      const others = making.get(url)
      const theirs = others && (await others)
      // An answer that is no page can be given only once, and one that has met its end meanwhile not at all.
      if (theirs && !(theirs instanceof Response) && holds(theirs.page)) return theirs
      const mine = madeAndKept(url, make)
      making.set(url, mine)
      try {
        return await mine
      } finally {
        if (making.get(url) === mine) making.delete(url)
      }
    },
    changes: () => generation,
    forget() {
      generation += 1
      pages.clear()
      // Whoever asks from now on is not given what was begun before.
      making.clear()
      held = 0
    },
  }
}

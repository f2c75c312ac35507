/** Pages that were made before, kept in memory for as long as nothing has changed. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { etag } from '../site/caching.ts'
import { securityHeaders } from './headers.ts'

/** A page as it is answered. `until` is the last instant, in milliseconds of the machine's clock, at which it may be given again. */
export type Page = { type: string; body: string; until: number }

type Encoding = 'identity' | 'gzip' | 'br'
type Ready = { bytes: Buffer; headers: Record<string, string>; etag: string }
type Kept = { page: Page; size: number; ready: Map<Encoding, Ready> }

export type PageCache = {
  /** Answers from memory where it can; false where the page must be made. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
  /** Begins the making of a page: what is made while something changes is given to its reader and not kept. */
  begin(): { keep(url: string, page: Page): void }
  forget(): void
}

/** Readers' own caches ask every time: a kill is seen at the very next look, and an unchanged page costs them a 304. */
const revalidate = 'public, no-cache'

/** The bytes and headers of a page for a reader who takes this encoding. */
export const readyPage = (
  { type, body }: Pick<Page, 'type' | 'body'>,
  encoding: Encoding,
  effort: 'once' | 'often',
): Ready => {
  const plain = Buffer.from(body)
  const bytes = encoding === 'identity' ? plain : encoding === 'gzip' ? gzip(plain, effort) : brotli(plain, effort)
  // Strong tags name bytes: each encoding has its own (RFC 9110, 8.8.3).
  const tag = etag(`${encoding} ${body}`)
  return {
    bytes,
    etag: tag,
    headers: {
      ...securityHeaders,
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Cache-Control': revalidate,
      ETag: tag,
      Vary: 'Accept-Encoding',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    },
  }
}

const gzip = (plain: Buffer, effort: 'once' | 'often') => gzipSync(plain, { level: effort === 'once' ? 7 : 3 })
const brotli = (plain: Buffer, effort: 'once' | 'often') =>
  brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort === 'once' ? 7 : 3,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })

/** The best encoding that a reader takes. */
export const encodingFor = (accepted: string | undefined): Encoding => {
  if (!accepted) return 'identity'
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted) ? 'gzip' : 'identity'
}

/** Whether the reader holds this very answer (RFC 9110, 13.1.2: weak comparison). */
export const holdsAlready = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === tag))

/** A cache of at most `bytes` of pages; those asked for least lately go first. `mayAnswer` is asked before every answer. */
export const pageCache = (mayAnswer: () => boolean, bytes = 128 * 2 ** 20): PageCache => {
  const pages = new Map<string, Kept>()
  let held = 0
  let generation = 0
  const drop = (url: string, kept: Kept) => {
    pages.delete(url)
    held -= kept.size
  }
  return {
    answer(request, response) {
      const { url = '', method } = request
      if ((method !== 'GET' && method !== 'HEAD') || !mayAnswer()) return false
      const kept = pages.get(url)
      if (!kept) return false
      if (Date.now() >= kept.page.until) {
        drop(url, kept)
        return false
      }
      pages.delete(url)
      pages.set(url, kept)
      const encoding = encodingFor(request.headers['accept-encoding'])
      let ready = kept.ready.get(encoding)
      if (!ready) {
        ready = readyPage(kept.page, encoding, 'once')
        kept.ready.set(encoding, ready)
      }
      if (holdsAlready(request.headers['if-none-match'], ready.etag)) {
        const { 'Content-Length': _, 'Content-Encoding': __, ...headers } = ready.headers
        response.writeHead(304, headers).end()
      } else {
        response.writeHead(200, ready.headers)
        response.end(method === 'HEAD' ? undefined : ready.bytes)
      }
      return true
    },
    begin() {
      const begun = generation
      return {
        keep(url, page) {
          if (begun !== generation || url.length > 300 || !mayAnswer()) return
          const before = pages.get(url)
          if (before) drop(url, before)
          const kept = { page, size: page.body.length * 2, ready: new Map() }
          pages.set(url, kept)
          held += kept.size
          for (const [oldest, one] of pages) {
            if (held <= bytes) break
            drop(oldest, one)
          }
        },
      }
    },
    forget() {
      generation += 1
      pages.clear()
      held = 0
    },
  }
}

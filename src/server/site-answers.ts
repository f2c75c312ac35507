/** How an answer of the site is made: from the gate at one moment, kept for the next who asks for the same, told apart by its ETag. */

import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { asksEveryTimePrivately, neverKept } from '../site/caching.ts'
import { loadMissing } from '../site/load.ts'
import type { Loading } from '../site/loading.ts'
import { missing } from '../site/pages/missing.ts'
import type { Site } from '../site/view.ts'
import { type Moment, momentOf, type Reader } from '../store/published.ts'
import { frontOf, mainFront } from '../story/front/front-name.ts'
import { keyed, pageKeys } from './edges.ts'
import { holdsAlready } from './page-cache.ts'
import { siteSettings } from './site-settings.ts'
import type { Working } from './working.ts'

export const htmlType = 'text/html; charset=utf-8'

/** A page shows ages ("19 hours ago"): it is made anew before they would be wrong by more than this. */
const longestKept = 20_000

const isFront = ({ sections }: Site, path: string): boolean =>
  path === mainFront || sections.some(({ slug }) => frontOf(slug) === path)

/** A page, or one with headers of its own besides those of all; or an answer that is no page. */
type Answered = string | { body: string; headers: Readonly<Record<string, string>> } | Response

/** How an answer is made and kept. */
type Manner = {
  /** Whether it lists stories, so that any that is new makes it old. */
  lists?: boolean
  /** Headers of its own. */
  more?: Readonly<Record<string, string>>
  /** Whether the next who asks may be given the same. */
  kept?: boolean
  /** Kept apart, under this word: it is asked first who calls. */
  within?: string
  /** Only for whoever has asked, and for no cache on the way. */
  isPrivate?: boolean
  /** Whose page it is, if it is a page: whoever is given it reads that. */
  story?: string
}

/** What lies at another address for good; percent-encoded. Kept unasked, the answer would tell a killed story's words for as long as a cache likes. */
export const elsewhere = (context: Context, address: string): Response => {
  context.header('Cache-Control', 'public, no-cache')
  return context.redirect(address, 301)
}

export type SiteAnswers = ReturnType<typeof siteAnswers>

export const siteAnswers = (working: Working) => {
  const { newsroom, cache } = working
  const site = siteSettings(working)

  const readerNow = (given?: Set<string>): Reader => ({
    pool: newsroom.database.reading,
    now: newsroom.clock.now(),
    ...(given && { given }),
  })

  /** The moment of a page, with what stands over all of them then, and until when it may be kept. */
  const loading = async (): Promise<Loading & { next: Date | undefined }> => {
    const reader = readerNow()
    const [of, moment] = await Promise.all([site(), momentOf(reader)])
    return { reader, site: of, ...moment }
  }

  /** Answers with what `make` makes of what `read` has read at one moment, the moment's own facts among it, and keeps it for the next who asks for the same. */
  const answerOf = async <Read extends { moment: Moment }>(
    context: Context,
    type: string,
    read: (reader: Reader) => Promise<Read>,
    make: (from: Loading, read: Read) => Promise<Answered> | Answered,
    { lists = true, more = {}, kept: mayKeep = true, within, isPrivate = false, story }: Manner = {},
  ): Promise<Response> => {
    const { pathname, search: query } = new URL(context.req.url)
    // No address has a space in it: the page cache gives such an answer to nobody who has not come through here.
    const name = within === undefined ? pathname + query : `${within} ${pathname}${query}`
    const made = await cache.page(name, async (keeping) => {
      const given = new Set<string>()
      const reader = readerNow(given)
      const [of, found] = await Promise.all([site(), read(reader)])
      const { next, ...moment } = found.moment
      const answered = await make({ reader, site: of, ...moment }, found)
      if (answered instanceof Response) return answered
      const { body, headers: own } = typeof answered === 'string' ? { body: answered, headers: {} } : answered
      const now = reader.now.getTime()
      // What is kept nowhere here is not to be kept elsewhere.
      const longest = keeping && mayKeep ? now + longestKept : now
      const headers = { ...keyed(cache.edges, pageKeys(given, lists)), ...more, ...own }
      return { type, body, headers, story, from: now, until: Math.min(longest, next?.getTime() ?? longest) }
    })
    if (made instanceof Response) return made
    const asked: IncomingMessage | undefined = context.env?.incoming
    if (story && asked) working.reads?.note(story, asked)
    // What is under way while something changes may arrive at a shared cache after it has been purged.
    const kept = isPrivate
      ? { 'Cache-Control': asksEveryTimePrivately }
      : cache.lifetime(made.overtaken ? 0 : made.page.until)
    const ready = made.ready(context.req.header('accept-encoding'))
    if (holdsAlready(context.req.header('if-none-match'), ready.etag))
      return new Response(null, { status: 304, headers: { ...ready.unchanged, ...kept } })
    return new Response(new Uint8Array(ready.bytes), { headers: { ...ready.headers, ...kept } })
  }

  /** Answers with what `make` makes, and keeps it for the next who asks for the same. Of a front, what was launched comes with the moment. */
  const answer = (
    context: Context,
    type: string,
    make: (from: Loading) => Promise<string | Response>,
    { front, ...how }: Manner & { front?: string } = {},
  ): Promise<Response> => {
    const read = async (reader: Reader) => {
      // Whatever a reader has typed is no front's path before it is a section's.
      const known = front !== undefined && isFront(await site(), front) ? front : undefined
      return { moment: await momentOf(reader, known) }
    }
    return answerOf(context, type, read, make, how)
  }

  const notHere = async (context: Context): Promise<Response> =>
    context.html(missing(await loadMissing(await loading())), 404, { 'Cache-Control': neverKept })

  return { loading, answer, answerOf, notHere }
}

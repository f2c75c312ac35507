/** What readers ask for: each address of the site, turned into a call of `site`. */

import { type Context, Hono } from 'hono'
import { idPattern } from '../base/id.ts'
import { keptForEver, neverKept } from '../site/caching.ts'
import { correctionsFeed } from '../site/feeds/corrections-feed.ts'
import { robots } from '../site/feeds/robots.ts'
import { rss } from '../site/feeds/rss.ts'
import { sitemap, sitemapIndex, sitemapLimit } from '../site/feeds/sitemap.ts'
import { loadArticle, loadCorrections, loadFeed, loadList, loadMissing, loadSearch } from '../site/load.ts'
import { loadFront, loadSectionFront } from '../site/load-front.ts'
import type { Loading } from '../site/loading.ts'
import { article } from '../site/pages/article.ts'
import { corrections } from '../site/pages/corrections.ts'
import { front } from '../site/pages/front.ts'
import { gone } from '../site/pages/gone.ts'
import { list } from '../site/pages/list.ts'
import { missing } from '../site/pages/missing.ts'
import { search } from '../site/pages/search.ts'
import { enhancement } from '../site/script/enhancement.ts'
import { stylesheet } from '../site/theme/stylesheet.ts'
import type { ListPage } from '../site/view.ts'
import { addresses, countAddresses, momentOf, suggest } from '../store/published.ts'
import { keyed, pageKeys } from './edges.ts'
import { encodingFor, holdsAlready, readyPage } from './page-cache.ts'
import { siteSettings } from './site-settings.ts'
import type { Working } from './working.ts'

/** A page shows ages ("19 hours ago"): it is made anew before they would be wrong by more than this. */
const longestKept = 20_000

const htmlType = 'text/html; charset=utf-8'
const rssType = 'application/rss+xml; charset=utf-8'
const xmlType = 'application/xml; charset=utf-8'
const textType = 'text/plain; charset=utf-8'

const assets = new Map([
  [stylesheet.address, { type: 'text/css; charset=utf-8', body: stylesheet.text }],
  [enhancement.address, { type: 'text/javascript; charset=utf-8', body: enhancement.text }],
])

/** An instant of the years that a list may go on from: JavaScript knows others, PostgreSQL does not. */
const ordinary = /^\d{4}-/

export const siteRoutes = (working: Working): Hono => {
  const { newsroom, cache } = working
  const site = siteSettings(working)
  const app = new Hono()

  /** The moment of a page, with what stands over all of them then, and until when it may be kept. */
  const loading = async (given?: Set<string>): Promise<Loading & { next: Date | undefined }> => {
    const reader = { pool: newsroom.database.pool, now: newsroom.clock.now(), ...(given ? { given } : {}) }
    const [of, { next, banner }] = await Promise.all([site(), momentOf(reader)])
    return { reader, site: of, banner, next }
  }

  /** Answers with what `make` makes, and keeps it for the next who asks for the same. */
  const answer = async (
    context: Context,
    type: string,
    make: (from: Loading) => Promise<string | Response>,
    { lists = true, more = {} }: { lists?: boolean; more?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> => {
    const { pathname, search: query } = new URL(context.req.url)
    const made = await cache.page(pathname + query, async (keeping) => {
      const given = new Set<string>()
      const from = await loading(given)
      const body = await make(from)
      if (typeof body !== 'string') return body
      const now = from.reader.now.getTime()
      // What is kept nowhere here is not to be kept elsewhere.
      const longest = keeping ? now + longestKept : now
      const headers = { ...keyed(cache.edges, pageKeys(given, lists)), ...more }
      return { type, body, headers, from: now, until: Math.min(longest, from.next?.getTime() ?? longest) }
    })
    if (made instanceof Response) return made
    // What is under way while something changes may arrive at a shared cache after it has been purged.
    const kept = cache.lifetime(made.overtaken ? 0 : made.page.until)
    const ready = made.ready(context.req.header('accept-encoding'))
    if (holdsAlready(context.req.header('if-none-match'), ready.etag)) {
      const { 'Content-Length': _, 'Content-Encoding': __, ...headers } = ready.headers
      return new Response(null, { status: 304, headers: { ...headers, ...kept } })
    }
    return new Response(new Uint8Array(ready.bytes), { headers: { ...ready.headers, ...kept } })
  }

  /** Who subscribes to a feed learns from it which hubs are told of its changes (W3C WebSub, 4: `rel=hub` and `rel=self`). */
  const hubLinks = (path: string): Record<string, string> => {
    const hubs = cache.edges.hubs().map((hub) => `<${hub}>; rel="hub"`)
    return hubs.length > 0 ? { Link: [...hubs, `<${working.origin}${path}>; rel="self"`].join(', ') } : {}
  }

  const notHere = async (context: Context): Promise<Response> =>
    context.html(missing(await loadMissing(await loading())), 404, { 'Cache-Control': neverKept })

  const listed = (kind: ListPage['kind']) => (context: Context) =>
    answer(context, htmlType, async (from) => {
      const before = context.req.query('before') ?? ''
      const slug = context.req.param('slug') ?? ''
      const place = ordinary.test(before) ? before : undefined
      const page = await (kind === 'section' && !place
        ? loadSectionFront(from, slug)
        : loadList(from, kind, slug, place))
      return page ? list(page) : notHere(context)
    })

  app.get('/', (context) => answer(context, htmlType, async (from) => front(await loadFront(from))))
  app.get('/feed.xml', (context) =>
    answer(context, rssType, async (from) => rss(await loadFeed(from)), { more: hubLinks('/feed.xml') }),
  )
  app.get('/corrections', (context) =>
    answer(context, htmlType, async (from) => corrections(await loadCorrections(from, context.req.query('before')))),
  )
  app.get('/corrections.xml', (context) =>
    answer(context, rssType, async (from) => correctionsFeed(await loadCorrections(from, undefined))),
  )
  app.get('/robots.txt', (context) => answer(context, textType, async ({ site: of }) => robots(of)))
  app.get('/search', (context) =>
    answer(context, htmlType, async (from) =>
      search(await loadSearch(from, context.req.query('q') ?? '', Number(context.req.query('page')) || 1)),
    ),
  )
  app.get('/api/suggest', async (context) => {
    const { reader } = await loading()
    const found = await suggest(reader, (context.req.query('q') ?? '').slice(0, 100), 8)
    return context.json({ suggestions: found }, 200, { 'Cache-Control': 'no-cache' })
  })
  app.get('/sitemap.xml', (context) =>
    answer(context, xmlType, async ({ reader, site: of }) => {
      const files = Math.ceil((await countAddresses(reader)) / sitemapLimit)
      if (files > 1)
        return sitemapIndex(
          of,
          Array.from({ length: files }, (_, at) => ({ address: `/sitemap-${at + 1}.xml` })),
        )
      return sitemap(of, entries(await addresses(reader, sitemapLimit, 0)))
    }),
  )
  app.get('/:file{sitemap-[1-9][0-9]{0,4}\\.xml}', (context) =>
    answer(context, xmlType, async ({ reader, site: of }) => {
      const at = Number(/\d+/.exec(context.req.param('file'))?.[0])
      const found = await addresses(reader, sitemapLimit, (at - 1) * sitemapLimit)
      return found.length > 0 ? sitemap(of, entries(found)) : notHere(context)
    }),
  )
  app.get('/assets/:file', async (context) => {
    const found = assets.get(context.req.path)
    if (!found) return notHere(context)
    const ready = readyPage(found, encodingFor(context.req.header('accept-encoding')), 'often')
    return new Response(new Uint8Array(ready.bytes), { headers: { ...ready.headers, 'Cache-Control': keptForEver } })
  })
  app.get('/topic/:slug', listed('topic'))
  app.get('/by/:slug', listed('profile'))
  app.get('/:slug', listed('section'))
  const story = (context: Context) => async (from: Loading) => {
    const id = (context.req.param('story') ?? '').slice(-12)
    const found = idPattern.test(id) ? await loadArticle(from, id) : undefined
    if (!found) return notHere(context)
    if ('gone' in found) return context.html(gone(found.gone), 410, { 'Cache-Control': neverKept })
    const { address } = found.article.article
    // The identity alone finds the story: an old or mangled address leads to the one that stays.
    if (decodeURIComponent(context.req.path) === address) return article(found.article)
    // Kept unasked, it would tell a killed story's words for as long as a cache likes.
    context.header('Cache-Control', 'public, no-cache')
    return context.redirect(encodeURI(address), 301)
  }
  // Beside the stories that are related to it a story's page lists none: a new one makes it no older.
  app.get('/:section/:story', (context) => answer(context, htmlType, story(context), { lists: false }))
  app.notFound(notHere)
  return app
}

const entries = (rows: { address: string; changed_at: Date }[]) =>
  rows.map((row) => ({ address: row.address, changedAt: row.changed_at }))

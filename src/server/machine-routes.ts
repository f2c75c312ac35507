/** What machines ask the site for: feeds, sitemaps, the rules for robots. */

import { type Context, Hono } from 'hono'
import { hasFonts } from '../media/headline-card.ts'
import { iconPng } from '../media/icon.ts'
import {
  archiveAddress,
  type FeedFormat,
  feedFormats,
  feedOf,
  latestAddress,
  mostReadAddress,
} from '../site/address.ts'
import { etag, neverKept } from '../site/caching.ts'
import { atom } from '../site/feeds/atom.ts'
import { correctionsFeed } from '../site/feeds/corrections-feed.ts'
import { jsonFeed } from '../site/feeds/json-feed.ts'
import { iconAddress, iconSides, manifest, manifestAddress } from '../site/feeds/manifest.ts'
import { robots } from '../site/feeds/robots.ts'
import { rss } from '../site/feeds/rss.ts'
import { securityAddress, securityTxt } from '../site/feeds/security-txt.ts'
import {
  mostAddresses,
  newsSitemap,
  newsSitemapAddress,
  pagesSitemapAddress,
  type SitemapEntry,
  sitemap,
  sitemapAddress,
  sitemapFileAddress,
  sitemapIndex,
} from '../site/feeds/sitemap.ts'
import { archiveMonths } from '../site/finding/load-by-time.ts'
import { loadSearchFeed } from '../site/finding/load-search.ts'
import { initialIcon, initialOf, inkOf, plainIcon } from '../site/icon.ts'
import { loadCorrections } from '../site/load.ts'
import { loadFeed, loadListFeed } from '../site/load-feed.ts'
import type { Loading } from '../site/loading.ts'
import { type FeedPage, type ListPage, ownPageAddress, type Site } from '../site/view.ts'
import { addressesIn, newsAddresses, sitemapFiles } from '../store/outputs/published-addresses.ts'
import type { Reader } from '../store/published.ts'
import { securityHeaders } from './headers.ts'
import { holdsAlready } from './page-cache.ts'
import { elsewhere, type SiteAnswers } from './site-answers.ts'
import type { Working } from './working.ts'

const xmlType = 'application/xml; charset=utf-8'
const textType = 'text/plain; charset=utf-8'

const feedWriters: Record<FeedFormat, { type: string; write: (page: FeedPage) => string }> = {
  xml: { type: 'application/rss+xml; charset=utf-8', write: rss },
  atom: { type: 'application/atom+xml; charset=utf-8', write: atom },
  // RFC 8259: JSON is UTF-8 and has no parameter for it.
  json: { type: 'application/feed+json', write: jsonFeed },
}

export const machineRoutes = (working: Working, { answer, loading, notHere }: SiteAnswers): Hono => {
  const app = new Hono()
  const hubs = () => working.cache.edges.hubs()

  /** Who subscribes to a feed learns from it which hubs are told of its changes (W3C WebSub, 4: `rel=hub` and `rel=self`). */
  const hubLinks = (path: string): Record<string, string> => {
    const links = hubs().map((hub) => `<${hub}>; rel="hub"`)
    return links.length > 0 ? { Link: [...links, `<${working.origin}${path}>; rel="self"`].join(', ') } : {}
  }

  for (const format of feedFormats) {
    const { type, write } = feedWriters[format]
    const feed = (path: string, load: (from: Loading, context: Context) => Promise<FeedPage | undefined>) =>
      app.get(`${path}/feed.${format}`, (context) =>
        answer(
          context,
          type,
          async (from) => {
            const page = await load(from, context)
            if (!page) return notHere(context)
            // A topic that is a place has its feed there.
            const isMoved = /^\/(topic|place)\//.test(path) && page.page.split('/')[1] !== path.split('/')[1]
            return isMoved ? elsewhere(context, feedOf(page.page, format)) : write(page)
          },
          // A search is nobody's to be told of: what it finds changes with every story.
          path === '/search' ? {} : { more: hubLinks(new URL(context.req.url).pathname) },
        ),
      )
    const listed = (kind: ListPage['kind']) => (from: Loading, context: Context) =>
      loadListFeed(from, kind, context.req.param('slug') ?? '', hubs())
    feed('', (from) => loadFeed(from, hubs()))
    feed('/search', (from, context) => loadSearchFeed(from, (name) => context.req.query(name)))
    feed('/topic/:slug', listed('topic'))
    feed('/place/:slug', listed('place'))
    feed('/by/:slug', listed('profile'))
    feed('/:slug', listed('section'))
  }
  app.get('/corrections.xml', (context) =>
    answer(context, feedWriters.xml.type, async (from) => correctionsFeed(await loadCorrections(from, undefined))),
  )
  // IndexNow: whoever is told of our changes looks here whether they come from us.
  app.get('/:file{[A-Za-z0-9-]{8,128}\\.txt}', async (context): Promise<Response> => {
    const key = context.req.param('file').slice(0, -'.txt'.length)
    if (!working.cache.edges.keys().includes(key)) return notHere(context)
    return context.text(key, 200, { 'Cache-Control': neverKept })
  })
  app.get('/robots.txt', (context) => answer(context, textType, async ({ site }) => robots(site)))
  app.get('/ads.txt', (context) =>
    answer(context, textType, async ({ site }) => (site.adsTxt ? `${site.adsTxt.trim()}\n` : notHere(context))),
  )
  app.get(securityAddress, (context) =>
    answer(context, textType, async ({ reader, site }) =>
      site.security ? securityTxt(site, site.security, reader.now) : notHere(context),
    ),
  )
  app.get(manifestAddress, (context) =>
    answer(context, 'application/manifest+json', async ({ site }) => manifest(site)),
  )
  const icon = icons()
  for (const side of iconSides)
    app.get(iconAddress(side), async (context) => icon(context, (await loading()).site, side))
  // Browsers ask for it unasked, and take a PNG.
  app.get('/favicon.ico', async (context) => icon(context, (await loading()).site, 48))
  app.get(sitemapAddress, (context) =>
    answer(context, xmlType, async ({ reader, site }) => {
      const files = await sitemapFiles(reader)
      const [only] = files
      const pages = await pagesOf({ reader, site })
      const stories = only && files.length === 1 ? await entriesOf(reader, only.file) : []
      if (files.length <= 1 && stories.length + pages.length <= mostAddresses)
        return sitemap(site, [...stories, ...pages])
      const filed = files.map(({ file, changed_at }) => ({
        ...{ address: sitemapFileAddress(Number(file)), changedAt: changed_at },
      }))
      return sitemapIndex(site, [...filed, { address: pagesSitemapAddress }])
    }),
  )
  app.get(pagesSitemapAddress, (context) =>
    answer(context, xmlType, async (from) => sitemap(from.site, await pagesOf(from))),
  )
  app.get('/:file{sitemap-[1-9][0-9]{0,8}\\.xml}', (context) =>
    answer(context, xmlType, async ({ reader, site }) => {
      const file = Number(/\d+/.exec(context.req.param('file'))?.[0]) - 1
      const found = await entriesOf(reader, String(file))
      return found.length > 0 ? sitemap(site, found) : notHere(context)
    }),
  )
  app.get(newsSitemapAddress, (context) =>
    answer(context, xmlType, async ({ reader, site }) => {
      const rows = await newsAddresses(reader)
      return newsSitemap(
        site,
        rows.map(({ published_at, ...row }) => ({ ...row, publishedAt: published_at })),
      )
    }),
  )
  return app
}

/** The publisher's own pages, for sitemaps: the two that are always there, and the others that are online. */
const ownPagesOf = ({ pages = [] }: Site): SitemapEntry[] =>
  [...new Set(['about', 'policies', ...pages.map(({ page }) => page)])].map((page) => ({
    address: ownPageAddress(page),
  }))

/** What is no story and worth finding: the publisher's own pages, and the lists by time. */
const pagesOf = async (from: Loading): Promise<SitemapEntry[]> => {
  const months = await archiveMonths(from)
  const lists = [latestAddress, mostReadAddress, ...['', ...months].map(archiveAddress)]
  return [...ownPagesOf(from.site), ...lists.map((address) => ({ address }))]
}

const entriesOf = async (reader: Reader, file: string): Promise<SitemapEntry[]> =>
  (await addressesIn(reader, file)).map(({ address, changed_at }) => ({ address, changedAt: changed_at }))

/** Draws each letter once in each colour. */
const icons = () => {
  const drawn = new Map<string, Promise<Uint8Array>>()
  return async (context: Context, site: Site, side: number): Promise<Response> => {
    const [initial, ink] = [initialOf(site), inkOf(site.look)]
    const key = `${side} ${initial} ${ink.ground} ${ink.on}`
    const making =
      drawn.get(key) ?? hasFonts().then((can) => iconPng(can ? initialIcon(initial, ink) : plainIcon(ink), side))
    // A publication changes its name seldom: what it was called before need not be kept.
    if (drawn.size > 20) drawn.clear()
    drawn.set(key, making)
    const bytes = await making
    const tag = etag(bytes)
    const headers = { ...securityHeaders, 'Cache-Control': 'public, max-age=86400', ETag: tag }
    if (holdsAlready(context.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers })
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'Content-Type': 'image/png' } })
  }
}

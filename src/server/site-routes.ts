/** What readers ask for: each address of the site, turned into a call of `site`. */

import { type Context, Hono } from 'hono'
import { idPattern, type StoryId } from '../base/id.ts'
import type { Asset } from '../site/asset.ts'
import { keptForEver, neverKept } from '../site/caching.ts'
import { loadCorrections, loadedArticle, loadList } from '../site/load.ts'
import { loadFront, loadSectionFront } from '../site/load-front.ts'
import { article } from '../site/pages/article.ts'
import { corrections } from '../site/pages/corrections.ts'
import { front } from '../site/pages/front.ts'
import { gone } from '../site/pages/gone.ts'
import { list } from '../site/pages/list.ts'
import { enhancement } from '../site/script/enhancement.ts'
import { stylesheetAt } from '../site/theme/stylesheet.ts'
import type { ListPage } from '../site/view.ts'
import { articlePage } from '../store/outputs/published-article.ts'
import { suggest } from '../store/outputs/published-found.ts'
import { frontOf, mainFront } from '../story/front/front-name.ts'
import { aboutRoutes } from './about-routes.ts'
import { apiV1Routes } from './api/api-v1-routes.ts'
import { deviceRoutes } from './device-routes.ts'
import { findingRoutes, placeAsked } from './finding-routes.ts'
import { policyOfStory } from './headers.ts'
import { machineRoutes } from './machine-routes.ts'
import { oembedRoutes } from './oembed-routes.ts'
import { encodingFor, readyPage } from './page-cache.ts'
import { elsewhere, htmlType, siteAnswers } from './site-answers.ts'
import type { Working } from './working.ts'

/** What this address asks for; a style sheet as it is in this version of the program, whose own address may be another. */
const assetAt = (path: string): Asset | undefined => (path === enhancement.address ? enhancement : stylesheetAt(path))

/** Each is packed once for each encoding, for as long as it is there. */
const packed = new WeakMap<Asset, Map<string, ReturnType<typeof readyPage>>>()

const readyAsset = (asset: Asset, encoding: ReturnType<typeof encodingFor>) => {
  const known = packed.get(asset) ?? new Map<string, ReturnType<typeof readyPage>>()
  packed.set(asset, known)
  const type = `text/${asset.address.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`
  const ready = known.get(encoding) ?? readyPage({ type, body: asset.text }, encoding, 'once')
  known.set(encoding, ready)
  return ready
}

export const siteRoutes = (working: Working): Hono => {
  const answers = siteAnswers(working)
  const app = new Hono()
  const { loading, answer, answerOf, notHere } = answers

  const listed = (kind: ListPage['kind']) => (context: Context) =>
    answer(
      context,
      htmlType,
      async (from) => {
        const slug = context.req.param('slug') ?? ''
        const place = placeAsked(context)
        const page = await (kind === 'section' && !place
          ? loadSectionFront(from, slug)
          : loadList(from, kind, slug, place))
        if (!page) return notHere(context)
        return page.kind === kind ? list(page) : elsewhere(context, page.address)
      },
      kind === 'section' ? { front: frontOf(context.req.param('slug') ?? '') } : {},
    )

  app.get('/', (context) =>
    answer(context, htmlType, async (from) => front(await loadFront(from)), { front: mainFront }),
  )
  app.get('/corrections', (context) =>
    answer(context, htmlType, async (from) => corrections(await loadCorrections(from, context.req.query('before')))),
  )
  app.get('/api/suggest', async (context) => {
    const { reader } = await loading()
    const found = await suggest(reader, (context.req.query('q') ?? '').slice(0, 100), 8)
    return context.json({ suggestions: found }, 200, { 'Cache-Control': 'no-cache' })
  })
  app.route('/', findingRoutes(answers))
  app.route('/', machineRoutes(working, answers))
  app.route('/', aboutRoutes(answers))
  app.route('/', deviceRoutes(answers))
  app.route('/', apiV1Routes(working, answers))
  app.route('/', oembedRoutes(working, answers))
  app.get('/assets/:file', async (context) => {
    const found = assetAt(context.req.path)
    if (!found) return notHere(context)
    const ready = readyAsset(found, encodingFor(context.req.header('accept-encoding')))
    // A page from before an upgrade is dressed as well as it can be; under its address nobody keeps what that address did not mean.
    const kept = found.address === context.req.path ? keptForEver : neverKept
    return new Response(new Uint8Array(ready.bytes), { headers: { ...ready.headers, 'Cache-Control': kept } })
  })
  app.get('/topic/:slug', listed('topic'))
  app.get('/place/:slug', listed('place'))
  app.get('/by/:slug', listed('profile'))
  app.get('/:slug', listed('section'))
  const story = (context: Context): Promise<Response> => {
    const id = (context.req.param('story') ?? '').slice(-12)
    if (!idPattern.test(id)) return notHere(context)
    return answerOf(
      context,
      htmlType,
      (reader) => articlePage(reader, id as StoryId),
      (from, page) => {
        const found = loadedArticle(from, page)
        if (!found) return notHere(context)
        if ('gone' in found) return context.html(gone(found.gone), 410, { 'Cache-Control': neverKept })
        const { address } = found.article.article
        // The identity alone finds the story: an old or mangled address leads to the one that stays.
        if (decodeURIComponent(context.req.path) === address) {
          const policy = policyOfStory(found.article.article.body)
          return { body: article(found.article), headers: policy ? { 'Content-Security-Policy': policy } : {} }
        }
        return elsewhere(context, encodeURI(address))
      },
      // Beside the stories that are related to it a story's page lists none: a new one makes it no older.
      { lists: false, story: id },
    )
  }
  app.get('/:section/:story', story)
  app.notFound(notHere)
  return app
}

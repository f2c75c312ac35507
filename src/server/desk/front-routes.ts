/** What the front tool asks for: a front with its draft, the stories that can go there, the page that its draft makes; and the line that says who looks at it. */

import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { draftOf, frontCandidates, frontView } from '../../newsroom/fronts/front-view.ts'
import { loadFront, loadSectionFront } from '../../site/load-front.ts'
import type { Loading } from '../../site/loading.ts'
import { front } from '../../site/pages/front.ts'
import { list } from '../../site/pages/list.ts'
import { dropEditor, keepEditor } from '../../store/desk/fronts/front-editors.ts'
import type { Person } from '../../store/people.ts'
import { momentOf } from '../../store/published.ts'
import { mainFront, sectionOf } from '../../story/front/front-name.ts'
import { refused } from '../api-routes.ts'
import { signedIn } from '../sessions.ts'
import { siteSettings } from '../site-settings.ts'
import type { Working } from '../working.ts'
import { framed } from './framed.ts'
import type { Live } from './live.ts'

const fresh = { 'Cache-Control': 'private, no-store' }
/** How many stories are offered; beyond them a word finds faster. */
const offered = 60

const pathIn = (context: Context): string => context.req.query('path') ?? mainFront

export const frontRoutes = (working: Working, live: Live): Hono<{ Variables: { person: Person } }> => {
  const { database, clock } = working.newsroom
  const site = siteSettings(working)
  const app = new Hono<{ Variables: { person: Person } }>()
  const onlySignedIn = async (context: Context, next: () => Promise<void>) => {
    const person = await signedIn(context, working)
    if (!person) return refused(context, refuse('not-signed-in', 'You are signed out. Sign in again: open /desk.'))
    context.set('person', person)
    return next()
  }
  for (const path of ['/api/front', '/api/front/*', '/desk/front-preview', '/desk/front-preview/*'])
    app.use(path, onlySignedIn)
  for (const path of ['/api/front', '/api/front/candidates', '/desk/front-preview/*']) app.use(path, compress())

  app.get('/api/front', async (context) => {
    const view = await frontView(database, pathIn(context), clock.now())
    return isRefusal(view) ? refused(context, view) : context.json(view, 200, fresh)
  })
  app.get('/api/front/candidates', async (context) => {
    const wants = {
      words: (context.req.query('q') ?? '').slice(0, 200),
      section: (context.req.query('section') ?? '').slice(0, 200),
    }
    return context.json(await frontCandidates(database, { ...wants, now: clock.now() }, offered), 200, fresh)
  })
  /** The line over which the tool hears of changes. While it is open, the others see who looks at this front. */
  app.get('/api/front/live', async (context) => {
    const { name, mail } = context.get('person')
    const line = randomUUID()
    const failed = (error: unknown) => working.log.warn({ err: error }, 'Who looks at a front could not be noted.')
    // A line that ends while it is being noted is noted first.
    const noted = keepEditor(database.db, { line, front: pathIn(context), name: name || mail }).catch(failed)
    await noted
    return live.open(() => void noted.then(() => dropEditor(database.db, line)).catch(failed))
  })
  const preview = async (context: Context) => {
    const path = `/${context.req.param('section') ?? ''}`
    const draft = await draftOf(database, path)
    if (isRefusal(draft)) return refused(context, draft)
    const reader = { pool: database.reading, now: clock.now() }
    const [of, { banner }] = await Promise.all([site(), momentOf(reader)])
    const page = await pageOf({ reader, site: of, banner }, path, draft.containers)
    if (page === undefined) return refused(context, refuse('unknown', `There is no front ${path}.`))
    return framed(context, page)
  }
  app.get('/desk/front-preview', preview)
  app.get('/desk/front-preview/:section', preview)
  return app
}

/** The page that readers would get, made by the same code. */
const pageOf = async (
  loading: Loading,
  path: string,
  containers: Parameters<typeof loadFront>[1],
): Promise<string | undefined> => {
  const section = sectionOf(path)
  if (section === undefined) return front(await loadFront(loading, containers))
  const page = await loadSectionFront(loading, section, containers)
  return page && list(page)
}

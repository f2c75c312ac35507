/** The server: every route behind one socket, the page cache in front. */

import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { type Refusal, refuse } from '../base/refusal.ts'
import { failure } from '../site/pages/failure.ts'
import { isDatabaseAway } from '../store/database.ts'
import { apiRoutes } from './api-routes.ts'
import { cardRoutes } from './card-routes.ts'
import { deskAppRoutes } from './desk/desk-app.ts'
import { deskRoutes } from './desk/desk-routes.ts'
import { editLine } from './desk/drafts/edit-line.ts'
import { frontRoutes } from './desk/front-routes.ts'
import { type Live, liveLines } from './desk/live.ts'
import { lookRoutes } from './desk/look-routes.ts'
import { nowRoutes } from './desk/now-routes.ts'
import { picturesRoutes } from './desk/pictures-routes.ts'
import { settingsRoutes } from './desk/settings-routes.ts'
import { storiesRoutes } from './desk/stories-routes.ts'
import { storyRoutes } from './desk/story-routes.ts'
import { wiresRoutes } from './desk/wires-routes.ts'
import { withSecurityHeaders } from './headers.ts'
import { mediaRoutes } from './media-routes.ts'
import { metricsRoutes } from './metrics-routes.ts'
import { peopleRoutes } from './people/people-routes.ts'
import { type SessionEnds, sessionEnds } from './people/session-ends.ts'
import { signInRoutes } from './people/sign-in-routes.ts'
import { pushRoutes } from './push-routes.ts'
import { siteRoutes } from './site-routes.ts'
import { siteSettings } from './site-settings.ts'
import type { Working } from './working.ts'

export type Role = 'site' | 'desk' | 'jobs'

/** All routes of the roles, testable without a socket by `app.request()`. */
export const application = (
  working: Working,
  roles: readonly Role[],
  live: Live = liveLines(working.newsroom.database.url),
  ends: SessionEnds = sessionEnds(working.newsroom.database),
): Hono => {
  const app = new Hono()
  app.use(withSecurityHeaders, refuseMalformed, trimTrailingSlash())
  app.get('/health', async (context) => {
    const { pool } = working.newsroom.database
    const database = await pool.query('select 1').then(
      () => true,
      () => false,
    )
    return context.json(
      { status: database ? 'ok' : 'no database', roles, clock: working.newsroom.clock.now() },
      database ? 200 : 503,
      { 'Cache-Control': 'no-store' },
    )
  })
  app.route('/', metricsRoutes(working))
  // Wherever the site or the desk is reached: the desk tells its own address to whoever is to push.
  app.route('/', pushRoutes(working))
  if (roles.includes('desk')) {
    app.route('/', deskRoutes(working))
    app.route('/', signInRoutes(working))
    app.route('/', peopleRoutes(working))
    app.route('/', wiresRoutes(working, live, ends))
    app.route('/', nowRoutes(working))
    app.route('/', settingsRoutes(working))
    app.route('/', lookRoutes(working))
    app.route('/', storiesRoutes(working))
    app.route('/', picturesRoutes(working))
    app.route('/', storyRoutes(working))
    app.route('/', frontRoutes(working, live))
    app.route('/', deskAppRoutes(working))
    app.route('/', apiRoutes(working))
  }
  if (roles.includes('site')) {
    app.route('/', cardRoutes(working))
    app.route('/', mediaRoutes(working))
    const site = siteRoutes(working)
    app.route('/', site)
    app.notFound(async (context) => {
      const page = await site.request(new URL('/404/404/404', context.req.url))
      return context.html(await page.text(), 404, { 'Cache-Control': 'no-store' })
    })
  }
  const settings = siteSettings(working)
  app.onError(async (error, context) => {
    if (error instanceof HTTPException)
      return context.text(
        `${error.message || 'This call came from another site and was not followed.'}\n`,
        error.status,
      )
    working.log.error({ err: error, path: context.req.path }, 'An answer failed.')
    const away = isDatabaseAway(error)
    // What went wrong is in the log; without the site's facts the answer is plain text.
    const site = await settings().catch(() => undefined)
    const status = away ? 503 : 500
    const said = away
      ? 'The database is away for the moment. Try again soon.\n'
      : 'Something went wrong here, and has been noted.\n'
    const headers = { 'Cache-Control': 'no-store' }
    return site
      ? context.html(failure({ site, now: working.newsroom.clock.now(), status }), status, headers)
      : context.text(said, status, headers)
  })
  return app
}

/** An address that no browser sends by itself is answered before anyone works on it. */
const refuseMalformed: MiddlewareHandler = async (context, next) => {
  const { url } = context.req
  if (isMalformed(url)) return context.text('This address is malformed: it has a NUL or a broken escape (%).\n', 400)
  return next()
}

const isMalformed = (url: string): boolean => {
  if (/%00/.test(url)) return true
  try {
    decodeURIComponent(url)
    return false
  } catch {
    return true
  }
}

export type Serving = { port: number; close(): Promise<void> }

/** Listens on the port (0: any free one), or says in a sentence why it cannot. */
export const serve = async (working: Working, roles: readonly Role[], port: number): Promise<Serving | Refusal> => {
  const live = liveLines(working.newsroom.database.url)
  const ends = sessionEnds(working.newsroom.database)
  const listener = getRequestListener(application(working, roles, live, ends).fetch)
  const edit = roles.includes('desk') ? editLine(working, ends) : undefined
  // A request that asks for any other protocol is answered in ours, as before.
  const shouldUpgradeCallback = (request: IncomingMessage) => edit?.isWanted(request) ?? false
  const server = createServer({ keepAliveTimeout: 65_000, shouldUpgradeCallback }, (request, response) => {
    if (!working.cache.answer(request, response)) void listener(request, response)
  })
  server.on('upgrade', (request, socket, head) => edit?.upgrade(request, socket, head))
  const problem = await listening(server, port)
  if (problem) return problem
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await edit?.close()
      await live.close()
      await ends.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        // Readers in the middle of an answer get a moment to have it whole.
        setTimeout(() => server.closeAllConnections(), 2000).unref()
      })
    },
  }
}

const listening = (server: Server, port: number): Promise<Refusal | undefined> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        resolve(refuse('held', `Port ${port} is in use by another program. Choose another: --port ${port + 1}.`))
      else if (error.code === 'EACCES')
        resolve(refuse('not-allowed', `Port ${port} may not be opened by this user. Choose one above 1023.`))
      else reject(error)
    })
    server.listen(port, () => resolve(undefined))
  })

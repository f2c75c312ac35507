/** What holds for everything below `/desk` and `/api`: no form of another site acts for whoever is signed in here. */

import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { apiAddress } from '../../site/api/endpoints.ts'
import type { Working } from '../working.ts'

export const deskRoutes = (working: Working): Hono => {
  const app = new Hono()
  // Commands and programs send no Origin.
  const ours = csrf({
    origin: (origin, context) => origin === working.origin || origin === new URL(context.req.url).origin,
  })
  app.use('/desk/*', ours)
  // There no cookie opens anything: other newsrooms and their pages are to call.
  app.use('/api/*', (context, next) => (context.req.path.startsWith(`${apiAddress}/`) ? next() : ours(context, next)))
  return app
}

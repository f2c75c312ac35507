/** What the Now screen asks for, and how many alarms are open for every screen's top. */

import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { inTurn } from '../../base/in-turn.ts'
import { refuse } from '../../base/refusal.ts'
import { nowView } from '../../newsroom/now/now-view.ts'
import { countAlarms } from '../../store/alarms.ts'
import { refused } from '../api-routes.ts'
import { signedIn } from '../sessions.ts'
import type { Working } from '../working.ts'

const fresh = { 'Cache-Control': 'private, no-store' }

export const nowRoutes = (working: Working): Hono => {
  const { database, clock } = working.newsroom
  const app = new Hono()
  const onlySignedIn = async (context: Context, next: () => Promise<void>) => {
    if (await signedIn(context, working)) return next()
    return refused(context, refuse('not-signed-in', 'You are signed out. Sign in again: open /desk.'))
  }
  // It is the same for everybody, and whatever changes it has every open desk ask at once.
  const view = inTurn(() => nowView(database, clock.now()))
  const count = inTurn(() => countAlarms(database.db))
  app.use('/api/now', onlySignedIn, compress())
  app.use('/api/now/*', onlySignedIn)
  app.get('/api/now', async (context) => context.json(await view(), 200, fresh))
  app.get('/api/now/alarms', async (context) => context.json({ count: await count() }, 200, fresh))
  return app
}

/** What the Settings screen asks for: for those who may look at it. */

import { Hono } from 'hono'
import { refuse } from '../../base/refusal.ts'
import { maySee } from '../../newsroom/permissions.ts'
import { settingsView } from '../../newsroom/settings/settings-view.ts'
import { refused } from '../api-routes.ts'
import { signedIn } from '../sessions.ts'
import type { Working } from '../working.ts'

export const settingsRoutes = (working: Working): Hono => {
  const app = new Hono()
  app.get('/api/settings', async (context) => {
    const person = await signedIn(context, working)
    if (!person) return refused(context, refuse('not-signed-in', 'You are signed out. Sign in again: open /desk.'))
    if (!maySee(person, 'settings'))
      return refused(
        context,
        refuse('not-allowed', `As ${person.role} you may not look at the settings. Ask an administrator.`),
      )
    return context.json(await settingsView(working.newsroom.database.db), 200, { 'Cache-Control': 'private, no-store' })
  })
  return app
}

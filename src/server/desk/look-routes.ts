/** What the settings of the look show beside them: the front and its first story as readers have them now, in a look that nobody has kept yet. */

import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { StoryId } from '../../base/id.ts'
import { type Look, lookNamed } from '../../base/look.ts'
import { refuse } from '../../base/refusal.ts'
import { maySee } from '../../newsroom/permissions.ts'
import { loadedArticle } from '../../site/load.ts'
import { loadFront } from '../../site/load-front.ts'
import { article } from '../../site/pages/article.ts'
import { front } from '../../site/pages/front.ts'
import { articlePage } from '../../store/outputs/published-article.ts'
import { momentOf } from '../../store/published.ts'
import { mainFront } from '../../story/front/front-name.ts'
import { refused } from '../api-routes.ts'
import { signedIn } from '../sessions.ts'
import { siteSettings } from '../site-settings.ts'
import type { Working } from '../working.ts'
import { framed } from './framed.ts'

export const lookRoutes = (working: Working): Hono => {
  const { database, clock } = working.newsroom
  const site = siteSettings(working)
  const app = new Hono()
  const loading = async (look: Look) => {
    const reader = { pool: database.pool, now: clock.now() }
    const [of, moment] = await Promise.all([site(), momentOf(reader, mainFront)])
    return { reader, ...moment, site: { ...of, look } }
  }
  const asked = async (context: Context): Promise<Look | Response> => {
    const person = await signedIn(context, working)
    if (!person) return refused(context, refuse('not-signed-in', 'You are signed out. Sign in again: open /desk.'))
    if (!maySee(person, 'settings'))
      return refused(
        context,
        refuse('not-allowed', `As ${person.role} you may not look at the settings. Ask an administrator.`),
      )
    const word = (context.req.query('look') ?? '').slice(0, 100)
    return (
      lookNamed(word) ??
      refused(context, refuse('invalid', `«${word}» is no look, such as broadsheet or dispatch-dense.`))
    )
  }
  app.use('/desk/look-preview/*', compress())
  app.get('/desk/look-preview/front', async (context) => {
    const look = await asked(context)
    return look instanceof Response ? look : framed(context, front(await loadFront(await loading(look))))
  })
  app.get('/desk/look-preview/article', async (context) => {
    const look = await asked(context)
    if (look instanceof Response) return look
    const from = await loading(look)
    const page = await loadFront(from)
    const [first] = page.containers.flatMap(({ cards }) => cards)
    const found = first && loadedArticle(from, await articlePage(from.reader, first.id as StoryId))
    // Where nothing is published yet, the front says so.
    return framed(context, found && 'article' in found ? article(found.article) : front(page))
  })
  return app
}

/** Pages of the publisher's own: `/about`, `/policies`, and those below `/about/`. */

import { type Context, Hono } from 'hono'
import { loadAbout } from '../site/about/load-about.ts'
import { about } from '../site/pages/about.ts'
import type { SiteAnswers } from './site-answers.ts'

/** At their own addresses alone. */
const atTheTop = ['about', 'policies']

export const aboutRoutes = ({ answer, notHere }: SiteAnswers): Hono => {
  const app = new Hono()
  const told = (context: Context, page: string) =>
    answer(context, 'text/html; charset=utf-8', async (from) => {
      const found = await loadAbout(from, page)
      return found ? about(found) : notHere(context)
    })
  for (const page of atTheTop) app.get(`/${page}`, (context) => told(context, page))
  app.get('/about/:page', (context) => {
    const page = context.req.param('page')
    return atTheTop.includes(page) ? notHere(context) : told(context, page)
  })
  return app
}

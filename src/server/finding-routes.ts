/** What readers ask for to find a story: the latest, the archive, what is most read, the search. */

import { type Context, Hono } from 'hono'
import { isDay, isMonth } from '../base/day.ts'
import { mostReadAddress } from '../site/address.ts'
import { loadArchive, loadDay, loadLatest, loadMonth } from '../site/finding/load-by-time.ts'
import { loadMostRead } from '../site/finding/load-most-read.ts'
import { loadSearch } from '../site/finding/load-search.ts'
import { archive, archiveDay, archiveMonth } from '../site/pages/archive.ts'
import { latest } from '../site/pages/latest.ts'
import { mostReadPage } from '../site/pages/most-read.ts'
import { search } from '../site/pages/search.ts'
import { htmlType, type SiteAnswers } from './site-answers.ts'

/** An instant of the years that a list may go on from: JavaScript knows others, PostgreSQL does not. */
const ordinary = /^\d{4}-/

/** Where a list goes on, as its address says; nothing where it says nothing that can be. */
export const placeAsked = (context: Context): string | undefined => {
  const before = context.req.query('before') ?? ''
  return ordinary.test(before) ? before : undefined
}

export const findingRoutes = ({ answer, notHere }: SiteAnswers): Hono => {
  const app = new Hono()
  app.get('/latest', (context) =>
    answer(context, htmlType, async (from) => latest(await loadLatest(from, placeAsked(context)))),
  )
  app.get(mostReadAddress, (context) =>
    answer(context, htmlType, async (from) => mostReadPage(await loadMostRead(from))),
  )
  app.get('/search', (context) =>
    answer(context, htmlType, async (from) => search(await loadSearch(from, (name) => context.req.query(name)))),
  )
  const inArchive = (path: string) =>
    app.get(path, (context) =>
      answer(context, htmlType, async (from) => {
        const { year, month, day } = context.req.param() as Partial<Record<'year' | 'month' | 'day', string>>
        const of = [year, month, day].filter(Boolean).join('-')
        if (day) {
          const before = placeAsked(context)
          const page = isDay(of) ? await loadDay(from, of, before) : undefined
          return page ? archiveDay(page, before === undefined) : notHere(context)
        }
        if (month) {
          const page = isMonth(of) ? await loadMonth(from, of) : undefined
          return page ? archiveMonth(page) : notHere(context)
        }
        const page = await loadArchive(from, year)
        return page ? archive(page) : notHere(context)
      }),
    )
  const [year, month, day] = ['/:year{[0-9]{4}}', '/:month{[0-9]{2}}', '/:day{[0-9]{2}}']
  for (const path of ['', `${year}`, `${year}${month}`, `${year}${month}${day}`]) inArchive(`/archive${path}`)
  return app
}

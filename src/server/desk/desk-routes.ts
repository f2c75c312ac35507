/** The desk: what is there. */

import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { mayDo } from '../../newsroom/permissions.ts'
import { rightsList } from '../../newsroom/rights/rights-list.ts'
import { openAlarms } from '../../store/alarms.ts'
import { quarantine } from '../../store/arrivals.ts'
import { newestReceipts } from '../../store/outputs/receipts.ts'
import { bareEdition, readEdition } from '../../store/settings.ts'
import { storyRows, updatesWaiting } from '../../store/stories.ts'
import { newestWires } from '../../store/wires.ts'
import { signedIn } from '../sessions.ts'
import type { Working } from '../working.ts'
import { deskPage } from './desk-pages.ts'

const stylesheet = readFileSync(new URL('./desk.css', import.meta.url), 'utf8')
const neverKept = { 'Cache-Control': 'private, no-store' }

export const deskRoutes = (working: Working): Hono => {
  const { newsroom, clockSet } = working
  const { db } = newsroom.database
  const app = new Hono()
  // A form on another site must not act for whoever is signed in here. Commands and programs send no Origin.
  const ours = csrf({
    origin: (origin, context) => origin === working.origin || origin === new URL(context.req.url).origin,
  })
  app.use('/desk/*', ours)
  app.use('/api/*', ours)
  app.get('/assets/desk.css', (context) =>
    context.body(stylesheet, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' }),
  )

  app.get('/desk/all', async (context) => {
    const person = await signedIn(context, working)
    if (!person) return context.redirect('/desk/sign-in', 303)
    const [edition, stories, wires, waiting, alarms, updates, rights, receipts] = await Promise.all([
      readEdition(db),
      storyRows(db, 60),
      newestWires(db, 60),
      quarantine(db),
      openAlarms(db),
      updatesWaiting(db, 100),
      rightsList(newsroom.database, newsroom.clock.now(), 7),
      newestReceipts(db, 30),
    ])
    const { zone } = edition ?? bareEdition
    const may = (verb: Parameters<typeof mayDo>[1]) => mayDo(person, verb)
    const said = context.req.query('said')
    return context.html(
      deskPage({
        ...{ person, now: newsroom.clock.now(), zone, clockSet, said, may },
        ...{ stories, wires, quarantine: waiting, alarms, updates, rights, receipts },
      }),
      200,
      neverKept,
    )
  })
  return app
}

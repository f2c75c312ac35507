/** The desk: signing in and out, and what is there. */

import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { mayDo } from '../../newsroom/permissions.ts'
import { rightsList } from '../../newsroom/rights/rights-list.ts'
import { openAlarms } from '../../store/alarms.ts'
import { quarantine } from '../../store/arrivals.ts'
import { newestReceipts } from '../../store/outputs/receipts.ts'
import { endSession } from '../../store/people/sessions.ts'
import { redeemSignIn } from '../../store/people.ts'
import { bareEdition, readEdition } from '../../store/settings.ts'
import { storyRows, updatesWaiting } from '../../store/stories.ts'
import { newestWires } from '../../store/wires.ts'
import { fromOf, giveSession, sessionToken, signedIn, takeSession } from '../sessions.ts'
import type { Working } from '../working.ts'
import { deskPage, signInPage } from './desk-pages.ts'

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

  // A link in a mail may be opened by a scanner before its reader does: only the button uses the token up.
  app.get('/desk/sign-in', (context) => context.html(signInPage(context.req.query('token') ?? ''), 200, neverKept))
  app.post('/desk/sign-in', async (context) => {
    const { token } = await context.req.parseBody()
    const session = typeof token === 'string' ? await redeemSignIn(db, token, fromOf(context)) : undefined
    if (!session) {
      const sentence = 'This address has been used or is too old. «npx dateline user sign-in MAIL» prints a new one.'
      return context.html(signInPage('', sentence), 403, neverKept)
    }
    giveSession(context, working, session)
    return context.redirect('/desk', 303)
  })
  app.post('/desk/sign-out', async (context) => {
    const token = sessionToken(context)
    if (token) await endSession(db, token)
    takeSession(context)
    return context.redirect('/', 303)
  })
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

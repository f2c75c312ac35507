/** Signing in and out: forms that work without script, and the same as JSON for the desk's app, which signs in again in place. */

import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { askForPasskey, type Calling, signInByPasskey, signInByPassword, typed } from '../../newsroom/people/sign-in.ts'
import { endSession } from '../../store/people/sessions.ts'
import { hasWayIn, redeemSignIn } from '../../store/people.ts'
import { refused, statuses } from '../api-routes.ts'
import { fromOf, giveSession, sessionToken, signedIn, takeSession } from '../sessions.ts'
import type { Working } from '../working.ts'
import { oneTimePage, signInPage } from './sign-in-page.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const stylesheet = read('../../site/theme/tokens.css') + read('./sign-in.css')
const script = read('./sign-in.js')
const neverKept = { 'Cache-Control': 'private, no-store' }

/** Nothing that signs somebody in is longer. */
const longestBody = 64 * 1024

/** What of a person their own browser is told. */
export type SignedInAs = { mail: string; name: string; role: string }

const incomplete = refuse('invalid', 'Give mail, password and code.')

export const signInRoutes = (working: Working): Hono => {
  const { newsroom } = working
  const { db } = newsroom.database
  const app = new Hono()
  const short = bodyLimit({
    maxSize: longestBody,
    onError: (context) => {
      context.header('Connection', 'close')
      return context.text('That is longer than any sign-in.\n', 413, neverKept)
    },
  })
  app.use('/desk/sign-in', short)
  for (const path of ['/api/sign-in', '/api/sign-in/*']) app.use(path, short)
  const calling = (context: Context): Calling => ({ ...fromOf(context), before: sessionToken(context) })

  app.get('/assets/sign-in.css', (context) =>
    context.body(stylesheet, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' }),
  )
  app.get('/assets/sign-in.js', (context) =>
    context.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }),
  )

  // A link in a mail may be opened by a scanner before its reader does: only the button uses the token up.
  app.get('/desk/sign-in', (context) => {
    const token = context.req.query('token')
    return context.html(token ? oneTimePage(token) : signInPage(), 200, neverKept)
  })
  app.post('/desk/sign-in', async (context) => {
    const { token, ...given } = await context.req.parseBody()
    if (typeof token === 'string') return redeem(context, token)
    const fields = typed.safeParse(given)
    const entered = fields.success ? await signInByPassword(newsroom, fields.data, calling(context)) : incomplete
    if (isRefusal(entered)) {
      const mail = fields.success ? { mail: fields.data.mail } : {}
      return context.html(signInPage({ problem: entered.sentence, ...mail }), statuses[entered.refused], neverKept)
    }
    giveSession(context, working, entered.token)
    return context.redirect('/desk', 303)
  })
  /** Whoever has no other way in yet is shown first where they can set one up; they need not. */
  const redeem = async (context: Context, token: string): Promise<Response> => {
    const before = sessionToken(context)
    const session = await redeemSignIn(db, token, fromOf(context))
    if (!session) {
      const problem =
        'This address has been used or is too old. An administrator gives you another, or «npx dateline user sign-in MAIL» prints one.'
      return context.html(signInPage({ problem }), 403, neverKept)
    }
    if (before) await endSession(db, before)
    giveSession(context, working, session)
    return context.redirect((await hasWayIn(db, session)) ? '/desk' : '/desk/you', 303)
  }
  app.post('/desk/sign-out', async (context) => {
    const token = sessionToken(context)
    if (token) await endSession(db, token)
    takeSession(context)
    return context.redirect('/', 303)
  })

  app.get('/api/sign-in', async (context) => {
    const person = await signedIn(context, working)
    return person
      ? context.json(asOf(person), 200, neverKept)
      : refused(context, refuse('not-signed-in', 'You are signed out.'))
  })
  app.post('/api/sign-in', async (context) => {
    const fields = typed.safeParse(await json(context))
    const entered = fields.success ? await signInByPassword(newsroom, fields.data, calling(context)) : incomplete
    return answer(context, entered)
  })
  app.post('/api/sign-in/passkey/question', async (context) => {
    const options = await askForPasskey(newsroom, working.origin, fromOf(context).address)
    return isRefusal(options) ? refused(context, options) : context.json(options, 200, neverKept)
  })
  app.post('/api/sign-in/passkey', async (context) =>
    answer(context, await signInByPasskey(newsroom, await json(context), calling(context))),
  )
  const answer = (context: Context, entered: Awaited<ReturnType<typeof signInByPassword>>): Response => {
    if (isRefusal(entered)) return refused(context, entered)
    giveSession(context, working, entered.token)
    return context.json(asOf(entered.person), 200, neverKept)
  }
  return app
}

const asOf = ({ mail, name, role }: SignedInAs): SignedInAs => ({ mail, name: name || mail, role })

/** What was sent, or nothing where it is no JSON: it is looked at once, as what it should be. */
const json = async (context: Context): Promise<unknown> => {
  try {
    return await context.req.json()
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** `POST /api/<verb>`: the newsroom's verbs over HTTP, for whoever is signed in. */

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../base/refusal.ts'
import { actions } from '../intake/actions.ts'
import { perform, type Unacknowledged } from '../newsroom/action.ts'
import { updateView } from '../newsroom/life/update-view.ts'
import { actorOf } from '../newsroom/people/actor-of.ts'
import { type Verb, verbs } from '../newsroom/permissions.ts'
import { refuseUnproved, signedIn } from './sessions.ts'
import type { Working } from './working.ts'

export const statuses: Record<RefusalCode, ContentfulStatusCode> = {
  unknown: 404,
  'not-signed-in': 401,
  'not-allowed': 403,
  invalid: 422,
  stale: 409,
  incomplete: 422,
  embargoed: 409,
  killed: 410,
  'not-live': 409,
  exists: 409,
  held: 409,
  'too-large': 413,
  'too-often': 429,
}

/** Longest body of a call: a story of 20,000 words with its marks. */
const longestBody = 2 * 2 ** 20

export const apiRoutes = (working: Working): Hono => {
  const app = new Hono()
  const tooLarge = (context: Context) => {
    // What is not read of the call stays on the line: no other call can follow it there.
    context.header('Connection', 'close')
    return refused(context, refuse('too-large', 'The call is longer than 2 MB. Send less at once.'))
  }
  app.use('/api/*', bodyLimit({ maxSize: longestBody, onError: tooLarge }))
  app.get('/api/update/:story', async (context) => {
    if (!(await signedIn(context, working)))
      return refused(context, refuse('not-signed-in', 'Sign in first: open /desk.'))
    const view = await updateView(working.newsroom, context.req.param('story'))
    return isRefusal(view) ? refused(context, view) : context.json(view, 200, { 'Cache-Control': 'no-store' })
  })
  app.post('/api/:verb', async (context) => {
    const verb = context.req.param('verb')
    if (!isVerb(verb))
      return refused(context, refuse('unknown', `There is no verb «${verb}». Use ${verbs.join(', ')}.`))
    const person = await signedIn(context, working)
    if (!person) return refused(context, refuse('not-signed-in', 'Sign in first: open /desk.'))
    const unproved = await refuseUnproved(working, person, verb)
    if (unproved) return refused(context, unproved)
    const { isForm, given } = await readInput(context)
    const outcome = isRefusal(given) ? given : await perform(working.newsroom, actorOf(person), actions[verb], given)
    if (isForm)
      return context.redirect(
        `/desk?said=${encodeURIComponent(isRefusal(outcome) ? outcome.sentence : doneSentence(verb, outcome as object))}`,
        303,
      )
    return isRefusal(outcome)
      ? refused(context, outcome)
      : context.json(outcome as object, 200, { 'Cache-Control': 'no-store' })
  })
  return app
}

const isVerb = (word: string): word is Verb => verbs.some((verb) => verb === word)

/** What the desk is told of a verb that was done, and who outside has not acknowledged it yet. */
const doneSentence = (verb: Verb, outcome: object): string => {
  const waiting = 'unacknowledged' in outcome ? (outcome.unacknowledged as Unacknowledged[]) : []
  const who = waiting.map(({ output }) => output).join(', ')
  return who ? `Done: ${verb}. Not acknowledged yet, and told again: ${who}.` : `Done: ${verb}.`
}

export const refused = (context: Context, refusal: Refusal): Response =>
  context.json(refusal, statuses[refusal.refused], { 'Cache-Control': 'no-store' })

/** JSON from a program, fields from a form of the desk. */
const readInput = async (context: Context): Promise<{ isForm: boolean; given: unknown }> => {
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(
    context.req.header('content-type') ?? '',
  )
  if (isForm) {
    const fields = Object.entries(await context.req.parseBody({ dot: true }))
    // `choices.1` is a part of `choices`. An empty field of a form says nothing, which is not the same as saying "".
    return { isForm, given: Object.fromEntries(fields.filter(([, value]) => value !== '')) }
  }
  try {
    return { isForm, given: await context.req.json() }
  } catch {
    return { isForm, given: refuse('invalid', 'The call is no JSON. Send one object, such as {"story": "…"}.') }
  }
}

/** What the Settings screen asks for, beside the verbs: how everything is set, what rules would do, a look through a door. */

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { tryRules } from '../../intake/try-rules.ts'
import { doorInput } from '../../intake/verbs/door-input.ts'
import { keepRules, refuseRules } from '../../intake/verbs/keep-rules.ts'
import { isStorable, refuseInput } from '../../newsroom/action.ts'
import { actorOf } from '../../newsroom/people/actor-of.ts'
import { mayDo, maySee, type Verb } from '../../newsroom/permissions.ts'
import { ownPageVersions, settingsView } from '../../newsroom/settings/settings-view.ts'
import { askForLook, oneDoor } from '../../store/doors.ts'
import type { SignedIn } from '../../store/people.ts'
import { refused } from '../api-routes.ts'
import { signedIn } from '../sessions.ts'
import type { Working } from '../working.ts'

const fresh = { 'Cache-Control': 'private, no-store' }
const longestBody = 2 * 2 ** 20
/** On how many of the last wires rules are tried, unless it is said, and at most. */
const [usuallyTried, mostTried] = [500, 2000]

const tried = keepRules.input.extend({ last: z.int().min(1).max(mostTried).default(usuallyTried) })

type Asking = { Variables: { person: SignedIn } }

export const settingsRoutes = (working: Working): Hono<Asking> => {
  const { db } = working.newsroom.database
  const app = new Hono<Asking>()
  const onlyWhoMayLook = async (context: Context<Asking>, next: () => Promise<void>) => {
    const person = await signedIn(context, working)
    if (!person) return refused(context, refuse('not-signed-in', 'You are signed out. Sign in again: open /desk.'))
    if (!maySee(person, 'settings'))
      return refused(
        context,
        refuse('not-allowed', `As ${person.role} you may not look at the settings. Ask an administrator.`),
      )
    context.set('person', person)
    return next()
  }
  const tooLarge = (context: Context) => {
    context.header('Connection', 'close')
    return refused(context, refuse('too-large', 'The call is longer than 2 MB. Send less at once.'))
  }
  for (const path of ['/api/settings', '/api/settings/*']) app.use(path, onlyWhoMayLook)
  app.use('/api/settings/*', bodyLimit({ maxSize: longestBody, onError: tooLarge }))

  app.get('/api/settings', async (context) =>
    context.json(await settingsView(db, working.newsroom.clock.now()), 200, fresh),
  )
  app.get('/api/settings/pages/:page', async (context) =>
    context.json(await ownPageVersions(db, context.req.param('page')), 200, fresh),
  )
  app.post('/api/settings/rules/try', async (context) => {
    const given = await checked(context, 'keep-rules', tried)
    if (isRefusal(given)) return refused(context, given)
    const wrong = await refuseRules(db, given.rules)
    return wrong ? refused(context, wrong) : context.json(await tryRules(db, given.rules, given.last), 200, fresh)
  })
  app.post('/api/settings/doors/look', async (context) => {
    const given = await checked(context, 'keep-door', z.strictObject({ door: doorInput }))
    if (isRefusal(given)) return refused(context, given)
    if (await askForLook(db, given.door, working.newsroom.clock.now())) return context.json(given, 200, fresh)
    return refused(
      context,
      (await oneDoor(db, given.door))
        ? refuse('not-live', 'Nobody looks through this door: it is paused, or its supplier pushes.')
        : refuse('unknown', `There is no door ${given.door}.`),
    )
  })
  return app
}

/** What was sent, where it is of its form and whoever sends it may use the verb that it belongs to. */
const checked = async <Input extends z.ZodType>(
  context: Context<Asking>,
  verb: Verb,
  input: Input,
): Promise<z.output<Input> | Refusal> => {
  const person = actorOf(context.get('person'))
  if (!mayDo(person, verb))
    return refuse('not-allowed', `As ${person.role} you may not use «${verb}». Ask somebody who may.`)
  const given: unknown = await context.req.json().catch(() => undefined)
  if (given === undefined || !isStorable(given))
    return refuse('invalid', 'The call is no JSON that can be read. Send one object.')
  const read = input.safeParse(given)
  return read.success ? read.data : refuseInput(verb, read.error)
}

/** What the desk's app asks for about people: oneself, everybody, and the audit. */

import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { idPattern, type PersonId, type StoryId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { givenTime } from '../../base/zone.ts'
import { type AuditChoices, auditPage } from '../../newsroom/people/audit-view.ts'
import { askForNewPasskey } from '../../newsroom/people/keep-passkey.ts'
import { peopleView } from '../../newsroom/people/people-view.ts'
import { setUpCodes } from '../../newsroom/people/set-password.ts'
import { sessionView, youView } from '../../newsroom/people/you-view.ts'
import { maySee, type Sight, verbs } from '../../newsroom/permissions.ts'
import { type AuditWants, placeOf } from '../../store/people/audit-lines.ts'
import { sessionsOf } from '../../store/people/sessions.ts'
import { everybody, type SignedIn } from '../../store/people.ts'
import { bareEdition, readEdition } from '../../store/settings.ts'
import { refused } from '../api-routes.ts'
import { refuseUnproved, signedIn } from '../sessions.ts'
import type { Working } from '../working.ts'
import { auditCsv } from './audit-csv.ts'

type Room = { Variables: { person: SignedIn } }

const fresh = { 'Cache-Control': 'private, no-store' }
const longestPage = 200

export const peopleRoutes = (working: Working): Hono<Room> => {
  const { db } = working.newsroom.database
  const app = new Hono<Room>()
  const onlySignedIn = async (context: Context, next: () => Promise<void>) => {
    const person = await signedIn(context, working)
    if (!person) return refused(context, refuse('not-signed-in', 'You are signed out. Sign in again: open /desk.'))
    context.set('person', person)
    return next()
  }
  const only = (sight: Sight) => async (context: Context<Room>, next: () => Promise<void>) =>
    maySee(context.get('person'), sight)
      ? next()
      : refused(context, refuse('not-allowed', 'This is not for your role to see. Ask an administrator.'))
  for (const path of ['/api/you', '/api/you/*', '/api/people', '/api/people/*', '/api/audit', '/api/audit/*'])
    app.use(path, onlySignedIn)
  for (const path of ['/api/people', '/api/people/*']) app.use(path, only('people'))
  for (const path of ['/api/audit', '/api/audit/*']) app.use(path, only('audit'), compress())

  app.get('/api/you', async (context) => context.json(await youView(db, context.get('person')), 200, fresh))
  app.post('/api/you/codes', async (context) => {
    const person = context.get('person')
    const unproved = await refuseUnproved(working, person, 'set-password')
    if (unproved) return refused(context, unproved)
    const codes = await setUpCodes({ db, seal: working.newsroom.seal }, person, await siteOf(working))
    return isRefusal(codes) ? refused(context, codes) : context.json(codes, 200, fresh)
  })
  app.post('/api/you/passkey', async (context) => {
    const person = context.get('person')
    const unproved = await refuseUnproved(working, person, 'keep-passkey')
    if (unproved) return refused(context, unproved)
    return context.json(await askForNewPasskey(db, person, await siteOf(working)), 200, fresh)
  })

  app.get('/api/people', async (context) => context.json(await peopleView(db), 200, fresh))
  app.get('/api/people/:person/sessions', async (context) => {
    const id = context.req.param('person')
    const sessions = idPattern.test(id) ? await sessionsOf(db, id as PersonId) : []
    return context.json(
      sessions.map((one) => sessionView(one, context.get('person').session)),
      200,
      fresh,
    )
  })

  app.get('/api/audit', async (context) => {
    const asked = await askedOf(context, working)
    if (isRefusal(asked)) return refused(context, asked)
    return context.json(await auditPage(db, asked.wants, asked.before, asked.limit), 200, fresh)
  })
  app.get('/api/audit/choices', async (context) => {
    const people = (await everybody(db)).map(({ mail, name }) => ({ mail, name: name || mail }))
    const choices: AuditChoices = { people, verbs: [...verbs, 'sign-in', 'released', 'expired'].sort() }
    return context.json(choices, 200, fresh)
  })
  app.get('/api/audit/lines.csv', async (context) => {
    const asked = await askedOf(context, working)
    if (isRefusal(asked)) return refused(context, asked)
    context.header('Content-Type', 'text/csv; charset=utf-8')
    context.header('Content-Disposition', 'attachment; filename="audit.csv"')
    context.header('Cache-Control', fresh['Cache-Control'])
    return context.body(auditCsv((before) => auditPage(db, asked.wants, before, 1000)))
  })
  return app
}

const siteOf = async ({ newsroom, origin }: Working) => ({
  name: ((await readEdition(newsroom.database.db)) ?? bareEdition).name,
  origin,
})

/** What an address asks of the audit; days are those of the publication's zone, the last one included. */
const askedOf = async (context: Context, { newsroom }: Working) => {
  const query = context.req.query()
  const { zone } = (await readEdition(newsroom.database.db)) ?? bareEdition
  const from = query.from ? dayIn(query.from, zone, 0) : undefined
  const until = query.until ? dayIn(query.until, zone, 1) : undefined
  if (isRefusal(from)) return from
  if (isRefusal(until)) return until
  const before = query.before ? placeOf(query.before) : undefined
  if (query.before && !before) return refuse('invalid', 'That is no place in the audit. Ask again without «before».')
  if (query.story && !idPattern.test(query.story))
    return refuse('invalid', 'That is no story’s identity (12 letters and digits).')
  const wants: AuditWants = {
    actor: given(query.actor),
    verb: given(query.verb),
    story: query.story ? (query.story as StoryId) : undefined,
    words: given(query.q),
    ...{ from, until },
  }
  return { wants, before, limit: Math.min(longestPage, Math.max(1, Number(query.limit) || 100)) }
}

const given = (text: string | undefined): string | undefined => text?.trim().slice(0, 300) || undefined

/** The beginning of a day, or of one so many days later. */
const dayIn = (day: string, zone: string, later: number): Date | Refusal => {
  const wrong = refuse('invalid', `«${day.slice(0, 40)}» is no day such as 2026-12-01.`)
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined
  if (!date || Number.isNaN(date.getTime())) return wrong
  date.setUTCDate(date.getUTCDate() + later)
  const read = givenTime(`${date.toISOString().slice(0, 10)}T00:00`, zone)
  return 'at' in read ? read.at : wrong
}

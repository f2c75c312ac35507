/** What the desk's app asks for: the list of wires, one wire, presets with their counts; and the line over which it hears of changes. */

import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { idPattern, type WireItemId } from '../../base/id.ts'
import { isRefusal, refuse } from '../../base/refusal.ts'
import type { PresetRow, WireChoices } from '../../newsroom/wires/wire-choices.ts'
import { wireReading } from '../../newsroom/wires/wire-reading.ts'
import { type WiresNews, type WiresPage, wireRow } from '../../newsroom/wires/wire-row.ts'
import { presetsOf } from '../../store/desk/presets.ts'
import { chainsNow, commonLabels, countWires, isPlace, wiresList } from '../../store/desk/wires-list.ts'
import type { SignedIn } from '../../store/people.ts'
import { readSections } from '../../store/settings.ts'
import { allSuppliers } from '../../store/suppliers.ts'
import { everything, wantsOf } from '../../story/wire-wants.ts'
import { refused } from '../api-routes.ts'
import { type SessionEnds, untilEnded } from '../people/session-ends.ts'
import { signedIn } from '../sessions.ts'
import type { Working } from '../working.ts'
import type { Live } from './live.ts'

const fresh = { 'Cache-Control': 'private, no-store' }
const longestPage = 200
/** A preset counts what came within a day, up to so many. */
const countedTime = 24 * 3600_000
const mostCounted = 1000

export const wiresRoutes = (
  working: Working,
  live: Live,
  ends: SessionEnds,
): Hono<{ Variables: { person: SignedIn } }> => {
  const { db } = working.newsroom.database
  const app = new Hono<{ Variables: { person: SignedIn } }>()
  const onlySignedIn = async (context: Context, next: () => Promise<void>) => {
    const person = await signedIn(context, working)
    if (!person) return refused(context, refuse('not-signed-in', 'You are signed out. Sign in again: open /desk.'))
    context.set('person', person)
    return next()
  }
  for (const path of ['/api/wires', '/api/wires/*']) app.use(path, onlySignedIn, compress())
  for (const path of ['/api/presets', '/api/live']) app.use(path, onlySignedIn)

  app.get('/api/wires', async (context) => {
    const query = new URL(context.req.url).searchParams
    const wants = wantsOf(query)
    const limit = Math.min(longestPage, Math.max(1, Number(query.get('limit')) || 100))
    const [before, after] = [query.get('before'), query.get('after')]
    if (![before, after].every((place) => place === null || isPlace(place)))
      return refused(
        context,
        refuse('invalid', 'That is no place in the list. Ask again without «before» and «after».'),
      )
    const from = before !== null ? { before } : after !== null ? { after } : undefined
    const also = query.getAll('also').filter((id) => idPattern.test(id))
    const [rows, others] = await Promise.all([
      wiresList(db, wants, from, limit),
      also.length > 0 ? chainsNow(db, also.slice(0, longestPage), wants) : [],
    ])
    const page: WiresPage = { rows: rows.map(wireRow), more: rows.length === limit }
    const answer: WiresPage | WiresNews = after === null ? page : { ...page, also: others.map(wireRow) }
    return context.json(answer, 200, fresh)
  })
  app.get('/api/wires/choices', async (context) => {
    const [labels, suppliers, sections] = await Promise.all([commonLabels(db), allSuppliers(db), readSections(db)])
    const choices: WireChoices = {
      labels,
      suppliers: suppliers.map(({ slug, name }) => ({ slug, name })),
      sections: sections.map(({ slug, name }) => ({ slug, name })),
    }
    return context.json(choices, 200, fresh)
  })
  app.get('/api/wires/:item', async (context) => {
    const item = context.req.param('item')
    const reading = idPattern.test(item)
      ? await wireReading(db, item as WireItemId)
      : refuse('unknown', `There is no wire item ${item}.`)
    return isRefusal(reading) ? refused(context, reading) : context.json(reading, 200, fresh)
  })
  app.get('/api/presets', async (context) => {
    const since = new Date(working.newsroom.clock.now().getTime() - countedTime)
    const presets: PresetRow[] = []
    const kept = await presetsOf(db, context.get('person').id)
    const begin = kept.find(({ name }) => name === '') ?? { name: '', wants: everything, sound: false, notify: false }
    for (const preset of [begin, ...kept.filter(({ name }) => name !== '')]) {
      const { count, newest } = await countWires(db, preset.wants, since, mostCounted)
      presets.push({ ...preset, count, most: mostCounted, ...(newest && { newest }) })
    }
    return context.json(presets, 200, fresh)
  })
  app.get('/api/live', (context) => untilEnded(live.open(), ends, context.get('person').session))
  return app
}

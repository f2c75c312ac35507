/** The desk's app: the page that it lives in, and its files at addresses that carry their hash. */

import { type Context, Hono } from 'hono'
import { mayDo, maySee, sights, verbs } from '../../newsroom/permissions.ts'
import type { DeskStart } from '../../newsroom/wires/desk-start.ts'
import { keptForEver } from '../../site/caching.ts'
import { html, raw } from '../../site/html.ts'
import { countAlarms } from '../../store/alarms.ts'
import { presetsOf } from '../../store/desk/presets.ts'
import { bareEdition, readEdition } from '../../store/settings.ts'
import { everything } from '../../story/wire-wants.ts'
import { policyOfFraming, securityHeaders } from '../headers.ts'
import { signedIn } from '../sessions.ts'
import type { Working } from '../working.ts'
import { type DeskBundle, deskBundle } from './desk-bundle.ts'

/** JSON inside a script element: no letter of it can end the element. */
const within = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const page = ({ script, look }: DeskBundle, start: DeskStart): string =>
  html`${raw('<!doctype html>')}
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>Dateline</title><link rel="stylesheet" href="${look}"><script type="module" src="${script}"></script></head>
<body><div id="desk"><noscript><p>The desk needs script: allow it for this site, then load the page again.</p></noscript></div>
<script type="application/json" id="start">${raw(within(start))}</script></body></html>
`.text

export const deskAppRoutes = (working: Working): Hono => {
  const { newsroom } = working
  const app = new Hono()
  const shell = async (context: Context) => {
    const person = await signedIn(context, working)
    if (!person) return context.redirect('/desk/sign-in', 303)
    const { db } = newsroom.database
    const [bundle, edition, presets, alarms] = await Promise.all([
      ...([deskBundle(), readEdition(db), presetsOf(db, person.id), countAlarms(db)] as const),
    ])
    const start: DeskStart = {
      person: { name: person.name || person.mail, mail: person.mail, role: person.role },
      may: verbs.filter((verb) => mayDo(person, verb)),
      sections: person.sections,
      sees: sights.filter((sight) => maySee(person, sight)),
      zone: (edition ?? bareEdition).zone,
      now: newsroom.clock.now().toISOString(),
      clockSet: working.clockSet,
      alarms,
      begin: presets.find(({ name }) => name === '')?.wants ?? everything,
    }
    return context.html(page(bundle, start), 200, {
      'Cache-Control': 'private, no-store',
      // The front tool shows the page that it makes.
      'Content-Security-Policy': policyOfFraming,
    })
  }
  app.get('/assets/desk/:name', async (context) => {
    const file = (await deskBundle()).files.get(context.req.path)
    if (!file)
      return context.text('There is no such file of the desk; load the page again.\n', 404, {
        'Cache-Control': 'no-store',
      })
    const accepted = context.req.header('accept-encoding') ?? ''
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
    return new Response(new Uint8Array(encoding ? file[encoding] : file.bytes), {
      headers: {
        ...securityHeaders,
        ...(encoding && { 'Content-Encoding': encoding }),
        ...{ 'Content-Type': file.mime, 'Cache-Control': keptForEver, Vary: 'Accept-Encoding' },
      },
    })
  })
  // Which screen it is the app knows; what else is below /desk has its routes before these.
  app.get('/desk/*', shell)
  return app
}

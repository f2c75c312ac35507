/** The desk's pages as they are today: what is there, and the verbs for it. */

import type { Verb } from '../newsroom/permissions.ts'
import { type Html, html, raw } from '../site/html.ts'
import type { Person } from '../store/people.ts'
import type { StoryRow } from '../store/stories.ts'
import type { WireRow } from '../store/wires.ts'
import { type Visibility, visibilityAt } from '../story/status.ts'

export type Desk = {
  person: Person
  now: Date
  zone: string
  clockSet: boolean
  /** What the last verb answered. */
  said: string | undefined
  may: (verb: Verb) => boolean
  stories: StoryRow[]
  wires: WireRow[]
  quarantine: { supplier: string | null; name: string; at: Date; reason: string | null }[]
}

const sheet = (title: string, body: Html): string =>
  html`${raw('<!doctype html>')}
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><link rel="stylesheet" href="/assets/desk.css"></head><body>${body}</body></html>
`.text

export const signInPage = (token: string, problem?: string): string =>
  sheet(
    'Sign in · Dateline',
    html`<main class="narrow"><h1>Sign in to the desk</h1>
${problem ? html`<p role="alert" class="said">${problem}</p>` : ''}
${
  token
    ? html`<p>This address signs one person in, once.</p><form method="post" action="/desk/sign-in"><input type="hidden" name="token" value="${token}"><button>Sign in</button></form>`
    : html`<p>Open the one-time address that <code>npx dateline user add</code> or <code>npx dateline user sign-in</code> printed for you.</p>`
}</main>`,
  )

const timeIn = (at: Date, zone: string): Html =>
  html`<time datetime="${at.toISOString()}">${at.toLocaleString('en-GB', { timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })}</time>`

const words: Record<Visibility, string> = {
  unpublished: 'not published',
  scheduled: 'held',
  live: 'live',
  expired: 'expired',
  killed: 'killed',
}

/** What readers see of a story, from the row's instants. */
export const visibilityOf = (row: StoryRow, now: Date): Visibility =>
  row.killed_at
    ? 'killed'
    : visibilityAt(
        row.visible_from ? { visibleFrom: row.visible_from, expiresAt: row.expires_at, killedAt: null } : undefined,
        now,
      )

const verbButton = (verb: Verb, field: 'story' | 'wire', id: string, of: string): Html =>
  html`<form method="post" action="/api/${verb}"><input type="hidden" name="${field}" value="${id}"><button aria-label="${verb}: ${of}">${verb}</button></form>`

const killForm = (row: StoryRow): Html =>
  html`<details><summary aria-label="kill: ${row.headline}">kill …</summary><form method="post" action="/api/kill"><input type="hidden" name="story" value="${row.id}">
<label>Why (for the audit) <input name="reason" required></label><label>What readers are told, if anything <input name="note"></label><button class="kill">Kill this story now</button></form></details>`

const storyLine = (row: StoryRow, { now, zone, may }: Desk): Html => {
  const seen = visibilityOf(row, now)
  const headline = row.headline || 'No headline yet'
  const fresh = row.published !== null && row.published < row.version
  return html`<tr><td><span class="state ${seen}">${words[seen]}</span></td><td>${
    seen === 'live' && row.address ? html`<a href="${row.address}">${headline}</a>` : headline
  }${row.waiting ? html` <span class="state">wire update waits</span>` : ''}${
    seen === 'scheduled' && row.visible_from
      ? html` <span class="state scheduled">until ${timeIn(row.visible_from, zone)}</span>`
      : ''
  }</td><td>${row.section}</td><td>${timeIn(row.changed_at, zone)}</td><td class="verbs">${
    may('publish') && (seen === 'unpublished' || (seen === 'live' && fresh))
      ? verbButton('publish', 'story', row.id, headline)
      : ''
  }${may('update') && row.waiting && seen !== 'killed' ? verbButton('update', 'story', row.id, headline) : ''}${may('kill') && seen !== 'killed' ? killForm(row) : ''}</td></tr>`
}

const wireLine = (row: WireRow, { zone, may }: Desk): Html =>
  html`<tr><td>${row.supplier}</td><td>${row.headline}${row.embargo ? html` <span class="state scheduled">embargo ${timeIn(new Date(row.embargo), zone)}</span>` : ''}</td>
<td>${row.killed_at ? 'killed' : row.status}${row.version ? ` · version ${row.version}` : ''}</td><td>${timeIn(row.received_at, zone)}</td>
<td class="verbs">${row.story ? 'taken' : may('take') && !row.killed_at && row.status === 'usable' ? verbButton('take', 'wire', row.item, row.headline) : ''}</td></tr>`

const table = (name: string, heads: string[], lines: Html[], empty: string): Html =>
  lines.length === 0
    ? html`<p>${empty}</p>`
    : html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>`

/** Everything at a glance: stories, wires, quarantine. */
export const deskPage = (desk: Desk): string => {
  const { person, now, zone, clockSet, said } = desk
  const lines = desk.quarantine.map(
    (row) =>
      html`<tr><td>${row.supplier ?? ''}</td><td>${row.name}</td><td>${row.reason ?? ''}</td><td>${timeIn(row.at, zone)}</td></tr>`,
  )
  return sheet(
    'The desk · Dateline',
    html`<header><p class="name"><a href="/desk">The desk</a></p><p><a href="/">The site</a></p><p>${person.mail} (${person.role})</p><form method="post" action="/desk/sign-out"><button>Sign out</button></form></header>
<main><h1>Now</h1>
<p>${clockSet ? html`<strong class="state scheduled">The clock is set:</strong> ` : ''}${timeIn(now, zone)} ${zone}</p>
${said ? html`<p role="status" class="said">${said}</p>` : ''}
<h2>Stories</h2>${table(
      'Stories',
      ['Readers see', 'Headline', 'Section', 'Changed', 'Do'],
      desk.stories.map((row) => storyLine(row, desk)),
      'No story yet: take a wire below, or take some in with «npx dateline ingest».',
    )}
<h2>Wires</h2>${table(
      'Wires',
      ['Supplier', 'Headline', 'Agency says', 'Arrived', 'Do'],
      desk.wires.map((row) => wireLine(row, desk)),
      'No wire has arrived yet.',
    )}
<h2>Quarantine</h2>${table('Quarantine', ['Supplier', 'File', 'Why', 'Arrived'], lines, 'Nothing waits: every file was read.')}</main>`,
  )
}

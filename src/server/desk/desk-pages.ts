/** The desk's pages as they are today: what is there, and the verbs for it. */

import { zonedText } from '../../base/zone.ts'
import type { Verb } from '../../newsroom/permissions.ts'
import type { RightsList, Withheld } from '../../newsroom/rights/rights-list.ts'
import { type Html, html, raw } from '../../site/html.ts'
import type { Alarm } from '../../store/alarms.ts'
import type { Quarantined } from '../../store/arrivals.ts'
import type { Receipt } from '../../store/outputs/receipts.ts'
import type { Person } from '../../store/people.ts'
import type { Ending } from '../../store/rights.ts'
import type { StoryRow, WaitingUpdate } from '../../store/stories.ts'
import type { WireRow } from '../../store/wires.ts'
import { type Visibility, visibilityAt } from '../../story/status.ts'

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
  quarantine: Quarantined[]
  alarms: Alarm[]
  /** Stories for which a version of their wire waits, those that are not in `stories` any more included. */
  updates: WaitingUpdate[]
  rights: RightsList
  /** The newest receipts, newest first. */
  receipts: Receipt[]
}

export const sheet = (title: string, body: Html): string =>
  html`${raw('<!doctype html>')}
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><link rel="stylesheet" href="/assets/desk.css"></head><body>${body}</body></html>
`.text

export const timeIn = (at: Date, zone: string): Html =>
  html`<time datetime="${at.toISOString()}">${at.toLocaleString('en-GB', { timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })}</time>`

/** The same with its zone, for what holds. */
const heldIn = (at: Date, zone: string): Html =>
  html`<time datetime="${at.toISOString()}">${zonedText(at, zone)}</time>`

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

/** A verb that undoes something, with its reason for the audit. */
const reasonForm = (verb: Verb, story: string, of: string, button: string): Html =>
  html`<details><summary aria-label="${verb}: ${of}">${verb} …</summary><form method="post" action="/api/${verb}"><input type="hidden" name="story" value="${story}">
<label>Why (for the audit) <input name="reason" required></label><button>${button}</button></form></details>`

const killForm = (story: string, of: string): Html =>
  html`<details><summary class="kill" aria-label="kill: ${of}">kill …</summary><form method="post" action="/api/kill"><input type="hidden" name="story" value="${story}">
<label>Why (for the audit) <input name="reason" required></label><label>What readers are told, if anything <input name="note"></label><button class="kill">Kill this story now</button></form></details>`

/** The browser gives the time as its person reads it off a wall: by the publication's zone, which stands beside it. */
const scheduleForm = (row: StoryRow, zone: string): Html =>
  html`<details><summary aria-label="schedule: ${row.headline}">schedule …</summary><form method="post" action="/api/schedule"><input type="hidden" name="story" value="${row.id}">
<label>When (${zone}) <input type="datetime-local" name="at" required></label><button>Schedule this story</button></form></details>`

/** A cell by what stands in it: on a telephone the stylesheet sets the cells of a line among one another. */
const cell = (what: 'state' | 'what' | 'where' | 'when' | 'do', content: Html | string): Html =>
  html`<td class="${what}">${content}</td>`

const updateLink = (story: string, words: string, headline: string): Html =>
  html`<a class="mark" href="/desk/stories/${story}/update" aria-label="${words}: ${headline}">${words}</a>`

const storyLine = (row: StoryRow, { now, zone, may }: Desk): Html => {
  const seen = visibilityOf(row, now)
  const headline = row.headline || 'No headline yet'
  const fresh = row.published !== null && row.published < row.version
  const what = html`${
    seen === 'live' && row.address
      ? html`<a href="${row.address}" dir="auto">${headline}</a>`
      : html`<span dir="auto">${headline}</span>`
  }${row.waiting || row.proposed ? html` ${updateLink(row.id, row.waiting ? 'wire update waits' : 'the agency proposes', headline)}` : ''}${
    seen === 'scheduled' && row.visible_from
      ? html` <span class="mark scheduled">until ${heldIn(row.visible_from, zone)}</span>`
      : ''
  }`
  const verbs = html`${
    may('publish') && (seen === 'unpublished' || (seen === 'live' && fresh))
      ? verbButton('publish', 'story', row.id, headline)
      : ''
  }${may('schedule') && (seen === 'unpublished' || seen === 'scheduled') ? scheduleForm(row, zone) : ''}${
    may('unschedule') && seen === 'scheduled' ? verbButton('unschedule', 'story', row.id, headline) : ''
  }${may('kill') && seen !== 'killed' ? killForm(row.id, headline) : ''}${
    may('revive') && seen === 'killed' ? reasonForm('revive', row.id, headline, 'Give this story back to readers') : ''
  }`
  return html`<tr id="story-${row.id}" class="${seen}">${cell('state', html`<span class="mark ${seen}">${words[seen]}</span>`)}${cell('what', what)}${cell('where', row.section)}${cell('when', timeIn(row.changed_at, zone))}${cell('do', verbs)}</tr>`
}

const wireLine = (row: WireRow, { zone, may }: Desk): Html => {
  const what = html`<span dir="auto">${row.headline}</span>${row.embargo ? html` <span class="mark scheduled">embargo ${Number.isNaN(Date.parse(row.embargo)) ? row.embargo : heldIn(new Date(row.embargo), zone)}</span>` : ''}`
  const says = `${row.killed_at ? 'killed' : row.status}${row.version ? ` · version ${row.version}` : ''}`
  const verbs = row.story
    ? html`<span class="mark">taken</span>`
    : may('take') && !row.killed_at && row.status === 'usable'
      ? verbButton('take', 'wire', row.item, row.headline)
      : ''
  return html`<tr class="${row.killed_at ? 'killed' : ''}">${cell('state', row.supplier)}${cell('what', what)}${cell('where', says)}${cell('when', timeIn(row.received_at, zone))}${cell('do', verbs)}</tr>`
}

const discardForm = (row: Quarantined): Html =>
  html`<details><summary class="kill" aria-label="discard: ${row.name}">discard …</summary><form method="post" action="/api/discard"><input type="hidden" name="arrivals" value="${row.id}">
<label>Why <input name="reason" required></label><button>Discard this file</button></form></details>`

const retryForm = (row: Quarantined): Html =>
  html`<form method="post" action="/api/retry"><input type="hidden" name="arrivals" value="${row.id}"><button aria-label="retry: ${row.name}">retry</button></form>`

const quarantineLine = (row: Quarantined, { zone, may }: Desk): Html => {
  const verbs = html`${may('retry') ? retryForm(row) : ''}${may('discard') ? discardForm(row) : ''}`
  return html`<tr>${cell('state', row.supplier ?? '')}${cell('what', row.name)}${cell('where', row.reason ?? '')}${cell('when', timeIn(row.at, zone))}${cell('do', verbs)}</tr>`
}

const alarmLine = ({ kind, story, since, sentence }: Alarm, { zone, may }: Desk): Html =>
  html`<li><strong>${sentence}</strong> <span class="mark">since ${timeIn(since, zone)}</span>${
    kind === 'kill' && story
      ? html`${may('kill') ? killForm(story, story) : ''}${may('decline-kill') ? reasonForm('decline-kill', story, story, 'Let this story stay') : ''}`
      : ''
  }</li>`

const receiptLine = ({ number, at, verb, story, output, outcome, detail, hash }: Receipt, { zone }: Desk): Html =>
  html`<tr>${cell('state', html`<span class="mark ${outcome === 'acknowledged' ? 'live' : 'killed'}">${outcome}</span>`)}${cell('what', `${output}: ${detail}`)}${cell('where', `${verb} ${story ?? ''}`)}${cell('when', timeIn(at, zone))}${cell('do', html`<span title="SHA-256 ${hash}">${number}</span>`)}</tr>`

const updateLine = ({ story, headline, since }: WaitingUpdate, { zone }: Desk): Html =>
  html`<li><a href="/desk/stories/${story}/update" dir="auto">${headline || 'No headline yet'}</a> <span class="mark">since ${timeIn(since, zone)}</span></li>`

const endingLine = ({ at, what, name, stories }: Ending, { zone }: Desk): Html => {
  const where = stories.map(({ address }) => html`<a href="${address}">${address.split('/')[1] ?? ''}</a> `)
  return html`<tr>${cell('state', html`<span class="mark scheduled">ends</span>`)}${cell('what', html`${what === 'story' ? 'text' : 'picture'}: <span dir="auto">${name}</span>`)}${cell('where', html`${where}`)}${cell('when', timeIn(at, zone))}${cell('do', '')}</tr>`
}

/** A person says in one field what was read or agreed, and allows or denies. */
const decideForm = ({ what, id, name }: Withheld): Html =>
  html`<details><summary aria-label="decide: ${name}">decide …</summary><form method="post" action="/api/decide-terms"><input type="hidden" name="${what}" value="${id}">
<label>Why (for the audit) <input name="note" required></label><button name="decision" value="allow">Allow</button><button name="decision" value="deny" class="kill">Deny</button></form></details>`

const withheldLine = (one: Withheld, { may }: Desk): Html => {
  const said = html`${one.what === 'story' ? 'text' : 'picture'}: <span dir="auto">${one.name}</span>`
  const verbs = one.waits && may('decide-terms') ? decideForm(one) : ''
  return html`<tr>${cell('state', html`<span class="mark">${one.waits ? 'waits' : 'not shown'}</span>`)}${cell('what', said)}${cell('where', one.why)}${cell('when', one.story)}${cell('do', verbs)}</tr>`
}

type Table = { name: string; heads: string[]; lines: Html[]; empty: string }

const table = ({ name, heads, lines, empty }: Table): Html =>
  html`<section aria-labelledby="${name}"><h2 id="${name}">${name}</h2>${
    lines.length === 0
      ? html`<p>${empty}</p>`
      : html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${lines}</tbody></table>`
  }</section>`

/** Everything at a glance: stories, wires, quarantine. */
export const deskPage = (desk: Desk): string => {
  const { person, now, zone, clockSet, said } = desk
  const tables: Table[] = [
    {
      name: 'Stories',
      heads: ['Readers see', 'Headline', 'Section', 'Changed', 'Do'],
      lines: desk.stories.map((row) => storyLine(row, desk)),
      empty: 'No story yet: take a wire below, or take some in with «npx dateline ingest».',
    },
    {
      name: 'Wires',
      heads: ['Supplier', 'Headline', 'Agency says', 'Arrived', 'Do'],
      lines: desk.wires.map((row) => wireLine(row, desk)),
      empty: 'No wire has arrived yet.',
    },
    {
      name: 'Rights',
      heads: ['State', 'What', 'Where, or why', 'When, or story', 'Do'],
      lines: [
        ...desk.rights.withheld.map((one) => withheldLine(one, desk)),
        ...desk.rights.ending.map((one) => endingLine(one, desk)),
      ],
      empty: 'Nothing ends within a week, and no terms wait for a person.',
    },
    {
      name: 'Quarantine',
      heads: ['Supplier', 'File', 'Why', 'Arrived', 'Do'],
      lines: desk.quarantine.map((row) => quarantineLine(row, desk)),
      empty: 'Nothing waits: every file was read.',
    },
    {
      name: 'Receipts',
      heads: ['Outcome', 'Output', 'Of', 'When', 'No.'],
      lines: desk.receipts.map((row) => receiptLine(row, desk)),
      empty: 'Nothing has been killed yet.',
    },
  ]
  return sheet(
    'The desk · Dateline',
    html`<header><p class="name"><a href="/desk">Dateline</a></p><p><a href="/desk/wires">Wires, live</a></p><p><a href="/desk/stories">Stories</a></p><p><a href="/">The site</a></p><p>${person.mail} (${person.role})</p><form method="post" action="/desk/sign-out"><button>Sign out</button></form></header>
<main><div class="head"><h1>The desk</h1><p>${clockSet ? html`<strong class="mark scheduled">The clock is set:</strong> ` : ''}${timeIn(now, zone)} ${zone}</p></div>
${said ? html`<p role="status" class="said">${said}</p>` : ''}
${desk.alarms.length > 0 ? html`<section aria-labelledby="Alarms" class="alarms"><h2 id="Alarms">Alarms</h2><ul>${desk.alarms.map((alarm) => alarmLine(alarm, desk))}</ul></section>` : ''}
${desk.updates.length > 0 ? html`<section aria-labelledby="Updates" class="alarms"><h2 id="Updates">Wire updates that wait for the desk</h2><ul>${desk.updates.map((update) => updateLine(update, desk))}</ul></section>` : ''}
<nav aria-label="On this page"><ul>${tables.map(({ name, lines }) => html`<li><a href="#${name}">${name}</a> ${lines.length}</li>`)}</ul></nav>
${tables.map(table)}</main>`,
  )
}

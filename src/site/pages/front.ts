/** The front page: what leads, what else matters, what is new, and a band for every section. */

import { sectionAddress } from '../address.ts'
import { type Html, html } from '../html.ts'
import { newsMediaOrganization, webSite } from '../linked-data.ts'
import { cards } from '../parts/card.ts'
import { columns } from '../parts/columns.ts'
import { sheet } from '../parts/sheet.ts'
import type { Card, FrontPage } from '../view.ts'

const band = ({ section, cards: shown }: FrontPage['bands'][number], at: number, page: FrontPage): Html | undefined =>
  shown.length === 0
    ? undefined
    : html`<section class="band" aria-labelledby="band-${at}"><h2 id="band-${at}"><a href="${sectionAddress(section)}">${section.name}</a></h2>${columns(shown, { level: 3, section: false, first: 'opener' }, page)}</section>`

/** What is new besides what stands at the top already. */
const latestBeside = (page: FrontPage): FrontPage['latest'] => {
  const above = new Set(page.top.map((card) => card.id))
  return page.latest.filter((card) => !above.has(card.id))
}

/** The first `count` of these, those with a picture before the others. */
const picturedFirst = (of: readonly Card[], count: number): readonly Card[] =>
  [...of.filter((card) => card.picture), ...of.filter((card) => !card.picture)].slice(0, count)

/** Each story's place. An alert without a picture runs over the top as a banner, and the first story with one leads below it. */
const placed = (stories: readonly Card[]) => {
  const [first, ...others] = stories
  const lead = first?.picture ? first : (others.find((card) => card.picture) ?? first)
  const banner = first === lead ? undefined : first
  const left = stories.filter((card) => card !== lead && card !== banner)
  const seconds = picturedFirst(left, 2)
  const rest = left.filter((card) => !seconds.includes(card))
  const under = picturedFirst(rest, 2)
  return { banner, lead, seconds, under, beside: rest.filter((card) => !under.includes(card)) }
}

const top = (page: FrontPage): Html => {
  const latest = latestBeside(page)
  const { banner, lead, seconds, under, beside } = placed(page.top)
  const alone = seconds.length === 0
  const manner = { level: 3, section: true } as const
  return html`<div class="top${alone && ' alone'}${latest.length === 0 && ' quiet'}"><section class="tops" aria-labelledby="tops"><h2 id="tops" class="unseen">Top stories</h2>${
    banner && cards([banner], { kind: 'lead', ...manner }, page, 'banner')
  }<div class="leading">${
    lead && cards([lead], { kind: 'lead', first: true, ...manner }, page, alone ? 'leads wide' : 'leads')
  }${cards(under, { kind: 'plain', ...manner }, page)}</div>${
    !alone &&
    html`<div class="beside">${cards(seconds, { kind: 'second', ...manner }, page, 'seconds')}${cards(beside, { kind: 'line', ...manner }, page, 'stack')}</div>`
  }</section>${
    latest.length > 0 &&
    html`<section class="latest" aria-labelledby="latest"><h2 id="latest">Latest</h2>${cards(latest, { kind: 'line', ...manner }, page, 'lines')}</section>`
  }</div>`
}

const empty = html`<div class="notice"><h2>Nothing published yet</h2><p>The first story appears here in the moment in which the desk publishes it, or a wire file is taken in with <code>npx dateline ingest FILE --publish</code>.</p></div>`

export const front = (page: FrontPage): string => {
  const { site } = page
  const stories = page.top.length + page.latest.length + page.bands.reduce((sum, one) => sum + one.cards.length, 0)
  const main = html`<h1 id="headline" tabindex="-1" class="unseen">${site.name}: front page</h1>${
    stories === 0 ? empty : html`${top(page)}${page.bands.map((one, at) => band(one, at, page))}`
  }`
  return sheet(page, {
    head: {
      title: '',
      description: site.strapline || `News from ${site.name}`,
      address: '/',
      picture: page.top[0]?.picture,
      data: [webSite(site), newsMediaOrganization(site)],
    },
    masthead: { large: true },
    kind: 'front',
    main,
  })
}

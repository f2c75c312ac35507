/** The front page: what leads, what else matters, what is new, and a band for every section. */

import { sectionAddress } from '../address.ts'
import { type Html, html } from '../html.ts'
import { newsMediaOrganization, webSite } from '../linked-data.ts'
import { cards } from '../parts/card.ts'
import { sheet } from '../parts/sheet.ts'
import type { FrontPage } from '../view.ts'

const band = ({ section, cards: shown }: FrontPage['bands'][number], at: number, page: FrontPage): Html | undefined =>
  shown.length === 0
    ? undefined
    : html`<section class="band" aria-labelledby="band-${at}"><h2 id="band-${at}"><a href="${sectionAddress(section)}">${section.name}</a></h2>${cards(shown.slice(0, 4), { kind: 'plain', level: 3, section: false }, page)}${cards(shown.slice(4, 8), { kind: 'line', level: 3, section: false }, page, 'cards more')}</section>`

/** Beside two or three stories a list of the same ones says nothing new. */
const latestWorthShowing = (page: FrontPage): FrontPage['latest'] => {
  const above = new Set(page.top.map((card) => card.id))
  return page.latest.some((card) => !above.has(card.id)) ? page.latest : []
}

const top = (page: FrontPage): Html => {
  const latest = latestWorthShowing(page)
  const [lead, ...others] = page.top
  return html`<div class="top${others.length === 0 ? ' alone' : ''}${latest.length === 0 ? ' quiet' : ''}"><section class="tops" aria-labelledby="tops"><h2 id="tops" class="unseen">Top stories</h2>${lead && cards([lead], { kind: 'lead', level: 3, section: true, first: true }, page, others.length === 0 ? 'leads wide' : 'leads')}${cards(others.slice(0, 2), { kind: 'second', level: 3, section: true }, page, 'seconds')}${cards(others.slice(2, 6), { kind: 'plain', level: 3, section: true }, page)}${cards(others.slice(6), { kind: 'line', level: 3, section: true }, page, 'cards more')}</section>${
    latest.length > 0 &&
    html`<section class="latest" aria-labelledby="latest"><h2 id="latest">Latest</h2>${cards(latest, { kind: 'line', level: 3, section: true }, page, 'lines')}</section>`
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

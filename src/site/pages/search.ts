/** What a search found, what it was narrowed by, and how it can be narrowed. The field for the words is the masthead's; what narrows belongs to the same form. */

import { searchAddress, within } from '../address.ts'
import { wantsAddress } from '../finding/search-wants.ts'
import { type Html, html } from '../html.ts'
import { cards } from '../parts/card.ts'
import { pagination } from '../parts/pagination.ts'
import { sheet } from '../parts/sheet.ts'
import { topicsFound } from '../parts/topics.ts'
import type { Link, SearchPage } from '../view.ts'

/** The masthead's form, which these fields are of wherever they stand. */
const form = 'find'

const choice = (name: string, label: string, all: string, options: readonly Link[], chosen: string | undefined): Html =>
  html`<p><label for="by-${name}">${label}</label> <select id="by-${name}" name="${name}" form="${form}">${all && html`<option value="">${all}</option>`}${options.map(
    (one) => html`<option value="${one.address}"${one.address === chosen && html` selected`}>${one.name}</option>`,
  )}</select></p>`

const day = (name: 'from' | 'to', label: string, value = ''): Html =>
  html`<p><label for="by-${name}">${label}</label> <input id="by-${name}" type="date" name="${name}" value="${value}" form="${form}"></p>`

const sortNames: Link[] = [
  { name: 'Best first', address: 'relevance' },
  { name: 'Newest first', address: 'newest' },
]

/** Closed where there is something to read below it. */
const narrowing = ({ site, wants, languages, cards: shown }: SearchPage): Html => {
  const { filters, sort, words } = wants
  const sections = site.sections.map(({ slug, name }): Link => ({ name, address: slug }))
  return html`<details class="narrow"${shown.length === 0 && html` open`}><summary>Narrow and sort</summary><div>${choice('section', 'Section', 'All sections', sections, filters.section)}${
    languages.length > 1 && choice('language', 'Language', 'All languages', languages, filters.language)
  }${day('from', 'From', filters.from)}${day('to', 'To', filters.to)}${words && choice('sort', 'Order', '', sortNames, sort)}${
    filters.topic && html`<input type="hidden" name="topic" value="${filters.topic}" form="${form}">`
  }<p><button form="${form}">Show</button></p></div></details>`
}

const taken = ({ filters }: SearchPage): Html | undefined =>
  filters.length === 0
    ? undefined
    : html`<ul class="chosen" role="list" aria-label="Narrowed by">${filters.map(
        ({ name, value, without }) =>
          html`<li><a href="${within(without)}"><span class="unseen">Without </span>${name}: ${value}<span aria-hidden="true"> ×</span></a></li>`,
      )}</ul>`

const counted = ({ count, listed }: SearchPage): Html | undefined => {
  if (!count || count.found === 0) return undefined
  const number = count.isMore
    ? `More than ${count.found} stories`
    : count.found === 1
      ? '1 story'
      : `${count.found} stories`
  return html`<p class="meta count">${number}.${listed !== undefined && ` The first ${listed} are listed: narrow the search for the others.`}</p>`
}

const onlyAbout = ({ within: topics }: SearchPage): Html | undefined =>
  topics.length === 0
    ? undefined
    : html`<div class="topics"><p id="within">Only about:</p> <ul role="list" aria-labelledby="within">${topics.map(
        ({ name, address }, at) =>
          html`<li><a href="${within(address)}">${name}</a>${at < topics.length - 1 ? ', ' : ''}</li>`,
      )}</ul></div>`

const found = (page: SearchPage): Html => {
  if (!page.count)
    return html`<p class="notice">Write a word, a name or a place in the field above, or choose days or a section.</p>`
  if (page.count.found === 0)
    return html`<p class="notice">${
      page.filters.length > 0
        ? 'No story fits all of this. Take something away above, or try other words.'
        : 'No story has these words. Try fewer of them, or another spelling.'
    }</p>`
  // A page that lies behind the last one: what was there when the link was made is not now.
  if (page.cards.length === 0) return html`<p class="notice">There are no more of them.</p>`
  return html`${cards(page.cards, { kind: 'row', level: 2, section: true }, page, 'rows')}`
}

const paging = ({ newer, older }: SearchPage): Html | undefined =>
  newer === undefined
    ? pagination(older, 'More results')
    : html`<nav class="pages beside-pages" aria-label="Pages"><a href="${within(newer)}" rel="prev">Results before</a>${
        older !== undefined && html`<a href="${within(older)}" rel="next">More results</a>`
      }</nav>`

export const search = (page: SearchPage): string => {
  const title = page.query ? `Search: ${page.query}` : 'Search'
  const heading = page.query || 'Search'
  return sheet(page, {
    head: {
      title,
      description: `Search all that ${page.site.name} has published, by words, section, topic and day.`,
      // What is found is a list without an end, for no other search engine; where to look is a page like others.
      address: page.count ? undefined : searchAddress,
      feeds: page.count ? wantsAddress({ ...page.wants, sort: page.query ? 'relevance' : 'newest' }) : undefined,
    },
    masthead: { query: page.query },
    kind: 'list results',
    main: html`<header class="heading">${page.query && html`<p class="label">Search</p>`}<h1 id="headline" tabindex="-1">${heading}</h1>${taken(page)}${counted(page)}${topicsFound(page.topics)}${narrowing(page)}${onlyAbout(page)}</header>${
      page.problems.length > 0 &&
      html`<ul class="problems" role="list">${page.problems.map((one) => html`<li>${one}</li>`)}</ul>`
    }${found(page)}${paging(page)}`,
  })
}

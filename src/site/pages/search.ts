/** What a search found. The form itself is the masthead's. */

import { searchAddress } from '../address.ts'
import { type Html, html } from '../html.ts'
import { cards } from '../parts/card.ts'
import { pagination } from '../parts/pagination.ts'
import { sheet } from '../parts/sheet.ts'
import { topicsFound } from '../parts/topics.ts'
import type { SearchPage } from '../view.ts'

const found = (page: SearchPage): Html => {
  if (!page.query) return html`<p class="notice">Write a word, a name or a place in the field above.</p>`
  if (page.cards.length === 0)
    return html`<p class="notice">No story has these words. Try fewer of them, or another spelling.</p>`
  return html`${cards(page.cards, { kind: 'row', level: 2, section: true }, page, 'rows')}${pagination(page.older)}`
}

export const search = (page: SearchPage): string =>
  sheet(page, {
    head: {
      title: page.query ? `Search: ${page.query}` : 'Search',
      description: `Search ${page.site.name}`,
      address: undefined,
      feeds: page.query ? searchAddress(page.query) : undefined,
    },
    masthead: { query: page.query },
    kind: 'list results',
    main: html`<header class="heading">${page.query && html`<p class="label">Search</p>`}<h1 id="headline" tabindex="-1">${page.query || 'Search'}</h1>${topicsFound(page.topics)}</header>${found(page)}`,
  })

/** What stands where nothing is (404). */

import { html } from '../html.ts'
import { cards } from '../parts/card.ts'
import { sheet } from '../parts/sheet.ts'
import type { MissingPage } from '../view.ts'

export const missing = (page: MissingPage): string =>
  sheet(page, {
    head: { title: 'Page not found', description: 'There is no page at this address.', address: undefined },
    kind: 'plain-page',
    main: html`<h1 id="headline" tabindex="-1">There is no page at this address</h1><p>It may have been mistyped, or the link that led here is broken. The search above knows every story; <a href="/">the front page</a> has today’s.</p>${
      page.latest.length > 0 &&
      html`<section class="band" aria-labelledby="latest"><h2 id="latest">Latest</h2>${cards(page.latest, { kind: 'line', level: 3, section: true }, page, 'lines')}</section>`
    }`,
  })

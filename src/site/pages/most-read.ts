/** The page of what readers read most. */

import { mostReadAddress } from '../address.ts'
import { html } from '../html.ts'
import { ranking } from '../parts/ranking.ts'
import { sheet } from '../parts/sheet.ts'
import type { MostReadPage } from '../view.ts'

export const mostReadPage = (page: MostReadPage): string =>
  sheet(page, {
    head: {
      title: 'Most read',
      description: `What readers of ${page.site.name} read most in the last 24 hours.`,
      address: mostReadAddress,
      picture: page.cards.find((card) => card.picture)?.picture,
    },
    kind: 'list most-read',
    main: html`<header class="heading"><h1 id="headline" tabindex="-1">Most read</h1><p class="about">What readers opened most in the last 24 hours. It is counted without knowing who they are: no cookie, nothing kept of anybody.</p></header>${
      page.cards.length === 0
        ? html`<p class="notice">Nothing has been read yet in the last 24 hours.</p>`
        : ranking(page.cards, { level: 2, section: true }, page)
    }`,
  })

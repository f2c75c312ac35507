/** The page of everything as it was published, by days. */

import { archiveAddress, latestAddress } from '../address.ts'
import { type Html, html } from '../html.ts'
import { pagination } from '../parts/pagination.ts'
import { sheet } from '../parts/sheet.ts'
import { dayWords } from '../parts/time.ts'
import { timeline } from '../parts/timeline.ts'
import type { DayOfStories, LatestPage } from '../view.ts'

const ofDay = ({ day, stories }: DayOfStories, page: LatestPage): Html =>
  html`<section class="day" aria-labelledby="day-${day}"><h2 id="day-${day}"><a href="${archiveAddress(day)}"><time datetime="${day}">${dayWords(day, page.site)}</time></a></h2>${timeline(stories, 3, page)}</section>`

export const latest = (page: LatestPage): string => {
  const { site, days } = page
  const empty = page.isFirst ? 'Nothing published here yet.' : 'There is nothing older.'
  return sheet(page, {
    head: {
      title: 'Latest',
      description: `Everything by ${site.name} as it was published, newest first.`,
      // What is further down moves with each story: only the beginning is worth finding.
      address: page.isFirst ? latestAddress : undefined,
    },
    kind: 'list by-time',
    main: html`<header class="heading"><h1 id="headline" tabindex="-1">Latest</h1><p class="about">Everything as it was published, newest first. Days before this are in the <a href="${archiveAddress()}">archive</a>.</p></header>${
      days.length === 0 ? html`<p class="notice">${empty}</p>` : days.map((day) => ofDay(day, page))
    }${pagination(page.older)}`,
  })
}

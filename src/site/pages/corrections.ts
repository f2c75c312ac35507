/** The page of everything that was put right, newest first. */

import { correctionsAddress, correctionsFeedAddress, within } from '../address.ts'
import { type Html, html } from '../html.ts'
import { spoken } from '../language.ts'
import { correctionTitles } from '../parts/corrections.ts'
import { pagination } from '../parts/pagination.ts'
import { sheet } from '../parts/sheet.ts'
import { dayOf } from '../parts/time.ts'
import type { CorrectionsPage, Site, ToldCorrection } from '../view.ts'

const told = ({ kind, at, text, story }: ToldCorrection, site: Site): Html =>
  html`<li class="correction"><p class="label">${correctionTitles[kind]}, ${dayOf(at, site)}</p><h2><a href="${within(story.address)}#corrections"${spoken(story.language, site)}>${story.headline}</a></h2><p dir="auto">${text}</p></li>`

export const corrections = (page: CorrectionsPage): string => {
  const { site, corrections: all } = page
  const list =
    all.length === 0
      ? html`<p class="notice">Nothing has been corrected yet.</p>`
      : html`<ul class="told" role="list">${all.map((one) => told(one, site))}</ul>`
  return sheet(page, {
    head: {
      title: 'Corrections',
      description: `What ${site.name} got wrong, and put right.`,
      address: correctionsAddress,
    },
    kind: 'list corrections-page',
    main: html`<header class="heading"><h1 id="headline" tabindex="-1">Corrections</h1><p class="about">What we got wrong, and put right: newest first. <a href="${correctionsFeedAddress}" type="application/rss+xml">As a feed</a></p></header>${list}${pagination(page.older, 'Older corrections')}`,
  })
}

/** Stories by the time at which readers could first see them: a line each. */

import { within } from '../address.ts'
import { type Html, html } from '../html.ts'
import { spoken } from '../language.ts'
import type { Frame, TimedStory } from '../view.ts'
import { hourOf } from './time.ts'

const line = ({ card, shownAt }: TimedStory, level: 2 | 3, { site }: Frame): Html => {
  const link = html`<a href="${within(card.address)}"${spoken(card.language, site)}>${card.headline}</a>`
  return html`<li class="card timed"><p class="meta">${hourOf(shownAt, site)}</p>${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}<p class="eyebrow"><span>${card.section.name}</span>${
    card.kicker && html` <span class="kicker">${card.kicker}</span>`
  }</p></li>`
}

/** `level` of the headlines, one below what stands over them. */
export const timeline = (stories: readonly TimedStory[], level: 2 | 3, frame: Frame): Html =>
  html`<ol class="lines" role="list">${stories.map((one) => line(one, level, frame))}</ol>`

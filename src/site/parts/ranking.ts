/** Stories in an order that says something: numbered from one. */

import { within } from '../address.ts'
import { type Html, html } from '../html.ts'
import { spoken } from '../language.ts'
import type { Card, Frame } from '../view.ts'
import type { CardManner } from './card.ts'

const ranked = (card: Card, at: number, { level, section }: Omit<CardManner, 'kind'>, { site }: Frame): Html => {
  const link = html`<a href="${within(card.address)}"${spoken(card.language, site)}>${card.headline}</a>`
  const above = section ? card.section.name : card.kicker
  // The number is text: a list that has no marks loses its own in some readers.
  return html`<li class="card ranked"><p class="rank">${at + 1}</p>${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}${
    above && html`<p class="eyebrow"><span>${above}</span></p>`
  }</li>`
}

export const ranking = (cards: readonly Card[], manner: Omit<CardManner, 'kind'>, frame: Frame): Html =>
  html`<ol class="ranking" role="list">${cards.map((card, at) => ranked(card, at, manner, frame))}</ol>`

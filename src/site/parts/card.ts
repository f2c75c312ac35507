/** One story in a list: section, picture, headline, first words, age. One link, stretched over the whole card. */

import { within } from '../address.ts'
import { type Html, html, joined, nothing } from '../html.ts'
import { spoken } from '../language.ts'
import type { Card, Frame, Site } from '../view.ts'
import { genreLabel } from './genres/label.ts'
import { picture, type Slot, shortCaption } from './picture.ts'
import { age } from './time.ts'

export type CardKind = 'lead' | 'opener' | 'second' | 'plain' | 'row' | 'line'

export type CardManner = {
  kind: CardKind
  /** Level of the headline, one below the heading over the list. */
  level: 2 | 3
  /** Left out where the heading over the cards says it already. */
  section: boolean
  first?: boolean
}

/** As the stylesheet has them: a card is three wide and two high, and on a telephone a square at the end of its line. */
const shape = '3x2'
const small = { shape: '1x1', sizes: '6.5rem', upTo: 320 } as const

const slots: Record<CardKind, Slot | undefined> = {
  lead: { shape, sizes: '(min-width: 82rem) 39rem, (min-width: 64rem) 48vw, 94vw', upTo: 1300 },
  opener: {
    ...{ shape, upTo: 1300 },
    sizes: '(min-width: 82rem) 29rem, (min-width: 64rem) 36vw, (min-width: 40rem) 46vw, 94vw',
  },
  second: {
    ...{ shape, upTo: 1000 },
    sizes: '(min-width: 82rem) 18rem, (min-width: 64rem) 22vw, (min-width: 40rem) 46vw, 94vw',
  },
  plain: { shape, small, sizes: '(min-width: 82rem) 18rem, (min-width: 64rem) 22vw, 46vw', upTo: 800 },
  row: { shape, small, sizes: '14rem', upTo: 480 },
  line: undefined,
}

/** A picture in a card is said aloud only where it adds to the words beside it; its caption, which no card shows, says what it is where nobody else has. */
const altBesideHeadline = (card: Card): string => {
  const alt = card.picture?.alt.trim() || shortCaption(card.picture?.caption ?? '')
  return `${card.headline} ${card.summary}`.includes(alt) ? '' : alt
}

/** A picture that moves, or is one of several, says so itself. */
const isSigned = ({ genre }: Card): boolean => genre === 'gallery' || genre === 'video'

/** Section, genre, and kicker; a line has room for one of them: what kind of piece it is, else its section. Of an opinion whose it is comes before all. */
const eyebrow = (card: Card, { section, kind }: CardManner, signed: boolean): Html | undefined => {
  const genre = signed ? undefined : genreLabel(card.genre)
  const parts = [
    section && card.section.name && html`<span>${card.section.name}</span>`,
    genre,
    card.genre === 'opinion' && card.source && html`<span class="kicker">${card.source}</span>`,
    card.kicker && html`<span class="kicker">${card.kicker}</span>`,
  ].filter((part) => typeof part === 'object')
  if (parts.length === 0) return undefined
  return html`<p class="eyebrow">${joined(kind === 'line' ? [genre ?? parts[0] ?? nothing] : parts, ' ')}</p>`
}

/** Set smaller: some wires send a whole sentence or three as headline. */
export const isLong = (headline: string): boolean => headline.length > 110

const headline = (card: Card, level: 2 | 3, site: Site): Html => {
  const link = html`<a href="${within(card.address)}"${spoken(card.language, site)}>${card.headline}</a>`
  const size = isLong(card.headline) && html` class="long"`
  return level === 2 ? html`<h2${size}>${link}</h2>` : html`<h3${size}>${link}</h3>`
}

const shot = (card: Card, { kind, first = false }: CardManner): Html | undefined => {
  const slot = slots[kind]
  if (!slot || !card.picture) return undefined
  return html`<div class="shot">${picture(card.picture, { ...slot, first }, altBesideHeadline(card))}${isSigned(card) && genreLabel(card.genre)}</div>`
}

export const card = (shown: Card, manner: CardManner, { site, now }: Frame): Html => {
  const image = shot(shown, manner)
  const summary = manner.kind !== 'line' && shown.summary
  const isOpinion = shown.genre === 'opinion'
  const source = manner.kind !== 'line' && !isOpinion && shown.source
  return html`<li class="card ${manner.kind}${image ? '' : ' bare'}${isOpinion && ' opinion'}">${eyebrow(shown, manner, image !== undefined && isSigned(shown))}${image}${headline(shown, manner.level, site)}${
    summary && html`<p class="summary"${spoken(shown.language, site)}>${summary}</p>`
  }<p class="meta">${age(shown.datedAt, now, site)}${source && html` <span class="source"><bdi>${source}</bdi></span>`}</p></li>`
}

/** Cards as a list; `role` because Safari forgets a list that has no bullets. */
export const cards = (
  shown: readonly Card[],
  manner: CardManner | ((card: Card, at: number) => CardManner),
  frame: Frame,
  name = 'cards',
): Html | undefined =>
  shown.length === 0
    ? undefined
    : html`<ul class="${name}" role="list">${shown.map((one, at) => card(one, typeof manner === 'function' ? manner(one, at) : manner, frame))}</ul>`

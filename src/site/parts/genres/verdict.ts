/** What a review judges, and how: in words, and for the eye in stars. */

import { bestRating, type Review, type ReviewedKind } from '../../../story/form/genre.ts'
import { type Html, html } from '../../html.ts'

const kindNames: Record<ReviewedKind, string> = {
  book: 'Book',
  film: 'Film',
  series: 'Series',
  music: 'Music',
  stage: 'Stage',
  exhibition: 'Exhibition',
  game: 'Game',
  restaurant: 'Restaurant',
  product: 'Product',
  other: 'Reviewed',
}

const halves = (rating: number): string =>
  `${Math.floor(rating) || (rating < 1 && rating > 0 ? '' : 0)}${rating % 1 ? '½' : ''}`

const stars = (rating: number): string =>
  '★'.repeat(Math.floor(rating)) + (rating % 1 ? '½' : '') + '☆'.repeat(bestRating - Math.ceil(rating))

/** "4½ out of 5": what the stars say to whoever does not see them. */
export const ratingWords = (rating: number): string => `${halves(rating)} out of ${bestRating}`

export const verdict = ({ of, kind, rating }: Review): Html | undefined =>
  !of && rating === null
    ? undefined
    : html`<dl class="verdict">${of && html`<div><dt>${kindNames[kind]}</dt><dd dir="auto">${of}</dd></div>`}${
        rating !== null &&
        html`<div><dt>Rating</dt><dd><span class="stars" aria-hidden="true">${stars(rating)}</span> ${ratingWords(rating)}</dd></div>`
      }</dl>`

/** What kind of piece a story is, in a word: over its headline, and on every card. News needs none. */

import type { Genre } from '../../../story/form/genre.ts'
import { type Html, html } from '../../html.ts'

export const genreNames: Record<Exclude<Genre, 'news'>, string> = {
  analysis: 'Analysis',
  opinion: 'Opinion',
  review: 'Review',
  gallery: 'Gallery',
  video: 'Video',
  explainer: 'Explainer',
}

export const genreName = (genre: Genre): string | undefined => (genre === 'news' ? undefined : genreNames[genre])

/** A gallery and a video have a sign before their word, which the stylesheet draws. */
export const genreLabel = (genre: Genre): Html | undefined => {
  const name = genreName(genre)
  return name === undefined ? undefined : html`<span class="genre ${genre}">${name}</span>`
}

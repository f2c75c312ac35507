/** What a kind of piece is in the words of schema.org: its type, and what it tells besides. */

import { embedOf } from '../../../story/form/embed.ts'
import { bestRating, type Genre, type Review, type ReviewedKind } from '../../../story/form/genre.ts'
import { absolute, plainRendition } from '../../address.ts'
import type { Article, Picture, Site } from '../../view.ts'
import { leadingFilm } from '../embed.ts'
import { isoTime } from '../time.ts'

/** What schema.org calls each kind of piece: all are NewsArticles. */
export const articleTypes: Record<Genre, string> = {
  news: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  review: 'ReviewNewsArticle',
  gallery: 'NewsArticle',
  video: 'NewsArticle',
  explainer: 'BackgroundNewsArticle',
}

const reviewedTypes: Record<ReviewedKind, string> = {
  book: 'Book',
  film: 'Movie',
  series: 'TVSeries',
  music: 'MusicRecording',
  stage: 'TheaterEvent',
  exhibition: 'ExhibitionEvent',
  game: 'VideoGame',
  restaurant: 'Restaurant',
  product: 'Product',
  other: 'Thing',
}

const reviewed = ({ of, kind, rating }: Review) => ({
  ...(of && { itemReviewed: { '@type': reviewedTypes[kind], name: of } }),
  ...(of &&
    rating !== null && {
      reviewRating: { '@type': 'Rating', ratingValue: rating, bestRating, worstRating: 0 },
    }),
})

/** The pictures of a gallery, in their order. */
const shownIn = ({ lead, body, pictures }: Article): Picture[] => [
  ...(lead ? [lead] : []),
  ...body.content.flatMap((one) => (one.type === 'picture' ? (pictures[one.attrs.picture] ?? []) : [])),
]

/** The film that leads a video: where it is, or where its player is. */
const film = (article: Article, description: string, site: Site) => {
  const { film: attributes } = leadingFilm(article) ?? {}
  const found = attributes && embedOf(attributes.address)
  if (!found) return {}
  const still = article.lead && plainRendition(article.lead, 1900, '16x9')
  return {
    video: {
      '@type': 'VideoObject',
      name: attributes.title || article.headline,
      description: description || article.headline,
      ...(still && { thumbnailUrl: absolute(site, still.address) }),
      uploadDate: isoTime(article.publishedAt, site),
      ...(found.form === 'film' ? { contentUrl: found.frame } : { embedUrl: found.frame }),
    },
  }
}

/** What a kind of piece tells beyond what all tell; `imageOf` says a picture as all of them are said. */
export const linkedGenre = (
  article: Article,
  description: string,
  site: Site,
  imageOf: (picture: Picture) => object,
): object => {
  switch (article.genre) {
    case 'review':
      return article.review ? reviewed(article.review) : {}
    case 'gallery':
      return {
        mainEntityOfPage: { '@type': 'ImageGallery', '@id': absolute(site, article.address) },
        associatedMedia: shownIn(article).map(imageOf),
      }
    case 'video':
      return film(article, description, site)
    default:
      return {}
  }
}

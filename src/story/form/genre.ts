/** What kind of piece a story is: each genre has its own look, and says in words what it is. Pure. */

import { z } from 'zod'

export const genres = ['news', 'analysis', 'opinion', 'review', 'gallery', 'video', 'explainer'] as const
export type Genre = (typeof genres)[number]

/** Of each genre the one that IPTC has for it (http://cv.iptc.org/newscodes/genre/); what a gallery and a video are, IPTC says by the type of an item. */
export const iptcGenres: Partial<Record<Genre, string>> = {
  news: 'Current',
  analysis: 'Analysis',
  opinion: 'Opinion',
  review: 'Review',
  explainer: 'Background',
}
export const iptcGenreScheme = 'http://cv.iptc.org/newscodes/genre/'

/** What may be reviewed, in the order in which the desk offers it. */
export const reviewedKinds = [
  'book',
  'film',
  'series',
  'music',
  'stage',
  'exhibition',
  'game',
  'restaurant',
  'product',
  'other',
] as const
export type ReviewedKind = (typeof reviewedKinds)[number]

/** The best that a review can give. */
export const bestRating = 5

export const review = z.object({
  /** What is reviewed, as its makers call it; may still be empty. */
  of: z.string().trim().max(300),
  kind: z.enum(reviewedKinds),
  /** In halves, 0 to 5; null where the reviewer gives none. */
  rating: z.number().min(0).max(bestRating).multipleOf(0.5).nullable(),
})
export type Review = z.infer<typeof review>

/** The genre of a story; older revisions name none and are news. */
export const genreOf = ({ genre }: { genre?: Genre | undefined }): Genre => genre ?? 'news'

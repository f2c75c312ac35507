/** What stands around a story's text: headline, kicker, standfirst, byline, lead picture, topics. */

import { z } from 'zod'
import { idPattern, type PictureId } from '../base/id.ts'
import { genres, review } from './form/genre.ts'

const words = (length: number) => z.string().trim().max(length)

/** A picture as one story uses it: the words are the story's own, the file is the picture's. */
export const usedPicture = z.object({
  id: z.string().transform((id) => id as PictureId),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  alt: words(1000),
  /** It says nothing that the words beside it do not say, so that it wants no alternative text. */
  decorative: z.boolean().optional(),
  caption: words(2000),
  credit: words(500),
})

export const furniture = z.object({
  headline: words(500),
  kicker: words(80),
  standfirst: words(2000),
  /** What kind of piece it is; absent, news. */
  genre: z.enum(genres).optional(),
  /** Of a review: what it judges, and how. */
  review: review.nullable().optional(),
  /** Slugs of the profiles of who wrote it. */
  by: z.array(z.string().min(1)).max(12),
  /** Where the story is from, as the dateline has it: "Jakarta". */
  located: words(200),
  slugline: words(200),
  /** What a search engine shows in place of the headline, and what networks do. Absent or empty, the headline; older revisions have none. */
  searchTitle: words(200).optional(),
  socialTitle: words(200).optional(),
  /** The story that this one is a translation of. Absent or empty, it is none. */
  translationOf: z.union([z.literal(''), z.string().regex(idPattern, 'is no story’s identity')]).optional(),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is no language such as "en"'),
  copyright: words(1000),
  urgency: z.number().int().min(1).max(9),
  lead: usedPicture.nullable(),
  /** Pictures that the text names, by id. */
  pictures: z.record(z.string(), usedPicture),
  /** Slugs are parts of addresses; a place says that it is one. */
  topics: z.array(z.object({ slug: z.string().min(1), name: words(120), kind: z.literal('place').optional() })).max(12),
  /** Until when nothing of it may leave the house: an instant, or the words of an embargo that nobody could read. */
  embargo: z
    .union([z.object({ until: z.iso.datetime({ offset: true }) }), z.object({ unreadable: z.string() })])
    .nullable(),
  /** For the desk alone: sign-off, advisory lines, contacts, restrictions. */
  notes: z.array(z.string()),
})

/** What a story is about; `kind` of one that is a place. `from`: the place of its dateline, which it is not about; only publications say so. */
export type Topic = { slug: string; name: string; kind?: 'place' | undefined; from?: true | undefined }

export type UsedPicture = z.infer<typeof usedPicture>
export type Furniture = z.infer<typeof furniture>

/** What a change of furniture may name: any of its parts. */
export const furnitureChange = z.strictObject(furniture.partial().shape)

/** The furniture with a change's parts in place of its own. */
export const withChange = (before: Furniture, change: z.infer<typeof furnitureChange>): Furniture => ({
  ...before,
  ...(Object.fromEntries(Object.entries(change).filter(([, part]) => part !== undefined)) as Partial<Furniture>),
})

/** Furniture of a story that has none yet. */
export const bareFurniture: Furniture = {
  headline: '',
  kicker: '',
  standfirst: '',
  by: [],
  located: '',
  slugline: '',
  language: 'en',
  copyright: '',
  urgency: 4,
  lead: null,
  pictures: {},
  topics: [],
  embargo: null,
  notes: [],
}

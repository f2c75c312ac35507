/** A picture as the desk's library shows it. */

import type { ListedPicture } from '../../store/pictures/library.ts'
import type { UsedPicture } from '../../story/furniture.ts'
import { usedAs } from './keep-picture.ts'

/** What an editor must know of its rights at a glance. `later`: it may be shown from a time to come. */
export type RightsMark = 'usable' | 'killed' | 'withheld' | 'embargoed' | 'over' | 'later'

/** Instants are ISO 8601. */
export type LibraryRow = {
  id: string
  place: string
  /** As a story that uses it from now on begins with it. */
  used: UsedPicture
  supplier?: { slug: string; name: string }
  broughtBy?: string
  cameAt: string
  rights: RightsMark
  /** Until when it may be shown, where that ends. */
  until?: string
  inUse: boolean
}

export type LibraryPage = { rows: LibraryRow[]; more: boolean }

export const rightsMark = (
  picture: Pick<ListedPicture, 'killed_at' | 'withheld' | 'shown_from' | 'shown_until' | 'embargoed_until'>,
  now: Date,
): RightsMark => {
  const { killed_at, withheld, shown_from, shown_until, embargoed_until } = picture
  if (killed_at) return 'killed'
  if (shown_until && shown_until <= now) return 'over'
  if (withheld) return 'withheld'
  if (embargoed_until !== null && embargoed_until > now) return 'embargoed'
  return shown_from && shown_from > now ? 'later' : 'usable'
}

export const libraryRow = (picture: ListedPicture, now: Date): LibraryRow => ({
  id: picture.id,
  place: picture.place,
  used: usedAs(picture),
  ...(picture.supplier && { supplier: { slug: picture.supplier, name: picture.supplier_name ?? picture.supplier } }),
  ...(picture.brought_by && { broughtBy: picture.brought_by }),
  cameAt: picture.created_at.toISOString(),
  rights: rightsMark(picture, now),
  ...(picture.shown_until && { until: picture.shown_until.toISOString() }),
  inUse: picture.used,
})

/** When anything of a feed's stories last changed as readers are told it; nothing for a feed without stories. */

import type { FeedItem } from '../view.ts'

export const changedAt = (items: readonly FeedItem[]): Date | undefined =>
  items
    .map(({ publishedAt, updatedAt }) => updatedAt ?? publishedAt)
    .reduce<Date | undefined>((last, at) => (last && last > at ? last : at), undefined)

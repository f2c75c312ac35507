/** The breaking banner: kept until its end, or until somebody ends it. Readers are shown it by the gate (`published.ts`). */

import type { StoryId } from '../../../base/id.ts'
import type { Db, Tx } from '../../database.ts'

export type BannerRow = { id: string; text: string; story: StoryId; until: Date; actor: string; at: Date }

/** The one that is open, whether or not its story may be seen. */
export const openBanner = (db: Db | Tx, now: Date): Promise<BannerRow | undefined> =>
  db
    .selectFrom('banner')
    .select(['id', 'text', 'story', 'until', 'actor', 'at'])
    .where('ended_at', 'is', null)
    .where('until', '>', now)
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** Puts it in the place of whatever stood there. */
export const keepBannerRow = async (tx: Tx, banner: Omit<BannerRow, 'id'>): Promise<void> => {
  await endBanners(tx, banner.at)
  await tx
    .insertInto('banner')
    .values({ ...banner, ended_at: null })
    .execute()
}

/** Ends what stands there; false where nothing does. */
export const endBanners = async (tx: Tx, at: Date): Promise<boolean> => {
  const ended = await tx
    .updateTable('banner')
    .set({ ended_at: at })
    .where('ended_at', 'is', null)
    .where('until', '>', at)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

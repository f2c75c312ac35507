/** Makes a revision of a story's draft by itself: after a pause, when the last editor leaves, and before somebody looks. */

import type { StoryId } from '../../base/id.ts'
import { isDraftAhead } from '../../store/drafts/drafts.ts'
import { inTransaction, type Newsroom } from '../action.ts'
import { findStory } from '../story-input.ts'

/** For whom a revision is made stands in the draft; this one only looks. */
const nobody = { name: 'dateline', role: 'administrator' } as const

export const settleStory = async (newsroom: Newsroom, id: StoryId): Promise<void> => {
  if (!(await isDraftAhead(newsroom.database.db, id))) return
  await inTransaction(newsroom, nobody, (doing) => findStory(doing, id))
}

/** How much of a story's text is the newsroom's own, when it is published: by that and by the contract search engines are asked to show it or not (migration 027 has the rule). */

import type { Tx } from '../../store/database.ts'
import { sentBefore } from '../../store/ledger.ts'
import type { Revision, Story } from '../../store/stories.ts'
import { bodyText } from '../../story/body.ts'
import { ownShare } from '../../story/life/own-share.ts'
import { copyFrom } from '../../wire/copy-of.ts'

/** 0 to 1. A copy of an agency's story is measured against what that agency sent; a translation of it is ours. */
export const ownShareOf = async (tx: Tx, story: Story, { body }: Pick<Revision, 'body'>): Promise<number> => {
  if (story.wire_version === null) return 1
  // As the agency wrote it: there is nothing to compare.
  if (!story.edited) return 0
  const { marks, ninjs } = await sentBefore(tx, story.wire_version)
  return ownShare(body, { marks: new Set(marks), text: ninjs && bodyText(copyFrom(ninjs, {}).body) })
}

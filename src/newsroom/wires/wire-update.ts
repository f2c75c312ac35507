/** What a later version of its wire would make of a story: the merge with what the desk has done, before anything is changed. */

import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import type { Db, Tx } from '../../store/database.ts'
import { type Revision, revisionOf, revisionsOf, type Story } from '../../store/stories.ts'
import { newestOfChain, type WireItem, type WireVersion, wireItem, wireVersion } from '../../store/wires.ts'
import { type Body, emptyBody } from '../../story/body.ts'
import { embargoEnd } from '../../story/embargo.ts'
import { type Merged, merge } from '../../story/merge.ts'
import { type Framed, type MergedFrame, mergeFrame } from '../../story/merge-furniture.ts'
import type { Drafted } from '../story-of-copy.ts'
import { draftOf } from '../take.ts'

export type WireUpdate = {
  item: WireItem
  /** The version that the story would stand on. */
  version: WireVersion
  /** What it says, as a story of its own. */
  drafted: Drafted
  /** The desk's newest revision. */
  revision: Revision
  merged: Merged
  frame: MergedFrame
}

/**
 * The update that there is for the story: from the version on which it stands to the newest of its wire, whatever came between. Refuses where it comes from
 * no wire, where it stands on the newest already (`exists`; proposals may be open all the same: `openProposals`), and where the agency withholds it.
 */
export const wireUpdateOf = async (db: Db | Tx, story: Story): Promise<WireUpdate | Refusal> => {
  const item = story.wire_item === null ? undefined : await wireItem(db, story.wire_item)
  const version = item && (await newestOfChain(db, item.id))
  if (!item || !version) return refuse('invalid', 'This story comes from no wire: there is nothing to update it from.')
  if (version.id === story.wire_version)
    return refuse('exists', 'The story stands on the newest version of its wire already.')
  const drafted = await draftOf(db, item, version)
  if (isRefusal(drafted)) return drafted
  const revision = await revisionOf(db, story.id, story.revision)
  if (!story.edited) return { item, version, drafted, revision, ...asWritten(drafted) }
  // Withheld without a time, it is not to be used in any words; with a time, that holds it (`publish`).
  if (version.status === 'withheld' && !embargoEnd(drafted.furniture.embargo))
    return refuse('held', 'The agency withholds its newest version. It may be brought in when a usable one arrives.')
  const base = await standsOn(db, story, item)
  if (isRefusal(base)) return base
  const merged = merge(base.body, revision.body, drafted.body)
  const ours = { section: story.section, furniture: revision.furniture }
  return {
    item,
    version,
    drafted,
    revision,
    merged,
    frame: mergeFrame(base, ours, drafted, merged.body, story.wire_proposed),
  }
}

/** A story that the desk has not touched is what the agency says. */
const asWritten = ({ section, furniture, body }: Drafted): Pick<WireUpdate, 'merged' | 'frame'> => ({
  merged: { body, conflicts: [], parts: [] },
  frame: { section, furniture, proposals: [], asks: false },
})

/** What the agency said in the version on which the story stands. A text that may be kept no longer is read in the revision that it was taken as. */
const standsOn = async (db: Db | Tx, story: Story, item: WireItem): Promise<(Framed & { body: Body }) | Refusal> => {
  const version = story.wire_version === null ? undefined : await wireVersion(db, story.wire_version)
  if (version && !version.dropped_at) return draftOf(db, item, version)
  const taken = (await revisionsOf(db, story.id)).find(
    (one) => one.kind === 'take' && one.wire_version === story.wire_version,
  )
  return taken
    ? { section: story.section, furniture: taken.furniture, body: taken.body }
    : refuse(
        'held',
        'The contract has let us keep the version on which this story stands no longer: nobody can tell what the desk has changed. Take over by hand («save»).',
      )
}

/** What the version on which the story stands proposes and the desk has not answered; its text is in the story already. */
export const openProposals = async (
  db: Db | Tx,
  story: Story,
): Promise<{ drafted: Drafted; revision: Revision; frame: MergedFrame } | undefined> => {
  const item = story.wire_item === null ? undefined : await wireItem(db, story.wire_item)
  const version = story.wire_version === null ? undefined : await wireVersion(db, story.wire_version)
  if (story.wire_proposed.length === 0 || !item || !version) return undefined
  const drafted = await draftOf(db, item, version)
  if (isRefusal(drafted)) return undefined
  const revision = await revisionOf(db, story.id, story.revision)
  const ours = { section: story.section, furniture: revision.furniture }
  const frame = mergeFrame(drafted, ours, drafted, emptyBody, story.wire_proposed)
  return frame.proposals.length > 0 ? { drafted, revision, frame } : undefined
}

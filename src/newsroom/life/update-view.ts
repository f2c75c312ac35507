/** What a person looks at before deciding on a wire's update: the merged text, its conflicts and proposals. Changes nothing. */

import type { StoryId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import type { Db } from '../../store/database.ts'
import { type Story, story as storyNamed } from '../../store/stories.ts'
import type { Body } from '../../story/body.ts'
import type { Conflict } from '../../story/merge.ts'
import type { Proposal } from '../../story/merge-furniture.ts'
import type { UpdatePolicy } from '../../story/status.ts'
import type { Newsroom } from '../action.ts'
import { settleStory } from '../drafts/settle-story.ts'
import { storyInput } from '../story-input.ts'
import { openProposals, wireUpdateOf } from '../wires/wire-update.ts'

export type UpdateView = {
  story: StoryId
  headline: string
  policy: UpdatePolicy
  /** Both are told to `update` with what was chosen. */
  revision: number
  version: string
  /** Whether a version is to be brought in; else its text is in the story and only proposals are open. */
  waiting: boolean
  /** When it arrived, and what the agency calls it. */
  received: Date | undefined
  number: string | null
  edited: boolean
  /** The text as it would be; where there are conflicts, with the desk's words. */
  body: Body
  /** The desk's text as it is, and the agency's new one. */
  before: Body
  theirs: Body
  conflicts: Conflict[]
  proposals: Proposal[]
}

/** Refuses as `update` would, where there is nothing to look at. What editors have written so far is a revision before it is looked at. */
export const updateView = async (newsroom: Newsroom, named: string): Promise<UpdateView | Refusal> => {
  const { db } = newsroom.database
  const id = storyInput.safeParse(named)
  if (id.success) await settleStory(newsroom, id.data)
  const story = id.success ? await storyNamed(db, id.data) : undefined
  if (!story) return refuse('unknown', 'There is no such story. «dateline stories» lists them.')
  if (story.killed_at) return refuse('killed', `Story ${story.id} was killed; nothing more is done with it.`)
  const found = await wireUpdateOf(db, story)
  if (isRefusal(found)) return found.refused === 'exists' ? proposalsAlone(db, story, found) : found
  const { version, revision, merged, frame, drafted } = found
  return {
    ...known(story, revision.furniture.headline),
    ...{ version: version.id, waiting: true, received: version.received_at, number: version.version },
    ...{ body: merged.body, conflicts: merged.conflicts, proposals: frame.proposals },
    ...{ before: revision.body, theirs: drafted.body },
  }
}

const known = ({ id, wire_updates: policy, revision, edited }: Story, headline: string) => ({
  ...{ story: id, headline, policy, revision, edited },
})

const proposalsAlone = async (db: Db, story: Story, nothing: Refusal): Promise<UpdateView | Refusal> => {
  const open = await openProposals(db, story)
  if (!open || story.wire_version === null) return nothing
  const { revision, frame, drafted } = open
  return {
    ...known(story, revision.furniture.headline),
    ...{ version: story.wire_version, waiting: false, received: undefined, number: null },
    ...{ body: revision.body, conflicts: [], proposals: frame.proposals },
    ...{ before: revision.body, theirs: drafted.body },
  }
}

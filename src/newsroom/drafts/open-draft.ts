/** The draft of a story, for whoever opens it; the first who does has it made of the story's newest revision. */

import * as Y from 'yjs'
import { idPattern, newId, type StoryId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import type { Tx } from '../../store/database.ts'
import { type DraftBytes, draftBytes, insertDraft, lastKill } from '../../store/drafts/drafts.ts'
import { revisionOf, storyForChange } from '../../store/stories.ts'
import { fillDraft } from '../../story/draft/draft.ts'
import type { Newsroom } from '../action.ts'

/** A draft that is there is of a story that may be edited: a kill deletes it. */
export const openDraft = async ({ database: { db } }: Newsroom, named: string): Promise<DraftBytes | Refusal> => {
  if (!idPattern.test(named)) return unknown(named)
  const id = named as StoryId
  return (await draftBytes(db, id)) ?? db.transaction().execute((tx) => makeDraft(tx, id))
}

const makeDraft = async (tx: Tx, id: StoryId): Promise<DraftBytes | Refusal> => {
  const story = await storyForChange(tx, id)
  if (!story) return unknown(id)
  if (story.killed_at) return killedRefusal(tx, id)
  const there = await draftBytes(tx, id)
  if (there) return there
  const doc = new Y.Doc()
  const { body, furniture } = await revisionOf(tx, id, story.revision)
  fillDraft(doc, { body, furniture, section: story.section })
  const state = Y.encodeStateAsUpdate(doc)
  const name = { story: id, identity: newId<string>() }
  await insertDraft(tx, name, state)
  doc.destroy()
  return { ...name, state, updates: [], number: 0 }
}

const unknown = (id: string): Refusal => refuse('unknown', `There is no story ${id.slice(0, 40)}.`)

/** Why nobody writes in a story any more. */
export const killedRefusal = async (db: Newsroom['database']['db'] | Tx, id: StoryId): Promise<Refusal> => {
  const kill = await lastKill(db, id)
  const reason = kill?.reason ? `: «${kill.reason}»` : ''
  return refuse(
    'killed',
    `This story was killed${kill ? ` by ${kill.actor}` : ''}${reason}. Nothing more is written in it; a chief may revive it.`,
  )
}

/** Why a draft that was open is no more: its story was killed, or the draft was made anew. */
export const whyGone = async (newsroom: Newsroom, id: StoryId): Promise<Refusal> => {
  const again = await openDraft(newsroom, id)
  return isRefusal(again)
    ? again
    : refuse('stale', 'This draft was closed and made anew from the newest revision: open the story again.')
}

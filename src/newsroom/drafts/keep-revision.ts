/** Adds a revision that a verb has written; a draft of the story is made equal to it, under the hands of whoever writes in it. */

import * as Y from 'yjs'
import type { Tx } from '../../store/database.ts'
import {
  addDraftUpdate,
  draftBytes,
  lockedDraft,
  mergeDraftUpdates,
  settleDraftRow,
} from '../../store/drafts/drafts.ts'
import { addRevision, type Revision } from '../../store/stories.ts'
import { changeDraft, documentOf } from '../../story/draft/draft.ts'

/**
 * Of a story that is locked, with the draft settled before (`findStory`). `section` is the one that the story is in from now on, `restored` the number of
 * the revision that is brought back by this one.
 */
export const keepRevision = async (tx: Tx, revision: Revision, section: string, restored?: number): Promise<void> => {
  await addRevision(tx, revision, restored)
  const draft = await lockedDraft(tx, revision.story)
  const bytes = draft && (await draftBytes(tx, revision.story))
  if (!draft || !bytes) return
  const doc = documentOf([bytes.state, ...bytes.updates])
  const change = changeDraft(doc, { ...revision, section })
  if (change) {
    const number = await addDraftUpdate(tx, draft, change, [])
    await mergeDraftUpdates(tx, draft, Y.encodeStateAsUpdate(doc), number ?? draft.number)
  }
  await settleDraftRow(tx, revision.story)
  doc.destroy()
}

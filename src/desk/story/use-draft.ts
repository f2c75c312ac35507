/** The draft of the story that is open: there while the screen is, and closed with it. */

import { useEffect, useState, useSyncExternalStore } from 'react'
import { start } from '../start.ts'
import type { Draft } from './draft/draft.ts'
import type { Mark } from './draft/mark.ts'
import { openStoryDraft } from './draft/story-draft.ts'

/** `draft` is there once its document is; `opening` before, to be told why it does not come. */
export const useDraft = (story: string): { draft: Draft | undefined; opening: Draft | undefined } => {
  const [opening, setOpening] = useState<Draft>()
  const [draft, setDraft] = useState<Draft>()
  useEffect(() => {
    const opened = openStoryDraft(story)
    let isOver = false
    setOpening(opened)
    void opened.ready.then(() => isOver || setDraft(opened))
    return () => {
      isOver = true
      setDraft(undefined)
      setOpening(undefined)
      void opened.close()
    }
  }, [story])
  return { draft, opening }
}

const silent = () => () => undefined
const openingMark: Mark = { is: 'opening' }

export const useMarkOf = (draft: Draft | undefined): Mark =>
  useSyncExternalStore(draft?.onMark ?? silent, draft?.mark ?? (() => openingMark))

/** Whether this person may write in it as it stands: one who may not reads, and suggests. */
export const mayWriteIn = ({ is }: Mark): boolean => start.may.includes('save') && is !== 'reading' && is !== 'closed'

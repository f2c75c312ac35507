/** The drafts that are open on this node, and its one ear for what is committed to them. */

import type { Logger } from 'pino'
import type { StoryId } from '../../../base/id.ts'
import { isRefusal, type Refusal } from '../../../base/refusal.ts'
import type { Newsroom } from '../../../newsroom/action.ts'
import { openDraft } from '../../../newsroom/drafts/open-draft.ts'
import { settleStory } from '../../../newsroom/drafts/settle-story.ts'
import { type DraftEar, hearDrafts } from '../../../store/drafts/hear-drafts.ts'
import { type KeptDraft, keptDraft } from './kept-draft.ts'

/** After so long a pause what was written becomes a revision, in milliseconds: history gets a step. */
export const pause = 3 * 60_000

export type OpenDrafts = {
  /** The draft, open on this node from now on; refuses as `openDraft` does. */
  open(story: string): Promise<KeptDraft | Refusal>
  get(story: string): KeptDraft | undefined
  /** Nobody has it open here any more: what was written becomes a revision. */
  left(story: string): void
  close(): Promise<void>
}

export const openDrafts = (newsroom: Newsroom, log: Logger, gone: (story: StoryId) => void): OpenDrafts => {
  const drafts = new Map<string, KeptDraft>()
  const opening = new Map<string, Promise<KeptDraft | Refusal>>()
  /** What is heard of a draft while it is read. */
  const lately = new Map<string, (number | undefined)[]>()
  const pauses = new Map<string, NodeJS.Timeout>()
  const settling = new Set<Promise<void>>()
  let ear: DraftEar | undefined

  const listen = (): DraftEar => {
    ear ??= hearDrafts(newsroom.database.url, {
      changed(story, number) {
        lately.get(story)?.push(number)
        drafts.get(story)?.heard(number)
      },
      missed() {
        for (const draft of drafts.values()) draft.missed()
      },
    })
    return ear
  }
  const settle = (story: string) => {
    const done = settleStory(newsroom, story as StoryId)
      .catch((err: unknown) => log.warn({ err, story }, 'A draft was not made a revision; it is when it is next read.'))
      .finally(() => settling.delete(done))
    settling.add(done)
  }
  const read = async (story: string): Promise<KeptDraft | Refusal> => {
    lately.set(story, [])
    try {
      await listen().opened
      const bytes = await openDraft(newsroom, story)
      if (isRefusal(bytes)) return bytes
      const draft = keptDraft({
        ...{ db: newsroom.database.db, bytes },
        committed() {
          clearTimeout(pauses.get(story))
          pauses.set(story, setTimeout(settle, pause, story).unref())
        },
        gone() {
          drafts.delete(story)
          gone(story as StoryId)
        },
        failed: (err) => log.warn({ err, story }, 'What was written in a draft is not committed; it is tried again.'),
      })
      drafts.set(story, draft)
      for (const number of lately.get(story) ?? []) draft.heard(number)
      return draft
    } finally {
      lately.delete(story)
      opening.delete(story)
    }
  }

  return {
    async open(story) {
      const there = drafts.get(story)
      // One whose document was just put away is of no use to whoever comes in this moment.
      if (there && !there.doc()?.isDestroyed) return there
      const reading = opening.get(story) ?? read(story)
      opening.set(story, reading)
      return reading
    },
    get: (story) => drafts.get(story),
    left(story) {
      clearTimeout(pauses.get(story))
      pauses.delete(story)
      if (!drafts.get(story)?.doc()?.isDestroyed) return
      drafts.delete(story)
      settle(story)
      if (drafts.size > 0 || opening.size > 0) return
      const last = ear
      ear = undefined
      void last?.close()
    },
    async close() {
      for (const timer of pauses.values()) clearTimeout(timer)
      await Promise.all(settling)
      await ear?.close()
    },
  }
}

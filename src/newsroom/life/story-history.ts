/** What happened to a story: its revisions with what readers were shown of them, and the lines of its audit. */

import type { StoryId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import type { Db } from '../../store/database.ts'
import { auditOf, type RevisionLine, revisionLines, type Shown, shownOf } from '../../store/desk/story-life.ts'
import { revisionOf, story as storyOf } from '../../store/stories.ts'
import { wireItem, wireVersion } from '../../store/wires.ts'
import type { Body } from '../../story/body.ts'
import type { Furniture } from '../../story/furniture.ts'
import { draftOf } from '../take.ts'

/** Instants are ISO 8601. */
export type StoryHistory = {
  /** Newest first. `shown`: from when readers saw it, each time; empty where they never did. */
  revisions: (Omit<RevisionLine, 'at'> & { at: string; shown: string[] })[]
  /** Newest first. */
  audit: { id: string; verb: string; by: string; at: string; detail: Record<string, unknown> }[]
}

/** A text to read and to hold against another: a revision, or what the agency says in the version on which the story stands. */
export type StoryText = { furniture: Furniture; body: Body }

/** What was written for readers was seen by them unless something else was written before its time came. */
const seenTimes = (shown: readonly Shown[], now: Date): Map<number, string[]> => {
  const times = new Map<number, string[]>()
  shown.forEach(({ revision, at, visible_from }, index) => {
    const from = visible_from > at ? visible_from : at
    const until = shown[index + 1]?.at ?? now
    if (from <= until && from <= now) times.set(revision, [...(times.get(revision) ?? []), from.toISOString()])
  })
  return times
}

export const storyHistory = async (db: Db, story: StoryId, now: Date): Promise<StoryHistory> => {
  const [revisions, shown, audit] = await Promise.all([
    revisionLines(db, story),
    shownOf(db, story),
    auditOf(db, story),
  ])
  const times = seenTimes(shown, now)
  return {
    revisions: revisions.map((one) => ({ ...one, at: one.at.toISOString(), shown: times.get(one.number) ?? [] })),
    audit: audit.map((one) => ({ ...one, at: one.at.toISOString() })),
  }
}

/** `wanted` is a revision's number, or `wire`. */
export const storyText = async (db: Db, id: StoryId, wanted: string): Promise<StoryText | Refusal> => {
  const story = await storyOf(db, id)
  if (!story) return refuse('unknown', `There is no story ${id}.`)
  if (wanted === 'wire') return wireText(db, story)
  const number = /^\d{1,9}$/.test(wanted) ? Number(wanted) : 0
  if (number < 1 || number > story.revision) return refuse('unknown', 'There is no such revision of this story.')
  const { furniture, body } = await revisionOf(db, id, number)
  return { furniture, body }
}

type Linked = { wire_item: Parameters<typeof wireItem>[1] | null; wire_version: string | null }

const wireText = async (db: Db, { wire_item, wire_version }: Linked): Promise<StoryText | Refusal> => {
  const item = wire_item === null ? undefined : await wireItem(db, wire_item)
  const version = wire_version === null ? undefined : await wireVersion(db, wire_version)
  if (!item || !version) return refuse('invalid', 'This story comes from no wire: there is nothing to compare it with.')
  const drafted = await draftOf(db, item, version)
  return isRefusal(drafted) ? drafted : { furniture: drafted.furniture, body: drafted.body }
}

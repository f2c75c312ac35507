/** A story as the desk looks at it: its three states, what holds it, what it lacks, how a kill of it is acknowledged, and what may be done with it now. */

import type { StoryId } from '../../base/id.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import type { Db } from '../../store/database.ts'
import { storiesNow } from '../../store/desk/stories-list.ts'
import {
  type Acknowledging,
  acknowledgingOf,
  type Correction,
  correctionsOf,
  killAsked,
  killNoteOf,
  wireLinkOf,
} from '../../store/desk/story-life.ts'
import { isDraftAhead } from '../../store/drafts/drafts.ts'
import { standingOf } from '../../store/publications.ts'
import { type Revision, revisionOf, story as storyOf } from '../../store/stories.ts'
import type { Body } from '../../story/body.ts'
import type { Furniture } from '../../story/furniture.ts'
import type { UpdatePolicy, WireStatus } from '../../story/status.ts'
import { mayDo, mayIn, type Rights, type Verb } from '../permissions.ts'
import { rightsOfStory } from '../rights/weigh-rights.ts'
import { storyInput } from '../story-input.ts'
import { type Hindrances, hindrancesOf } from './hindrances.ts'
import { possibleVerbs } from './possible-verbs.ts'
import { type StoryRow, storyRow } from './story-row.ts'

/** As it goes over the line: instants are ISO 8601. */
export type StoryView = {
  /** The three states, and what the list says of it. */
  row: StoryRow
  /** The newest revision. */
  revision: { number: number; at: string; furniture: Furniture; body: Body }
  /** Whether something was written in its draft of which no revision was made yet: `publish` makes one first. */
  isDraftAhead: boolean
  /** When readers were told last that it was updated, and what they read in its place where it was killed. */
  updatedAt?: string
  killedAt?: string
  killNote?: string
  scheduledFor?: string
  /** The end of the last embargo that holds it: of its own words, by hand, of its pictures, of what it was copied from. */
  heldUntil?: string
  copiedFrom?: string
  wire?: {
    item: string
    supplier: string
    version: string
    status: WireStatus
    killedAt?: string
    policy: UpdatePolicy
    waiting?: { version: string; since: string }
    /** Furniture that the agency proposes and nobody has answered for. */
    proposed: string[]
  }
  /** What keeps it from being published, and what is only worth a look. */
  checks: Pick<Hindrances, 'blocking' | 'advising'>
  rights: { from?: string; until?: string /** Words of its terms that wait for a person. */; unread: string[] }
  corrections: (Omit<Correction, 'at'> & { at: string })[]
  /** How the outputs stand to its last kill or revival. */
  receipts: (Omit<Acknowledging, 'at'> & { at?: string })[]
  /** What an agency's kill asks of the desk. */
  killAsked?: string
  /** What this person may do with it now. */
  may: Verb[]
}

const iso = (at: Date | null | undefined): string | undefined => at?.toISOString()

/** Without the entries that say nothing. */
const said = <Given extends object>(given: Given): { [Key in keyof Given]?: Exclude<Given[Key], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never

export const storyView = async (db: Db, named: string, reader: Rights, now: Date): Promise<StoryView | Refusal> => {
  const id = storyInput.safeParse(named)
  const found = id.success ? await storyOf(db, id.data) : undefined
  const [listed] = found ? await storiesNow(db, [found.id]) : []
  if (!found || !listed) return refuse('unknown', 'There is no such story: it may stand in the list under other words.')
  const newest = await revisionOf(db, found.id, found.revision)
  const [hindered, unread, standing, corrections, receipts, asked, note, wire, isAhead] = await Promise.all([
    db.transaction().execute((tx) => hindrancesOf(tx, found, newest, now)),
    db.transaction().execute(async (tx) => (await rightsOfStory(tx, found.id)).unread),
    standingOf(db, found.id),
    correctionsOf(db, found.id),
    acknowledgingOf(db, found.id),
    killAsked(db, found.id),
    killNoteOf(db, found.id),
    wireOf(db, found.id, found),
    isDraftAhead(db, found.id),
  ])
  const row = storyRow(listed, now)
  const { blocking, advising, embargo, rights } = hindered
  const isUnread = newest.furniture.embargo !== null && 'unreadable' in newest.furniture.embargo
  const possible = possibleVerbs({
    sees: row.sees,
    isNewest: row.published === row.revision && !isAhead,
    isScheduled: row.sees === 'scheduled' && found.scheduled_for !== null,
    isEmbargoed: isUnread || (embargo !== undefined && embargo > now),
    hasUpdate: wire !== undefined && (wire.waiting !== undefined || wire.proposed.length > 0),
    killAsked: asked !== undefined,
    termsWait: unread.length > 0,
  })
  return {
    row,
    revision: revisionSeen(newest),
    isDraftAhead: isAhead,
    ...said({ updatedAt: iso(standing?.updated_at), killedAt: iso(found.killed_at), killNote: note, wire }),
    ...said({
      scheduledFor: iso(found.scheduled_for),
      heldUntil: iso(embargo),
      copiedFrom: found.copied_from ?? undefined,
    }),
    ...said({ killAsked: asked }),
    checks: { blocking, advising },
    rights: { ...said({ from: iso(rights.from), until: iso(rights.until) }), unread },
    corrections: corrections.map((one) => ({ ...one, at: one.at.toISOString() })),
    receipts: receipts.map(({ at, ...one }) => ({ ...one, ...said({ at: iso(at) }) })),
    may: possible.filter((verb) => mayDo(reader, verb) && mayIn(reader, found.section)),
  }
}

const revisionSeen = ({ number, at, furniture, body }: Revision): StoryView['revision'] => ({
  ...{ number, at: at.toISOString(), furniture, body },
})

const wireOf = async (
  db: Db,
  id: StoryId,
  { wire_updates: policy, wire_proposed: proposed }: { wire_updates: UpdatePolicy; wire_proposed: string[] },
): Promise<StoryView['wire']> => {
  const link = await wireLinkOf(db, id)
  if (!link) return undefined
  const { item, supplier, version, status, killed_at, waiting, waiting_since: since } = link
  return {
    ...{ item, supplier, version: version ?? '', status: status ?? 'usable', policy, proposed },
    ...said({ killedAt: iso(killed_at) }),
    ...(waiting !== null && since && { waiting: { version: waiting, since: since.toISOString() } }),
  }
}

/** Refuses unless there is such a story. */
export const knownStory = async (db: Db, named: string): Promise<StoryId | Refusal> => {
  const id = storyInput.safeParse(named)
  const found = id.success ? await storyOf(db, id.data) : undefined
  return found ? found.id : refuse('unknown', 'There is no such story: it may stand in the list under other words.')
}

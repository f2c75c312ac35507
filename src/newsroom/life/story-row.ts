/** A row of the desk's list of stories, as it goes over the line: instants are ISO 8601. */

import type { ListedStory } from '../../store/desk/stories-list.ts'
import { type Visibility, visibilityAt } from '../../story/status.ts'
import type { Called } from '../wires/wire-choices.ts'

/** What else is to be said of a story than what readers see. */
export type StoryMark = 'changes' | 'waiting' | 'proposed' | 'embargo' | 'scheduled'

export type StoryRow = {
  story: string
  place: string
  headline: string
  language: string
  section: string
  workflow: ListedStory['workflow']
  sees: Visibility
  revision: number
  /** The revision that was written for readers. */
  published?: number
  address?: string
  /** From when readers see it, or saw it; and until when its terms let them. */
  from?: string
  until?: string
  changedAt: string
  by: string
  supplier?: string
  picture?: string
  /** Until when it is embargoed, where that is to come; `unread`: in words that nobody could read. */
  embargo?: { until: string } | { unread: string }
  marks: StoryMark[]
}

export type StoriesPage = { rows: StoryRow[]; more: boolean }
/** `rows` is what has changed after a place, `also` the stories that were asked for as they are now. */
export type StoriesNews = StoriesPage & { also: StoryRow[] }

/** What there is to choose from. */
export type StoryChoices = { sections: Called[]; suppliers: Called[]; people: { by: string; name: string }[] }

/** What readers see of it; one that was killed before it was published is killed too. */
export const seenOf = (
  { killed_at, visible_from, expires_at }: Pick<ListedStory, 'killed_at' | 'visible_from' | 'expires_at'>,
  now: Date,
): Visibility =>
  killed_at
    ? 'killed'
    : visibilityAt(visible_from ? { visibleFrom: visible_from, expiresAt: expires_at, killedAt: null } : undefined, now)

const embargoIn = ({ embargo, unread }: ListedStory, now: Date): StoryRow['embargo'] => {
  if (unread) return { unread: unread.slice(0, 200) }
  return embargo && new Date(embargo) > now ? { until: new Date(embargo).toISOString() } : undefined
}

export const storyRow = (listed: ListedStory, now: Date): StoryRow => {
  const { id, published, address, visible_from: from, expires_at: until, supplier, picture } = listed
  const embargo = embargoIn(listed, now)
  const sees = seenOf(listed, now)
  return {
    ...{ story: id, place: listed.place, headline: listed.headline, language: listed.language },
    ...{ section: listed.section, workflow: listed.workflow, revision: listed.revision, by: listed.by, sees },
    changedAt: listed.changed_at.toISOString(),
    ...(published !== null && { published }),
    ...(address && { address }),
    ...(from && { from: from.toISOString() }),
    ...(until && { until: until.toISOString() }),
    ...(supplier && { supplier }),
    ...(picture && { picture }),
    ...(embargo && { embargo }),
    marks: [
      ...(sees !== 'killed' && published !== null && published < listed.revision ? (['changes'] as const) : []),
      ...(listed.waiting && sees !== 'killed' ? (['waiting'] as const) : []),
      ...(listed.proposed && sees !== 'killed' ? (['proposed'] as const) : []),
      ...(embargo && sees !== 'live' ? (['embargo'] as const) : []),
      ...(listed.scheduled_for && sees === 'scheduled' ? (['scheduled'] as const) : []),
    ],
  }
}

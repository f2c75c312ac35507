/** The three states of a story, never one: what the agency says, what the desk does, what readers see. */

/** What the agency says of a version (NewsML `Status`, G2 and ninjs `pubStatus`). */
export type WireStatus = 'usable' | 'withheld' | 'canceled'

/** What the desk does with the story. */
export type Workflow = 'taken' | 'writing' | 'review' | 'ready'

/** What to do with a later version of the wire that a story was taken from. */
export type UpdatePolicy = 'apply' | 'propose' | 'ignore'

/** What readers see. It is never kept: it follows from a publication's instants. */
export type Visibility = 'unpublished' | 'scheduled' | 'live' | 'expired' | 'killed'

export type Instants = { visibleFrom: Date; expiresAt: Date | null; killedAt: Date | null }

/** The state of a publication at an instant; `undefined` stands for a story that was never published. Mirrored in SQL by `store/published.ts`. */
export const visibilityAt = (publication: Instants | undefined, now: Date): Visibility => {
  if (!publication) return 'unpublished'
  const { visibleFrom, expiresAt, killedAt } = publication
  if (killedAt) return 'killed'
  if (visibleFrom > now) return 'scheduled'
  return expiresAt && expiresAt <= now ? 'expired' : 'live'
}

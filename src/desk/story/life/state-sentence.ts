/** The exact state of a story, in one sentence: what readers see, since or from when, and what they do not see yet. */

import type { StoryView } from '../../../newsroom/life/story-view.ts'
import { shortTime, zonedTime } from '../../start.ts'
import { say } from '../../words/say.ts'

type Told = Pick<StoryView, 'row' | 'heldUntil' | 'scheduledFor' | 'killedAt' | 'isDraftAhead'>

export const stateSentence = ({ row, heldUntil, scheduledFor, killedAt, isDraftAhead }: Told): string => {
  const { sees, published = 0, revision, from = '', until = '', workflow, marks } = row
  const changed = isDraftAhead ? say('life.draft') : marks.includes('changes') ? say('life.changes', { revision }) : ''
  const changes = changed && ` ${changed}`
  switch (sees) {
    case 'live':
      return say('life.live', { time: shortTime(from), revision: published }) + changes
    case 'scheduled':
      // Of an embargo and a schedule that end together the desk has set the schedule.
      return scheduledFor || !heldUntil
        ? say('life.scheduled', { time: zonedTime(from), revision: published }) + changes
        : say('life.held', { time: zonedTime(from), revision: published }) + changes
    case 'expired':
      return say('life.expired', { time: zonedTime(until) })
    case 'killed':
      return say('life.killed', { time: zonedTime(killedAt ?? row.changedAt) })
    case 'unpublished':
      return say('life.unpublished', { state: say(`workflow.${workflow}`), revision })
  }
}

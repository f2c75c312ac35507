/** Until when a story is embargoed: by its own words, by hand, by the pictures that it shows, by the story that it was copied from. */

import type { StoryId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import type { Tx } from '../../store/database.ts'
import { picturesHeldUntil } from '../../store/pictures.ts'
import { standingOf } from '../../store/publications.ts'
import { type Revision, revisionOf, type Story, story as storyOf } from '../../store/stories.ts'
import { embargoEnd, lastOf } from '../../story/embargo.ts'
import { picturesOf } from '../../story/pictures.ts'

/** The end of the last embargo that holds it, past or to come; refuses where one has no end. */
export const embargoOf = async (
  tx: Tx,
  story: Pick<Story, 'embargo_until' | 'copied_from'>,
  { furniture, body }: Pick<Revision, 'furniture' | 'body'>,
): Promise<Date | undefined | Refusal> => {
  const shown = await picturesHeldUntil(tx, picturesOf({ ...furniture, body }))
  if (typeof shown === 'number') {
    return refuse(
      'embargoed',
      'It shows a picture that came under an embargo which could not be read: take the picture out, or have the chief set the time on its story.',
    )
  }
  const first = story.copied_from === null ? undefined : await firstHeldUntil(tx, story.copied_from)
  return isRefusal(first) ? first : lastOf(embargoEnd(furniture.embargo), story.embargo_until, shown, first)
}

/** Until when the story is held that another was copied from; what the agency holds back there is held here. */
const firstHeldUntil = async (tx: Tx, id: StoryId): Promise<Date | undefined | Refusal> => {
  const first = await storyOf(tx, id)
  if (!first) throw new Error(`Story ${id} was copied and is not there.`)
  if (first.killed_at)
    return refuse('killed', `Story ${id}, from which it was copied, was killed: its copies may not be used.`)
  const { embargo } = (await revisionOf(tx, id, first.revision)).furniture
  const isOpen = (embargo && 'unreadable' in embargo) || (first.wire_waiting && !(await standingOf(tx, id)))
  if (isOpen) {
    return refuse(
      'embargoed',
      `Story ${id}, from which it was copied, is held back itself: its embargo could not be read, or a newer version of its wire waits. Decide there first.`,
    )
  }
  return lastOf(first.embargo_until, embargoEnd(embargo))
}

/** Put a story at the top of its section's front, or of another's or of one container, in one step that readers see at once. */

import { z } from 'zod'
import { isRefusal } from '../../base/refusal.ts'
import { writeDraft, writeLaunch } from '../../store/desk/fronts/fronts.ts'
import { standingOf } from '../../store/publications.ts'
import { withOnTop } from '../../story/front/arrange.ts'
import { isMostRead } from '../../story/front/container.ts'
import { frontOf } from '../../story/front/front-name.ts'
import { action } from '../action.ts'
import { findStory, storyInput } from '../story-input.ts'
import { findFront, frontInput } from './front-input.ts'

export const placeStory = action({
  verb: 'place-story',
  input: z.strictObject({
    story: storyInput,
    /** Absent: that of its section. */
    front: frontInput.optional(),
    /** Absent: the front's first. */
    container: z.string().min(1).max(40).optional(),
  }),
  async run({ story: id, front: named, container }, doing) {
    const { tx, actor, clock, record } = doing
    const story = await findStory(doing, id)
    if (isRefusal(story)) return story
    const front = named ?? frontOf(story.section)
    const found = await findFront(doing, front)
    if (isRefusal(found)) return found
    const launched = withOnTop(found.launched, story.id, container)
    if (isRefusal(launched)) return launched
    const by = { actor: actor.name, at: clock.now() }
    await writeLaunch(tx, front, launched, by)
    // A draft that others have begun goes on, with the story where readers see it now.
    const draft = found.row.draft && withOnTop(found.row.draft, story.id, container)
    await writeDraft(tx, front, isRefusal(draft) ? found.row.draft : draft, by)
    await record('place-story', story.id, {
      front,
      container: container ?? launched.find((one) => !isMostRead(one))?.id,
    })
    const standing = await standingOf(tx, story.id)
    const now = clock.now()
    const isSeen = standing !== undefined && !standing.killed_at && standing.visible_from <= now
    /** `seen`: readers see it there now; else as soon as it is published and its time has come. */
    return { story: story.id, front, seen: isSeen }
  },
})

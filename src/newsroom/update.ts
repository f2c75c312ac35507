/** Update a story from its wire: the newest version that arrived takes the place of the text that the desk has not touched. */

import { z } from 'zod'
import type { StoryId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { standingOf } from '../store/publications.ts'
import { addRevision, changeStory, type Revision } from '../store/stories.ts'
import { newestOfChain, wireItem } from '../store/wires.ts'
import { action } from './action.ts'
import { publishRevision } from './publish.ts'
import { findStory, storyInput } from './story-input.ts'
import { draftOf } from './take.ts'

/** What came of it: the text was applied (and its page renewed, where it has one), or it waits for the desk. */
export type Updated = { story: StoryId; revision: number; address: string | undefined; waiting: boolean }

export const update = action({
  verb: 'update',
  input: z.strictObject({ story: storyInput }),
  async run({ story: id }, doing): Promise<Updated | Refusal> {
    const { tx, actor, clock, record } = doing
    const story = await findStory(tx, id)
    if (isRefusal(story)) return story
    const item = story.wire_item === null ? undefined : await wireItem(tx, story.wire_item)
    const version = item && (await newestOfChain(tx, item.id))
    if (!item || !version)
      return refuse('invalid', 'This story comes from no wire: there is nothing to update it from.')
    if (version.id === story.wire_version)
      return refuse('exists', 'The story stands on the newest version of its wire already.')
    const at = clock.now()
    if (story.edited || story.wire_updates !== 'apply') {
      if (story.wire_waiting === version.id)
        return { story: story.id, revision: story.revision, address: undefined, waiting: true }
      // What the desk has changed is never overwritten: the new version waits until a person looks at it.
      await changeStory(tx, story.id, { wire_waiting: version.id, changed_at: at })
      await record('update', story.id, { wire: item.id, version: version.version, waiting: true })
      return { story: story.id, revision: story.revision, address: undefined, waiting: true }
    }
    const drafted = await draftOf(tx, item, version)
    if (isRefusal(drafted)) return drafted
    const { section, furniture, body } = drafted
    const number = story.revision + 1
    const revision: Revision = {
      story: story.id,
      number,
      kind: 'update',
      furniture,
      body,
      wire_version: version.id,
      actor: actor.name,
      at,
    }
    await addRevision(tx, revision)
    const change = { revision: number, section, wire_version: version.id, wire_waiting: null, changed_at: at }
    await changeStory(tx, story.id, change)
    const standing = await standingOf(tx, story.id)
    const published = standing && (await publishRevision(doing, { ...story, ...change }, revision, true))
    if (isRefusal(published)) return published
    await record('update', story.id, { wire: item.id, version: version.version, revision: number })
    return { story: story.id, revision: number, address: published?.address, waiting: false }
  },
})

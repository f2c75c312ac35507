/** Save what the desk has written: a new revision of a story, or the first of one of its own. */

import { z } from 'zod'
import { newId, type StoryId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import type { Tx } from '../store/database.ts'
import { readEdition, readSections } from '../store/settings.ts'
import { changeStory, freshStory, insertStory, isStory, type Revision, revisionOf } from '../store/stories.ts'
import { body, emptyBody } from '../story/body.ts'
import { embargoEnd } from '../story/embargo.ts'
import { bareFurniture, furnitureChange, withChange } from '../story/furniture.ts'
import { action } from './action.ts'
import { keepRevision } from './drafts/keep-revision.ts'
import { holdStory } from './holding/hold.ts'
import { mayUse } from './permissions.ts'
import { findStory, storyInput } from './story-input.ts'
import { unanswered } from './wires/unanswered.ts'

export type Saved = { story: StoryId; revision: number }

export const save = action({
  verb: 'save',
  input: z.strictObject({
    /** Absent, a story of the newsroom's own begins. */
    story: storyInput.optional(),
    /** The revision that the writer has seen; a story that has moved on since refuses. */
    revision: z.number().int().positive().optional(),
    section: z.string().optional(),
    furniture: furnitureChange.default({}),
    body: body.optional(),
  }),
  async run(given, doing): Promise<Saved | Refusal> {
    const { tx, actor, clock, record, note } = doing
    const at = clock.now()
    if (given.section !== undefined) {
      const unknown = await unknownSection(tx, given.section)
      if (unknown) return unknown
    }
    const original = given.furniture.translationOf
    if (original && !(await isStory(tx, original)))
      return refuse('unknown', `There is no story ${original}, of which this one could be a translation.`)
    if (given.story === undefined) {
      const edition = await readEdition(tx)
      const [first] = await readSections(tx)
      // Whoever is limited to sections begins in the first of theirs.
      const section = given.section ?? actor.sections?.[0] ?? first?.slug
      if (!section) return refuse('incomplete', 'The publication has no section yet: add one first.')
      const story = newId<StoryId>()
      const own = withChange({ ...bareFurniture, language: edition?.language ?? 'en' }, given.furniture)
      await insertStory(
        tx,
        {
          id: story,
          workflow: 'writing',
          section,
          wire_item: null,
          wire_version: null,
          wire_updates: 'ignore',
          ...freshStory,
          edited: true,
          revision: 1,
          created_at: at,
          changed_at: at,
          killed_at: null,
        },
        {
          story,
          number: 1,
          kind: 'save',
          furniture: own,
          body: given.body ?? emptyBody,
          wire_version: null,
          actor: actor.name,
          at,
        },
      )
      await note('save', story, { revision: 1 })
      return { story, revision: 1 }
    }
    const story = await findStory(doing, given.story)
    if (isRefusal(story)) return story
    if (given.revision === undefined)
      return refuse('invalid', 'Say which revision you have seen («revision»), so that nobody’s work is overwritten.')
    if (given.revision !== story.revision) {
      return refuse(
        'stale',
        `Somebody has saved revision ${story.revision} since you opened revision ${given.revision}. Look at it, then save again.`,
      )
    }
    const before = await revisionOf(tx, story.id, story.revision)
    const held = given.furniture.embargo
    const changes = held !== undefined && JSON.stringify(held) !== JSON.stringify(before.furniture.embargo)
    if (changes && before.furniture.embargo && !mayUse(actor.role, 'embargo'))
      return refuse('not-allowed', 'It is embargoed: only a chief moves or lifts that («embargo»).')
    const number = story.revision + 1
    const revision: Revision = {
      ...{ story: story.id, number, kind: 'save', body: given.body ?? before.body },
      furniture: withChange(before.furniture, given.furniture),
      ...{ wire_version: before.wire_version, actor: actor.name, at },
    }
    await keepRevision(tx, revision, given.section ?? story.section)
    await changeStory(tx, story.id, {
      revision: number,
      workflow: 'writing',
      edited: true,
      wire_proposed: unanswered(story, given.furniture, given.section),
      changed_at: at,
      ...(given.section === undefined ? {} : { section: given.section }),
    })
    if (changes) {
      const end = held && 'unreadable' in held ? Number.POSITIVE_INFINITY : (embargoEnd(held) ?? null)
      await changeStory(tx, story.id, { embargo_until: end instanceof Date ? end : null })
      await holdStory(tx, story, end, at)
    }
    // An embargo that moves changes when readers see it; the text that they see is the published one.
    if (changes) await record('save', story.id, { revision: number, embargo: held })
    else await note('save', story.id, { revision: number })
    return { story: story.id, revision: number }
  },
})

const unknownSection = async (tx: Tx, slug: string): Promise<Refusal | undefined> => {
  const sections = await readSections(tx)
  if (sections.some((section) => section.slug === slug)) return undefined
  return refuse(
    'invalid',
    `There is no section «${slug}»: choose ${sections.map((section) => section.slug).join(', ')}.`,
  )
}

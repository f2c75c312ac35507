/** What a version means for the story that was taken from its item, or for one that may be taken now. */

import { isRefusal, type Refusal } from '../base/refusal.ts'
import type { Doing } from '../newsroom/action.ts'
import { bringInByItself } from '../newsroom/bring-in.ts'
import { tried } from '../newsroom/holding/tried.ts'
import { type Published, publish, publishStory } from '../newsroom/publish.ts'
import { type Paper, takeItem } from '../newsroom/take.ts'
import { standingOf, takeBackUnseen } from '../store/publications.ts'
import { changeStory, type Story, storyOfWire } from '../store/stories.ts'
import type { Supplier } from '../store/suppliers.ts'
import { newestOfChain, type WireItem, type WireVersion } from '../store/wires.ts'
import { embargoEnd } from '../story/embargo.ts'
import type { Copy } from '../wire/copy.ts'
import type { Handled } from './handle-item.ts'

/** A version that has just been kept, or is there already. */
export type Following = {
  copy: Copy
  supplier: Supplier
  paper: Paper
  item: WireItem
  /** Absent where the same or an older version was there before. */
  version: Pick<WireVersion, 'id' | 'version' | 'status' | 'version_created' | 'pictures'> | undefined
  /** Whether the item has only just come, so that no story can stand on it yet. */
  made: boolean
  /** Whether what may be published is taken and published at once. */
  publish: boolean
  /** The section to which a rule sends it. */
  section?: string | undefined
}

export type Followed = Omit<Handled, 'outcome' | 'headline'>

export const follow = async (following: Following, doing: Doing): Promise<Followed> => {
  const { item, made, copy, publish: wanted } = following
  const story = made && !item.follows ? undefined : await storyOfWire(doing.tx, item)
  if (!story) return wanted && copy.type === 'text' ? takeAndPublish(following, doing) : {}
  const known = { story: story.id }
  if (story.wire_updates === 'ignore') return { ...known, note: 'The desk ignores later versions of this wire.' }
  const updated = await tried(doing, () => bringInByItself(story.id, doing))
  if (isRefusal(updated) && updated.refused !== 'exists') {
    if (updated.refused === 'embargoed' || updated.refused === 'held') await takeBack(story, doing)
    await waitForDesk(story, copy, doing)
    return { ...known, note: updated.sentence }
  }
  if (!isRefusal(updated)) {
    const said = updated.note ? { note: updated.note } : {}
    if (updated.waiting) return { ...known, ...said }
    if (updated.address || story.edited)
      return { ...known, ...(updated.address ? { address: updated.address } : {}), ...said }
  }
  if (!wanted || story.workflow !== 'taken' || story.edited) return known
  return said(story.id, await tried(doing, () => publish.run({ story: story.id, updated: false }, doing)), doing)
}

/** A version that may not be shown yet (embargoed, withheld) waits where the desk sees it; an embargoed one is brought in when its time has come (`jobs/due.ts`). */
const waitForDesk = async (story: Story, copy: Copy, { tx, clock }: Doing): Promise<void> => {
  const version = story.wire_item && (await newestOfChain(tx, story.wire_item))
  if (!version || version.id === story.wire_waiting || story.killed_at) return
  const waiting_until = embargoEnd(copy.embargo ?? null) ?? null
  await changeStory(tx, story.id, { wire_waiting: version.id, waiting_until, changed_at: clock.now() })
}

/** What the agency holds back from now on is not shown in an earlier version either, where readers have not seen that yet. */
const takeBack = async (story: Story, { tx, clock, record }: Doing): Promise<void> => {
  const now = clock.now()
  const standing = await standingOf(tx, story.id)
  if (!standing || standing.visible_from <= now || standing.killed_at) return
  for (const taken of await takeBackUnseen(tx, { stories: [story.id] }, now))
    await record('unschedule', taken, { wire: story.wire_item, scheduledFor: story.scheduled_for })
  // What nobody has touched goes out again by itself, as it did before, when the agency lets it.
  if (!story.edited && !story.scheduled_for) await changeStory(tx, story.id, { workflow: 'taken' })
}

/** Both verbs refuse before they write anything, so that nothing has to be undone. */
const takeAndPublish = async (following: Following, doing: Doing): Promise<Followed> => {
  const { item, copy, supplier, paper, section } = following
  const version = following.version ?? (await newestOfChain(doing.tx, item.follows ?? item.id))
  if (!version) return {}
  const taken = await takeItem({ item, version, copy, supplier, paper, section }, doing)
  if (isRefusal(taken)) return { note: taken.sentence }
  const { story, revision } = taken
  return said(story.id, await publishStory(doing, { story, revision, version, updated: false }), doing)
}

const said = (story: Story['id'], done: Published | Refusal, { clock }: Doing): Followed => {
  if (isRefusal(done)) return { story, note: `not published: ${done.sentence}` }
  const { address, visibleFrom } = done
  const held = visibleFrom > clock.now() ? [`held: embargoed until ${visibleFrom.toISOString()}`] : []
  const note = [...held, ...(done.without ?? [])].join('; ')
  return { story, address, ...(note ? { note } : {}) }
}

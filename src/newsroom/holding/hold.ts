/** An embargo that is set or moved later holds all that readers have not seen yet: the story, its copies, its pictures wherever they are used. */

import type { StoryId } from '../../base/id.ts'
import type { Tx } from '../../store/database.ts'
import { moveEmbargoes, picturesOfWire } from '../../store/pictures.ts'
import { delayUnseen, takeBackUnseen } from '../../store/publications.ts'
import type { Story } from '../../store/stories.ts'

/** When an embargo ends. `Infinity` stands for one without an end, under which nothing keeps a place in the queue; null for none, which hurries nothing. */
export type End = Date | number | null

/** The same of a story's embargo by hand: the pictures that came with its wire have it too, those that came with another keep theirs. */
export const holdStory = async (
  tx: Tx,
  { id, wire_item }: Pick<Story, 'id' | 'wire_item'>,
  end: End,
  now: Date,
): Promise<void> => {
  const pictures = wire_item === null ? [] : await picturesOfWire(tx, wire_item)
  await holdAll(tx, [id], await moveEmbargoes(tx, pictures, end), end, now)
}

/** Holds pictures that come under an embargo, as far as they were not free before, and whatever shows them. */
export const holdPictures = async (tx: Tx, pictures: readonly string[], end: End, now: Date): Promise<void> =>
  holdAll(tx, [], await moveEmbargoes(tx, pictures, end), end, now)

const holdAll = async (
  tx: Tx,
  stories: readonly StoryId[],
  pictures: readonly string[],
  end: End,
  now: Date,
): Promise<void> => {
  if (end === null || (stories.length === 0 && pictures.length === 0)) return
  if (typeof end === 'number') await takeBackUnseen(tx, { stories, pictures }, now)
  else await delayUnseen(tx, { stories, pictures }, end, now)
}

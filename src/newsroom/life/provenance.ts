/** Where each paragraph of what readers see comes from, with the messages and pictures behind it. */

import type { StoryId } from '../../base/id.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import type { Db } from '../../store/database.ts'
import { type LedgerEntry, ledgerOf, type PictureEntry, picturesInUse } from '../../store/ledger.ts'
import { standingOf } from '../../store/publications.ts'
import { type Revision, revisionsOf, story } from '../../store/stories.ts'
import { picturesOf } from '../../story/pictures.ts'
import { type Origin, tracedTo } from '../../story/provenance.ts'

export type Provenance = {
  story: StoryId
  /** Absent where nothing of it is published: then the newest revision is traced. */
  address: string | undefined
  revision: number
  paragraphs: { text: string; origin: Origin | undefined }[]
  /** The messages of its wire, in the order in which they came, and the revisions that stand on each. */
  messages: (LedgerEntry & { revisions: number[] })[]
  pictures: PictureEntry[]
}

/** Traces the published revision of a story, else its newest. */
export const provenanceOf = async (db: Db, id: StoryId): Promise<Provenance | Refusal> => {
  const found = await story(db, id)
  if (!found) return refuse('unknown', `There is no story ${id}.`)
  const [standing, revisions, messages] = await Promise.all([standingOf(db, id), revisionsOf(db, id), ledgerOf(db, id)])
  const number = standing?.revision ?? found.revision
  const traced = revisions.find((one) => one.number === number) as Revision
  const { furniture, body } = traced
  return {
    story: id,
    address: standing?.address,
    revision: number,
    paragraphs: tracedTo(body, revisions, messages),
    messages: messages.map((message) => ({
      ...message,
      revisions: revisions.filter((one) => one.wire_version === message.id).map((one) => one.number),
    })),
    pictures: await picturesInUse(db, picturesOf({ ...furniture, body })),
  }
}

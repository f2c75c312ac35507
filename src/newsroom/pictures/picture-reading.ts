/** One picture as the desk's pane shows it: its words, its rights and what was decided of them, its framing, and where it is used. */

import type { PictureId } from '../../base/id.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import type { Db } from '../../store/database.ts'
import { picturesNow } from '../../store/pictures/library.ts'
import { pictureRow, usesOf } from '../../store/pictures/one-picture.ts'
import { pictureTerms } from '../../store/rights.ts'
import type { FileFacts } from '../../story/file-facts.ts'
import type { Framing } from '../../story/framing.ts'
import { type Visibility, visibilityAt } from '../../story/status.ts'
import { mayHere, rightsOfPicture } from '../rights/weigh-rights.ts'
import { type LibraryRow, libraryRow } from './library-row.ts'

/** `drafted`: the newest revision has it; `visibility` of the publication that has it. */
export type PictureUsed = {
  story: string
  headline: string
  visibility?: Visibility
  address?: string
  drafted: boolean
  lead: boolean
}

export type PictureReading = {
  row: LibraryRow
  mime: string
  copyright: string
  takenAt?: string
  file: FileFacts
  credentials: boolean
  framing: Framing
  /** Its conditions in its own words, what the site makes of them, and the words that wait for a person. */
  rights: { terms: string[]; why?: string; waiting: string[]; from?: string; until?: string; note?: string }
  uses: PictureUsed[]
  /** More stories use it than are named. */
  moreUses: boolean
}

const mostUses = 100

export const pictureReading = async (db: Db, id: PictureId, now: Date): Promise<PictureReading | Refusal> => {
  const [[listed], row, uses] = await Promise.all([
    picturesNow(db, [id]),
    pictureRow(db, id),
    usesOf(db, id, mostUses + 1),
  ])
  if (!listed || !row) return refuse('unknown', `There is no picture ${id}.`)
  return {
    row: libraryRow(listed, now),
    mime: row.mime,
    copyright: row.copyright,
    ...(row.taken_at && { takenAt: row.taken_at }),
    file: row.facts,
    credentials: row.credentials,
    framing: { focus: row.focus, crops: row.crops },
    rights: await rightsSaid(db, id, now),
    uses: uses.slice(0, mostUses).map((use): PictureUsed => {
      const { visible_from: visibleFrom, expires_at: expiresAt, killed_at: killedAt } = use
      const published = use.published && visibleFrom ? { visibleFrom, expiresAt, killedAt } : undefined
      return {
        ...{ story: use.story, headline: use.headline, drafted: use.drafted, lead: use.lead },
        ...(published && { visibility: visibilityAt(published, now) }),
        ...(use.address && { address: use.address }),
      }
    }),
    moreUses: uses.length > mostUses,
  }
}

/** Nothing is written by it: it is a look. */
const rightsSaid = (db: Db, id: PictureId, now: Date): Promise<PictureReading['rights']> =>
  db.transaction().execute(async (tx) => {
    const [terms] = await pictureTerms(tx, [id], 'glance')
    if (!terms) return { terms: [], waiting: [] }
    const { rights, unread, decision } = rightsOfPicture(terms)
    const answer = await mayHere(tx, rights, { at: now })
    return {
      terms: terms.terms,
      waiting: unread,
      ...(answer.may !== 'yes' && { why: answer.why }),
      ...(rights.from && { from: rights.from.toISOString() }),
      ...(rights.until && { until: rights.until.toISOString() }),
      ...(decision.note && { note: decision.note }),
    }
  })

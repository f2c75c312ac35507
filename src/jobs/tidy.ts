/** What is no longer needed, put away now and then. */

import type { Logger } from 'pino'
import type { Newsroom } from '../newsroom/action.ts'
import { settleStory } from '../newsroom/drafts/settle-story.ts'
import { forgetMarks } from '../store/desk/same-texts.ts'
import { forgetPushed } from '../store/doors.ts'
import { pausedDrafts } from '../store/drafts/drafts.ts'
import { dropTexts } from '../store/ledger.ts'
import { sweepNodes } from '../store/nodes.ts'
import { sweepDeliveries } from '../store/outputs/deliveries.ts'
import { forgetReads } from '../store/outputs/reads.ts'
import { sweepSignIns } from '../store/people.ts'
import { type Repeating, repeat } from './repeat.ts'

/** Drafts that nobody has written in for so many minutes become revisions, where the node that would have seen to it has died. */
const paused = 10

/** Tidies at once and then every ten minutes, until it is stopped. The newsroom's clock says what suppliers' contracts let us keep no longer. */
export const tidy = (newsroom: Newsroom, log: Logger): Repeating => {
  const { clock, database } = newsroom
  const { db } = database
  return repeat(
    10 * 60_000,
    async () => {
      const sweeps = [
        sweepNodes(db),
        sweepSignIns(db),
        sweepDeliveries(db),
        forgetMarks(db, clock.now()),
        forgetPushed(db, clock.now()),
        forgetReads(db, clock.now()),
      ]
      const [dropped] = await Promise.all([dropTexts(db, clock.now()), ...sweeps])
      if (dropped > 0) log.info({ dropped }, 'The texts of wires that may be kept no longer were dropped.')
      for (const story of await pausedDrafts(db, paused)) await settleStory(newsroom, story)
    },
    (error) => log.warn({ err: error }, 'Tidying failed; it is tried again.'),
  )
}

/** What keeps a story's newest revision from its readers now: all that `publish` would refuse, not only the first. Reads only. */

import { isRefusal } from '../../base/refusal.ts'
import type { Tx } from '../../store/database.ts'
import { profilesOf } from '../../store/settings.ts'
import type { Revision, Story } from '../../store/stories.ts'
import { versionFacts } from '../../store/wires.ts'
import { publishingChecks } from '../../story/checks.ts'
import { embargoOf } from '../holding/embargo-of.ts'
import { refuseWithheld } from '../publish.ts'
import { publishingRights } from '../rights/publishing-rights.ts'

export type Hindrances = {
  /** Each as a sentence that says what to do. */
  blocking: string[]
  /** What is worth a look and stops nothing. */
  advising: string[]
  /** The end of the last embargo that holds it, past or to come. */
  embargo: Date | undefined
  /** From when its terms let it be shown, and until when. */
  rights: { from: Date | undefined; until: Date | undefined }
}

export const hindrancesOf = async (tx: Tx, story: Story, revision: Revision, now: Date): Promise<Hindrances> => {
  const wire = story.wire_version === null ? undefined : await versionFacts(tx, story.wire_version)
  const withheld = refuseWithheld(wire, revision, now)
  const weighed = await publishingRights(tx, story, revision, now)
  const checks = publishingChecks(revision, {
    edited: story.edited,
    ...(isRefusal(weighed) ? {} : { credits: weighed.credits }),
  })
  const { by } = revision.furniture
  const isNobody = by.length > 0 && (await profilesOf(tx, by)).length === 0
  const embargo = await embargoOf(tx, story, revision)
  const isUnread = revision.furniture.embargo !== null && 'unreadable' in revision.furniture.embargo
  return {
    blocking: [
      ...[withheld, weighed, isUnread ? undefined : embargo].flatMap((one) => (isRefusal(one) ? [one.sentence] : [])),
      ...checks,
      ...(isNobody ? ['Nobody of its byline has a profile: choose another byline.'] : []),
    ],
    advising: isRefusal(weighed) ? [] : weighed.without,
    embargo: isRefusal(embargo) ? undefined : embargo,
    rights: isRefusal(weighed) ? { from: undefined, until: undefined } : weighed.rights,
  }
}

/** The desk's list of rights: what ends soon and where it is used, and what waits for a person. */

import type { StoryId } from '../../base/id.ts'
import type { Database } from '../../store/database.ts'
import { type Ending, endingBetween, pictureTerms, storiesWithUnknown, withheldPictures } from '../../store/rights.ts'
import { mayHere, rightsOfPicture, rightsOfStory } from './weigh-rights.ts'

/** A text or a picture that readers are not given, and why, as a sentence. */
export type Withheld = {
  what: 'story' | 'picture'
  id: string
  name: string
  /** The story that it is, or that uses it. */
  story: StoryId
  /** Whether a person can settle it; else its terms are understood, and say no. */
  waits: boolean
  why: string
}
export type RightsList = { ending: Ending[]; withheld: Withheld[] }

/** How many are listed of each kind. */
const most = 100

export const rightsList = ({ db }: Pick<Database, 'db'>, now: Date, days: number): Promise<RightsList> =>
  db.transaction().execute(async (tx) => {
    const until = new Date(now.getTime() + days * 24 * 3600_000)
    const withheld: Withheld[] = []
    for (const { story, headline } of await storiesWithUnknown(tx, most)) {
      const { unread } = await rightsOfStory(tx, story, 'glance')
      if (unread.length === 0) continue
      const why = `Its terms «${unread.join('», «')}» need a person: read them, then allow or deny it.`
      withheld.push({ what: 'story', id: story, name: headline, story, waits: true, why })
    }
    const pictures = await withheldPictures(tx, most)
    const terms = await pictureTerms(tx, [...new Set(pictures.map((one) => one.picture))], 'glance')
    for (const { picture, caption, story } of pictures) {
      const of = terms.find((one) => one.id === picture)
      const answer = of && (await mayHere(tx, rightsOfPicture(of).rights, { at: now }))
      if (answer && answer.may !== 'yes')
        withheld.push({
          what: 'picture',
          id: picture,
          name: caption,
          story,
          waits: answer.may === 'held',
          why: answer.why,
        })
    }
    return { ending: await endingBetween(tx, now, until), withheld }
  })

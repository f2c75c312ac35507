/** What rights say of publishing a revision: whether it may be, with which pictures, and which credits are due. */

import { type Refusal, refuse } from '../../base/refusal.ts'
import type { Tx } from '../../store/database.ts'
import { pictureTerms, shownElsewhere } from '../../store/rights.ts'
import type { Revision, Story } from '../../store/stories.ts'
import { picturesOf } from '../../story/pictures.ts'
import { creditsDue, type Rights } from '../../story/rights.ts'
import type { Publishing } from '../publication-of.ts'
import { mayHere, rightsOfPicture, rightsOfStory, storyLimits } from './weigh-rights.ts'

export type PublishingRights = {
  rights: Publishing['rights']
  /** Credits that must be printed, by picture. */
  credits: Map<string, string[]>
  /** Pictures that may be in one story only, and are in another one. */
  usedUp: Set<string>
  /** Why pictures of it are not shown, each as a sentence. */
  without: string[]
}

/** Refuses what may not be shown here, what is over, and words that nobody has understood. A picture that may not be shown is left out of the page. */
export const publishingRights = async (
  tx: Tx,
  story: Story,
  { furniture, body }: Revision,
  now: Date,
): Promise<PublishingRights | Refusal> => {
  const { rights } = await rightsOfStory(tx, story.id)
  const text = await mayHere(tx, rights, { at: now })
  const isLater = text.may === 'no' && text.because === 'when' && rights.from !== undefined && rights.from > now
  if (text.may !== 'yes' && !isLater) return refuse('held', `The text may not be published. ${text.why}`)
  const pictures = await weighedPictures(tx, picturesOf({ ...furniture, body }), story, now)
  if (pictures.held.length > 0) return refuse('held', pictures.held.join(' '))
  const { from, until } = rights
  const { syndicated } = await storyLimits(tx, rights, now)
  return { rights: { from, until, syndicated }, ...pictures }
}

const weighedPictures = async (tx: Tx, ids: readonly string[], story: Story, now: Date) => {
  const credits = new Map<string, string[]>()
  const held: string[] = []
  const without: string[] = []
  const all = (await pictureTerms(tx, ids)).map((terms) => ({ terms, rights: rightsOfPicture(terms).rights }))
  const usedUp = await shownElsewhere(
    tx,
    all.filter(({ rights }) => isOnce(rights)).map(({ terms }) => terms.id),
    story.id,
  )
  for (const { terms, rights } of all) {
    credits.set(terms.id, creditsDue(rights))
    const elsewhere = usedUp.has(terms.id) ? 1 : 0
    const answer = await mayHere(tx, rights, { at: now, elsewhere })
    if (answer.may === 'yes') continue
    const sentence = `The picture ${terms.id} («${terms.caption.slice(0, 60)}») is not shown. ${answer.why}`
    if (answer.may === 'held') held.push(sentence)
    else without.push(sentence)
  }
  return { credits, usedUp, held, without }
}

const isOnce = ({ rules }: Rights): boolean => rules.some((rule) => rule.kind === 'once')

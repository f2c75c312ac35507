/** Decide about terms: allow or deny what words nobody understood, or set by hand from and until when a story or a picture may be shown. */

import { z } from 'zod'
import { idPattern, type PictureId, type StoryId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import type { Tx } from '../../store/database.ts'
import { keepDecision, lockedPicture, pictureTerms } from '../../store/rights.ts'
import { decidedThen } from '../../story/terms-decision.ts'
import { action, type Doing } from '../action.ts'
import { findStory, storyInput } from '../story-input.ts'
import { rightsOfPicture, rightsOfStory, type Weighed, weighPictures, weighStory } from './weigh-rights.ts'

const instant = z.iso.datetime({ offset: true })

export const decideTerms = action({
  verb: 'decide-terms',
  input: z
    .strictObject({
      /** Of a story's text, or of a picture wherever it is used. */
      story: storyInput.optional(),
      picture: z
        .string()
        .regex(idPattern, 'is no picture’s identity')
        .transform((id) => id as PictureId)
        .optional(),
      decision: z.enum(['allow', 'deny']),
      /** Which words, as they stand in the terms; absent, all that nobody has understood. */
      words: z.array(z.string().min(1).max(4000)).min(1).max(50).optional(),
      /** By hand; null takes it away. */
      from: instant.nullable().optional(),
      until: instant.nullable().optional(),
      /** Why, for the desk and the audit; never shown to readers. */
      note: z.string().trim().min(1, 'say why').max(2000),
    })
    .refine((one) => (one.story === undefined) !== (one.picture === undefined), 'name a story or a picture'),
  async run({ story, picture, decision, note, ...given }, doing) {
    const { tx, actor, clock, record } = doing
    const of = story === undefined ? await foundPicture(tx, picture) : await foundStory(doing, story)
    if (isRefusal(of)) return of
    const { weighed, subject } = of
    const decided = decidedThen(weighed.decision, weighed.rules, { ...given, may: decision === 'allow', note })
    if (!decided) return nothingToDecide(weighed, given.words)
    if (decided.from && decided.until && decided.from >= decided.until)
      return refuse('invalid', 'It would end before it begins: name a later «until».')
    const at = clock.now()
    await keepDecision(tx, subject, decided, { actor: actor.name, at })
    if ('story' in subject) await weighStory(tx, subject.story, at)
    else await weighPictures(tx, [subject.picture])
    await record('decide-terms', 'story' in subject ? subject.story : null, { ...subject, decision, ...given, note })
    return { ...subject, decision }
  },
})

type Found = { weighed: Weighed; subject: { story: StoryId } | { picture: PictureId } }

const foundStory = async (doing: Doing, id: StoryId): Promise<Found | Refusal> => {
  const story = await findStory(doing, id)
  return isRefusal(story) ? story : { weighed: await rightsOfStory(doing.tx, id), subject: { story: id } }
}

const foundPicture = async (tx: Tx, id: PictureId | undefined): Promise<Found | Refusal> => {
  const locked = id && (await lockedPicture(tx, id))
  const [terms] = locked ? await pictureTerms(tx, [locked.id]) : []
  if (!locked || !terms) return refuse('unknown', `There is no picture ${id}.`)
  if (locked.killed_at) return refuse('killed', `The picture ${id} was killed; nothing more is done with it.`)
  return { weighed: rightsOfPicture(terms), subject: { picture: locked.id } }
}

const nothingToDecide = ({ rules }: Weighed, words: string[] | undefined): Refusal => {
  const all = [...new Set(rules.map((rule) => `«${rule.words}»`))].join(', ')
  if (words) return refuse('invalid', `Its terms have no such words. They are ${all || 'none'}.`)
  return refuse(
    'exists',
    `None of its terms wait for a decision. Name the words that you decide about${all ? ` (${all})` : ''}, or set «from» or «until».`,
  )
}

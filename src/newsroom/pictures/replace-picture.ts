/** Replace a picture by another one everywhere: in each story's newest revision, and for its readers. What was published before stays in its history. */

import { z } from 'zod'
import type { StoryId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { storiesUsing } from '../../store/pictures/one-picture.ts'
import { picture } from '../../store/pictures.ts'
import { publicationsWith, rewritePictures, type Standing, standingOf } from '../../store/publications.ts'
import { pictureTerms } from '../../store/rights.ts'
import { addRevision, changeStory, type Revision, revisionOf } from '../../store/stories.ts'
import type { UsedPicture } from '../../story/furniture.ts'
import { picturesOf, withPictureReplaced } from '../../story/pictures.ts'
import { visibilityAt } from '../../story/status.ts'
import { action, type Doing } from '../action.ts'
import { keepRevision } from '../drafts/keep-revision.ts'
import { publishRevision } from '../publish.ts'
import { mayHere, rightsOfPicture } from '../rights/weigh-rights.ts'
import { findStory } from '../story-input.ts'
import { usedAs } from './keep-picture.ts'
import { findPicture, pictureInput } from './picture-input.ts'

/** Which words a story shows with the new one: its own caption with the new credit and alternative text, or all of the new one's. */
const captions = ['keep', 'new'] as const

export const replacePicture = action({
  verb: 'replace-picture',
  input: z.strictObject({
    picture: pictureInput,
    by: pictureInput,
    caption: z.enum(captions).default('keep'),
    /** Why, for the audit; never shown to readers. */
    reason: z.string().trim().min(1, 'say why').max(2000),
  }),
  async run({ picture: old, by, caption, reason }, doing) {
    const { tx, record, note } = doing
    if (old === by) return refuse('invalid', 'It is the same picture: choose another one to put in its place.')
    const found = await findPicture(tx, old)
    if (isRefusal(found)) return found
    const stories = await storiesUsing(tx, old)
    const fresh = await newPicture(doing, by, stories.length)
    if (isRefusal(fresh)) return fresh
    const change = { old: old as string, fresh, keepsCaption: caption === 'keep' }
    const live: StoryId[] = []
    for (const id of stories) {
      const done = await replaceIn(doing, id, change)
      if (isRefusal(done)) return refuse(done.refused, `Nothing was replaced. Story ${id}: ${done.sentence}`)
      await (done.shown ? record : note)('replace-picture', id, { picture: old, by, caption, reason })
      if (done.shown) live.push(id)
    }
    await replaceInTheDark(doing, change)
    if (stories.length === 0) await note('replace-picture', null, { picture: old, by, caption, reason })
    return { picture: by, stories, live }
  },
})

type Change = { old: string; fresh: UsedPicture; keepsCaption: boolean }

/** The picture that takes the place, if it may be shown in so many stories. */
const newPicture = async (
  { tx, clock }: Doing,
  id: UsedPicture['id'],
  stories: number,
): Promise<UsedPicture | Refusal> => {
  const found = await findPicture(tx, id)
  if (isRefusal(found)) return found
  const [row, [terms]] = [await picture(tx, found), await pictureTerms(tx, [found])]
  if (!row || !terms) return refuse('unknown', `There is no picture ${id}.`)
  if (!row.alt && !row.decorative)
    return refuse(
      'incomplete',
      'Nothing was replaced: the new picture has no alternative text. Describe it, or declare it decorative, then replace.',
    )
  const { rights } = rightsOfPicture(terms)
  const answer = await mayHere(tx, rights, { at: clock.now(), elsewhere: stories - 1 })
  if (answer.may !== 'yes') return refuse('held', `Nothing was replaced: the new picture is not shown. ${answer.why}`)
  return usedAs(row)
}

const inPlaceOf = ({ old, fresh, keepsCaption }: Change) => ({
  old,
  fresh: (before: UsedPicture): UsedPicture =>
    keepsCaption && before.caption ? { ...fresh, caption: before.caption } : fresh,
})

const revisionWith = (revision: Revision, change: Change): Pick<Revision, 'furniture' | 'body'> => {
  const { furniture, body } = revision
  const { body: text, ...pictures } = withPictureReplaced({ ...furniture, body }, inPlaceOf(change))
  return { furniture: { ...furniture, lead: pictures.lead, pictures: pictures.pictures }, body: text }
}

const isSeen = (standing: Standing | undefined, at: Date): boolean => {
  const visibility =
    standing &&
    visibilityAt(
      { visibleFrom: standing.visible_from, expiresAt: standing.expires_at, killedAt: standing.killed_at },
      at,
    )
  return visibility === 'live' || visibility === 'scheduled'
}

const uses = ({ furniture, body }: Revision, picture: string): boolean =>
  picturesOf({ ...furniture, body }).includes(picture)

/** In one story: first in what readers see, where that is not the newest revision, then in the newest. Answers whether readers see it. */
const replaceIn = async (doing: Doing, id: StoryId, change: Change): Promise<{ shown: boolean } | Refusal> => {
  const { tx, clock, actor } = doing
  const story = await findStory(doing, id)
  if (isRefusal(story)) return story
  const at = clock.now()
  const standing = await standingOf(tx, id)
  const newest = await revisionOf(tx, id, story.revision)
  const seen = standing && isSeen(standing, at) ? await revisionOf(tx, id, standing.revision) : undefined
  const shown = seen !== undefined && uses(seen, change.old)
  // What the desk has in the making stays the newest, and unseen; editors who write in it go on from there.
  const from =
    shown && seen.number !== newest.number ? [seen, newest] : shown || uses(newest, change.old) ? [newest] : []
  const made = from.map((one, place): Revision => {
    const by = { kind: 'save', actor: actor.name, at } as const
    return { ...one, ...revisionWith(one, change), ...by, number: newest.number + place + 1 }
  })
  const last = made.at(-1)
  for (const one of made) {
    if (one === last) await keepRevision(tx, one, story.section)
    else await addRevision(tx, one)
  }
  const [first] = made
  if (shown && first) {
    const published = await publishRevision(doing, { ...story, edited: true }, first, false, { byItself: true })
    if (isRefusal(published)) return published
  }
  if (last) await changeStory(tx, id, { revision: last.number, edited: true, changed_at: at })
  return { shown }
}

/** What is over or was killed shows the old picture to nobody, and would again if it came back. */
const replaceInTheDark = async ({ tx, clock }: Doing, change: Change): Promise<void> => {
  for (const { story, ...illustrated } of await publicationsWith(tx, change.old as UsedPicture['id'])) {
    const left = withPictureReplaced(illustrated, inPlaceOf(change))
    await rewritePictures(tx, story, { ...left, picture_ids: picturesOf(left) }, clock.now())
  }
}

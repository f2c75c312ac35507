/** Describe a picture: the words of the library, with which a story begins that uses it from now on. Stories that have it keep theirs. */

import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import { describePictureRow } from '../../store/pictures/one-picture.ts'
import { action } from '../action.ts'
import { findPicture, pictureInput } from './picture-input.ts'

const words = (length: number) => z.string().trim().max(length).optional()

export const describePicture = action({
  verb: 'describe-picture',
  input: z.strictObject({
    picture: pictureInput,
    caption: words(2000),
    alt: words(1000),
    /** It says nothing that the words beside it do not say: no alternative text is wanted. */
    decorative: z.boolean().optional(),
    credit: words(500),
    copyright: words(1000),
  }),
  async run({ picture, ...text }, { tx, note }) {
    const found = await findPicture(tx, picture)
    if (isRefusal(found)) return found
    const said = Object.fromEntries(Object.entries(text).filter(([, word]) => word !== undefined))
    if (Object.keys(said).length === 0)
      return refuse('invalid', 'Say what is different: caption, alt, decorative, credit or copyright.')
    if (text.decorative && text.alt)
      return refuse('invalid', 'A decorative picture has no alternative text: leave one of them out.')
    await describePictureRow(tx, found, { ...said, ...(text.decorative && { alt: '' }) })
    await note('describe-picture', null, { picture, ...said })
    return { picture }
  },
})

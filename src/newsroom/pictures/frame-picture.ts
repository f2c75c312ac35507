/** Frame a picture: its focal point, and crops of its own for shapes for which that does not do. Readers see it at once, wherever it is cut. */

import { z } from 'zod'
import { isRefusal } from '../../base/refusal.ts'
import { framePictureRow } from '../../store/pictures/one-picture.ts'
import { publicationsWith } from '../../store/publications.ts'
import { framing } from '../../story/framing.ts'
import { action } from '../action.ts'
import { findPicture, pictureInput } from './picture-input.ts'

export const framePicture = action({
  verb: 'frame-picture',
  input: z.strictObject({ picture: pictureInput, ...framing.shape }),
  async run({ picture, focus, crops }, { tx, record, note }) {
    const found = await findPicture(tx, picture)
    if (isRefusal(found)) return found
    const version = await framePictureRow(tx, found, { focus, crops })
    const detail = { picture, focus, crops }
    const shown = await publicationsWith(tx, found)
    for (const { story } of shown) await record('frame-picture', story, detail)
    if (shown.length === 0) await note('frame-picture', null, detail)
    return { picture, framing: version }
  },
})

/** Kill a picture: no size of it is served any more, and every story that shows it goes on without it. */

import { z } from 'zod'
import { idPattern, type PictureId } from '../../base/id.ts'
import { refuse } from '../../base/refusal.ts'
import { isPortrait } from '../../store/pictures/one-picture.ts'
import { killPictureRow } from '../../store/pictures.ts'
import { publicationsWith, rewritePictures } from '../../store/publications.ts'
import { picturesOf, withoutPictures } from '../../story/pictures.ts'
import { action } from '../action.ts'

export const killPicture = action({
  verb: 'kill-picture',
  input: z.strictObject({
    picture: z
      .string()
      .regex(idPattern, 'is no picture’s identity')
      .transform((id) => id as PictureId),
    /** Why, for the audit; never shown to readers. */
    reason: z.string().trim().min(1, 'say why').max(2000),
  }),
  async run({ picture, reason }, { tx, clock, record }) {
    const at = clock.now()
    if (!(await killPictureRow(tx, picture, at)))
      return refuse('unknown', `There is no picture ${picture}, or it was killed before.`)
    const shown = await publicationsWith(tx, picture)
    for (const { story, ...illustrated } of shown) {
      const left = withoutPictures(illustrated, new Set([picture]))
      await rewritePictures(tx, story, { ...left, picture_ids: picturesOf(left) }, at)
      await record('kill-picture', story, { picture, reason })
    }
    // The portrait of somebody who writes may stand on any page.
    if (shown.length === 0 || (await isPortrait(tx, picture))) await record('kill-picture', null, { picture, reason })
    return { picture, stories: shown.map((one) => one.story) }
  },
})

/** Keep a picture that somebody of the newsroom has brought: from now on it is in the library, in the words of its file. */

import { z } from 'zod'
import { newId, type PictureId } from '../../base/id.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { picturesOfBytes } from '../../store/pictures/one-picture.ts'
import { lockedUpload } from '../../store/pictures/uploads.ts'
import { insertPicture, picture } from '../../store/pictures.ts'
import { readEdition } from '../../store/settings.ts'
import type { UsedPicture } from '../../story/furniture.ts'
import { termsIn } from '../../wire/meaning/terms.ts'
import { action } from '../action.ts'
import { weighPictures } from '../rights/weigh-rights.ts'

/** `known`: the same bytes were here before, and are the same picture. */
export type KeptPicture = { picture: PictureId; known: boolean; used: UsedPicture }

export const keepPicture = action({
  verb: 'keep-picture',
  input: z.strictObject({
    /** SHA-256 of bytes that were uploaded before (`POST /api/pictures`). */
    upload: z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 of an upload'),
  }),
  async run({ upload }, { tx, actor, clock, note }): Promise<KeptPicture | Refusal> {
    const told = await lockedUpload(tx, upload)
    if (!told) return refuse('unknown', 'Nobody has uploaded these bytes: upload the picture first.')
    // An agency's picture stays the agency's, with its terms, whoever brings it again; and a killed one stays dead.
    const same = await picturesOfBytes(tx, upload)
    if (same.some(({ killed_at }) => killed_at))
      return refuse('killed', 'This picture was killed. It is not taken again; choose another one.')
    const [first] = same
    const known = first && (await picture(tx, first.id))
    if (known) {
      await note('keep-picture', null, { picture: known.id, known: true })
      return { picture: known.id, known: true, used: usedAs(known) }
    }
    const at = clock.now()
    const { alt, caption, credit, copyright, terms, takenAt, file, ...facts } = told
    const zone = (await readEdition(tx))?.zone
    const row = {
      ...facts,
      ...{ id: newId<PictureId>(), supplier: null, hash: upload, alt, caption, credit, copyright, terms },
      rules: termsIn(terms, { at, zone }),
      ...{ since: at, created_at: at, killed_at: null, embargoed_until: null },
      ...{ brought_by: actor.name, taken_at: takenAt, facts: file },
    }
    await insertPicture(tx, row)
    // Nobody shows it yet: nothing has to be told.
    await weighPictures(tx, [row.id])
    await note('keep-picture', null, { picture: row.id, known: false })
    return { picture: row.id, known: false, used: usedAs(row) }
  },
})

type Words = Pick<UsedPicture, 'id' | 'width' | 'height' | 'alt' | 'caption' | 'credit'> & {
  decorative?: boolean | undefined
}

/** A picture as a story that uses it from now on begins with it. */
export const usedAs = ({ id, width, height, alt, caption, credit, decorative }: Words): UsedPicture => ({
  ...{ id, width, height, alt, caption, credit },
  ...(decorative && { decorative }),
})

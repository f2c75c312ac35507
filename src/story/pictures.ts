/** The pictures of a story: which it uses, and what it is without some of them. */

import type { Body } from './body.ts'
import type { UsedPicture } from './furniture.ts'

export type Illustrated = { lead: UsedPicture | null; pictures: Record<string, UsedPicture>; body: Body }

/** The identities of all pictures that it uses. */
export const picturesOf = ({ lead, pictures }: Illustrated): string[] => [
  ...(lead ? [lead.id] : []),
  ...Object.keys(pictures),
]

/** The same without these pictures, in the text too. */
export const withoutPictures = ({ lead, pictures, body }: Illustrated, gone: ReadonlySet<string>): Illustrated => ({
  lead: lead && gone.has(lead.id) ? null : lead,
  pictures: Object.fromEntries(Object.entries(pictures).filter(([id]) => !gone.has(id))),
  body: {
    ...body,
    content: body.content.filter((block) => block.type !== 'picture' || !gone.has(block.attrs.picture)),
  },
})

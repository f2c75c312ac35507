/** The pictures of a story: which it uses, and what it is without some of them. */

import type { Body } from './body.ts'
import type { Genre } from './form/genre.ts'
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

/** The same with another picture in the place of one, in the text too; `fresh` says how each use of the old one becomes a use of the new one. */
export const withPictureReplaced = (
  { lead, pictures, body }: Illustrated,
  { old, fresh }: { old: string; fresh: (before: UsedPicture) => UsedPicture },
): Illustrated => ({
  lead: lead?.id === old ? fresh(lead) : lead,
  pictures: Object.fromEntries(
    Object.values(pictures).map((used) => {
      const now = used.id === old ? fresh(used) : used
      return [now.id, now]
    }),
  ),
  body: {
    ...body,
    content: body.content.map((block) => {
      const used = block.type === 'picture' && block.attrs.picture === old ? pictures[old] : undefined
      return block.type === 'picture' && used ? { ...block, attrs: { picture: fresh(used).id } } : block
    }),
  },
})

/** A gallery: what the desk calls one; and at least five pictures in the text, more of them than paragraphs. */
export const isGallery = ({ body, genre }: Pick<Illustrated, 'body'> & { genre?: Genre | undefined }): boolean => {
  if (genre === 'gallery') return true
  const count = (type: 'picture' | 'paragraph') => body.content.filter((block) => block.type === type).length
  return count('picture') >= 5 && count('picture') > count('paragraph')
}

const names = (credit: string): string[] =>
  credit
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !/^(?:photo|foto|picture|handout|via|courtesy|by|of|the)$/.test(word))

/** Whether what is printed with a picture names everybody whom a credit that is due names; an empty one asks for any. */
export const isCredited = ({ credit, caption }: Pick<UsedPicture, 'credit' | 'caption'>, due: string): boolean => {
  const printed = new Set(names(`${credit} ${caption}`))
  return due ? names(due).every((name) => printed.has(name)) : names(credit).length > 0
}

/** What a story lacks to be what its genre says. Pure. */

import type { Body } from '../body.ts'
import { isMoving } from '../form/embed.ts'
import { genreOf } from '../form/genre.ts'
import type { Furniture } from '../furniture.ts'
import type { Finding, Part } from './finding.ts'

type Given = { furniture: Furniture; body: Body }
/** `agencies`: profiles that are no person's. */
type Known = { edited: boolean; agencies: ReadonlySet<string> }

/** Fewer are no gallery. */
const fewestPictures = 2

const picturesIn = ({ furniture: { lead, pictures }, body }: Given): number =>
  (lead ? 1 : 0) +
  body.content.filter((one) => one.type === 'picture' && Object.hasOwn(pictures, one.attrs.picture)).length

const moves = ({ body }: Given): boolean =>
  body.content.some((one) => one.type === 'embed' && isMoving(one.attrs.address))

/** What a genre promises in its name stops what the desk has worked on; copy that runs as the agency sent it is only told of. */
export const genreFindings = (story: Given, { edited, agencies }: Known): Finding[] => {
  const { furniture } = story
  const found = (level: Finding['level'], part: Part, sentence: string): Finding[] => [
    { level, where: { part }, sentence },
  ]
  const promised = edited ? 'blocking' : 'advice'
  switch (genreOf(furniture)) {
    case 'opinion':
      return furniture.by.length > 0 && furniture.by.every((slug) => agencies.has(slug))
        ? found('advice', 'byline', 'It is an opinion and names nobody: say in the byline whose it is.')
        : []
    case 'gallery':
      return picturesIn(story) < fewestPictures
        ? found(
            promised,
            'genre',
            `A gallery shows ${fewestPictures} pictures or more: add some, or choose another genre.`,
          )
        : []
    case 'video':
      return moves(story)
        ? []
        : found(promised, 'genre', 'A video shows one: put it into the text («Embed …»), or choose another genre.')
    case 'review':
      return furniture.review?.of ? [] : found('advice', 'review', 'It does not say what is reviewed: name it.')
    default:
      return []
  }
}

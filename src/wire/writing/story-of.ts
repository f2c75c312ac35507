/** The text of an item as a story, out of the HTML that its body is kept as. */

import type { Body } from '../../story/body.ts'
import { bodyFromText, looksMarked, type Story, storyFromHtml } from '../../story/markup/markup.ts'
import type { NewsObject } from '../item.ts'

/** The item's text; undefined where it has none. Pictures in it keep the address under which the item names them. */
export const storyOf = (item: NewsObject): Story | undefined => {
  const main = item.bodies?.find((one) => one.role === 'main') ?? item.bodies?.[0]
  if (!main) return undefined
  const isPlain = main.contentType ? !/html/i.test(main.contentType) : !looksMarked(main.value)
  const story = isPlain ? { body: bodyFromText(main.value) } : storyFromHtml(main.value, (src) => src)
  return story.body.content.length || story.above?.content.length ? story : undefined
}

/** A body without its pictures, which some formats tell beside the text. */
export const withoutPictures = (body: Body): Body => ({
  ...body,
  content: body.content.filter((block) => block.type !== 'picture'),
})

/** The addresses of the pictures that stand in a text, in order. */
export const picturesIn = (body: Body): string[] =>
  body.content.flatMap((block) => (block.type === 'picture' ? [block.attrs.picture as string] : []))

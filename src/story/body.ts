/** The text of a story: one schema for editor, store and page, in the shape of a ProseMirror document. */

import { z } from 'zod'
import type { PictureId } from '../base/id.ts'

/**
 * Only these schemes may be linked to; anything else (javascript:, data:, file:) is no link. A path must stay on this site:
 * browsers read a backslash as a slash and leave out tabs and line ends, so that `/\host` would be another host.
 */
export const isSafeLink = (href: string): boolean =>
  /^(https?:\/\/|mailto:|tel:|\/(?![/\\])|#)/i.test(href.trim()) && !/[\t\r\n]/.test(href.trim())

const mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('emphasis') }),
  z.object({ type: z.literal('strong') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: z.string().max(2000).refine(isSafeLink) }) }),
])
const text = z.object({ type: z.literal('text'), text: z.string().min(1), marks: z.array(mark).optional() })
const inline = z.discriminatedUnion('type', [text, z.object({ type: z.literal('break') })])
const line = z.array(inline)

const paragraph = z.object({ type: z.literal('paragraph'), content: line })
const crosshead = z.object({ type: z.literal('crosshead'), content: line })
const quote = z.object({
  type: z.literal('quote'),
  attrs: z.object({ cite: z.string() }).optional(),
  content: z.array(paragraph),
})
const list = z.object({
  type: z.literal('list'),
  attrs: z.object({ ordered: z.boolean() }),
  content: z.array(z.object({ type: z.literal('item'), content: line })),
})
const picture = z.object({
  type: z.literal('picture'),
  attrs: z.object({ picture: z.string().transform((id) => id as PictureId) }),
})
const table = z.object({
  type: z.literal('table'),
  attrs: z.object({ caption: z.string() }).optional(),
  content: z.array(
    z.object({
      type: z.literal('row'),
      content: z.array(z.object({ type: z.literal('cell'), attrs: z.object({ header: z.boolean() }), content: line })),
    }),
  ),
})
/** Something that lives elsewhere (a video, a post): always a plain link first. */
const embed = z.object({
  type: z.literal('embed'),
  attrs: z.object({ address: z.url({ protocol: /^https$/ }), title: z.string() }),
})

const block = z.discriminatedUnion('type', [paragraph, crosshead, quote, list, picture, table, embed])

export const body = z.object({ type: z.literal('body'), content: z.array(block) })

export type Mark = z.infer<typeof mark>
export type Text = z.infer<typeof text>
export type Inline = z.infer<typeof inline>
export type Block = z.infer<typeof block>
export type Body = z.infer<typeof body>

export const emptyBody: Body = { type: 'body', content: [] }

/** The letters of a line without its marks. */
export const lineText = (content: readonly Inline[]): string =>
  content.map((part) => (part.type === 'text' ? part.text : '\n')).join('')

/** The letters of one block; cells and items stand on lines of their own. */
export const blockText = (one: Block): string => {
  switch (one.type) {
    case 'paragraph':
    case 'crosshead':
      return lineText(one.content)
    case 'quote':
      return one.content.map((part) => lineText(part.content)).join('\n')
    case 'list':
      return one.content.map((item) => lineText(item.content)).join('\n')
    case 'table':
      return one.content.map((row) => row.content.map((cell) => lineText(cell.content)).join('\t')).join('\n')
    case 'embed':
      return one.attrs.title
    case 'picture':
      return ''
  }
}

/** The whole text, a block a line: for search, for related stories, for counting words. */
export const bodyText = (whole: Body): string => whole.content.map(blockText).filter(Boolean).join('\n')

/** The first `count` words of a text, with an ellipsis where something was left out. */
export const firstWords = (whole: string, count: number): string => {
  const words = whole.trim().split(/\s+/)
  return words.length <= count ? words.join(' ') : `${words.slice(0, count).join(' ')}…`
}

/** The first words as readers get them: behind a whole sentence there are no dots, and before them no comma. */
export const openingWords = (whole: string, count: number): string => {
  const words = firstWords(whole, count)
  if (!words.endsWith('…')) return words
  const bare = words.slice(0, -1)
  return /[.!?…؟。]["'»”’)]*$/.test(bare) ? bare : `${bare.replace(/[,;:–—-]+$/, '').trimEnd()}…`
}

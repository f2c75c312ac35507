/** A story's text out of its draft and into it. Whatever an editor, or somebody hostile, has put into a draft: what comes out is a body. */

import type * as Y from 'yjs'
import { type Block, type Body, body as bodySchema, type Inline, type Mark } from '../body.ts'
import { normalBody } from './normal-body.ts'
import { type Branch, inOrder, isText, type Run, runOf, type Twig, twigsOf } from './tree.ts'

export const bodyFragment = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body')

/** The text as it is to be kept, in the form of `normalBody`. */
export const bodyOf = (doc: Y.Doc): Body => bodyOfTwigs(twigsOf(bodyFragment(doc)))

const bodyOfTwigs = (twigs: readonly Twig[]): Body => normalBody({ type: 'body', content: twigs.flatMap(blockOf) })

/** The block of one child of the text; none where it is nothing that a body has. */
export const blockOf = (twig: Twig): Block[] => {
  // Words that stand outside of any paragraph are words all the same.
  if (isText(twig)) return [{ type: 'paragraph', content: twig.flatMap(textOf) }]
  const { name, attrs, content } = twig
  switch (name) {
    case 'paragraph':
    case 'crosshead':
      return [{ type: name, content: lineOf(content) }]
    case 'quote': {
      const cite = typeof attrs.cite === 'string' ? { attrs: { cite: attrs.cite } } : {}
      return [
        { type: 'quote', ...cite, content: linesOf(content).map((line) => ({ type: 'paragraph', content: line })) },
      ]
    }
    case 'list': {
      const items = linesOf(content).map((line) => ({ type: 'item' as const, content: line }))
      return [{ type: 'list', attrs: { ordered: attrs.ordered === true }, content: items }]
    }
    case 'table':
      return [tableOf(attrs, content)]
    case 'picture':
      return typeof attrs.picture === 'string' ? checked({ type: 'picture', attrs: { picture: attrs.picture } }) : []
    case 'embed':
      return embedOf(attrs)
    default:
      return [{ type: 'paragraph', content: lineOf(content) }]
  }
}

const checked = (block: unknown): Block[] => {
  const read = bodySchema.shape.content.safeParse([block])
  return read.success ? read.data : []
}

/** An address that nobody may be led to is no embed: its title stays as words. */
const embedOf = ({ address, title }: Branch['attrs']): Block[] => {
  const words = typeof title === 'string' ? title : ''
  const read = checked({ type: 'embed', attrs: { address, title: words } })
  return read.length > 0 || words === '' ? read : [{ type: 'paragraph', content: [{ type: 'text', text: words }] }]
}

const tableOf = (attrs: Branch['attrs'], content: readonly Twig[]): Block => ({
  type: 'table',
  ...(typeof attrs.caption === 'string' && { attrs: { caption: attrs.caption } }),
  content: branches(content).map((row) => ({
    type: 'row',
    content: branches(row.content).map((cell) => ({
      type: 'cell',
      attrs: { header: cell.attrs.header === true },
      content: lineOf(cell.content),
    })),
  })),
})

const branches = (content: readonly Twig[]): Branch[] => content.filter((twig): twig is Branch => !isText(twig))

/** The lines of a quote or a list; words between its parts are a line of their own. */
const linesOf = (content: readonly Twig[]): Inline[][] =>
  content.map((twig) => (isText(twig) ? twig.flatMap(textOf) : lineOf(twig.content)))

/** What stands in a line that no line can hold gives its words. */
const lineOf = (content: readonly Twig[]): Inline[] =>
  content.flatMap((twig): Inline[] => {
    if (isText(twig)) return twig.flatMap(textOf)
    return twig.name === 'break' ? [{ type: 'break' }] : lineOf(twig.content)
  })

const textOf = ({ insert, attributes = {} }: Run): Inline[] => [
  { type: 'text', text: insert, marks: Object.entries(attributes).flatMap(([name, value]) => markOf(name, value)) },
]

const markOf = (name: string, value: unknown): Mark[] => {
  if (name === 'emphasis' || name === 'strong') return [{ type: name }]
  const { href } = Object(value) as { href?: unknown }
  return name === 'link' && typeof href === 'string' ? [{ type: 'link', attrs: { href } }] : []
}

/** A block as the tree of a draft has it. */
export const twigOf = (block: Block): Branch => {
  switch (block.type) {
    case 'picture':
    case 'embed':
      return { name: block.type, attrs: inOrder({ ...block.attrs }), content: [] }
    case 'paragraph':
    case 'crosshead':
      return lineTwig(block.type, block.content)
    case 'quote':
      return {
        ...{ name: 'quote', attrs: inOrder({ ...block.attrs }) },
        content: block.content.map((part) => lineTwig('paragraph', part.content)),
      }
    case 'list':
      return {
        ...{ name: 'list', attrs: inOrder({ ...block.attrs }) },
        content: block.content.map((item) => lineTwig('item', item.content)),
      }
    case 'table':
      return {
        ...{ name: 'table', attrs: inOrder({ ...block.attrs }) },
        content: block.content.map((row) => ({
          ...{ name: 'row', attrs: {} },
          content: row.content.map((cell) => lineTwig('cell', cell.content, cell.attrs)),
        })),
      }
  }
}

const lineTwig = (name: string, line: readonly Inline[], attrs: Branch['attrs'] = {}): Branch => {
  const content: Twig[] = []
  for (const part of line) {
    if (part.type === 'break') {
      content.push({ name: 'break', attrs: {}, content: [] })
      continue
    }
    const marks = (part.marks ?? []).map((mark) => [mark.type, mark.type === 'link' ? { ...mark.attrs } : {}] as const)
    const run = runOf(part.text, Object.fromEntries(marks))
    const before = content.at(-1)
    if (isText(before)) before.push(run)
    else content.push([run])
  }
  return { name, attrs: inOrder(attrs), content }
}

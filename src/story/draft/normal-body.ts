/** A body in the one form that a draft gives back: what nobody can see is gone, and what is the same is written the same. */

import { type Block, type Body, type Inline, isSafeLink, type Mark, type Text } from '../body.ts'

/** A text as the database can keep it: no NUL, no half of a pair. */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

const order = ['emphasis', 'strong', 'link'] as const

/** One mark of each kind, in one order; links that are none are left out. */
const normalMarks = (marks: readonly Mark[] = []): Mark[] =>
  order.flatMap((type): Mark[] => {
    const mark = marks.findLast((one) => one.type === type)
    if (mark?.type !== 'link') return mark ? [mark] : []
    const href = storable(mark.attrs.href)
    return href.length <= 2000 && isSafeLink(href) ? [{ type: 'link', attrs: { href } }] : []
  })

/** Neighbours with the same marks are one text, and no text is empty. */
export const normalLine = (line: readonly Inline[]): Inline[] => {
  const made: Inline[] = []
  for (const part of line) {
    if (part.type === 'break') {
      made.push({ type: 'break' })
      continue
    }
    const text = storable(part.text)
    if (text === '') continue
    const marks = normalMarks(part.marks)
    const before = made.at(-1)
    if (before?.type === 'text' && sameMarks(before, marks)) before.text += text
    else made.push({ type: 'text', text, ...(marks.length > 0 && { marks }) })
  }
  return made
}

const sameMarks = ({ marks = [] }: Text, others: readonly Mark[]): boolean =>
  JSON.stringify(marks) === JSON.stringify(others)

/** Lines that say nothing are left out; of a table none is, since each has its place. */
const written = <Line extends { content: readonly unknown[] }>(lines: readonly Line[]): Line[] =>
  lines.filter(({ content }) => content.length > 0)

const normalBlock = (block: Block): Block[] => {
  switch (block.type) {
    case 'paragraph':
    case 'crosshead':
      return written([{ type: block.type, content: normalLine(block.content) }])
    case 'quote': {
      const content = written(
        block.content.map((part) => ({ type: 'paragraph' as const, content: normalLine(part.content) })),
      )
      const attrs = block.attrs && { cite: storable(block.attrs.cite) }
      return written([{ type: 'quote' as const, ...(attrs && { attrs }), content }])
    }
    case 'list': {
      const content = written(
        block.content.map((item) => ({ type: 'item' as const, content: normalLine(item.content) })),
      )
      return written([{ type: 'list' as const, attrs: { ordered: block.attrs.ordered }, content }])
    }
    case 'table':
      return normalTable(block)
    case 'picture':
      return [{ type: 'picture', attrs: { picture: block.attrs.picture } }]
    case 'embed':
      return [{ type: 'embed', attrs: { address: block.attrs.address, title: storable(block.attrs.title) } }]
  }
}

const normalTable = (table: Extract<Block, { type: 'table' }>): Block[] => {
  const rows = table.content.map((row) => ({
    type: 'row' as const,
    content: row.content.map((cell) => ({
      type: 'cell' as const,
      attrs: { header: cell.attrs.header },
      content: normalLine(cell.content),
    })),
  }))
  const attrs = table.attrs && { caption: storable(table.attrs.caption) }
  return written([{ type: 'table' as const, ...(attrs && { attrs }), content: written(rows) }])
}

export const normalBody = (body: Body): Body => ({ type: 'body', content: body.content.flatMap(normalBlock) })

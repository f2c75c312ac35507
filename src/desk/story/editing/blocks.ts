/** Blocks into blocks of another kind: the lines that are selected become paragraphs, a crosshead, a quote or a list; the caret stays in its letters. */

import { Fragment, type Node, type Schema } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

export type Kind = 'paragraph' | 'crosshead' | 'quote' | 'bullets' | 'numbers'

/** A line of a block, and where its letters begin. */
type Line = { node: Node; start: number; selected: boolean }
type Piece = { block: Node; lines: Line[] }

const holdsLines = ({ type: { name } }: Node): boolean => name === 'quote' || name === 'list'

export const kindOf = ({ type: { name }, attrs }: Node): Kind | undefined => {
  if (name === 'paragraph' || name === 'crosshead' || name === 'quote') return name
  if (name === 'list') return attrs.ordered ? 'numbers' : 'bullets'
  return undefined
}

/** The kind of the block in which the caret is. */
export const kindAt = (state: EditorState): Kind | undefined => {
  const { $from } = state.selection
  const block = $from.depth > 0 ? $from.node(1) : undefined
  return block && kindOf(block)
}

const piecesOf = (doc: Node, first: number, last: number, from: number, to: number): Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  doc.forEach((block, offset, index) => {
    at = offset
    if (index < first || index > last) return
    const lines: Line[] = []
    const add = (node: Node, start: number) =>
      lines.push({ node, start, selected: start <= to && start + node.content.size >= from })
    if (block.isTextblock) add(block, at + 1)
    else if (holdsLines(block))
      block.forEach((line, inner) => {
        add(line, at + 1 + inner + 1)
      })
    pieces.push({ block, lines })
  })
  return pieces
}

/** New blocks of this kind, and into which place of them each line's letters come. */
const blocksOf = (schema: Schema, kind: Kind, lines: readonly Node[], like?: Node): Node[] => {
  const { paragraph, crosshead, quote, list, item } = schema.nodes
  const each = (type: typeof paragraph): Node[] => lines.flatMap((line) => type?.create(null, line.content) ?? [])
  switch (kind) {
    case 'paragraph':
      return each(paragraph)
    case 'crosshead':
      return each(crosshead)
    case 'quote':
      return quote ? [quote.create(like?.attrs ?? null, each(paragraph))] : []
    default:
      return list ? [list.create({ ordered: kind === 'numbers' }, each(item))] : []
  }
}

/** Neighbours of one kind, both new: several selected paragraphs are one list. */
type Run = { kind: Kind | undefined; lines: Line[]; block: Node }

const runsOf = (pieces: readonly Piece[], kind: Kind): Run[] => {
  const runs: Run[] = []
  for (const { block, lines } of pieces) {
    if (lines.length === 0) runs.push({ kind: undefined, lines: [], block })
    let before: Line | undefined
    for (const line of lines) {
      const own = line.selected ? kind : kindOf(block)
      const last = runs.at(-1)
      const joins = last?.kind === own && (line.selected ? true : last?.block === block && before !== undefined)
      if (last && joins) last.lines.push(line)
      else runs.push({ kind: own, lines: [line], block })
      before = line
    }
  }
  return runs
}

/** Where the letters of each line begin in these blocks, which stand at `at`. */
const starts = (blocks: readonly Node[], at: number): number[] => {
  let place = at
  return blocks.flatMap((block) => {
    const own: number[] = []
    if (block.isTextblock) own.push(place + 1)
    else if (holdsLines(block)) block.forEach((_, offset) => void own.push(place + 1 + offset + 1))
    place += block.nodeSize
    return own
  })
}

/** Makes the selected lines this kind, or paragraphs where all of them are it already. Answers whether anything could be done. */
export const setKind = (tr: Transaction, wanted: Kind): boolean => {
  const { doc, selection } = tr
  const { $from, $to } = selection
  const [first, last] = [$from.index(0), Math.min($to.index(0), doc.childCount - 1)]
  const pieces = piecesOf(doc, first, last, selection.from, selection.to)
  const chosen = pieces.flatMap(({ block, lines }) => lines.filter(({ selected }) => selected).map(() => kindOf(block)))
  if (chosen.length === 0) return false
  const kind = chosen.every((one) => one === wanted) ? 'paragraph' : wanted
  const runs = runsOf(pieces, kind)
  const made = runs.flatMap(({ kind: own, lines, block }) =>
    own
      ? blocksOf(
          doc.type.schema,
          own,
          lines.map(({ node }) => node),
          block.type.name === own ? block : undefined,
        )
      : [block],
  )
  const old = runs.flatMap(({ lines }) => lines)
  const begin = pieces[0] ? $from.posAtIndex(first, 0) : 0
  const end = $to.posAtIndex(last + 1, 0)
  const now = starts(made, begin)
  const moved = (position: number): number => {
    const at = old.findIndex(({ start, node }) => position >= start && position <= start + node.content.size)
    return at < 0 ? position : (now[at] ?? begin) + position - (old[at]?.start ?? 0)
  }
  const [anchor, head] = [moved(selection.anchor), moved(selection.head)]
  tr.replaceWith(begin, end, Fragment.from(made))
  tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)))
  return true
}

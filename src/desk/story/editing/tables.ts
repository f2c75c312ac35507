/** Tables, cell by cell: Tab goes on, rows and columns come and go, and no key ever makes a table ragged. */

import { type Editor, Extension } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

type Place = { table: Node; tableAt: number; row: number; column: number }

const depthOf = ($from: ResolvedPos): number => {
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === 'table') return depth
  return 0
}

/** In which cell of which table the caret is. */
export const cellPlace = ({ selection: { $from } }: EditorState): Place | undefined => {
  const depth = depthOf($from)
  if (!depth || $from.depth < depth + 2) return undefined
  return {
    table: $from.node(depth),
    tableAt: $from.before(depth),
    row: $from.index(depth),
    column: $from.index(depth + 1),
  }
}

/** Where a cell's letters begin. */
const cellStart = (table: Node, tableAt: number, row: number, column: number): number => {
  let at = tableAt + 1
  for (let index = 0; index < row; index += 1) at += table.child(index).nodeSize
  at += 1
  for (let index = 0; index < column; index += 1) at += table.child(row).child(index).nodeSize
  return at + 1
}

const go = (tr: Transaction, table: Node, tableAt: number, row: number, column: number): void => {
  const line = table.child(Math.min(row, table.childCount - 1))
  const place = Math.min(column, line.childCount - 1)
  const at = cellStart(table, tableAt, Math.min(row, table.childCount - 1), place)
  tr.setSelection(TextSelection.create(tr.doc, at, at + line.child(place).content.size)).scrollIntoView()
}

/** Puts another table in the place of the one in which the caret is; one without rows goes. */
const change = (
  editor: Editor,
  into: (rows: Node[][], place: Place, empty: (like: Node) => Node) => Node[][],
  to: (place: Place) => [row: number, column: number],
): boolean =>
  editor.commands.command(({ state, tr, dispatch }) => {
    const place = cellPlace(state)
    const { row: rowType, cell: cellType } = state.schema.nodes
    if (!place || !rowType || !cellType) return false
    if (!dispatch) return true
    const { table, tableAt } = place
    const rows = table.children.map((line) => [...line.children])
    const made = into(rows, place, (like) => cellType.create(like.attrs)).filter((cells) => cells.length > 0)
    if (made.length === 0) {
      tr.delete(tableAt, tableAt + table.nodeSize)
      return true
    }
    const other = table.type.create(
      table.attrs,
      made.map((cells) => rowType.create(null, cells)),
    )
    tr.replaceWith(tableAt, tableAt + table.nodeSize, other)
    go(tr, other, tableAt, ...to(place))
    return true
  })

export const tableDoes = {
  rowBelow: (editor: Editor) =>
    change(
      editor,
      (rows, { row }, empty) =>
        // What stands below a row of headings is none.
        rows.toSpliced(
          row + 1,
          0,
          (rows[row] ?? []).map((like, at) => {
            const below = rows[row + 1]?.[at]
            return empty(below ?? (row === 0 ? like.type.create({ header: false }) : like))
          }),
        ),
      ({ row, column }) => [row + 1, column],
    ),
  columnAfter: (editor: Editor) =>
    change(
      editor,
      (rows, { column }, empty) =>
        rows.map((cells) => {
          const like = cells[column] ?? cells.at(-1)
          return like ? cells.toSpliced(column + 1, 0, empty(like)) : cells
        }),
      ({ row, column }) => [row, column + 1],
    ),
  withoutRow: (editor: Editor) =>
    change(
      editor,
      (rows, { row }) => rows.toSpliced(row, 1),
      ({ row, column }) => [Math.max(0, row - 1), column],
    ),
  withoutColumn: (editor: Editor) =>
    change(
      editor,
      (rows, { column }) => rows.map((cells) => cells.toSpliced(column, 1)),
      ({ row, column }) => [row, Math.max(0, column - 1)],
    ),
  headings: (editor: Editor) =>
    change(
      editor,
      (rows) => {
        const isHead = rows[0]?.every(({ attrs }) => attrs.header) ?? false
        return rows.map((cells, at) =>
          at > 0 ? cells : cells.map((one) => one.type.create({ ...one.attrs, header: !isHead }, one.content)),
        )
      },
      ({ row, column }) => [row, column],
    ),
  without: (editor: Editor) =>
    change(
      editor,
      () => [],
      () => [0, 0],
    ),
}

/** A table of three columns whose first row is its headings. */
export const insertTable = (editor: Editor): boolean => {
  const cells = (header: boolean) => Array.from({ length: 3 }, () => ({ type: 'cell', attrs: { header } }))
  const row = (header: boolean) => ({ type: 'row', content: cells(header) })
  return editor
    .chain()
    .command(({ tr, state }) => {
      const { $from } = state.selection
      const at = $from.depth > 0 ? $from.after(1) : $from.pos
      const table = state.schema.nodeFromJSON({ type: 'table', content: [row(true), row(false), row(false)] })
      tr.insert(at, table)
      go(tr, table, at, 0, 0)
      return true
    })
    .focus()
    .run()
}

const step = (editor: Editor, by: 1 | -1): boolean => {
  const place = cellPlace(editor.state)
  if (!place) return false
  const { table, tableAt, row, column } = place
  const width = table.child(row).childCount
  const next = column + by
  const to = next < 0 ? [row - 1, Number.POSITIVE_INFINITY] : next >= width ? [row + 1, 0] : [row, next]
  const [line = 0, cell = 0] = to
  if (line < 0) return true
  if (line >= table.childCount) return tableDoes.rowBelow(editor) && first(editor)
  return editor.commands.command(({ tr, dispatch }) => {
    if (dispatch) go(tr, table, tableAt, line, cell)
    return true
  })
}

const first = (editor: Editor): boolean =>
  editor.commands.command(({ state, tr, dispatch }) => {
    const place = cellPlace(state)
    if (place && dispatch) go(tr, place.table, place.tableAt, place.row, 0)
    return place !== undefined
  })

/** What is selected over several cells is taken out of each, and the cells stay. */
const emptyCells = (tr: Transaction): boolean => {
  const { $from, $to, from, to } = tr.selection
  const depth = depthOf($from)
  if (!depth || depthOf($to) !== depth || $from.before(depth) !== $to.before(depth)) return false
  if ($from.sameParent($to)) return false
  const ranges: [number, number][] = []
  tr.doc.nodesBetween(from, to, (node, at) => {
    if (node.type.name === 'cell') ranges.push([Math.max(from, at + 1), Math.min(to, at + 1 + node.content.size)])
  })
  for (const [start, end] of ranges.reverse()) if (end > start) tr.delete(start, end)
  tr.setSelection(TextSelection.near(tr.doc.resolve(from)))
  return true
}

/** A selection that begins or ends in a table and goes beyond it takes the whole table. */
const withTables = (tr: Transaction): boolean => {
  const { $from, $to } = tr.selection
  const [first, last] = [depthOf($from), depthOf($to)]
  if (tr.selection.empty || (!first && !last)) return false
  const from = first ? $from.before(first) : $from.pos
  const to = last ? $to.after(last) : $to.pos
  if (first && last && from === $to.before(last)) return false
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create()
  if (from === 0 && to === tr.doc.content.size && paragraph) tr.replaceWith(from, to, paragraph)
  else tr.delete(from, to)
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size))))
  return true
}

const clears = (tr: Transaction): boolean => emptyCells(tr) || withTables(tr)

const deletes = (editor: Editor): boolean => {
  const { tr } = editor.state
  if (!clears(tr)) return false
  editor.view.dispatch(tr)
  return true
}

/** Rows that are shorter than the longest get empty cells: whatever was cut out of a table, it stays one. */
const evenTables = (state: EditorState): Transaction | undefined => {
  const short: { at: number; missing: number }[] = []
  state.doc.forEach((table, offset) => {
    if (table.type.name !== 'table') return
    const width = Math.max(...table.children.map(({ childCount }) => childCount))
    table.forEach((row, inner) => {
      if (row.childCount < width)
        short.push({ at: offset + 1 + inner + row.nodeSize - 1, missing: width - row.childCount })
    })
  })
  const { cell } = state.schema.nodes
  if (short.length === 0 || !cell) return undefined
  const tr = state.tr
  for (const { at, missing } of short.reverse())
    tr.insert(
      at,
      Array.from({ length: missing }, () => cell.create()),
    )
  return tr
}

export const tables = Extension.create({
  name: 'tables',
  priority: 300,
  addKeyboardShortcuts() {
    const { editor } = this
    return {
      Tab: () => step(editor, 1),
      'Shift-Tab': () => step(editor, -1),
      Backspace: () => deletes(editor),
      Delete: () => deletes(editor),
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      // Of what a colleague did their own editor takes care: two that mend the same would never end.
      appendTransaction: (changes, _, state) =>
        changes.some((tr) => tr.docChanged && !tr.getMeta(ySyncPluginKey)) ? evenTables(state) : undefined,
      props: {
        handleTextInput: (view, _from, _to, text) => {
          const { tr } = view.state
          if (!clears(tr)) return false
          view.dispatch(tr.insertText(text))
          return true
        },
      },
    }),
  ],
})

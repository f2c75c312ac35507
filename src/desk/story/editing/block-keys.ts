/** Keys and signs that make blocks: `## `, `> `, `- `, `1. ` at a line's beginning; Enter and Backspace in lists, crossheads and quotes. */

import { type Editor, Extension, InputRule } from '@tiptap/core'
import { joinTextblockBackward } from '@tiptap/pm/commands'
import { type Kind, kindAt, setKind } from './blocks.ts'

/** Signs at the beginning of a line, and what they make of it. */
const signs: readonly (readonly [RegExp, Kind])[] = [
  [/^#{1,6} $/, 'crosshead'],
  [/^> $/, 'quote'],
  [/^[-*•] $/, 'bullets'],
  [/^1[.)] $/, 'numbers'],
]

const chords: readonly (readonly [string, Kind])[] = [
  ['Mod-Alt-0', 'paragraph'],
  ['Mod-Alt-2', 'crosshead'],
  ['Mod-Shift-9', 'quote'],
  ['Mod-Shift-8', 'bullets'],
  ['Mod-Shift-7', 'numbers'],
]

export const makeKind = (editor: Editor, kind: Kind): boolean =>
  editor.commands.command(({ tr, dispatch }) => (dispatch ? setKind(tr, kind) : true))

const inCell = (editor: Editor): boolean => editor.state.selection.$from.parent.type.name === 'cell'

/** An empty item, or an empty paragraph of a quote, leaves it. */
const leave = (editor: Editor): boolean => {
  const { $from, empty } = editor.state.selection
  if (!empty || $from.parent.content.size > 0 || $from.depth < 2 || inCell(editor)) return false
  return makeKind(editor, 'paragraph')
}

/** At the beginning of a line: it becomes a paragraph, or goes to the end of the line before. */
const backwards = (editor: Editor): boolean => {
  const { $from, empty } = editor.state.selection
  if (!empty || $from.parentOffset > 0 || !$from.parent.isTextblock) return false
  if (inCell(editor)) return true
  const kind = kindAt(editor.state)
  const isFirst = $from.depth < 2 || $from.index(1) === 0
  if (kind !== 'paragraph' && (isFirst || kind === 'bullets' || kind === 'numbers'))
    return makeKind(editor, 'paragraph')
  return joinTextblockBackward(editor.state, editor.view.dispatch)
}

const lineBreak = (editor: Editor): boolean => editor.commands.insertContent({ type: 'break' })

export const blockKeys = Extension.create({
  name: 'blockKeys',
  priority: 200,
  addInputRules: () =>
    signs.map(
      ([find, kind]) =>
        new InputRule({
          find,
          handler: ({ state: { tr }, range }) => {
            const parent = tr.selection.$from.parent.type.name
            if (parent !== 'paragraph' || tr.selection.$from.depth > 1) return null
            tr.delete(range.from, range.to)
            setKind(tr, kind)
            return undefined
          },
        }),
    ),
  addKeyboardShortcuts() {
    const { editor } = this
    return {
      ...Object.fromEntries(chords.map(([key, kind]) => [key, () => makeKind(editor, kind)])),
      'Shift-Enter': () => lineBreak(editor),
      Enter: () => (inCell(editor) ? lineBreak(editor) : leave(editor)),
      Backspace: () => backwards(editor),
      'Mod-b': () => editor.commands.toggleMark('strong'),
      'Mod-i': () => editor.commands.toggleMark('emphasis'),
    }
  },
})

/** Several people in one text: the draft's fragment as the editor's document, undo of one's own, and where the others are. */

import { Extension } from '@tiptap/core'
import { redo, undo, yCursorPlugin, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** How many colours there are to tell people apart. */
const hues = 6

/** Who a colleague is, as the server has put it on what their browser says. */
type Told = { name?: unknown }

const hueOf = (name: string): number => [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % hues

const nameOf = ({ name }: Told): string => (typeof name === 'string' ? name.slice(0, 60) : '')
const classOf = (told: Told): string => `hue-${hueOf(nameOf(told))}`

const caret = (told: Told): HTMLElement => {
  const mark = document.createElement('span')
  mark.className = `caret ${classOf(told)}`
  const name = document.createElement('span')
  name.textContent = nameOf(told)
  mark.append('\u2060', name, '\u2060')
  mark.setAttribute('aria-hidden', 'true')
  return mark
}

export const together = (fragment: Y.XmlFragment, awareness: Awareness | undefined) =>
  Extension.create({
    name: 'together',
    priority: 1000,
    addKeyboardShortcuts() {
      const { editor } = this
      const steps = (way: 'undo' | 'redo') => () => {
        if (way === 'undo') undo(editor.state)
        else redo(editor.state)
        return true
      }
      return { 'Mod-z': steps('undo'), 'Mod-y': steps('redo'), 'Shift-Mod-z': steps('redo') }
    },
    addProseMirrorPlugins: () => [
      ySyncPlugin(fragment),
      ...(awareness
        ? [
            yCursorPlugin(awareness, {
              cursorBuilder: caret,
              selectionBuilder: (told: Told) => ({ class: classOf(told) }),
            }),
          ]
        : []),
      yUndoPlugin(),
    ],
    // What a sign at a line's beginning made is undone by itself, before the words.
    onTransaction({ editor, transaction }) {
      if (transaction.getMeta('inputType') === 'rule')
        yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
    },
  })

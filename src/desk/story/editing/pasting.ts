/** What is pasted or dropped into the text: clean, whatever it was copied from. Our own comes back as it was. */

import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Body } from '../../../story/body.ts'

/** Fetched once the editor stands: it is most of a parser. */
const cleaner = () => import('../../../story/paste/pasted-body.ts')

/** Into a line go letters alone; into the text whole blocks, whose first and last join the lines at the caret. */
const sliceOf = (view: EditorView, body: Body): Slice | undefined => {
  const { schema, selection } = view.state
  const blocks = body.content.map((block): Node => schema.nodeFromJSON(block))
  const [first] = blocks
  if (!first) return undefined
  const name = selection.$from.parent.type.name
  const isLine = name === 'cell' || name === 'item' || name === 'crosshead' || selection.$from.depth > 1
  if (isLine && (name === 'cell' || blocks.length === 1)) return new Slice(linesOf(blocks), 0, 0)
  const opens = (block: Node | undefined) => (block?.type.name === 'paragraph' ? 1 : 0)
  return new Slice(Fragment.from(blocks), opens(first), opens(blocks.at(-1)))
}

/** The letters of blocks as one line, with breaks between them. */
const linesOf = (blocks: readonly Node[]): Fragment => {
  const parts: Node[] = []
  const lineBreak = blocks[0]?.type.schema.nodes.break
  const add = (node: Node): void => {
    if (!node.isTextblock) {
      node.children.forEach(add)
      return
    }
    if (parts.length > 0 && lineBreak) parts.push(lineBreak.create())
    parts.push(...node.children)
  }
  blocks.forEach(add)
  return Fragment.from(parts)
}

export const insertBody = (view: EditorView, body: Body): void => {
  const slice = sliceOf(view, body)
  if (slice) view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('uiEvent', 'paste'))
}

const take = (view: EditorView, data: DataTransfer | null, plainly: boolean): boolean => {
  const html = plainly ? '' : (data?.getData('text/html') ?? '')
  const text = data?.getData('text/plain') ?? ''
  // Copied here: the editor knows its own, and reads it by its own rules.
  if (html.includes('data-pm-slice')) return false
  if ((!html && !text) || !view.editable) return false
  void cleaner().then(({ pastedBody }) => insertBody(view, pastedBody({ html, text })))
  return true
}

export const pasting = Extension.create({
  name: 'pasting',
  // Nobody pastes before the text is there.
  onCreate: () => void setTimeout(cleaner, 2000),
  addProseMirrorPlugins: () => {
    let plainly = false
    return [
      new Plugin({
        props: {
          handleKeyDown: (_, event) => {
            plainly = event.shiftKey && (event.metaKey || event.ctrlKey)
            return false
          },
          // Before the editor reads it by itself: its parser would let styles of the paste into a document of the page.
          handleDOMEvents: {
            paste: (view, event) => {
              const isOurs = take(view, event.clipboardData, plainly)
              if (isOurs) event.preventDefault()
              return isOurs
            },
            drop: (view, event) => {
              const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
              // What is moved within the text is the editor's own.
              if (view.dragging || !place || !view.editable) return false
              const { tr, doc } = view.state
              view.dispatch(tr.setSelection(Selection.near(doc.resolve(place.pos))))
              const isOurs = take(view, event.dataTransfer, false)
              if (isOurs) event.preventDefault()
              return isOurs
            },
          },
        },
      }),
    ]
  },
})

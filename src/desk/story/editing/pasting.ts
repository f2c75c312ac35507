/** What is pasted or dropped into the text: clean, whatever it was copied from. Our own comes back as it was. */

import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { NodeSelection, Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Body, Text } from '../../../story/body.ts'

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

/** An address that is pasted into words is a link among them; only alone on its line it is shown. */
const asMeant = (view: EditorView, body: Body): Body => {
  const [only, ...others] = body.content
  const { $from, empty } = view.state.selection
  const isAlone =
    empty && $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
  if (only?.type !== 'embed' || others.length > 0 || isAlone) return body
  const { address, title } = only.attrs
  const words: Text = { type: 'text', text: title || address, marks: [{ type: 'link', attrs: { href: address } }] }
  return { ...body, content: [{ type: 'paragraph', content: [words] }] }
}

export const insertBody = (view: EditorView, given: Body): void => {
  const body = asMeant(view, given)
  const slice = sliceOf(view, body)
  if (!slice) return
  const tr = view.state.tr.replaceSelection(slice)
  if (body.content.at(-1)?.type === 'embed') writeOnBehind(tr)
  view.dispatch(tr.scrollIntoView().setMeta('uiEvent', 'paste'))
}

/** Puts the caret into the line behind what was shown last; where there is none, into a new one. */
const writeOnBehind = (tr: Transaction): void => {
  const { $to } = tr.selection
  const end = $to.depth > 0 ? $to.before(1) : $to.pos
  const { nodeBefore, nodeAfter } = tr.doc.resolve(tr.selection instanceof NodeSelection ? tr.selection.to : end)
  const at = tr.selection instanceof NodeSelection ? tr.selection.to : end
  if (nodeBefore?.type.name !== 'embed') return
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create()
  if (!nodeAfter && paragraph) tr.insert(at, paragraph)
  tr.setSelection(Selection.near(tr.doc.resolve(at), 1))
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

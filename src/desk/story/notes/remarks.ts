/** Notes and suggestions of a draft as the screen holds them: what is there, what is shown in the text, and what is done with them. No look. */

import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { type Note, type Remarks, remarksIn, type Suggestion } from '../../../story/remarks/remark.ts'
import { now, start } from '../../start.ts'
import { numberOfBlock } from '../editing/block-places.ts'
import { goToPassage, passageOf, passagesAt, rangeOf, type Shown, showPassages } from '../editing/passages.ts'
import { liveValue, sameData } from '../live-value.ts'

export type RemarksOf = ReturnType<typeof remarksOf>

const quoted = 200

/** A name that no other entry has. */
const freshName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Who says it, and when. */
const said = () => ({ by: start.person.name, at: now().toISOString() })

const isOpen = ({ resolved }: Note): boolean => resolved === undefined

export const remarksOf = (doc: Y.Doc, editor: Editor) => {
  const notes: Y.Map<unknown> = doc.getMap('notes')
  const suggestions: Y.Map<unknown> = doc.getMap('suggestions')
  const remarks = liveValue<Remarks>({ notes: [], answers: [], suggestions: [] }, sameData)
  const chosen = liveValue<string | undefined>(undefined)
  const show = (): void => {
    const { notes: all, suggestions: wanted } = remarks.get()
    const shown: Shown[] = [
      ...all.filter(isOpen).map(({ id, from, to }): Shown => ({ id, from, to, kind: 'note' })),
      ...wanted.map(({ id, from, to, text }): Shown => ({ id, from, to, kind: 'suggestion', text })),
    ]
    showPassages(editor, shown, chosen.get())
  }
  const look = (): void => {
    remarks.set(remarksIn(notes.entries(), suggestions.entries()))
    show()
  }
  const moved = (): void => {
    const [at] = passagesAt(editor.state)
    if (at === chosen.get()) return
    chosen.set(at)
    show()
  }
  notes.observe(look)
  suggestions.observe(look)
  editor.on('selectionUpdate', moved)
  look()
  const selected = () => {
    const { from, to, empty, $from, $to } = editor.state.selection
    if (empty) return undefined
    const passage = passageOf(editor.state, from, to)
    return (
      passage && { ...passage, quote: editor.state.doc.textBetween(from, to, ' '), isOneLine: $from.sameParent($to) }
    )
  }
  return {
    ...{ remarks, chosen, selected },
    stop(): void {
      notes.unobserve(look)
      suggestions.unobserve(look)
      editor.off('selectionUpdate', moved)
    },
    /** Writes a note about a passage; one of a colleague's name is a question to them. */
    note(
      { from, to, quote }: NonNullable<ReturnType<typeof selected>>,
      text: string,
      colleague: string | undefined,
    ): void {
      notes.set(freshName(), {
        ...said(),
        from,
        to,
        quote: quote.slice(0, quoted),
        text,
        ...(colleague && { for: colleague }),
      })
    },
    answer: (of: string, text: string): void => void notes.set(freshName(), { ...said(), of, text }),
    resolve({ id, ...note }: Note): void {
      notes.set(id, { ...note, resolved: said() })
    },
    reopen({ id, resolved: _, ...note }: Note): void {
      notes.set(id, note)
    },
    suggest({ from, to, quote }: NonNullable<ReturnType<typeof selected>>, text: string): void {
      suggestions.set(freshName(), { ...said(), from, to, was: quote, text })
    },
    /** Puts the suggested words in the place of those that they are for; not where these have changed since. */
    accept({ id, was, text, ...passage }: Suggestion): boolean {
      const range = rangeOf(editor.state, passage)
      if (!range || editor.state.doc.textBetween(range.from, range.to, ' ') !== was) return false
      const { tr } = editor.state
      if (text) tr.insertText(text, range.from, range.to)
      else tr.delete(range.from, range.to)
      editor.view.dispatch(tr)
      suggestions.delete(id)
      return true
    },
    /** The suggestion at the caret, though a note stands there too. */
    suggestionHere(): Suggestion | undefined {
      const here = passagesAt(editor.state)
      return remarks.get().suggestions.find(({ id }) => here.includes(id))
    },
    decline: ({ id }: Suggestion): void => void suggestions.delete(id),
    goTo: (one: Note | Suggestion): boolean => goToPassage(editor, one),
    /** Whether the passage is still there. */
    stands: (one: Note | Suggestion): boolean => rangeOf(editor.state, one) !== undefined,
    /** In which block of the text each open note is; -1 where its passage is gone. */
    openNotes: (): number[] =>
      remarks
        .get()
        .notes.filter(isOpen)
        .map((one) => {
          const range = rangeOf(editor.state, one)
          return range ? numberOfBlock(editor.state.doc, editor.state.doc.resolve(range.from).index(0)) : -1
        }),
  }
}

/** Passages of the text that notes and suggestions are about: kept as places of the draft that move with its letters, shown as decorations, never as text. */

import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/** Two places of a draft, as `Y.relativePositionToJSON` writes them: whatever is in the map of a draft may be anything. */
export type Passage = { from: unknown; to: unknown }

/** What is shown at a passage. `text` stands in its place, if it is accepted. */
export type Shown = Passage & { id: string; kind: 'note' | 'suggestion'; text?: string }

type State = { shown: readonly Shown[]; decorations: DecorationSet; chosen: string | undefined }

const key = new PluginKey<State>('passages')

type Binding = {
  doc: Y.Doc
  type: Y.XmlFragment
  binding: { mapping: Parameters<typeof relativePositionToAbsolutePosition>[3] }
}

const bindingOf = (state: EditorState): Binding | undefined => {
  const found: Partial<Binding> | undefined = ySyncPluginKey.getState(state)
  return found?.doc && found.type && found.binding ? (found as Binding) : undefined
}

/** The passage that is selected, as places that go with their letters. */
export const passageOf = (state: EditorState, from: number, to: number): Passage | undefined => {
  const bound = bindingOf(state)
  if (!bound) return undefined
  const place = (at: number): unknown =>
    Y.relativePositionToJSON(absolutePositionToRelativePosition(at, bound.type, bound.binding.mapping))
  return { from: place(from), to: place(to) }
}

const positionOf = (bound: Binding, place: unknown, size: number): number | undefined => {
  if (typeof place !== 'object' || place === null) return undefined
  try {
    const relative = Y.createRelativePositionFromJSON(place)
    const at = relativePositionToAbsolutePosition(bound.doc, bound.type, relative, bound.binding.mapping)
    return at !== null && at >= 0 && at <= size ? at : undefined
  } catch {
    // A place that nobody of ours wrote is none.
    return undefined
  }
}

/** Where a passage stands now; undefined where its letters are gone. */
export const rangeOf = (state: EditorState, passage: Passage): { from: number; to: number } | undefined => {
  const bound = bindingOf(state)
  if (!bound) return undefined
  const { size } = state.doc.content
  const [from, to] = [positionOf(bound, passage.from, size), positionOf(bound, passage.to, size)]
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined
}

const insertion = (text: string, id: string) => () => {
  const mark = document.createElement('ins')
  mark.textContent = text
  mark.dataset.passage = id
  return mark
}

const decorate = (state: EditorState, shown: readonly Shown[], chosen: string | undefined): DecorationSet => {
  const made = shown.flatMap((one) => {
    const range = rangeOf(state, one)
    if (!range) return []
    const name = [one.kind === 'note' ? 'noted' : 'suggested', ...(one.id === chosen ? ['chosen'] : [])].join(' ')
    const attrs = { class: name, 'data-passage': one.id, ...(one.kind === 'suggestion' && { nodeName: 'del' }) }
    const over = Decoration.inline(range.from, range.to, attrs, { id: one.id })
    if (!one.text) return [over]
    return [
      over,
      Decoration.widget(range.to, insertion(one.text, one.id), { side: 1, key: one.id + one.text, id: one.id }),
    ]
  })
  return DecorationSet.create(state.doc, made)
}

/** Shows these passages, `chosen` among them marked. */
export const showPassages = ({ view, state }: Editor, shown: readonly Shown[], chosen?: string): void => {
  view.dispatch(state.tr.setMeta(key, { shown, chosen }).setMeta('addToHistory', false))
}

/** The passages at the caret. */
export const passagesAt = (state: EditorState): string[] => {
  const { from, to } = state.selection
  const found = key.getState(state)?.decorations.find(from, to) ?? []
  return [...new Set(found.flatMap(({ spec }: { spec: { id?: string } }) => spec.id ?? []))]
}

/** Puts the caret into the passage. */
export const goToPassage = (editor: Editor, passage: Passage): boolean => {
  const range = rangeOf(editor.state, passage)
  if (!range) return false
  const { tr, doc } = editor.state
  editor.view.dispatch(
    tr.setSelection(TextSelection.between(doc.resolve(range.from), doc.resolve(range.to))).scrollIntoView(),
  )
  editor.view.focus()
  return true
}

export const passages = Extension.create({
  name: 'passages',
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key,
      state: {
        init: () => ({ shown: [], decorations: DecorationSet.empty, chosen: undefined }),
        apply(tr, before, _, state) {
          const told: Pick<State, 'shown' | 'chosen'> | undefined = tr.getMeta(key)
          if (told) return { ...told, decorations: decorate(state, told.shown, told.chosen) }
          if (!tr.docChanged || before.shown.length === 0) return before
          // What a colleague writes may replace more than it changes: then the places are asked for anew.
          if (tr.getMeta(ySyncPluginKey))
            return { ...before, decorations: decorate(state, before.shown, before.chosen) }
          return { ...before, decorations: before.decorations.map(tr.mapping, tr.doc) }
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
})

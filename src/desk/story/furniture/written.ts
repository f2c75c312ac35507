/** A field of a form bound to a text of the draft, letter by letter, so that two people can write in it. Undo takes back one's own letters. */

import * as Y from 'yjs'

type Field = HTMLInputElement | HTMLTextAreaElement

/** What must be taken out and put in so that `before` becomes `after`; the caret says where of several like letters it was. */
export const editOf = (before: string, after: string, caret: number): { at: number; gone: number; added: string } => {
  const most = Math.min(before.length, after.length)
  const behind = after.length - caret
  let end = 0
  while (end < most && end < behind && before.at(-1 - end) === after.at(-1 - end)) end += 1
  let at = 0
  while (at < most - end && before[at] === after[at]) at += 1
  while (end < most - at && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return { at, gone: before.length - at - end, added: after.slice(at, after.length - end) }
}

/** Where a caret stands after somebody else has changed the text. */
const moved = (caret: number, delta: Y.YTextEvent['delta']): number => {
  let at = 0
  let place = caret
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    at += retain
    if (typeof insert === 'string') {
      if (at < place) place += insert.length
      at += insert.length
    }
    if (gone && at < place) place -= Math.min(gone, place - at)
  }
  return place
}

/** Binds until it is called again. A line that may not break has none. */
export const bindField = (field: Field, text: Y.Text): (() => void) => {
  const origin = { field }
  const undoing = new Y.UndoManager(text, { trackedOrigins: new Set([origin]), captureTimeout: 500 })
  field.value = text.toString()
  const typed = () => {
    const now = field.value.replace(/\r?\n/g, ' ')
    const { at, gone, added } = editOf(text.toString(), now, field.selectionStart ?? now.length)
    if (!gone && !added) return
    text.doc?.transact(() => {
      if (gone) text.delete(at, gone)
      if (added) text.insert(at, added)
    }, origin)
  }
  const heard = (event: Y.YTextEvent, { origin: by }: Y.Transaction) => {
    if (by === origin) return
    const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0]
    field.value = text.toString()
    field.dispatchEvent(new Event('changed'))
    if (document.activeElement === field) field.setSelectionRange(moved(start, event.delta), moved(end, event.delta))
  }
  const pressed = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) undoing.redo()
    else undoing.undo()
  }
  const listened = (event: Event) => event instanceof KeyboardEvent && pressed(event)
  field.addEventListener('input', typed)
  field.addEventListener('keydown', listened)
  text.observe(heard)
  return () => {
    field.removeEventListener('input', typed)
    field.removeEventListener('keydown', listened)
    text.unobserve(heard)
    undoing.destroy()
  }
}

/** Puts the caret where a finding is. */

import type { Editor } from '@tiptap/core'
import { NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import type { Finding, Part } from '../../../story/checking/finding.ts'
import { placeOfBlock } from '../editing/block-places.ts'

/** The field of each part, by what finds it in the screen; what is not there, or cannot be written in, is left for the next. */
const fields: Partial<Record<Part, readonly string[]>> = {
  headline: ['#field-headline'],
  kicker: ['#field-kicker'],
  standfirst: ['#field-standfirst'],
  searchTitle: ['#field-searchTitle'],
  socialTitle: ['#field-socialTitle'],
  byline: ['#field-byline input', '#field-byline button'],
  genre: ['#field-genre'],
  review: ['#field-review'],
  topics: ['#field-topics input', '#field-topics button'],
  lead: ['#lead-alt:not(:disabled)', '#field-lead button', '#field-lead'],
  pictures: ['#field-pictures'],
  embargo: ['#field-embargo'],
}

const intoBlock = (editor: Editor, block: number): void => {
  const { doc, tr } = editor.state
  const place = placeOfBlock(doc, block)
  if (!place) return void editor.commands.focus('end')
  const { node, at } = place
  const selection = node.isAtom
    ? NodeSelection.create(doc, at)
    : (Selection.findFrom(doc.resolve(at), 1, true) ?? TextSelection.create(doc, at))
  editor.view.dispatch(tr.setSelection(selection).scrollIntoView())
  editor.view.focus()
}

/** The words of a picture that stands in the text are in its field. */
const intoPicture = (picture: string): boolean => {
  const details = document.getElementById(`picture-${picture}`)
  const field = document.getElementById(`picture-${picture}-alt`)
  if (!(details instanceof HTMLDetailsElement) || !field) return false
  details.open = true
  field.focus()
  return true
}

export const goToFinding = (editor: Editor, { level, where: { part, block } }: Finding): void => {
  const node = block === undefined ? undefined : placeOfBlock(editor.state.doc, block)?.node
  if (level === 'blocking' && node?.type.name === 'picture' && intoPicture(String(node.attrs.picture))) return
  if (block !== undefined) intoBlock(editor, block)
  else if (part === 'body') editor.commands.focus('start')
  else {
    const [field] = (fields[part] ?? []).flatMap((one) => document.querySelector<HTMLElement>(one) ?? [])
    field?.focus()
    field?.scrollIntoView({ block: 'nearest' })
  }
}

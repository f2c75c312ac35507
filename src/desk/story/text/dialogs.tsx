/** The small questions of the editor: a link's address, an embed, who said a quote, a table's caption. */

import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { isSafeLink } from '../../../story/body.ts'
import { embedOf } from '../../../story/form/embed.ts'
import { providers } from '../../../story/form/providers.ts'
import { cleanLink } from '../../../story/paste/clean-links.ts'
import { say } from '../../words/say.ts'

type Given = { editor: Editor; onClose: () => void }

/** A dialog with a form in it. `onKeep` says in a sentence what is wrong, or nothing. */
export const Question = ({
  title,
  onKeep,
  onRemove,
  onClose,
  children,
  keep = say('question.keep'),
}: {
  title: string
  onKeep: (form: FormData) => string | undefined
  onRemove?: (() => void) | undefined
  onClose: () => void
  children: ReactNode
  keep?: string
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [wrong, setWrong] = useState<string>()
  useEffect(() => dialog.current?.showModal(), [])
  const kept = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const problem = onKeep(new FormData(event.currentTarget))
    setWrong(problem)
    if (!problem) dialog.current?.close()
  }
  return (
    <dialog ref={dialog} aria-label={title} onClose={onClose} className="question">
      <form onSubmit={kept} noValidate>
        <h2>{title}</h2>
        {children}
        {wrong && <p role="alert">{wrong}</p>}
        <p className="buttons">
          <button type="submit" className="first">
            {keep}
          </button>
          {onRemove && (
            <button
              type="button"
              onClick={() => {
                onRemove()
                dialog.current?.close()
              }}
            >
              {say('question.remove')}
            </button>
          )}
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('question.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

/** "a.example/x" is meant as a web address. */
const whole = (address: string): string => (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(address) ? `https://${address}` : address)

/** The link at the caret, all of it. */
const linkRange = (editor: Editor): { from: number; to: number; href: string } => {
  const { state } = editor
  const { $from, from, to, empty } = state.selection
  const type = state.schema.marks.link
  const href = (type && (type.isInSet($from.marks()) ?? state.doc.nodeAt(from)?.marks.find((one) => one.type === type)))
    ?.attrs.href
  if (!empty || !type || !href) return { from, to, href: String(href ?? '') }
  let [start, end] = [from, to]
  const has = (at: number) => state.doc.rangeHasMark(at, at + 1, type)
  while (start > $from.start() && has(start - 1)) start -= 1
  while (end < $from.end() && has(end)) end += 1
  return { from: start, to: end, href: String(href) }
}

export const LinkDialog = ({ editor, onClose }: Given) => {
  const [range] = useState(() => linkRange(editor))
  const set = (href: string | undefined): void => {
    const { state } = editor
    const type = state.schema.marks.link
    if (!type) return
    const tr = state.tr
    if (href && range.from === range.to) tr.insertText(href, range.from)
    const end = range.from === range.to ? range.from + (href?.length ?? 0) : range.to
    tr.removeMark(range.from, end, type)
    if (href) tr.addMark(range.from, end, type.create({ href }))
    editor.view.dispatch(tr)
  }
  return (
    <Question
      title={say('link.title')}
      onClose={onClose}
      onRemove={range.href ? () => set(undefined) : undefined}
      onKeep={(form) => {
        const href = cleanLink(whole(textOf(form, 'address')))
        if (!isSafeLink(href) || href.length > 2000) return say('link.wrong')
        set(href)
        return undefined
      }}
    >
      <label>
        {say('link.address')}
        <input name="address" defaultValue={range.href} autoComplete="off" inputMode="url" />
      </label>
    </Question>
  )
}

/** Puts a block behind the one in which the caret is. */
export const insertBlock = (editor: Editor, block: object): void => {
  const { $from } = editor.state.selection
  const at = $from.depth > 0 ? $from.after(1) : $from.pos
  editor.commands.insertContentAt(at, block)
}

/** The embed that is selected, so that it is changed and none is added. */
const selectedEmbed = ({ state: { selection } }: Editor) =>
  selection instanceof NodeSelection && selection.node.type.name === 'embed'
    ? {
        position: selection.from,
        address: String(selection.node.attrs.address),
        title: String(selection.node.attrs.title),
      }
    : undefined

export const EmbedDialog = ({ editor, onClose }: Given) => {
  const [at] = useState(() => selectedEmbed(editor))
  const set = (attrs: { address: string; title: string }): void => {
    const isThere = at && editor.state.doc.nodeAt(at.position)?.type.name === 'embed'
    if (isThere) editor.view.dispatch(editor.state.tr.setNodeMarkup(at.position, null, attrs))
    else insertBlock(editor, { type: 'embed', attrs })
  }
  return (
    <Question
      title={say('embed.title')}
      onClose={onClose}
      onKeep={(form) => {
        const address = cleanLink(textOf(form, 'address'))
        if (!/^https:\/\/./i.test(address) || !URL.canParse(address)) return say('embed.wrong')
        set({ address: embedOf(address)?.address ?? address, title: textOf(form, 'words') })
        return undefined
      }}
    >
      <label>
        {say('embed.address')}
        <input
          name="address"
          defaultValue={at?.address}
          autoComplete="off"
          inputMode="url"
          placeholder="https://"
          aria-describedby="embed-hint"
        />
      </label>
      <label>
        {say('embed.words')}
        <input name="words" defaultValue={at?.title} autoComplete="off" maxLength={300} />
      </label>
      <p className="note" id="embed-hint">
        {say('embed.hint', { providers: providers.map(({ name }) => name).join(', ') })}
      </p>
    </Question>
  )
}

/** One word or two about the quote or the table in which the caret is. */
export const AboutDialog = ({ editor, onClose, of }: Given & { of: 'cite' | 'caption' }) => {
  const [at] = useState(() => {
    const { $from } = editor.state.selection
    return $from.depth > 0 ? { position: $from.before(1), node: $from.node(1) } : undefined
  })
  const set = (words: string | null): void => {
    const now = at && editor.state.doc.nodeAt(at.position)
    if (at && now && of in now.attrs)
      editor.view.dispatch(editor.state.tr.setNodeMarkup(at.position, null, { ...now.attrs, [of]: words }))
  }
  const before = at?.node.attrs[of]
  return (
    <Question
      title={say(`${of}.title`)}
      onClose={onClose}
      onRemove={before ? () => set(null) : undefined}
      onKeep={(form) => void set(textOf(form, 'words') || null)}
    >
      <label>
        {say(`${of}.words`)}
        <input name="words" defaultValue={before ?? ''} maxLength={300} autoComplete="off" />
      </label>
    </Question>
  )
}

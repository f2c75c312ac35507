/** A dialog that asks for one thing: Escape closes it, the focus goes back, and what the server refuses is said in it. */

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { say } from '../words/say.ts'

type Given = {
  title: string
  /** What the button that does it says; absent, there is nothing to be done. */
  button?: string | undefined
  isGrave?: boolean
  /** Does it with what stands in the form; answers in a sentence why not, or nothing when the dialog may close. */
  does: (form: FormData) => Promise<string | undefined>
  onClose: () => void
  children: ReactNode
}

export const Dialog = ({ title, button, isGrave = false, does, onClose, children }: Given) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    dialog.current?.showModal()
    // The field that the dialog is about has the focus, which need not be the first.
    const first = dialog.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('[data-first]')
    first?.focus()
    if (first?.type === 'text') first.select()
  }, [])
  const submitted = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const why = await does(new FormData(event.currentTarget))
    setBusy(false)
    setProblem(why)
    if (why === undefined) dialog.current?.close()
  }
  return (
    <dialog ref={dialog} aria-label={title} onClose={onClose}>
      <form onSubmit={(event) => void submitted(event)}>
        <h2>{title}</h2>
        {children}
        {problem && (
          <p role="alert" className="problem">
            {problem}
          </p>
        )}
        <p className="buttons">
          {button && (
            <button type="submit" className={isGrave ? 'first grave' : 'first'} aria-disabled={busy}>
              {button}
            </button>
          )}
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('dialog.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

/** A line to be typed in a dialog. `isFirst`: it has the focus; what stands there is written over by the first letter, and Enter takes it as it is. */
export const Line = ({
  name,
  label,
  hint,
  start = '',
  isNeeded = false,
  isFirst = false,
  longest,
}: {
  name: string
  label: string
  hint?: string
  start?: string
  isNeeded?: boolean
  isFirst?: boolean
  longest: number
}) => {
  return (
    <label>
      {label}
      <input
        data-first={isFirst || undefined}
        className="line"
        name={name}
        required={isNeeded}
        maxLength={longest}
        defaultValue={start}
        autoComplete="off"
      />
      {hint && <small className="note">{hint}</small>}
    </label>
  )
}

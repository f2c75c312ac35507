/** A question before something that readers see: what it does, why it is done, and a way back. */

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { say } from '../words/say.ts'

type Given = {
  title: string
  /** What it does. */
  what?: string
  /** The button that does it. */
  does: string
  children?: ReactNode
  /** `reason` and whatever the children ask for. */
  onDo: (form: FormData) => void
  onClose: () => void
}

export const AskDialog = ({ title, what, does, children, onDo, onClose }: Given) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const asked = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    dialog.current?.close()
    onDo(form)
  }
  return (
    <dialog ref={dialog} className="ask" aria-label={title} onClose={onClose}>
      <form onSubmit={asked}>
        <h2>{title}</h2>
        {what && <p>{what}</p>}
        {children}
        <label>
          {say('picture.ask.reason')} <input name="reason" required maxLength={2000} autoComplete="off" />
        </label>
        <p className="buttons">
          <button type="submit" className="first">
            {does}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('picture.ask.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

/** A question before something is done: a few fields, and a button for each answer. */

import { type FormEvent, useEffect, useId, useRef } from 'react'
import { say } from '../words/say.ts'

export type AskField = { name: string; label: string; optional?: boolean }
/** `grave`: it takes something from readers. */
export type AskAnswer = { name: string; label: string; grave?: boolean }
export type Asking = {
  title: string
  /** What is known of it, above the fields. */
  said?: string
  fields: readonly AskField[]
  answers: readonly AskAnswer[]
  /** What was written, by field (an empty one is left away), and which button was pressed. */
  does(given: Record<string, string>, answer: string): void
}

export const Ask = ({ asking, onClose }: { asking: Asking; onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const answered = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const pressed = (event.nativeEvent as SubmitEvent).submitter
    const written = [...new FormData(form)].flatMap(([name, value]) => {
      const text = String(value).trim()
      return text ? [[name, text] as const] : []
    })
    dialog.current?.close()
    asking.does(Object.fromEntries(written), pressed?.getAttribute('value') ?? asking.answers[0]?.name ?? '')
  }
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <form onSubmit={answered}>
        <h2 id={id} dir="auto">
          {asking.title}
        </h2>
        {asking.said && <p dir="auto">{asking.said}</p>}
        {asking.fields.map(({ name, label, optional }) => (
          <label key={name} className="field">
            {label}
            <textarea name={name} rows={2} required={!optional} maxLength={optional ? 1000 : 500} dir="auto" />
          </label>
        ))}
        <p className="buttons">
          {asking.answers.map(({ name, label, grave }) => (
            <button key={name} type="submit" value={name} className={grave ? 'grave' : 'first'}>
              {label}
            </button>
          ))}
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('ask.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

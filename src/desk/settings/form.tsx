/** A form of the settings: what is refused stands beside its field and above them all, nothing typed is lost, and what is not kept is said before one leaves. */

import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Refusal } from '../../base/refusal.ts'
import { say } from '../words/say.ts'
import { FieldInput } from './field-input.tsx'
import { type Field, type Values, wrongIn } from './fields.ts'
import { useUnsaved } from './use-unsaved.ts'

/** What is refused: it has the focus, and leads to each field. */
export const Summary = ({
  refusal,
  fields,
  id,
}: {
  refusal: Refusal
  fields: readonly Field[]
  /** What the fields' own identities begin with. */
  id: string
}) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [refusal])
  const wrong = Object.entries(wrongIn(fields, refusal.fields ?? {}))
  return (
    <div ref={place} className="summary" role="alert" tabIndex={-1}>
      <p>{wrong.length > 0 ? say('settings.refused', { count: wrong.length }) : refusal.sentence}</p>
      <ul>
        {wrong.map(([name, why]) => (
          <li key={name}>
            <button type="button" className="quiet" onClick={() => document.getElementById(`${id}${name}`)?.focus()}>
              {labelOf(fields, name)}: {why}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

const labelOf = (fields: readonly Field[], name: string): string => {
  const field = fields.find((one) => one.name === name)
  return field ? say(field.label) : name
}

/** The fields that are asked for, as what stands in the others has it. */
export const FieldList = ({
  fields,
  values,
  wrong,
  id,
  onChange,
}: {
  fields: readonly Field[]
  values: Values
  wrong: Readonly<Record<string, string>>
  id: string
  onChange: (values: Values) => void
}) =>
  fields
    .filter(({ when }) => when?.(values) ?? true)
    .map((field) => (
      <FieldInput
        key={field.name}
        id={`${id}${field.name}`}
        field={field}
        value={values[field.name] ?? ''}
        wrong={wrong[field.name]}
        otherwise={field.otherwise?.(values)}
        onChange={(value) => onChange({ ...values, [field.name]: value })}
      />
    ))

type Given = {
  fields: readonly Field[]
  /** What is kept. */
  start: Values
  /** Whether this person may change it; else they look at it. */
  may: boolean
  /** The first fields that are shown at once; the others are behind this word. */
  more?: { from: number; label: string }
  button?: string
  /** Keeps it, or says why not. */
  onKeep: (values: Values) => Promise<Refusal | undefined>
  /** Absent, it stays open. */
  onClose?: () => void
  /** What stands below the fields; told what stands in them, and how to change it. */
  children?: ReactNode | ((values: Values, change: (values: Values) => void) => ReactNode)
}

const withoutSecrets = (fields: readonly Field[], values: Values): Values => ({
  ...values,
  ...Object.fromEntries(fields.filter(({ kind }) => kind === 'secret').map(({ name }) => [name, ''])),
})

/** What stands in a form: as it is kept, until somebody writes. What others have kept meanwhile is shown where nobody has written. */
const useWritten = (fields: readonly Field[], start: Values) => {
  const [values, setValues] = useState(start)
  const kept = JSON.stringify(start)
  const [seen, setSeen] = useState(kept)
  const isChanged = JSON.stringify(values) !== seen
  useEffect(() => {
    if (seen === kept || isChanged) return
    setSeen(kept)
    setValues(JSON.parse(kept) as Values)
  }, [kept, seen, isChanged])
  return {
    ...{ values, setValues, isChanged },
    /** What stands there is what is kept. */
    settle() {
      const settled = withoutSecrets(fields, values)
      setValues(settled)
      setSeen(JSON.stringify(settled))
    },
  }
}

export const Form = ({ fields, start, may, more, button, onKeep, onClose, children }: Given) => {
  const id = useId()
  const { values, setValues, isChanged, settle } = useWritten(fields, start)
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  useUnsaved(isChanged)
  const wrong = wrongIn(fields, refusal?.fields ?? {})
  const sent = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const why = await onKeep(values)
    setBusy(false)
    setRefusal(why)
    if (!why) settle()
  }
  const list = (some: readonly Field[]) => (
    <FieldList fields={some} values={values} wrong={wrong} id={id} onChange={setValues} />
  )
  const rest = more ? fields.slice(more.from) : []
  return (
    <form className="settings-form" onSubmit={(event) => void sent(event)} noValidate>
      {refusal && <Summary refusal={refusal} fields={fields} id={id} />}
      <fieldset className="all" disabled={!may}>
        {list(more ? fields.slice(0, more.from) : fields)}
        {more && rest.length > 0 && (
          <details open={rest.some(({ name }) => wrong[name]) || undefined}>
            <summary>{more.label}</summary>
            {list(rest)}
          </details>
        )}
      </fieldset>
      {typeof children === 'function' ? children(values, setValues) : children}
      <p className="buttons">
        {may && (
          <button type="submit" className="first" aria-disabled={busy}>
            {button ?? say('settings.keep')}
          </button>
        )}
        {onClose && (
          <button type="button" onClick={onClose}>
            {say(may ? 'dialog.cancel' : 'keys.close')}
          </button>
        )}
        {isChanged && <span className="note">{say('settings.unsaved')}</span>}
      </p>
    </form>
  )
}

/** A field of a form: its name, what it is counted in, what explains it, and beside it what is wrong with what stands there. */

import { isKey, say } from '../words/say.ts'
import { ColourInput } from './colour-input.tsx'
import type { Field } from './fields.ts'
import { PictureInput } from './picture-input.tsx'

type Given = {
  id: string
  field: Field
  value: string
  wrong: string | undefined
  /** What holds where nothing stands there. */
  otherwise?: string | undefined
  onChange: (value: string) => void
}

const explained = ({ label }: Field): string => {
  const key = `${label}.how`
  return isKey(key) ? say(key) : ''
}

const unitOf = ({ label }: Field): string => {
  const key = `${label}.unit`
  return isKey(key) ? say(key) : ''
}

const Choices = ({ id, field, value, onChange, ...told }: Omit<Given, 'wrong'> & Told) => (
  <select id={id} value={value} onChange={(event) => onChange(event.target.value)} {...told}>
    {field.kind === 'yes-no' ? (
      <>
        <option value="">{say('settings.unsaid')}</option>
        <option value="yes">{say('settings.yes')}</option>
        <option value="no">{say('settings.no')}</option>
      </>
    ) : (
      <>
        {field.start === undefined && !field.needed && <option value="">{say('settings.any')}</option>}
        {field.choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </>
    )}
  </select>
)

type Told = { 'aria-describedby'?: string; 'aria-invalid'?: true; required?: boolean }

const Control = ({ id, field, value, onChange, ...told }: Omit<Given, 'wrong'> & Told) => {
  const { kind } = field
  if (kind === 'choice' || kind === 'yes-no')
    return <Choices id={id} field={field} value={value} onChange={onChange} {...told} />
  if (kind === 'long' || kind === 'lines' || kind === 'pairs')
    return (
      <textarea
        id={id}
        value={value}
        rows={Math.min(8, Math.max(kind === 'long' ? 3 : 2, value.split('\n').length))}
        dir="auto"
        spellCheck={kind === 'long'}
        onChange={(event) => onChange(event.target.value)}
        {...told}
      />
    )
  return (
    <input
      id={id}
      type={kind === 'secret' ? 'password' : kind === 'instant' ? 'datetime-local' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      autoComplete={kind === 'secret' ? 'new-password' : 'off'}
      dir={kind === 'text' ? 'auto' : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      {...told}
    />
  )
}

/** Several of the choices. */
const Many = ({ id, field, value, wrong, onChange }: Given) => {
  const chosen = value.split('\n').filter(Boolean)
  const choices = field.choices ?? []
  const strangers = chosen.filter((one) => !choices.some((choice) => choice.value === one))
  return (
    <fieldset className="field many" id={id} tabIndex={-1}>
      <legend>{say(field.label)}</legend>
      <div>
        <div className="choices">
          {[...choices, ...strangers.map((one) => ({ value: one, label: one }))].map((choice) => (
            <label key={choice.value}>
              <input
                type="checkbox"
                checked={chosen.includes(choice.value)}
                onChange={({ target }) =>
                  onChange(
                    [...chosen.filter((one) => one !== choice.value), ...(target.checked ? [choice.value] : [])].join(
                      '\n',
                    ),
                  )
                }
              />{' '}
              {choice.label}
            </label>
          ))}
        </div>
        {explained(field) && <p className="note">{explained(field)}</p>}
        {wrong && <p className="wrong">{wrong}</p>}
      </div>
    </fieldset>
  )
}

export const FieldInput = (given: Given) => {
  const { id, field, value, wrong, onChange } = given
  if (field.kind === 'many') return <Many {...given} />
  const [how, unit] = [explained(field), unitOf(field)]
  const told: Told = {
    ...((how || wrong) && {
      'aria-describedby': [how && `${id}-how`, wrong && `${id}-wrong`].filter(Boolean).join(' '),
    }),
    ...(wrong && { 'aria-invalid': true as const }),
    ...(field.needed && { required: true }),
  }
  const below = (
    <>
      {how && (
        <p className="note" id={`${id}-how`}>
          {how}
        </p>
      )}
      {wrong && (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </>
  )
  if (field.kind === 'flag')
    return (
      <div className="field flag">
        <span />
        <div>
          <label>
            <input
              id={id}
              type="checkbox"
              checked={value === 'yes'}
              onChange={({ target }) => onChange(target.checked ? 'yes' : '')}
              {...told}
            />{' '}
            {say(field.label)}
          </label>
          {below}
        </div>
      </div>
    )
  const control = () => {
    const label = say(field.label)
    if (field.kind === 'picture')
      return (
        <PictureInput id={id} label={label} value={value} described={told['aria-describedby']} onChange={onChange} />
      )
    if (field.kind === 'colour')
      return <ColourInput {...{ id, label, value, told, onChange }} otherwise={given.otherwise ?? ''} />
    return <Control id={id} field={field} value={value} onChange={onChange} {...told} />
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {say(field.label)}
        {unit && <span className="unit">{`, ${unit}`}</span>}
      </label>
      <div>
        {control()}
        {below}
      </div>
    </div>
  )
}

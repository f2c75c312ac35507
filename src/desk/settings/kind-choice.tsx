/** Of which kind something new is: its fields follow. */

import { useId } from 'react'
import type { Choice } from './fields.ts'

export const KindChoice = ({
  label,
  kinds,
  value,
  onChange,
}: {
  label: string
  kinds: readonly Choice[]
  value: string
  onChange: (value: string) => void
}) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div>
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {kinds.map((kind) => (
            <option key={kind.value} value={kind.value}>
              {kind.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

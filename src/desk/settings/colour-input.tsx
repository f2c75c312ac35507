/** A colour, chosen by the system's own means or written; empty, it is another's. */

import { isColour } from '../../base/colour.ts'
import { say } from '../words/say.ts'

type Given = {
  id: string
  label: string
  value: string
  /** The colour that holds where none is given. */
  otherwise: string
  told: { 'aria-describedby'?: string; 'aria-invalid'?: true }
  onChange: (value: string) => void
}

export const ColourInput = ({ id, label, value, otherwise, told, onChange }: Given) => (
  <span className="colour-input">
    <input
      type="color"
      aria-label={say('settings.colour.choose', { name: label })}
      value={isColour(value) ? value.toLowerCase() : otherwise}
      onChange={({ target }) => onChange(target.value)}
    />
    <input
      id={id}
      type="text"
      autoComplete="off"
      spellCheck={false}
      placeholder={otherwise}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      {...told}
    />
  </span>
)

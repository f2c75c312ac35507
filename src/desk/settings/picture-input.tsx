/** A field that holds a picture of the library: it is shown small, chosen in a dialog, and taken away. */

import { useState } from 'react'
import { createPortal } from 'react-dom'
import { late } from '../parts/late.tsx'
import { say } from '../words/say.ts'

const ChoosePicture = late(async () => (await import('../pictures/choose.tsx')).ChoosePicture)

type Given = {
  id: string
  label: string
  /** The picture's identity, or nothing. */
  value: string
  described: string | undefined
  onChange: (value: string) => void
}

export const PictureInput = ({ id, label, value, described, onChange }: Given) => {
  const [choosing, setChoosing] = useState(false)
  return (
    <div className="picture-input">
      {value && <img src={`/desk/pictures/${encodeURIComponent(value)}/small`} alt={say('settings.picture.chosen')} />}
      <button
        type="button"
        id={id}
        aria-label={`${label}: ${say('settings.picture.choose')}`}
        aria-describedby={described}
        onClick={() => setChoosing(true)}
      >
        {say('settings.picture.choose')}
      </button>
      {value && (
        <button type="button" onClick={() => onChange('')}>
          {say('settings.picture.none')}
        </button>
      )}
      {choosing &&
        // Outside of the form, whose buttons and fields it would else have among its own.
        createPortal(
          <ChoosePicture onChoose={(picture) => onChange(picture.id)} onClose={() => setChoosing(false)} />,
          document.body,
        )}
    </div>
  )
}

/** Something to be taken away: shown to be read, and copied by a button. */

import { useState } from 'react'
import { say } from '../words/say.ts'

export const Copied = ({ text, label }: { text: string; label: string }) => {
  const [said, setSaid] = useState('')
  const copy = async () => {
    // Where the browser does not let us, the text is there to be marked.
    await navigator.clipboard?.writeText(text).then(
      () => setSaid(say('copy.done')),
      () => setSaid(say('copy.failed')),
    )
  }
  return (
    <div className="copied">
      <textarea readOnly aria-label={label} value={text} rows={Math.min(10, text.split('\n').length + 1)} />
      <button type="button" onClick={() => void copy()}>
        {say('copy.do')}
      </button>
      <span role="status">{said}</span>
    </div>
  )
}

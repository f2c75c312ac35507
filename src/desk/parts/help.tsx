/** The keys of the screen, and whether single letters are keys. */

import { useEffect, useRef, useState } from 'react'
import { letLettersBeKeys, lettersAreKeys } from '../keys.ts'
import { type Key, say } from '../words/say.ts'

const keys: readonly (readonly [keys: string, what: Key])[] = [
  ['j ↓', 'keys.next'],
  ['k ↑', 'keys.previous'],
  ['Home', 'keys.first'],
  ['Enter', 'keys.read'],
  ['d', 'keys.changed'],
  ['t', 'keys.take'],
  ['x', 'keys.spike'],
  ['n', 'keys.new'],
  ['/', 'keys.search'],
  ['Esc', 'keys.back'],
  ['?', 'keys.help'],
]

export const Help = ({ onClose }: { onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [letters, setLetters] = useState(lettersAreKeys)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-label={say('keys.title')} onClose={onClose} className="help">
      <h2>{say('keys.title')}</h2>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
      <p>{say('keys.hide')}</p>
      <p>
        <label>
          <input
            type="checkbox"
            checked={letters}
            onChange={(event) => {
              letLettersBeKeys(event.target.checked)
              setLetters(event.target.checked)
            }}
          />{' '}
          {say('keys.letters')}
        </label>
      </p>
      <p className="note">{say('keys.letters.why')}</p>
      <p className="buttons">
        <button type="button" className="first" onClick={() => dialog.current?.close()}>
          {say('keys.close')}
        </button>
      </p>
    </dialog>
  )
}

/** The keys of the screen, and whether single letters are keys. */

import { useEffect, useRef, useState } from 'react'
import { letLettersBeKeys, lettersAreKeys } from '../keys.ts'
import { ownScreens } from '../screens.ts'
import { type Key, say } from '../words/say.ts'

/** A key or several that do the same, and what they do. */
export type KeyLine = readonly [keys: string, what: Key]

/** `more`: what else there is to say about keys on this screen. */
export const Help = ({ keys, more, onClose }: { keys: readonly KeyLine[]; more?: string; onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [letters, setLetters] = useState(lettersAreKeys)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // Else it would open at its end, where its first field is.
    title.current?.focus()
  }, [])
  return (
    <dialog ref={dialog} aria-label={say('keys.title')} onClose={onClose} className="help">
      <h2 ref={title} tabIndex={-1}>
        {say('keys.title')}
      </h2>
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
      <h3>{say('keys.goes')}</h3>
      <dl>
        {ownScreens.map(
          ({ letter, name }) =>
            letter && (
              <div key={letter}>
                <dt>
                  <kbd>g</kbd>
                  <kbd>{letter}</kbd>
                </dt>
                <dd>{say(name)}</dd>
              </div>
            ),
        )}
      </dl>
      {more && <p>{more}</p>}
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

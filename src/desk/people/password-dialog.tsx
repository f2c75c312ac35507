/** Setting a password together with the telephone that shows its codes; then the recovery codes, this once. */

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { CodesSetUp, RecoveryCodes } from '../../newsroom/people/you-view.ts'
import { act, send } from '../call.ts'
import { start } from '../start.ts'
import { say } from '../words/say.ts'
import { Copied } from './copied.tsx'

/** Ten codes that are shown this once. */
export const RecoveryDialog = ({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="recovery-title" onClose={onClose}>
      <h2 id="recovery-title">{say('recovery.title')}</h2>
      <p>{say('recovery.why')}</p>
      <Copied text={codes.join('\n')} label={say('recovery.title')} />
      <p className="buttons">
        <button type="button" className="first" onClick={() => dialog.current?.close()}>
          {say('recovery.kept')}
        </button>
      </p>
    </dialog>
  )
}

export const PasswordDialog = ({
  onSet,
  onClose,
}: {
  onSet: (codes: readonly string[]) => void
  onClose: () => void
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [codes, setCodes] = useState<CodesSetUp>()
  const [problem, setProblem] = useState('')
  useEffect(() => {
    dialog.current?.showModal()
    let isOpen = true
    void send<CodesSetUp>('/api/you/codes', {}).then((answer) => {
      if (!isOpen) return
      if (isRefusal(answer)) setProblem(answer.sentence)
      else setCodes(answer)
    })
    return () => {
      isOpen = false
    }
  }, [])
  const sent = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { password, code } = Object.fromEntries(new FormData(event.currentTarget))
    const answer = await act<RecoveryCodes>('set-password', { password, code })
    if (isRefusal(answer)) return setProblem(answer.sentence)
    onSet(answer.recoveryCodes)
  }
  return (
    <dialog ref={dialog} aria-labelledby="password-title" onClose={onClose}>
      <h2 id="password-title">{say('password.title')}</h2>
      <form onSubmit={(event) => void sent(event)}>
        <input type="hidden" autoComplete="username" value={start.person.mail} />
        <label>
          {say('password.new')}
          <input
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={200}
            aria-describedby="password-hint"
          />
        </label>
        <p id="password-hint" className="note">
          {say('password.hint')}
        </p>
        {codes ? (
          <div className="telephone">
            <img alt={say('password.picture')} src={`data:image/svg+xml,${encodeURIComponent(codes.picture)}`} />
            <div>
              <p>{say('password.scan')}</p>
              <p>
                <code>{codes.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              </p>
              <p>
                <a href={codes.address}>{say('password.here')}</a>
              </p>
            </div>
          </div>
        ) : (
          !problem && <p role="status">{say('screen.loading')}</p>
        )}
        <label>
          {say('password.code')}
          <input name="code" inputMode="numeric" autoComplete="one-time-code" required maxLength={20} />
        </label>
        {problem && <p role="alert">{problem}</p>}
        <p className="buttons">
          <button type="submit" className="first" aria-disabled={!codes}>
            {say('password.set')}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('people.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

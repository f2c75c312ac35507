/** Signing in again in place: one dialog for all screens. What is on the screen stays, and what was asked for goes on. */

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { isRefusal, type Refusal } from '../base/refusal.ts'
import { hasPasskeys, showPasskey } from './people/passkey.ts'
import { plainCall, posted } from './plain-call.ts'
import { start } from './start.ts'
import { say } from './words/say.ts'

/** `number`: each asking has a dialog of its own, even one that comes at the moment in which the last closes. */
type Asked = { number: number; answer: (isSignedIn: boolean) => void }

let asked = 0
const told = new Set<() => void>()
let signIns = 0
let waiting: Promise<boolean> | undefined
let dismissed = false
let show: ((asked: Asked | undefined) => void) | undefined

/**
 * Has whoever sits here sign in again; answers whether they have. All who ask meanwhile wait for the same answer. `quietly`: not if they have said
 * «not now» before.
 */
export const signInAgain = (quietly = false): Promise<boolean> => {
  if (!show || (quietly && dismissed)) return Promise.resolve(false)
  const open = show
  asked += 1
  waiting ??= new Promise<boolean>((answer) => open({ number: asked, answer })).then((isSignedIn) => {
    waiting = undefined
    dismissed = !isSignedIn
    open(undefined)
    if (isSignedIn) signIns += 1
    if (isSignedIn) for (const tell of told) tell()
    return isSignedIn
  })
  return waiting
}

/** How often somebody has signed in here: a call that was sent before the last time was refused for a session that is no more. */
export const signInsHere = (): number => signIns

/** Calls `tell` whenever somebody has signed in in place, whoever asked for it; the answer ends that. */
export const whenSignedIn = (tell: () => void): (() => void) => {
  told.add(tell)
  return () => told.delete(tell)
}

type As = { mail: string }

/** How somebody has signed in; what is refused is said. */
const ways = {
  password: (given: object) => plainCall<As>('/api/sign-in', posted(given)),
  async passkey(): Promise<As | Refusal> {
    const asked = await plainCall<PublicKeyCredentialRequestOptionsJSON>('/api/sign-in/passkey/question', posted({}))
    const shown = isRefusal(asked) ? asked : await showPasskey(asked)
    return isRefusal(shown) ? shown : plainCall<As>('/api/sign-in/passkey', posted(shown))
  },
  elsewhere: () => plainCall<As>('/api/sign-in', {}),
}

const Dialog = ({ asked: { answer } }: { asked: Asked }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const done = useRef(false)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])
  const enter = async (coming: Promise<As | Refusal>) => {
    if (busy) return
    setBusy(true)
    setProblem('')
    const as = await coming
    setBusy(false)
    if (isRefusal(as)) return setProblem(as.sentence)
    // What is on the screen is not for somebody else.
    if (as.mail !== start.person.mail) return window.location.assign('/desk')
    done.current = true
    dialog.current?.close()
  }
  const sent = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void enter(ways.password(Object.fromEntries(form)))
  }
  return (
    <dialog ref={dialog} className="again" aria-labelledby="again-title" onClose={() => answer(done.current)}>
      <h2 id="again-title">{say('again.title')}</h2>
      <p>{say('again.why')}</p>
      {problem && <p role="alert">{problem}</p>}
      {hasPasskeys() && (
        <p className="buttons">
          <button type="button" onClick={() => void enter(ways.passkey())}>
            {say('again.passkey')}
          </button>
        </p>
      )}
      <form onSubmit={sent}>
        <label>
          {say('again.mail')}
          <input name="mail" type="email" autoComplete="username" readOnly value={start.person.mail} />
        </label>
        <label>
          {say('again.password')}
          <input name="password" type="password" autoComplete="current-password" required maxLength={1000} />
        </label>
        <label>
          {say('again.code')}
          <input
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="off"
            spellCheck={false}
            required
            maxLength={100}
          />
        </label>
        <p className="buttons">
          <button type="submit" className="first" aria-disabled={busy}>
            {say('again.enter')}
          </button>
          <button type="button" onClick={() => void enter(ways.elsewhere())}>
            {say('again.elsewhere')}
          </button>
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            {say('again.notNow')}
          </button>
        </p>
      </form>
      <p className="note">{say('again.elsewhere.why')}</p>
    </dialog>
  )
}

/** Where the dialog opens; once, beside all screens. */
export const SignInAgain = () => {
  const [asked, setAsked] = useState<Asked>()
  useEffect(() => {
    show = setAsked
    return () => {
      show = undefined
    }
  }, [])
  return asked && <Dialog key={asked.number} asked={asked} />
}

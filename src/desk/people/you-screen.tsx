/** Oneself: one's name, how one signs in, and where one is signed in. */

import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { type FormEvent, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { RecoveryCodes, YouView } from '../../newsroom/people/you-view.ts'
import { send } from '../call.ts'
import { Said } from '../parts/frame.tsx'
import { Head } from '../parts/head.tsx'
import { longTime } from '../start.ts'
import { useVerbs } from '../use-verbs.ts'
import { say } from '../words/say.ts'
import { hasPasskeys, makePasskey } from './passkey.ts'
import { PasswordDialog, RecoveryDialog } from './password-dialog.tsx'
import { browserName, SessionList } from './session-list.tsx'
import { useLoaded } from './use-loaded.ts'

const useYou = () => {
  const { loaded, problem, load } = useLoaded<YouView>('/api/you')
  const { outcome, setOutcome, does } = useVerbs()
  const done = async (text: string) => {
    setOutcome({ text })
    await load()
  }
  return {
    ...{ you: loaded, problem, outcome, does, done },
    say: (text: string) => setOutcome({ text, wrong: true }),
  }
}
type You = ReturnType<typeof useYou>

const Name = ({ name, of }: { name: string; of: You }) => {
  const kept = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = { name: String(new FormData(event.currentTarget).get('name')).trim() }
    if (await of.does('keep-self', given)) await of.done(say('you.kept'))
  }
  return (
    <form className="one-line" onSubmit={(event) => void kept(event)}>
      <label htmlFor="you-name">{say('you.name')}</label>
      <input id="you-name" name="name" defaultValue={name} required maxLength={120} autoComplete="name" />
      <button type="submit">{say('you.keep')}</button>
    </form>
  )
}

const Password = ({ password, of }: { password: YouView['password']; of: You }) => {
  const [setting, setSetting] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>()
  const renew = async () => {
    const answer = await of.does<RecoveryCodes>('renew-recovery-codes', {})
    if (answer) setCodes(answer.recoveryCodes)
  }
  return (
    <section aria-labelledby="you-password">
      <h2 id="you-password">{say('password.title')}</h2>
      <p className="note">
        {password
          ? `${say('password.since', { time: longTime(password.setAt) })} ${say('recovery.left', { count: password.recoveryCodes })}`
          : say('password.none')}
      </p>
      <p className="buttons">
        <button type="button" className={password ? '' : 'first'} onClick={() => setSetting(true)}>
          {say(password ? 'password.again' : 'password.begin')}
        </button>
        {password && (
          <button type="button" onClick={() => void renew()}>
            {say('recovery.renew')}
          </button>
        )}
      </p>
      {setting && (
        <PasswordDialog
          onClose={() => setSetting(false)}
          onSet={(fresh) => {
            setSetting(false)
            setCodes(fresh)
            void of.done(say('password.done'))
          }}
        />
      )}
      {codes && (
        <RecoveryDialog
          codes={codes}
          onClose={() => {
            setCodes(undefined)
            void of.done(say('recovery.done'))
          }}
        />
      )}
    </section>
  )
}

const Passkeys = ({ passkeys, of }: { passkeys: YouView['passkeys']; of: You }) => {
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('passkey')).trim()
    const asked = await send<PublicKeyCredentialCreationOptionsJSON>('/api/you/passkey', {})
    const answer = isRefusal(asked) ? asked : await makePasskey(asked)
    if (isRefusal(answer)) return of.say(answer.sentence)
    if (await of.does('keep-passkey', { name, answer })) await of.done(say('passkey.kept', { name }))
  }
  const remove = async ({ id, name }: YouView['passkeys'][number]) => {
    if (await of.does('delete-passkey', { passkey: id })) await of.done(say('passkey.removed', { name }))
  }
  return (
    <section aria-labelledby="you-passkeys">
      <h2 id="you-passkeys">{say('passkey.title')}</h2>
      <p className="note">{say('passkey.why')}</p>
      <ul className="lines">
        {passkeys.map((key) => (
          <li key={key.id}>
            <p>
              <strong dir="auto">{key.name}</strong>
              <span className="note">
                {key.used ? say('passkey.used', { time: longTime(key.used) }) : say('passkey.unused')}
              </span>
            </p>
            <button
              type="button"
              aria-label={say('passkey.removeOf', { name: key.name })}
              onClick={() => void remove(key)}
            >
              {say('passkey.remove')}
            </button>
          </li>
        ))}
      </ul>
      {hasPasskeys() ? (
        <form className="one-line" onSubmit={(event) => void add(event)}>
          <label htmlFor="you-passkey">{say('passkey.name')}</label>
          <input
            id="you-passkey"
            name="passkey"
            defaultValue={browserName(navigator.userAgent)}
            required
            maxLength={120}
            autoComplete="off"
          />
          <button type="submit">{say('passkey.add')}</button>
        </form>
      ) : (
        <p>{say('passkey.never')}</p>
      )}
    </section>
  )
}

const Sessions = ({ sessions, of }: { sessions: YouView['sessions']; of: You }) => {
  const here = sessions.find((one) => one.here)
  const endOthers = async () => {
    if (here && (await of.does('end-other-sessions', { session: here.id }))) await of.done(say('session.endedOthers'))
  }
  return (
    <section aria-labelledby="you-sessions">
      <h2 id="you-sessions">{say('session.title')}</h2>
      <SessionList
        sessions={sessions}
        onEnd={async ({ id }) => {
          if (await of.does('end-session', { session: id })) await of.done(say('session.ended'))
        }}
      />
      {sessions.length > 1 && (
        <p className="buttons">
          <button type="button" onClick={() => void endOthers()}>
            {say('session.endOthers')}
          </button>
        </p>
      )}
    </section>
  )
}

export const YouScreen = () => {
  const of = useYou()
  const { you, problem } = of
  const canEnter = you && (you.password !== null || you.passkeys.length > 0)
  return (
    <main className="people">
      <Head title={say('screen.you')} />
      <div className="page">
        {problem && <p role="alert">{problem}</p>}
        {!you && !problem && <p role="status">{say('screen.loading')}</p>}
        {you && (
          <>
            <p>
              {say('you.who', { mail: you.mail, role: say(`role.${you.role}`) })}{' '}
              {you.sections && say('people.in', { sections: you.sections.join(', ') })}
            </p>
            {!canEnter && (
              <p className="hold">
                {say('you.noWayIn')} <a href="/desk">{say('you.later')}</a>
              </p>
            )}
            <Name name={you.name} of={of} />
            <Passkeys passkeys={you.passkeys} of={of} />
            <Password password={you.password} of={of} />
            <Sessions sessions={you.sessions} of={of} />
          </>
        )}
      </div>
      <Said outcome={of.outcome} />
    </main>
  )
}

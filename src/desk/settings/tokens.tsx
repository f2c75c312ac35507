/** Who may read through the API: anybody or whoever has a token; and the tokens, made, changed and ended. */

import { useEffect, useRef, useState } from 'react'
import { scopeNames } from '../../base/scope.ts'
import type { TokenView } from '../../newsroom/settings/settings-view.ts'
import { Ask, type Asking } from '../parts/ask.tsx'
import { Copied } from '../people/copied.tsx'
import { localText, longTime, start } from '../start.ts'
import { say } from '../words/say.ts'
import { type Field, inputOf, valuesOf } from './fields.ts'
import { Form } from './form.tsx'
import { type Opened, useOpened } from './use-opened.ts'
import type { Shown } from './use-settings.ts'

const accessFields: readonly Field[] = [
  {
    ...{ name: 'api', kind: 'choice', label: 'token.access', start: 'closed' },
    choices: (['closed', 'open'] as const).map((value) => ({ value, label: say(`token.access.${value}`) })),
  },
  { name: 'apiTerms', kind: 'long', label: 'token.terms', empty: '' },
]

const tokenFields: readonly Field[] = [
  { name: 'name', kind: 'text', label: 'token.name', needed: true },
  {
    ...{ name: 'scopes', kind: 'many', label: 'token.scopes' },
    choices: scopeNames.map((value) => ({ value, label: say(`token.scope.${value}`) })),
  },
  { name: 'expires', kind: 'instant', label: 'token.expires' },
]

/** What is empty is said too: a token without scopes is refused, one without an end has none. */
const inputOfToken = (values: Parameters<typeof inputOf>[1]) => ({
  ...{ scopes: [], expires: null },
  ...inputOf(tokenFields, values, { zone: start.zone }),
})

type Given = { shown: Shown; opened: Opened; may: boolean }

/** What whoever is to read has to be given: it is not shown again. */
const SecretDialog = ({ secret, onClose }: { secret: string; onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="token-made" onClose={onClose}>
      <h2 id="token-made">{say('token.made')}</h2>
      <p>{say('token.made.how')}</p>
      <Copied label={say('token.secret')} text={secret} />
      <p className="buttons">
        <button type="button" className="first" onClick={() => dialog.current?.close()}>
          {say('keys.close')}
        </button>
      </p>
    </dialog>
  )
}

const NewToken = ({ shown, opened, may }: Given) => {
  const [secret, setSecret] = useState<string>()
  return (
    <div className="opened" ref={opened.place}>
      <Form
        fields={tokenFields}
        start={valuesOf(tokenFields, {})}
        may={may}
        button={say('token.make')}
        onClose={() => opened.close(true)}
        onKeep={(values) =>
          shown.keep<{ secret: string }>('keep-api-token', inputOfToken(values), say('token.kept'), (answer) =>
            setSecret(answer.secret),
          )
        }
      />
      {secret && <SecretDialog secret={secret} onClose={() => opened.close()} />}
    </div>
  )
}

const stateOf = ({ expired, expires, used, webhooks }: TokenView): string =>
  [
    expires && say(expired ? 'token.over' : 'token.until', { time: localText(expires).replace('T', ' ') }),
    say(used ? 'token.used' : 'token.unused', { time: used ? longTime(used) : '' }),
    webhooks > 0 && say('token.webhooks', { count: webhooks }),
  ]
    .filter(Boolean)
    .join(' · ')

const TokenRow = ({ token, shown, opened, may, onEnd }: Given & { token: TokenView; onEnd: () => void }) => {
  const { id, name, scopes, expired } = token
  return (
    <li>
      <p>
        <strong dir="auto">{name}</strong>
        <span className="note">{scopes.join(', ')}</span>
        <span className={expired ? 'failing' : 'note'}>{stateOf(token)}</span>
      </p>
      <p className="buttons">
        <button
          type="button"
          {...opened.button(id)}
          aria-label={`${say(may ? 'settings.change' : 'settings.look')}: ${name}`}
          onClick={() => opened.toggle(id)}
        >
          {say(may ? 'settings.change' : 'settings.look')}
        </button>
        {may && (
          <button type="button" aria-label={`${say('token.end')}: ${name}`} onClick={onEnd}>
            {say('token.end')}
          </button>
        )}
      </p>
      {opened.open === id && (
        <div className="opened" ref={opened.place}>
          <Form
            fields={tokenFields}
            start={valuesOf(tokenFields, token, localText)}
            may={may}
            onClose={() => opened.close(true)}
            onKeep={(values) =>
              shown.keep('keep-api-token', { token: id, ...inputOfToken(values) }, say('token.changed'), () =>
                opened.close(),
              )
            }
          />
        </div>
      )}
    </li>
  )
}

const Tokens = ({ shown, onEnd }: { shown: Shown; onEnd: (token: TokenView) => void }) => {
  const may = start.may.includes('keep-api-token')
  const opened = useOpened('token')
  const { tokens } = shown.view
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{say('token.title')}</h2>
      <p className="note">{say(tokens.length > 0 ? 'token.how' : 'token.none')}</p>
      <ul className="lines">
        {tokens.map((token) => (
          <TokenRow key={token.id} {...{ shown, opened, may, token }} onEnd={() => onEnd(token)} />
        ))}
      </ul>
      {may && (
        <p className="buttons last">
          <button type="button" {...opened.button('new')} onClick={() => opened.toggle('new')}>
            {say('token.add')}
          </button>
        </p>
      )}
      {opened.open === 'new' && <NewToken {...{ shown, opened, may }} />}
    </section>
  )
}

export const ApiPart = (shown: Shown) => {
  const [asking, setAsking] = useState<Asking>()
  const end = ({ id, name }: TokenView) =>
    setAsking({
      ...{ title: say('token.end.ask', { name }), said: say('token.end.why'), fields: [] },
      answers: [{ name: 'end', label: say('token.end'), grave: true }],
      does: () => void shown.keep('end-api-token', { token: id }, say('token.ended', { name })),
    })
  return (
    <>
      <section aria-labelledby="api">
        <h2 id="api">{say('token.api')}</h2>
        <p className="note">
          {say('token.api.how')} <a href="/api/v1">/api/v1</a>
        </p>
        <Form
          fields={accessFields}
          start={valuesOf(accessFields, shown.view.edition)}
          may={start.may.includes('keep-edition')}
          onKeep={(values) => shown.keep('keep-edition', inputOf(accessFields, values), say('token.access.kept'))}
        />
      </section>
      <Tokens shown={shown} onEnd={end} />
      {asking && <Ask asking={asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}

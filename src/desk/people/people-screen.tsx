/** Everybody of the newsroom, for administrators: invited, changed, let in anew, deactivated; and where each is signed in. */

import { useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { Invited, PeopleView, PersonView } from '../../newsroom/people/people-view.ts'
import type { SessionView } from '../../newsroom/people/you-view.ts'
import type { Verb } from '../../newsroom/permissions.ts'
import { act } from '../call.ts'
import { Said } from '../parts/frame.tsx'
import { Head } from '../parts/head.tsx'
import { longTime, start } from '../start.ts'
import { useVerbs } from '../use-verbs.ts'
import { say } from '../words/say.ts'
import { Copied } from './copied.tsx'
import { type PersonChange, PersonForm } from './person-form.tsx'
import { SessionList } from './session-list.tsx'
import { useLoaded } from './use-loaded.ts'

const nameOf = ({ name, mail }: { name: string; mail: string }): string => name || mail

/** Which dialog is open, and about whom. */
type Open =
  | { what: 'form'; person?: PersonView; problem?: string }
  | { what: 'sessions'; person: PersonView }
  | { what: 'address'; name: string; token: string }
  | { what: 'sure'; person: PersonView; verb: 'deactivate-person' | 'reset-sign-in' }

const usePeople = () => {
  const { loaded, problem, load } = useLoaded<PeopleView>('/api/people')
  const { outcome, setOutcome, does } = useVerbs()
  const [open, setOpen] = useState<Open>()
  const keep = async (person: PersonView | undefined, change: PersonChange) => {
    const { mail, ...rest } = change
    const answer = person
      ? await act<Invited>('keep-person', { person: person.id, ...rest })
      : await act<Invited>('invite', { mail, ...rest })
    // The form stays with what was typed.
    if (isRefusal(answer)) return setOpen({ what: 'form', problem: answer.sentence, ...(person && { person }) })
    setOpen(person ? undefined : { what: 'address', name: nameOf(change), token: answer.token })
    setOutcome({ text: say(person ? 'people.kept' : 'people.invited', { name: nameOf(change) }) })
    await load()
  }
  /** A verb about somebody; where it gives a one-time address, that is shown. */
  const does1 = async (verb: Verb, person: PersonView) => {
    const answer = await does<Partial<Invited>>(verb, { person: person.id })
    setOpen(undefined)
    if (!answer) return
    if (answer.token) setOpen({ what: 'address', name: nameOf(person), token: answer.token })
    setOutcome({ text: say(`people.done.${verb as 'reset-sign-in'}`, { name: nameOf(person) }) })
    await load()
  }
  return { view: loaded, problem, outcome, open, setOpen, keep, use: does1, does, load }
}
type People = ReturnType<typeof usePeople>

/** The address by which somebody is let in, once. */
const AddressDialog = ({ name, token, onClose }: { name: string; token: string; onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="address-title" onClose={onClose}>
      <h2 id="address-title">{say('people.address', { name })}</h2>
      <p>{say('people.address.why')}</p>
      <Copied text={`${window.location.origin}/desk/sign-in?token=${token}`} label={say('people.address', { name })} />
      <p className="buttons">
        <button type="button" className="first" onClick={() => dialog.current?.close()}>
          {say('people.address.done')}
        </button>
      </p>
    </dialog>
  )
}

const SureDialog = ({ open, of }: { open: Extract<Open, { what: 'sure' }>; of: People }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const { verb, person } = open
  return (
    <dialog ref={dialog} aria-labelledby="sure-title" onClose={() => of.setOpen(undefined)}>
      <h2 id="sure-title">{say(`people.sure.${verb}`, { name: nameOf(person) })}</h2>
      <p>{say(`people.sure.${verb}.why`)}</p>
      <p className="buttons">
        <button type="button" className="first" onClick={() => void of.use(verb, person)}>
          {say(`people.${verb}`)}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say('people.cancel')}
        </button>
      </p>
    </dialog>
  )
}

const SessionsDialog = ({ person, of }: { person: PersonView; of: People }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const { loaded, problem, load } = useLoaded<SessionView[]>(`/api/people/${person.id}/sessions`)
  useEffect(() => dialog.current?.showModal(), [])
  const end = async ({ id }: SessionView) => {
    await of.does('end-session', { session: id })
    await Promise.all([load(), of.load()])
  }
  return (
    <dialog ref={dialog} aria-labelledby="sessions-title" onClose={() => of.setOpen(undefined)}>
      <h2 id="sessions-title">{say('people.sessionsOf', { name: nameOf(person) })}</h2>
      {problem && <p role="alert">{problem}</p>}
      <SessionList sessions={loaded ?? []} onEnd={(session) => void end(session)} />
      {loaded?.length === 0 && <p className="note">{say('session.none')}</p>}
      <p className="buttons">
        <button type="button" className="first" onClick={() => dialog.current?.close()}>
          {say('keys.close')}
        </button>
      </p>
    </dialog>
  )
}

const waysOf = ({ password, passkeys }: PersonView): string =>
  [password && say('people.way.password'), passkeys > 0 && say('people.way.passkeys', { count: passkeys })]
    .filter(Boolean)
    .join(', ') || say('people.way.none')

const Row = ({ person, of }: { person: PersonView; of: People }) => {
  const name = nameOf(person)
  const { left, sections } = person
  const isSelf = person.mail === start.person.mail
  const button = (label: string, onClick: () => void) => (
    <button type="button" aria-label={`${label}: ${name}`} onClick={onClick}>
      {label}
    </button>
  )
  return (
    <li className={left ? 'left' : ''}>
      <p>
        <strong dir="auto">{name}</strong> {isSelf && <span className="mark taken">{say('people.you')}</span>}
        {left && <span className="mark">{say('people.left', { time: longTime(left) })}</span>}
        <span className="note">
          {person.mail} · {say(`role.${person.role}`)}
          {sections ? `, ${say('people.in', { sections: sections.join(', ') })}` : ''}
        </span>
        <span className="note">
          {waysOf(person)} · {person.seen ? say('people.seen', { time: longTime(person.seen) }) : say('people.unseen')}
        </span>
      </p>
      <p className="buttons">
        {left ? (
          button(say('people.reactivate-person'), () => void of.use('reactivate-person', person))
        ) : (
          <>
            {button(say('people.change'), () => of.setOpen({ what: 'form', person }))}
            {button(say('people.sessions', { count: person.sessions }), () => of.setOpen({ what: 'sessions', person }))}
            {button(say('people.invite-again'), () => void of.use('invite-again', person))}
            {!isSelf &&
              button(say('people.reset-sign-in'), () => of.setOpen({ what: 'sure', person, verb: 'reset-sign-in' }))}
            {!isSelf &&
              button(say('people.deactivate-person'), () =>
                of.setOpen({ what: 'sure', person, verb: 'deactivate-person' }),
              )}
          </>
        )}
      </p>
    </li>
  )
}

const Dialogs = ({ of, sections }: { of: People; sections: PeopleView['sections'] }) => {
  const { open, setOpen } = of
  const close = () => setOpen(undefined)
  if (open?.what === 'form')
    return (
      <PersonForm
        key={open.person?.id ?? 'new'}
        person={open.person}
        sections={sections}
        problem={open.problem}
        onKeep={(change) => void of.keep(open.person, change)}
        onClose={close}
      />
    )
  if (open?.what === 'address')
    return <AddressDialog key={open.token} name={open.name} token={open.token} onClose={close} />
  if (open?.what === 'sure') return <SureDialog open={open} of={of} />
  return open?.what === 'sessions' ? <SessionsDialog person={open.person} of={of} /> : null
}

export const PeopleScreen = () => {
  const of = usePeople()
  const { view, problem } = of
  return (
    <main className="people">
      <Head title={say('screen.people')}>
        <button type="button" className="first" onClick={() => of.setOpen({ what: 'form' })}>
          {say('people.invite')}
        </button>
      </Head>
      <div className="page">
        {problem && <p role="alert">{problem}</p>}
        {!view && !problem && <p role="status">{say('screen.loading')}</p>}
        {view && (
          <ul className="lines" aria-label={say('screen.people')}>
            {view.people.map((person) => (
              <Row key={person.id} person={person} of={of} />
            ))}
          </ul>
        )}
      </div>
      <Said outcome={of.outcome} />
      {view && <Dialogs of={of} sections={view.sections} />}
    </main>
  )
}

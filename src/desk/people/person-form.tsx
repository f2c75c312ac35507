/** Inviting somebody, or changing what is known of them: name, role, and the sections where it holds. */

import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { PeopleView, PersonView } from '../../newsroom/people/people-view.ts'
import { say } from '../words/say.ts'

export const roleNames = ['reporter', 'photo', 'editor', 'chief', 'administrator'] as const
type RoleName = (typeof roleNames)[number]

export type PersonChange = { mail: string; name: string; role: RoleName; sections: string[] | null }

const isRole = (text: string): text is RoleName => roleNames.some((role) => role === text)

const changeOf = (form: FormData, mail: string): PersonChange => {
  const role = String(form.get('role'))
  const sections = form.getAll('section').map(String)
  return {
    mail: mail || String(form.get('mail')).trim(),
    name: String(form.get('name')).trim(),
    role: isRole(role) ? role : 'reporter',
    sections: form.get('where') === 'some' && role !== 'administrator' ? sections : null,
  }
}

const Where = ({ sections, chosen }: { sections: PeopleView['sections']; chosen: readonly string[] | null }) => {
  const [some, setSome] = useState(chosen !== null)
  return (
    <fieldset>
      <legend>{say('people.where')}</legend>
      {(['all', 'some'] as const).map((where) => (
        <label key={where}>
          <input
            type="radio"
            name="where"
            value={where}
            checked={some === (where === 'some')}
            onChange={() => setSome(where === 'some')}
          />{' '}
          {say(`people.where.${where}`)}
        </label>
      ))}
      {some && (
        <div className="choices">
          {sections.map(({ slug, name }) => (
            <label key={slug}>
              <input type="checkbox" name="section" value={slug} defaultChecked={chosen?.includes(slug)} /> {name}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  )
}

type Given = {
  /** Absent, somebody is invited. */
  person?: PersonView | undefined
  sections: PeopleView['sections']
  problem: string | undefined
  onKeep: (change: PersonChange) => void
  onClose: () => void
}

export const PersonForm = ({ person, sections, problem, onKeep, onClose }: Given) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [role, setRole] = useState<string>(person?.role ?? 'reporter')
  useEffect(() => dialog.current?.showModal(), [])
  const sent = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onKeep(changeOf(new FormData(event.currentTarget), person?.mail ?? ''))
  }
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={onClose}>
      <h2 id={title}>{person ? say('people.changeOf', { name: person.name || person.mail }) : say('people.invite')}</h2>
      <form onSubmit={sent}>
        {!person && (
          <label>
            {say('people.mail')} <input name="mail" type="email" required maxLength={320} autoComplete="off" />
          </label>
        )}
        <label>
          {say('people.name')}{' '}
          <input name="name" required maxLength={120} autoComplete="off" defaultValue={person?.name} />
        </label>
        <label>
          {say('people.role')}{' '}
          <select name="role" value={role} onChange={(event) => setRole(event.target.value)}>
            {roleNames.map((one) => (
              <option key={one} value={one}>
                {say(`role.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <p className="note">{isRole(role) && say(`people.role.${role}`)}</p>
        {role !== 'administrator' && <Where sections={sections} chosen={person?.sections ?? null} />}
        {problem && <p role="alert">{problem}</p>}
        <p className="buttons">
          <button type="submit" className="first">
            {say(person ? 'you.keep' : 'people.invite.do')}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('people.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

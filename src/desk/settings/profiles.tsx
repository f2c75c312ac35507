/** Who readers are told has written or sent a story: people and agencies, with a page each. */

import type { SettingsView } from '../../newsroom/settings/settings-view.ts'
import { start } from '../start.ts'
import { say } from '../words/say.ts'
import { type Field, inputOf, type Values, valuesOf } from './fields.ts'
import { Form } from './form.tsx'
import { type Opened, useOpened } from './use-opened.ts'
import type { Shown } from './use-settings.ts'

const fields: readonly Field[] = [
  { name: 'name', kind: 'text', label: 'profile.name', needed: true },
  {
    ...{ name: 'kind', kind: 'choice', label: 'profile.kind', start: 'person' },
    choices: (['person', 'agency'] as const).map((value) => ({ value, label: say(`profile.kind.${value}`) })),
  },
  { name: 'role', kind: 'text', label: 'profile.role', empty: '' },
  { name: 'beat', kind: 'text', label: 'profile.beat', empty: '' },
  { name: 'about', kind: 'long', label: 'profile.about', empty: '' },
  { name: 'portrait', kind: 'picture', label: 'profile.portrait' },
  { name: 'contacts', kind: 'pairs', label: 'profile.contacts' },
  { name: 'languages', kind: 'lines', label: 'profile.languages' },
  { name: 'sameAs', kind: 'lines', label: 'profile.sameAs' },
]

/** What is kept as the fields have it. */
const valuesIn = (profile: Profile | undefined) =>
  valuesOf(
    fields,
    profile && {
      ...profile,
      sameAs: profile.same_as,
      contacts: Object.fromEntries((profile.contacts ?? []).map(({ name, address }) => [name, address])),
    },
  )

/** What stands in the fields as the verb takes it; what is empty is taken away. */
const inputIn = (values: Values) => {
  const { contacts = {}, ...given } = inputOf(fields, values)
  return {
    ...{ portrait: null, languages: [], sameAs: [], ...given },
    contacts: Object.entries(contacts as Record<string, string>).map(([name, address]) => ({ name, address })),
  }
}

type Profile = SettingsView['profiles'][number]

const ProfileForm = ({
  profile,
  shown,
  opened,
  may,
}: {
  profile?: Profile
  shown: Shown
  opened: Opened
  may: boolean
}) => (
  <div className="opened" ref={opened.place}>
    <Form
      fields={fields}
      start={valuesIn(profile)}
      may={may}
      onClose={() => opened.close(true)}
      onKeep={(values) =>
        shown.keep(
          'keep-profile',
          { ...(profile && { profile: profile.slug }), ...inputIn(values) },
          say('settings.kept'),
          () => opened.close(),
        )
      }
    />
  </div>
)

export const ProfilesPart = (shown: Shown) => {
  const may = start.may.includes('keep-profile')
  const opened = useOpened('profile')
  return (
    <section aria-labelledby="profiles">
      <h2 id="profiles">{say('settings.profiles')}</h2>
      <p className="note">{say('settings.profiles.how')}</p>
      <ul className="lines">
        {shown.view.profiles.map((profile) => {
          const { slug, name, kind, role } = profile
          const does = say(may ? 'settings.change' : 'settings.look')
          return (
            <li key={slug}>
              <p>
                <strong dir="auto">{name}</strong>
                <span className="note" dir="auto">
                  {[say(`profile.kind.${kind}`), role, `/by/${slug}`].filter(Boolean).join(' · ')}
                </span>
              </p>
              <p className="buttons">
                <button
                  type="button"
                  {...opened.button(slug)}
                  aria-label={`${does}: ${name}`}
                  onClick={() => opened.toggle(slug)}
                >
                  {does}
                </button>
              </p>
              {opened.open === slug && <ProfileForm {...{ profile, shown, opened, may }} />}
            </li>
          )
        })}
      </ul>
      {may && (
        <p className="buttons last">
          <button type="button" {...opened.button('+')} onClick={() => opened.toggle('+')}>
            {say('profile.add')}
          </button>
        </p>
      )}
      {opened.open === '+' && <ProfileForm {...{ shown, opened, may }} />}
    </section>
  )
}

/** The Settings screen: what the publication is, its sections, and how suppliers, doors and outputs stand. */

import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { SettingsView } from '../../newsroom/settings/settings-view.ts'
import { get } from '../call.ts'
import { Said } from '../parts/frame.tsx'
import { start } from '../start.ts'
import { useVerbs } from '../use-verbs.ts'
import { say } from '../words/say.ts'
import { Sections } from './sections.tsx'

const siteFields = ['name', 'strapline', 'language', 'zone'] as const

const Site = ({ edition, onKeep }: { edition: SettingsView['edition']; onKeep: (given: object) => void }) => {
  const kept = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onKeep(Object.fromEntries(new FormData(event.currentTarget)))
  }
  return (
    <section aria-labelledby="site">
      <h2 id="site">{say('settings.site')}</h2>
      <form onSubmit={kept}>
        {siteFields.map((name) => (
          <label key={name} className="field">
            {say(`settings.${name}`)}
            <input name={name} defaultValue={edition[name]} required={name !== 'strapline'} dir="auto" />
          </label>
        ))}
        {start.may.includes('keep-edition') && (
          <button type="submit" className="first">
            {say('settings.keep')}
          </button>
        )}
      </form>
    </section>
  )
}

const Feeds = ({ suppliers, doors }: SettingsView) => (
  <section aria-labelledby="suppliers">
    <h2 id="suppliers">{say('settings.suppliers')}</h2>
    {suppliers.length === 0 && <p className="note">{say('settings.suppliers.none')}</p>}
    <ul>
      {suppliers.map(({ slug, name, publishes }) => {
        const own = doors.filter((door) => door.supplier === slug)
        return (
          <li key={slug}>
            <a href={`/desk/wires?label=${encodeURIComponent(`supplier:${slug}`)}`}>{name}</a>
            <span className="note">
              {publishes && ` · ${say('settings.supplier.publishes')}`}
              {own.length === 0 && ` · ${say('settings.door.none')}`}
            </span>
            {own.map(({ id, kind, address, paused, failure }) => (
              <p key={id} className={failure ? 'failing' : 'note'}>
                {`${kind} ${address}: ${failure ?? say(paused ? 'settings.door.paused' : 'settings.door.ok')}`}
              </p>
            ))}
          </li>
        )
      })}
    </ul>
  </section>
)

const Outputs = ({ outputs }: SettingsView) => (
  <section aria-labelledby="outputs">
    <h2 id="outputs">{say('settings.outputs')}</h2>
    {outputs.length === 0 && <p className="note">{say('settings.outputs.none')}</p>}
    <ul>
      {outputs.map(({ name, kind, address, waiting, failing }) => (
        <li key={name}>
          {name}{' '}
          <span className={failing > 0 ? 'failing' : 'note'}>
            {`${kind} ${address} · ${say('settings.output', { count: waiting, failing })}`}
          </span>
        </li>
      ))}
    </ul>
  </section>
)

export const SettingsScreen = () => {
  const [view, setView] = useState<SettingsView>()
  const [problem, setProblem] = useState<string>()
  const { outcome, setOutcome, does } = useVerbs()
  const load = useCallback(async () => {
    const answer = await get<SettingsView>('/api/settings')
    setProblem(isRefusal(answer) ? answer.sentence : undefined)
    if (!isRefusal(answer)) setView(answer)
  }, [])
  useEffect(() => void load(), [load])
  /** A refusal leaves every field as it was written. */
  const keep = async (verb: 'keep-edition' | 'keep-sections', given: object): Promise<void> => {
    if ((await does(verb, given)) === undefined) return
    setOutcome({ text: say('settings.kept') })
    await load()
  }
  return (
    <main className="settings">
      <div className="parts">
        <h1>{say('settings.title')}</h1>
        {!start.may.includes('keep-edition') && <p className="note">{say('settings.mayNot')}</p>}
        {problem && (
          <div role="alert">
            <p>{problem}</p>
            <button type="button" onClick={() => void load()}>
              {say('settings.again')}
            </button>
          </div>
        )}
        {!view && !problem && <p role="status">{say('settings.loading')}</p>}
        {view && (
          <>
            <Site edition={view.edition} onKeep={(given) => void keep('keep-edition', given)} />
            <Sections kept={view.sections} onKeep={(sections) => void keep('keep-sections', { sections })} />
            <Feeds {...view} />
            <Outputs {...view} />
          </>
        )}
      </div>
      <Said outcome={outcome} />
    </main>
  )
}

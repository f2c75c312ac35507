/** The sections in their order: renamed, moved, shown in the navigation or not, added. */

import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '../../base/refusal.ts'
import type { SettingsView } from '../../newsroom/settings/settings-view.ts'
import { start } from '../start.ts'
import { say } from '../words/say.ts'
import { Summary } from './form.tsx'
import { useUnsaved } from './use-unsaved.ts'

type Rows = SettingsView['sections']
const bare = { slug: '', name: '', shown: true }

export const Sections = ({ kept, onKeep }: { kept: Rows; onKeep: (rows: Rows) => Promise<Refusal | undefined> }) => {
  const [rows, setRows] = useState(kept)
  const [fresh, setFresh] = useState(bare)
  const moved = useRef<HTMLButtonElement>(null)
  const [at, setAt] = useState<string>()
  const [seen, setSeen] = useState(kept)
  const [refusal, setRefusal] = useState<Refusal>()
  const may = start.may.includes('keep-sections')
  const isChanged = JSON.stringify(rows) !== JSON.stringify(seen) || fresh.name !== '' || fresh.slug !== ''
  useUnsaved(isChanged)
  useEffect(() => {
    if (JSON.stringify(seen) === JSON.stringify(kept) || isChanged) return
    setSeen(kept)
    setRows(kept)
  }, [kept, seen, isChanged])
  const keep = async () => {
    const why = await onKeep(rows)
    setRefusal(why)
    if (!why) setSeen(rows)
  }
  useEffect(() => moved.current?.focus(), [rows])
  const change = (slug: string, some: Partial<Rows[number]>) =>
    setRows(rows.map((row) => (row.slug === slug ? { ...row, ...some } : row)))
  const move = (from: number, by: -1 | 1) => {
    const one = rows[from]
    if (!one || !rows[from + by]) return
    setAt(`${one.slug} ${by}`)
    setRows(rows.toSpliced(from, 1).toSpliced(from + by, 0, one))
  }
  return (
    <section aria-labelledby="sections">
      <h2 id="sections">{say('settings.sections')}</h2>
      <p className="note">{say('settings.sections.how')}</p>
      {refusal && <Summary refusal={refusal} fields={[]} id="" />}
      <fieldset className="all" disabled={!may}>
        <ol>
          {rows.map(({ slug, name, shown }, place) => (
            <li key={slug}>
              <input
                value={name}
                aria-label={say('settings.section.name', { slug })}
                onChange={(event) => change(slug, { name: event.target.value })}
              />
              <label>
                <input
                  type="checkbox"
                  checked={shown}
                  aria-label={say('settings.section.shown', { name })}
                  onChange={(event) => change(slug, { shown: event.target.checked })}
                />{' '}
                /{slug}
              </label>
              {may &&
                ([-1, 1] as const).map((by) => (
                  <button
                    key={by}
                    type="button"
                    ref={at === `${slug} ${by}` ? moved : undefined}
                    aria-label={say(by < 0 ? 'settings.section.up' : 'settings.section.down', { name })}
                    onClick={() => move(place, by)}
                  >
                    {by < 0 ? '↑' : '↓'}
                  </button>
                ))}
            </li>
          ))}
        </ol>
        {may && (
          <p className="fresh-section">
            <input
              value={fresh.name}
              aria-label={say('settings.section.new')}
              placeholder={say('settings.section.new')}
              onChange={(event) => setFresh({ ...fresh, name: event.target.value })}
            />
            <input
              value={fresh.slug}
              aria-label={say('settings.section.slug')}
              placeholder={say('settings.section.slug')}
              onChange={(event) => setFresh({ ...fresh, slug: event.target.value })}
            />
            <button
              type="button"
              onClick={() => {
                if (!fresh.name || !fresh.slug || rows.some(({ slug }) => slug === fresh.slug)) return
                setRows([...rows, fresh])
                setFresh(bare)
              }}
            >
              {say('settings.section.add')}
            </button>
          </p>
        )}
      </fieldset>
      {may && (
        <p className="buttons">
          <button type="button" className="first" onClick={() => void keep()}>
            {say('settings.keep')}
          </button>
          {isChanged && <span className="note">{say('settings.unsaved')}</span>}
        </p>
      )}
    </section>
  )
}

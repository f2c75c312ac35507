/** Presets: one click to what somebody looks at again and again, with what came of it within a day. */

import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { PresetRow } from '../../newsroom/wires/wire-choices.ts'
import { askToNotify } from './speak-up.ts'
import { number, say } from '../words/say.ts'

type Given = {
  presets: readonly PresetRow[]
  current: string
  onChoose: (preset: PresetRow) => void
  onChange: (preset: PresetRow | undefined) => void
}

export const presetName = ({ name }: { name: string }): string => name || say('preset.all')

const Count = ({ preset: { count, most } }: { preset: PresetRow }) => (
  <span className="count">
    <span aria-hidden="true">{count >= most ? `${number(most)}+` : number(count)}</span>
    <span className="unseen">{say(count >= most ? 'preset.more' : 'preset.count', { count })}</span>
  </span>
)

export const Presets = ({ presets, current, onChoose, onChange }: Given) => (
  <nav className="presets" aria-label={say('preset.list')}>
    <ul>
      {presets.map((preset) => (
        <li key={preset.name}>
          <button
            type="button"
            aria-current={preset.name === current ? 'true' : undefined}
            onClick={() => onChoose(preset)}
          >
            {presetName(preset)} <Count preset={preset} />
            {(preset.sound || preset.notify) && (
              <span className="speaks">
                <span aria-hidden="true">♪</span>
                <span className="unseen">{say('preset.speaks')}</span>
              </span>
            )}
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="quiet" onClick={() => onChange(presets.find(({ name }) => name === current))}>
          {say('preset.change')}
        </button>
      </li>
      <li>
        <button type="button" className="quiet" onClick={() => onChange(undefined)}>
          {say('preset.keep')}
        </button>
      </li>
    </ul>
  </nav>
)

/** What the form says of a preset. `useView`: its filters become those that are set now. */
export type PresetChange = { name: string; sound: boolean; notify: boolean; useView: boolean }

type Dialog = {
  /** The preset to be changed; undefined for a new one. */
  preset: PresetRow | undefined
  onKeep: (change: PresetChange) => void
  onDelete: (name: string) => void
  onClose: () => void
}

export const PresetDialog = ({ preset, onKeep, onDelete, onClose }: Dialog) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [denied, setDenied] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])
  const kept = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onKeep({
      name: preset ? preset.name : String(form.get('name')).trim(),
      sound: form.has('sound'),
      notify: form.has('notify'),
      useView: !preset || form.has('useView'),
    })
  }
  const title = preset ? say('preset.changeOf', { name: presetName(preset) }) : say('preset.keep')
  return (
    <dialog ref={dialog} aria-label={title} onClose={onClose}>
      <form onSubmit={kept}>
        <h2>{title}</h2>
        {!preset && (
          <label>
            {say('preset.name')} <input name="name" required maxLength={60} autoComplete="off" />
          </label>
        )}
        <label>
          <input type="checkbox" name="sound" defaultChecked={preset?.sound} /> {say('preset.sound')}
        </label>
        <label>
          <input
            type="checkbox"
            name="notify"
            defaultChecked={preset?.notify}
            onChange={async (event) => event.target.checked && setDenied(!(await askToNotify()))}
          />{' '}
          {say('preset.notify')}
        </label>
        {denied && <p role="alert">{say('preset.notify.denied')}</p>}
        {preset && (
          <label>
            <input type="checkbox" name="useView" /> {say('preset.useView')}
          </label>
        )}
        <p className="buttons">
          <button type="submit" className="first">
            {say('preset.save')}
          </button>
          {preset && preset.name !== '' && (
            <button type="button" onClick={() => onDelete(preset.name)}>
              {say('preset.delete')}
            </button>
          )}
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('preset.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

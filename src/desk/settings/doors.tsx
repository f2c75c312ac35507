/** The doors through which a supplier's wires come: how each stands, looked through now, changed, paused, added, deleted. */

import { useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { DoorView } from '../../newsroom/settings/settings-view.ts'
import { send } from '../call.ts'
import { Copied } from '../people/copied.tsx'
import { mayLeave } from '../route.ts'
import { shortTime } from '../start.ts'
import { say } from '../words/say.ts'
import { type DoorKind, doorFields, doorInputOf, doorKinds, doorValues, isDoorKind } from './door-fields.ts'
import type { Values } from './fields.ts'
import { Form } from './form.tsx'
import { KindChoice } from './kind-choice.tsx'
import type { Suppliers } from './suppliers.tsx'

/** Where wires are pushed to. */
const pushAddress = (door: string): string => `${window.location.origin}/wires/${door}`

/** A token that nobody can guess. */
const newToken = (): string =>
  [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** What whoever pushes has to be told: the token is not shown again. */
const PushDialog = ({ door, token, onClose }: { door: string; token: string; onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="push-title" onClose={onClose}>
      <h2 id="push-title">{say('door.push')}</h2>
      <p>{say('door.push.how')}</p>
      <Copied label={say('door.push')} text={`POST ${pushAddress(door)}\nAuthorization: Bearer ${token}`} />
      <p className="buttons">
        <button type="button" className="first" onClick={() => dialog.current?.close()}>
          {say('keys.close')}
        </button>
      </p>
    </dialog>
  )
}

export const NewDoor = ({ supplier, of }: { supplier: string; of: Suppliers }) => {
  const { shown, opened, may } = of
  const [kind, setKind] = useState<DoorKind>('ftp')
  const [pushed, setPushed] = useState<{ door: string; token: string }>()
  const keep = (values: Values) => {
    const given = { supplier, kind, ...doorInputOf(kind, values, false) }
    const token = values.secret || newToken()
    return shown.keep<{ door: string }>(
      'keep-door',
      kind === 'push' ? { ...given, secret: token } : given,
      say('door.kept'),
      ({ door }) => (kind === 'push' ? setPushed({ door, token }) : opened.close()),
    )
  }
  return (
    <div className="opened" ref={opened.place}>
      <KindChoice
        label={say('door.kind')}
        kinds={doorKinds.map((one) => ({ value: one, label: say(`door.kind.${one}`) }))}
        value={kind}
        onChange={(next) => isDoorKind(next) && mayLeave() && setKind(next)}
      />
      <Form
        key={kind}
        fields={doorFields(kind)}
        start={doorValues(kind)}
        may={may}
        onClose={() => opened.close(true)}
        onKeep={keep}
      />
      {pushed && <PushDialog {...pushed} onClose={() => opened.close()} />}
    </div>
  )
}

const stateOf = ({ kind, failure, failing, looked, paused }: DoorView): string => {
  if (paused) return say('settings.door.paused')
  if (failure !== null) return failure
  if (kind === 'push') return say('door.open')
  return looked ? say(failing ? 'door.failing' : 'door.well', { time: shortTime(looked) }) : say('door.unseen')
}

/** «Look now»: what came of it is said when the look has ended. */
const useLook = (door: DoorView, { shown }: Suppliers) => {
  const [asked, setAsked] = useState<Pick<DoorView, 'looked' | 'came'>>()
  const { looked, came, name, failing, failure } = door
  const { setOutcome } = shown
  useEffect(() => {
    if (!asked || looked === asked.looked) return
    setAsked(undefined)
    if (failing) setOutcome({ text: say('door.looked.failed', { name, why: failure ?? '' }), wrong: true })
    else setOutcome({ text: say('door.looked', { name, count: Math.max(0, came - asked.came) }) })
  }, [asked, looked, came, name, failing, failure, setOutcome])
  return {
    isLooking: asked !== undefined,
    async look() {
      if (asked) return
      setAsked({ looked, came })
      setOutcome({ text: say('door.looking', { name }) })
      const answer = await send('/api/settings/doors/look', { door: door.id })
      if (!isRefusal(answer)) return
      setAsked(undefined)
      setOutcome({ text: answer.sentence, wrong: true })
    },
  }
}

const DoorButtons = ({ door, of }: { door: DoorView; of: Suppliers }) => {
  const { shown, opened, may, ask } = of
  const { id, name, kind, paused } = door
  const { isLooking, look } = useLook(door, of)
  const remove = () =>
    ask({
      ...{ title: say('door.delete', { name }), said: say('door.delete.why'), fields: [] },
      answers: [{ name: 'delete', label: say('settings.delete'), grave: true }],
      does: () => void shown.keep('delete-door', { door: id }, say('settings.deleted', { name })),
    })
  const pause = () =>
    void shown.keep(
      'keep-door',
      { door: id, paused: !paused },
      say(paused ? 'door.resumed' : 'door.pausedNow', { name }),
    )
  const button = (label: string, onClick: () => void, more: object = {}) => (
    <button type="button" aria-label={`${label}: ${name}`} onClick={onClick} {...more}>
      {label}
    </button>
  )
  return (
    <p className="buttons">
      {may && kind !== 'push' && !paused && button(say('door.look'), () => void look(), { 'aria-disabled': isLooking })}
      {button(say(may ? 'settings.change' : 'settings.look'), () => opened.toggle(id), opened.button(id))}
      {may && (
        <>
          {button(say(paused ? 'settings.resume' : 'settings.pause'), pause)}
          {button(say('settings.delete'), remove)}
        </>
      )}
    </p>
  )
}

export const DoorRow = ({ door, of }: { door: DoorView; of: Suppliers }) => {
  const { id, name, kind, address, hasSecret, failing, failure, came, paused } = door
  const { shown, opened, may } = of
  const known: DoorKind = isDoorKind(kind) ? kind : 'push'
  return (
    <li>
      <p>
        <span dir="auto">{name}</span>
        <span className="note">
          {[kind === 'push' ? pushAddress(id) : `${kind} ${address}`, hasSecret && say('settings.hasSecret')]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={(failing || failure) && !paused ? 'failing' : 'note'}>
          {`${stateOf(door)} · ${say('door.came', { count: came })}`}
        </span>
      </p>
      <DoorButtons door={door} of={of} />
      {opened.open === id && (
        <div className="opened" ref={opened.place}>
          <Form
            fields={doorFields(known)}
            start={doorValues(known, door)}
            may={may}
            onClose={() => opened.close(true)}
            onKeep={(values) =>
              shown.keep('keep-door', { door: id, ...doorInputOf(known, values, true) }, say('door.kept'), () =>
                opened.close(),
              )
            }
          />
        </div>
      )}
    </li>
  )
}

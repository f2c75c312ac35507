/** The rules for wires in their order: written, moved, paused, deleted here, tried on the last wires, and then kept together. */

import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { isRefusal, type Refusal } from '../../base/refusal.ts'
import type { RulesTried } from '../../newsroom/settings/rules-tried.ts'
import { send } from '../call.ts'
import { start } from '../start.ts'
import { say } from '../words/say.ts'
import { type Field, inputOf, type Values, valuesOf, wrongIn } from './fields.ts'
import { FieldList, Summary } from './form.tsx'
import { ruleFields } from './rule-fields.ts'
import { Tried } from './tried.tsx'
import { type Opened, useOpened } from './use-opened.ts'
import type { Shown } from './use-settings.ts'
import { useUnsaved } from './use-unsaved.ts'

/** A rule as it is being written. `key` stays while it is moved. */
type Draft = { key: string; values: Values }

let made = 0
const keyed = (values: Values): Draft => {
  made += 1
  return { key: `rule${made}`, values }
}

const listOf = (fields: readonly Field[], drafts: readonly Draft[]) =>
  drafts.map(({ values }) => inputOf(fields, values))

/** The refusal as it concerns the rule at `place`. */
const about = (refusal: Refusal | undefined, place: number): Refusal | undefined => {
  const own = Object.entries(refusal?.fields ?? {}).flatMap(([path, why]) =>
    path.startsWith(`rules.${place}.`) ? [[path.slice(`rules.${place}.`.length), why] as const] : [],
  )
  return refusal && own.length > 0 ? { ...refusal, fields: Object.fromEntries(own) } : undefined
}

const placeOf = ({ fields = {} }: Refusal): number | undefined => {
  const found = Object.keys(fields).flatMap((path) => /^rules\.(\d+)\./.exec(path)?.[1] ?? [])[0]
  return found === undefined ? undefined : Number(found)
}

const useRules = ({ view, keep }: Shown) => {
  const fields = ruleFields(view)
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => view.rules.map((rule) => keyed(valuesOf(fields, rule))))
  const [refusal, setRefusal] = useState<Refusal>()
  const [tried, setTried] = useState<{ of: string; said: RulesTried }>()
  const [busy, setBusy] = useState(false)
  const opened = useOpened('rule')
  const written = JSON.stringify(listOf(fields, drafts))
  const kept = JSON.stringify(
    listOf(
      fields,
      view.rules.map((rule) => keyed(valuesOf(fields, rule))),
    ),
  )
  const refused = (why: Refusal | undefined) => {
    setRefusal(why)
    const at = why && placeOf(why)
    const one = at === undefined ? undefined : drafts[at]
    if (one && one.key !== opened.open) opened.toggle(one.key)
  }
  const once = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    await work()
    setBusy(false)
  }
  return {
    ...{ fields, drafts, setDrafts, refusal, opened, busy, isChanged: written !== kept },
    /** What trying said, while the rules are those that were tried. */
    tried: tried?.of === written ? tried.said : undefined,
    tryThem: () =>
      once(async () => {
        const said = await send<RulesTried>('/api/settings/rules/try', { rules: listOf(fields, drafts) })
        refused(isRefusal(said) ? said : undefined)
        if (!isRefusal(said)) setTried({ of: written, said })
      }),
    keepThem: () =>
      once(async () => {
        const why = await keep('keep-rules', { rules: listOf(fields, drafts) }, say('rules.kept'))
        refused(why)
      }),
    takeBack() {
      setRefusal(undefined)
      setDrafts(view.rules.map((rule) => keyed(valuesOf(fields, rule))))
    },
  }
}
type Rules = ReturnType<typeof useRules>

/** What a rule says in a line: whom it means, and where that goes. */
const told = (fields: readonly Field[], values: Values): string => {
  const part = (name: string) =>
    fields
      .filter((field) => field.name.startsWith(name))
      .flatMap((field) => {
        const text = values[field.name] ?? ''
        const shown = text
          .split('\n')
          .filter(Boolean)
          .map((one) => field.choices?.find(({ value }) => value === one)?.label ?? one)
        if (shown.length === 0) return []
        const known = field.kind === 'yes-no' ? say(text === 'yes' ? 'settings.yes' : 'settings.no') : shown.join(', ')
        return [`${say(field.label)}: ${known}`]
      })
      .join(' · ')
  return `${part('fits.') || say('rule.all')} → ${part('does.') || say('rule.nothing')}`
}

/** Moving, with the focus on what was moved. */
const useMoves = ({ drafts, setDrafts }: Rules) => {
  const [focus, setFocus] = useState<string>()
  // With every change of the order, for the browser lets go of what is moved.
  useEffect(() => {
    if (focus !== undefined) document.getElementById(focus)?.focus()
    setFocus(undefined)
  }, [focus])
  return (from: number, by: -1 | 1, id: string) => {
    const one = drafts[from]
    if (!one || !drafts[from + by]) return
    setDrafts(drafts.toSpliced(from, 1).toSpliced(from + by, 0, one))
    setFocus(id)
  }
}

type Row = {
  draft: Draft
  place: number
  of: Rules
  may: boolean
  move: ReturnType<typeof useMoves>
  onDelete: () => void
}

const Buttons = ({ draft, place, of, may, move, onDelete }: Row) => {
  const { key, values } = draft
  const name = values.name || say('rule.unnamed')
  const isPaused = values.paused === 'yes'
  return (
    <p className="buttons">
      {may &&
        ([-1, 1] as const).map((by) => (
          <button
            key={by}
            type="button"
            id={`move-${key}${by}`}
            aria-disabled={!of.drafts[place + by]}
            aria-label={say(by < 0 ? 'settings.section.up' : 'settings.section.down', { name })}
            onClick={() => move(place, by, `move-${key}${by}`)}
          >
            {by < 0 ? '↑' : '↓'}
          </button>
        ))}
      <button
        type="button"
        {...of.opened.button(key)}
        aria-label={`${say(may ? 'settings.change' : 'settings.look')}: ${name}`}
        onClick={() => (of.opened.open === key ? of.opened.close() : of.opened.toggle(key))}
      >
        {say(may ? 'settings.change' : 'settings.look')}
      </button>
      {may && (
        <>
          <button
            type="button"
            aria-label={`${say(isPaused ? 'settings.resume' : 'settings.pause')}: ${name}`}
            onClick={() => of.setDrafts(of.drafts.map((one) => (one === draft ? pausedOr(one, !isPaused) : one)))}
          >
            {say(isPaused ? 'settings.resume' : 'settings.pause')}
          </button>
          <button type="button" aria-label={`${say('settings.delete')}: ${name}`} onClick={onDelete}>
            {say('settings.delete')}
          </button>
        </>
      )}
    </p>
  )
}

const pausedOr = (draft: Draft, isPaused: boolean): Draft => ({
  ...draft,
  values: { ...draft.values, paused: isPaused ? 'yes' : '' },
})

const RuleRow = (row: Row) => {
  const { draft, place, of, may, move } = row
  const { key, values } = draft
  const id = useId()
  const name = values.name || say('rule.unnamed')
  // The same one as long as it is: a new one has the focus.
  const refusal = useMemo(() => about(of.refusal, place), [of.refusal, place])
  const caught = of.tried?.caught[place]
  const pressed = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    if (!may || !event.altKey || by === undefined) return
    event.preventDefault()
    move(place, by, document.activeElement?.id ?? '')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of what stands in it
    <li onKeyDown={pressed}>
      <p>
        <strong dir="auto">{`${place + 1}. ${name}`}</strong>
        {values.paused === 'yes' && <span className="mark">{say('settings.door.paused')}</span>}
        {caught !== undefined && <span className="mark taken">{say('rules.caught', { count: caught })}</span>}
        <span className="note" dir="auto">
          {told(of.fields, values)}
        </span>
      </p>
      <Buttons {...row} />
      {of.opened.open === key && (
        <OpenRule opened={of.opened}>
          {refusal && <Summary refusal={refusal} fields={of.fields} id={id} />}
          <fieldset className="all" disabled={!may}>
            <FieldList
              fields={of.fields}
              values={values}
              wrong={wrongIn(of.fields, refusal?.fields ?? {})}
              id={id}
              onChange={(next) => of.setDrafts(of.drafts.map((one) => (one === draft ? { key, values: next } : one)))}
            />
          </fieldset>
        </OpenRule>
      )}
    </li>
  )
}

const OpenRule = ({ opened, children }: { opened: Opened; children: ReactNode }) => (
  <div className="opened" ref={opened.place}>
    {children}
    <p className="buttons">
      <button type="button" onClick={() => opened.close()}>
        {say('rules.done')}
      </button>
    </p>
  </div>
)

export const RulesPart = (shown: Shown) => {
  const of = useRules(shown)
  const move = useMoves(of)
  const add = useRef<HTMLButtonElement>(null)
  const may = start.may.includes('keep-rules')
  useUnsaved(of.isChanged)
  const remove = (draft: Draft) => {
    of.setDrafts(of.drafts.filter((one) => one !== draft))
    add.current?.focus()
  }
  const addOne = () => {
    const fresh = keyed(valuesOf(of.fields, {}))
    of.setDrafts([...of.drafts, fresh])
    of.opened.toggle(fresh.key)
  }
  const isElsewhere = of.refusal && placeOf(of.refusal) === undefined
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{say('rules')}</h2>
      <p className="note">{say('rules.how')}</p>
      {isElsewhere && of.refusal && <Summary refusal={of.refusal} fields={[]} id="" />}
      {of.drafts.length === 0 && <p>{say('rules.none')}</p>}
      <ol className="lines">
        {of.drafts.map((draft, place) => (
          <RuleRow key={draft.key} {...{ draft, place, of, may, move }} onDelete={() => remove(draft)} />
        ))}
      </ol>
      {may && (
        <p className="buttons last">
          <button type="button" ref={add} onClick={addOne}>
            {say('rules.add')}
          </button>
          <button type="button" aria-disabled={of.busy} onClick={() => void of.tryThem()}>
            {say('rules.try')}
          </button>
          <button type="button" className="first" aria-disabled={of.busy} onClick={() => void of.keepThem()}>
            {say('rules.keep')}
          </button>
          {of.isChanged && (
            <>
              <button type="button" className="quiet" onClick={of.takeBack}>
                {say('rules.back')}
              </button>
              <span className="note">{say('settings.unsaved')}</span>
            </>
          )}
        </p>
      )}
      <Tried tried={of.tried} sections={shown.view.sections} />
    </section>
  )
}

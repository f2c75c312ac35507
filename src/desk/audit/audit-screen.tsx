/** The audit: who changed what, when and why; searched by person, verb, story, words and days. */

import { useVirtualizer } from '@tanstack/react-virtual'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { AuditChoices, AuditLine } from '../../newsroom/people/audit-view.ts'
import { useKeys } from '../keys.ts'
import { Help } from '../parts/help.tsx'
import { useLoaded } from '../people/use-loaded.ts'
import { isKey, say } from '../words/say.ts'
import { queryOf, type Sought, soughtOf, useAudit } from './audit-list.ts'
import { Line } from './line.tsx'

/** So many lines before the end the next page is asked for. */
const ahead = 40

const Lines = ({ lines, end, onNearEnd }: { lines: readonly AuditLine[]; end: boolean; onNearEnd: () => void }) => {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 44,
    getItemKey: (index) => lines[index]?.place ?? index,
    overscan: 12,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (!end && last >= lines.length - ahead) onNearEnd()
  }, [last, lines.length, end, onNearEnd])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached and scrolled by keys
    <section ref={box} className="audit-lines" aria-label={say('screen.audit')} tabIndex={0}>
      <ol className="whole" style={{ blockSize: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const line = lines[index]
          return (
            line && (
              <li
                key={line.place}
                ref={virtual.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={end ? lines.length : -1}
                className="audit-line"
                style={{ transform: `translateY(${start}px)` }}
              >
                <Line line={line} />
              </li>
            )
          )
        })}
      </ol>
    </section>
  )
}

/** What a verb is called in the list to choose from. */
const verbName = (verb: string): string => {
  const key = `audit.does.${verb}`
  return isKey(key) ? say(key, { who: '', what: '…' }).trim().replace(/\.$/, '') : verb
}

type Asking = { sought: Sought; choices: AuditChoices | undefined; onSought: (sought: Sought) => void }

const Filters = ({ sought, choices, onSought }: Asking) => {
  const form = useRef<HTMLFormElement>(null)
  const read = (event?: FormEvent) => {
    event?.preventDefault()
    if (form.current) onSought(soughtOf(new URLSearchParams(new FormData(form.current) as unknown as string)))
  }
  return (
    <search className="sought-place">
      <form
        ref={form}
        className="sought"
        onSubmit={read}
        onChange={(event) => {
          // Words are looked for when they are whole: at Enter.
          if (!(event.target instanceof HTMLInputElement) || event.target.type === 'date') read()
        }}
      >
        <label>
          {say('audit.words')} <input type="search" name="q" defaultValue={sought.q} maxLength={300} />
        </label>
        <label>
          {say('audit.person')}{' '}
          <select name="actor" defaultValue={sought.actor}>
            <option value="">{say('audit.anybody')}</option>
            {sought.actor && !choices?.people.some(({ mail }) => mail === sought.actor) && (
              <option>{sought.actor}</option>
            )}
            {choices?.people.map(({ mail, name }) => (
              <option key={mail} value={mail}>
                {name}
              </option>
            ))}
            <option value="command">{say('audit.command')}</option>
          </select>
        </label>
        <label>
          {say('audit.what')}{' '}
          <select name="verb" defaultValue={sought.verb}>
            <option value="">{say('audit.anything')}</option>
            {sought.verb && !choices?.verbs.includes(sought.verb) && <option>{sought.verb}</option>}
            {choices?.verbs.map((verb) => (
              <option key={verb} value={verb}>
                {verbName(verb)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('audit.story')}{' '}
          <input
            name="story"
            defaultValue={sought.story}
            maxLength={12}
            size={13}
            autoComplete="off"
            spellCheck={false}
          />
        </label>
        <label>
          {say('audit.from')} <input type="date" name="from" defaultValue={sought.from} />
        </label>
        <label>
          {say('audit.until')} <input type="date" name="until" defaultValue={sought.until} />
        </label>
        <span className="buttons">
          <button type="submit" className="first">
            {say('audit.search')}
          </button>
          <a className="button" href={`/api/audit/lines.csv?${queryOf(sought)}`} download="audit.csv">
            {say('audit.csv')}
          </a>
        </span>
      </form>
    </search>
  )
}

const auditKeys = [
  ['/', 'keys.search'],
  ['?', 'keys.help'],
] as const

export const AuditScreen = () => {
  const [sought, setSought] = useState(() => soughtOf(new URLSearchParams(window.location.search)))
  const [helping, setHelping] = useState(false)
  const [again, setAgain] = useState(0)
  const query = queryOf(sought)
  const { lines, end, problem, more } = useAudit(query)
  const { loaded: choices } = useLoaded<AuditChoices>('/api/audit/choices')
  useEffect(() => {
    const back = () => {
      setSought(soughtOf(new URLSearchParams(window.location.search)))
      setAgain((times) => times + 1)
    }
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [])
  const seek = (next: Sought) => {
    const words = queryOf(next)
    if (words === query) return
    window.history.pushState(null, '', words ? `/desk/audit?${words}` : '/desk/audit')
    setSought(next)
  }
  useKeys({
    '/': () => document.querySelector<HTMLInputElement>('.sought input[type="search"]')?.focus(),
    '?': () => setHelping(true),
  })
  return (
    <main className="audit">
      <div className="audit-head">
        <h1>{say('screen.audit')}</h1>
        <button type="button" className="quiet help" onClick={() => setHelping(true)}>
          {say('keys.open')}
        </button>
        {/* Choices that come later, or Back, begin the form anew. */}
        <Filters key={`${again} ${choices ? 'whole' : ''}`} sought={sought} choices={choices} onSought={seek} />
      </div>
      {lines.length > 0 && <Lines key={query} lines={lines} end={end} onNearEnd={more} />}
      {(lines.length === 0 || problem) && (
        <p className="nothing" role={problem ? 'alert' : 'status'}>
          {problem ?? say(end ? 'audit.none' : 'screen.loading')}
        </p>
      )}
      {helping && <Help keys={auditKeys} onClose={() => setHelping(false)} />}
    </main>
  )
}

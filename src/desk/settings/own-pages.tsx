/** Pages of the publisher's own: what stands at /about and /policies and below /about, and every text that was ever online there. */

import { useEffect, useState } from 'react'
import { policyNames } from '../../base/policy-names.ts'
import { isRefusal } from '../../base/refusal.ts'
import type { OwnPageVersion, OwnPageView } from '../../newsroom/settings/settings-view.ts'
import { get } from '../call.ts'
import { Ask, type Asking } from '../parts/ask.tsx'
import { localText, start } from '../start.ts'
import { say } from '../words/say.ts'
import { type Field, inputOf, valuesOf } from './fields.ts'
import { Form } from './form.tsx'
import { type Opened, useOpened } from './use-opened.ts'
import type { Shown } from './use-settings.ts'

const written: readonly Field[] = [
  { name: 'title', kind: 'text', label: 'ownPage.title', needed: true },
  { name: 'words', kind: 'long', label: 'ownPage.words', needed: true },
  {
    ...{ name: 'policies', kind: 'many', label: 'ownPage.policies' },
    choices: policyNames.map((value) => ({ value, label: say(`ownPage.policy.${value}`) })),
  },
]
const fresh: readonly Field[] = [{ name: 'page', kind: 'text', label: 'ownPage.page', needed: true }, ...written]

const addressOf = (page: string): string => (page === 'about' || page === 'policies' ? `/${page}` : `/about/${page}`)

/** Those that are always there, written or not. */
const always = ['about', 'policies'] as const
const unwritten = (page: (typeof always)[number]): OwnPageView => ({
  ...{
    page,
    title: say(`ownPage.bare.${page}`),
    words: '',
    policies: [],
    isOnline: false,
    number: 0,
    actor: '',
    at: '',
  },
})

/** What was online before, newest first, each until the next; fetched when somebody opens it. */
const Earlier = ({ page, number }: { page: string; number: number }) => {
  const [isOpen, setIsOpen] = useState(false)
  const [versions, setVersions] = useState<readonly OwnPageVersion[]>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    if (!isOpen) return
    // A new text is one more version.
    void get<{ versions: OwnPageVersion[] }>(`/api/settings/pages/${page}?newest=${number}`).then((answer) => {
      if (isRefusal(answer)) setProblem(answer.sentence)
      else setVersions(answer.versions)
    })
  }, [isOpen, page, number])
  return (
    <details className="earlier" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{say('ownPage.earlier', { count: number })}</summary>
      {problem && <p role="alert">{problem}</p>}
      <ol>
        {versions?.map(({ number: one, title, words, actor, at, isOnline }) => (
          <li key={one} value={one}>
            <p className="note">
              {say(isOnline ? 'ownPage.since' : 'ownPage.gone', { at: localText(at).replace('T', ' '), actor })}
            </p>
            {isOnline && (
              <>
                <p>
                  <strong dir="auto">{title}</strong>
                </p>
                <p className="as-written" dir="auto">
                  {words}
                </p>
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

type Given = { page?: OwnPageView; shown: Shown; opened: Opened; may: boolean }

const PageForm = ({ page, shown, opened, may }: Given) => {
  const fields = page ? written : fresh
  return (
    <div className="opened" ref={opened.place}>
      <Form
        fields={fields}
        start={valuesOf(fields, page)}
        may={may}
        onClose={() => opened.close(true)}
        onKeep={(values) =>
          shown.keep(
            'keep-own-page',
            { ...(page && { page: page.page }), ...inputOf(fields, values) },
            say('settings.kept'),
            () => opened.close(),
          )
        }
      >
        {page && page.number > 0 && <Earlier page={page.page} number={page.number} />}
      </Form>
    </div>
  )
}

const stateOf = ({ isOnline, number, at, actor, page }: OwnPageView): string =>
  isOnline
    ? say('ownPage.since', { at: localText(at).replace('T', ' '), actor })
    : say(number === 0 || always.some((one) => one === page) ? 'ownPage.bare' : 'ownPage.away')

const PageRow = ({ page, shown, opened, may, ask }: Given & { page: OwnPageView; ask: (asking: Asking) => void }) => {
  const { page: key, title, isOnline } = page
  const does = say(may ? (isOnline ? 'settings.change' : 'ownPage.write') : 'settings.look')
  const remove = () =>
    ask({
      ...{ title: say('ownPage.delete', { title }), said: say('ownPage.delete.why'), fields: [] },
      answers: [{ name: 'delete', label: say('ownPage.takeAway'), grave: true }],
      does: () => void shown.keep('delete-own-page', { page: key }, say('ownPage.deleted', { title })),
    })
  return (
    <li>
      <p>
        <strong dir="auto">{title}</strong>
        <span className="note">
          <a href={addressOf(key)}>{addressOf(key)}</a> · {stateOf(page)}
        </span>
      </p>
      <p className="buttons">
        <button
          type="button"
          {...opened.button(key)}
          aria-label={`${does}: ${title}`}
          onClick={() => opened.toggle(key)}
        >
          {does}
        </button>
        {may && isOnline && (
          <button type="button" aria-label={`${say('ownPage.takeAway')}: ${title}`} onClick={remove}>
            {say('ownPage.takeAway')}
          </button>
        )}
      </p>
      {opened.open === key && <PageForm {...{ page, shown, opened, may }} />}
    </li>
  )
}

export const OwnPagesPart = (shown: Shown) => {
  const [asking, setAsking] = useState<Asking>()
  const may = start.may.includes('keep-own-page')
  const opened = useOpened('own-page')
  const kept = shown.view.pages
  const first = always.map((page) => kept.find((one) => one.page === page) ?? unwritten(page))
  const pages = [...first, ...kept.filter(({ page }) => !always.some((one) => one === page))]
  return (
    <section aria-labelledby="own-pages">
      <h2 id="own-pages">{say('settings.pages')}</h2>
      <p className="note">{say('settings.pages.how')}</p>
      <ul className="lines">
        {pages.map((page) => (
          <PageRow key={page.page} {...{ page, shown, opened, may, ask: setAsking }} />
        ))}
      </ul>
      {may && (
        <p className="buttons last">
          <button type="button" {...opened.button('+')} onClick={() => opened.toggle('+')}>
            {say('ownPage.add')}
          </button>
        </p>
      )}
      {opened.open === '+' && <PageForm {...{ shown, opened, may }} />}
      {asking && <Ask asking={asking} onClose={() => setAsking(undefined)} />}
    </section>
  )
}

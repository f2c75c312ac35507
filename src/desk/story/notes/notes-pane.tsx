/** Notes and suggestions beside the text, in the order in which they were made: answered, resolved, accepted, declined. */

import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Answer, Note, Suggestion } from '../../../story/remarks/remark.ts'
import { longTime } from '../../start.ts'
import { say } from '../../words/say.ts'
import { keyName } from '../key-name.ts'
import { useLive } from '../live-value.ts'
import type { RemarksOf } from './remarks.ts'

type Given = { of: RemarksOf; mayWrite: boolean; onSay: (sentence: string) => void }

/** Enter sends, Shift and Enter begins a new line. */
export const sendOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}

const Said = ({ by, at, children }: { by: string; at: string; children: ReactNode }) => (
  <div className="said-by">
    <p className="note">
      <b>{by}</b> {longTime(at)}
    </p>
    {children}
  </div>
)

const AnswerForm = ({ of, note, onDone }: { of: RemarksOf; note: Note; onDone: () => void }) => {
  const sent = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text')).trim()
    if (text) of.answer(note.id, text)
    onDone()
  }
  return (
    <form onSubmit={sent}>
      {/* biome-ignore lint/a11y/noAutofocus: the button that was pressed is gone, and this is in its place */}
      <textarea name="text" rows={2} aria-label={say('notes.answer')} autoFocus dir="auto" onKeyDown={sendOnEnter} />
      <button type="submit">{say('notes.send')}</button>
    </form>
  )
}

const NoteItem = ({ of, note, answers }: { of: RemarksOf; note: Note; answers: readonly Answer[] }) => {
  const [answering, setAnswering] = useState(false)
  const isChosen = useLive(of.chosen) === note.id
  return (
    <li className={isChosen ? 'remark chosen' : 'remark'}>
      <button type="button" className="quiet quote" onClick={() => of.goTo(note)} title={say('notes.show')}>
        «<span dir="auto">{note.quote}</span>»
      </button>
      <Said by={note.by} at={note.at}>
        {note.for && <p className="note">{say('notes.to', { name: note.for })}</p>}
        <p dir="auto">{note.text}</p>
      </Said>
      {answers.map((one) => (
        <Said key={one.id} by={one.by} at={one.at}>
          <p dir="auto">{one.text}</p>
        </Said>
      ))}
      {!of.stands(note) && <p className="note">{say('notes.gone')}</p>}
      {answering ? (
        <AnswerForm of={of} note={note} onDone={() => setAnswering(false)} />
      ) : (
        <p className="buttons">
          {!note.resolved && (
            <button type="button" onClick={() => setAnswering(true)}>
              {say('notes.answer')}
            </button>
          )}
          <button type="button" onClick={() => (note.resolved ? of.reopen(note) : of.resolve(note))}>
            {say(note.resolved ? 'notes.reopen' : 'notes.resolve')}
          </button>
        </p>
      )}
    </li>
  )
}

const SuggestionItem = ({ of, suggestion, mayWrite, onSay }: Given & { suggestion: Suggestion }) => {
  const isChosen = useLive(of.chosen) === suggestion.id
  return (
    <li className={isChosen ? 'remark chosen' : 'remark'}>
      <Said by={say('suggest.of', { name: suggestion.by })} at={suggestion.at}>
        <button type="button" className="quiet quote" onClick={() => of.goTo(suggestion)} title={say('notes.show')}>
          <del>
            <span className="unseen">{say('suggest.gone')} </span>
            <span dir="auto">{suggestion.was}</span>
          </del>{' '}
          {suggestion.text ? (
            <ins>
              <span className="unseen">{say('suggest.new')} </span>
              <span dir="auto">{suggestion.text}</span>
            </ins>
          ) : (
            say('suggest.delete')
          )}
        </button>
      </Said>
      {!of.stands(suggestion) && <p className="note">{say('notes.gone')}</p>}
      <p className="buttons">
        {mayWrite && (
          <button type="button" onClick={() => of.accept(suggestion) || onSay(say('suggest.changed'))}>
            {say('suggest.accept')}
          </button>
        )}
        <button type="button" onClick={() => of.decline(suggestion)}>
          {say('suggest.decline')}
        </button>
      </p>
    </li>
  )
}

export const NotesPane = (given: Given) => {
  const { of } = given
  const { notes, answers, suggestions } = useLive(of.remarks)
  const [open, resolved] = [notes.filter((one) => !one.resolved), notes.filter((one) => one.resolved)]
  const item = (note: Note) => (
    <NoteItem key={note.id} of={of} note={note} answers={answers.filter((one) => one.of === note.id)} />
  )
  return (
    <div className="notes">
      {open.length + suggestions.length === 0 && (
        <p className="note">{say('notes.none', { key: keyName('Mod+Alt+M') })}</p>
      )}
      <ul aria-label={say('notes.list')}>
        {suggestions.map((suggestion) => (
          <SuggestionItem key={suggestion.id} {...given} suggestion={suggestion} />
        ))}
        {open.map(item)}
      </ul>
      {resolved.length > 0 && (
        <details>
          <summary>{say('notes.resolved', { count: resolved.length })}</summary>
          <ul>{resolved.map(item)}</ul>
        </details>
      )}
    </div>
  )
}

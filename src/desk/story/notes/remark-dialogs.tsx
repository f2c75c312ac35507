/** A note on what is selected, or another text suggested for it. */

import type { StoryChoices } from '../../../newsroom/drafts/story-choices.ts'
import { say } from '../../words/say.ts'
import { Question } from '../text/dialogs.tsx'
import { sendOnEnter } from './notes-pane.tsx'
import type { RemarksOf } from './remarks.ts'

type Selected = NonNullable<ReturnType<RemarksOf['selected']>>
type Given = { of: RemarksOf; selected: Selected; onClose: () => void }

const short = (quote: string): string => (quote.length > 60 ? `${quote.slice(0, 60)}…` : quote)

/** "@ada ask the board" is a question to the colleague whose name begins so. */
const colleagueIn = (text: string, names: readonly string[]): string | undefined => {
  const asked = /^@([\p{L}\p{M}'’.-]+)/u.exec(text)?.[1]?.toLowerCase()
  return (
    asked &&
    names.find((name) =>
      name
        .toLowerCase()
        .split(/\s+/)
        .some((part) => part.startsWith(asked)),
    )
  )
}

export const NoteDialog = ({ of, selected, onClose, choices }: Given & { choices: StoryChoices | undefined }) => {
  const names = (choices?.colleagues ?? []).map(({ name }) => name)
  return (
    <Question
      title={say('note.title', { words: short(selected.quote) })}
      keep={say('notes.send')}
      onClose={onClose}
      onKeep={(form) => {
        const text = String(form.get('text') ?? '').trim()
        if (text) of.note(selected, text, String(form.get('for') ?? '') || colleagueIn(text, names))
        return undefined
      }}
    >
      <label>
        {say('note.text')}
        <textarea name="text" rows={3} maxLength={5000} dir="auto" onKeyDown={sendOnEnter} />
      </label>
      <label>
        {say('note.to')}
        <select name="for" defaultValue="">
          <option value="">{say('note.everybody')}</option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
    </Question>
  )
}

export const SuggestionDialog = ({ of, selected, onClose }: Given) => (
  <Question
    title={say('suggest.title', { words: short(selected.quote) })}
    keep={say('notes.send')}
    onClose={onClose}
    onKeep={(form) => {
      const text = String(form.get('text') ?? '').replace(/\s*\n\s*/g, ' ')
      if (text !== selected.quote) of.suggest(selected, text)
      return undefined
    }}
  >
    <label>
      {say('suggest.text')}
      <textarea
        name="text"
        rows={3}
        maxLength={5000}
        defaultValue={selected.quote}
        dir="auto"
        onKeyDown={sendOnEnter}
      />
    </label>
  </Question>
)

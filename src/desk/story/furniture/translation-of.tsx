/** Which story this one is a translation of: its address or identity is put in, its identity is kept. */

import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { idPattern } from '../../../base/id.ts'
import { say } from '../../words/say.ts'
import { usePart } from './use-part.ts'

/** The identity at the end of an address of the site or of the desk, or alone. */
const identityIn = (text: string): string | undefined => {
  const [path = ''] = text.trim().split(/[?#]/)
  const id = path.replace(/\/(?:life|update)?\/?$/, '').slice(-12)
  return idPattern.test(id) ? id : undefined
}

export const TranslationOf = ({ doc, story, mayWrite }: { doc: Y.Doc; story: string; mayWrite: boolean }) => {
  const [kept, keep] = usePart(doc, 'translationOf', '', (value) => value === '' || idPattern.test(String(value)))
  const [text, setText] = useState(kept ?? '')
  const [wrong, setWrong] = useState<string>()
  // Somebody else may have set it.
  useEffect(() => setText(kept ?? ''), [kept])
  const done = () => {
    const id = text.trim() === '' ? '' : identityIn(text)
    const why =
      id === undefined ? 'furniture.translationOf.wrong' : id === story ? 'furniture.translationOf.itself' : ''
    setWrong(why === '' ? undefined : say(why))
    if (id === undefined || why !== '' || id === (kept ?? '')) return
    keep(id)
  }
  return (
    <div className="field">
      <label htmlFor="field-translationOf">{say('furniture.translationOf')}</label>
      <input
        id="field-translationOf"
        value={text}
        readOnly={!mayWrite}
        autoComplete="off"
        spellCheck={false}
        aria-describedby="field-translationOf-hint"
        aria-invalid={wrong !== undefined || undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => event.key === 'Enter' && done()}
      />
      <p className="note" id="field-translationOf-hint">
        {wrong ?? say('furniture.translationOf.hint')}{' '}
        {kept && <a href={`/desk/stories/${kept}`}>{say('furniture.translationOf.open')}</a>}
      </p>
    </div>
  )
}

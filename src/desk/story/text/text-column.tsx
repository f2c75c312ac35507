/** The story as readers will see it: kicker, headline, standfirst and text, in one column. */

import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { say } from '../../words/say.ts'
import type { Count } from '../checks/findings.ts'
import { WrittenField } from '../furniture/fields.tsx'
import { Lengths } from '../furniture/titles.tsx'
import { usePart } from '../furniture/use-part.ts'
import { type LiveValue, useLive } from '../live-value.ts'

const Counted = ({ count }: { count: LiveValue<Count> }) => {
  const { words, letters } = useLive(count)
  return (
    <p className="note counted">
      {say('story.count', { count: words })} · {say('story.letters', { count: letters })}
    </p>
  )
}

/** The editor's own element, put into the page once. */
const Text = ({ editor }: { editor: Editor }) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = place
    if (!current) return undefined
    editor.mount(current)
    return () => editor.unmount()
  }, [editor])
  return <div ref={place} className="text-place" />
}

type Given = { doc: Y.Doc; editor: Editor; mayWrite: boolean; count: LiveValue<Count> }

export const TextColumn = ({ doc, editor, mayWrite, count }: Given) => {
  const [lang] = usePart(doc, 'language', 'en', (value) => typeof value === 'string')
  const field = { doc, mayWrite, lang, grows: true }
  return (
    <div className="story-column">
      <div className="opening">
        <WrittenField {...field} name="kicker" label={say('furniture.kicker')} most={80} />
        <WrittenField {...field} name="headline" label={say('furniture.headline')} most={500}>
          <Lengths doc={doc} />
        </WrittenField>
        <WrittenField {...field} name="standfirst" label={say('furniture.standfirst')} most={2000} />
      </div>
      <Text editor={editor} />
      <Counted count={count} />
    </div>
  )
}

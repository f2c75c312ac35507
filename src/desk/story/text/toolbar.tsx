/** The tools over the text: one stop for Tab, arrows within; what is on is pressed. Nothing of it is drawn anew while somebody only types. */

import type { Editor } from '@tiptap/core'
import { redo, undo } from '@tiptap/y-tiptap'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { type Key, say } from '../../words/say.ts'
import { makeKind } from '../editing/block-keys.ts'
import { type Kind, kindAt } from '../editing/blocks.ts'
import { cellPlace, insertTable, tableDoes } from '../editing/tables.ts'
import { keyName } from '../key-name.ts'
import { liveValue, sameData, useLive } from '../live-value.ts'

/** What of the text's state the tools show. */
type On = {
  kind: Kind | undefined
  strong: boolean
  emphasis: boolean
  link: boolean
  cell: boolean
  selected: boolean
}

const onAt = ({ state }: Editor): On => {
  const { from, $from, to, empty } = state.selection
  const has = (name: 'strong' | 'emphasis' | 'link'): boolean => {
    const type = state.schema.marks[name]
    if (!type) return false
    return empty
      ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
      : state.doc.rangeHasMark(from, to, type)
  }
  return {
    kind: kindAt(state),
    ...{ strong: has('strong'), emphasis: has('emphasis'), link: has('link') },
    ...{ cell: cellPlace(state) !== undefined, selected: !empty },
  }
}

const useOn = (editor: Editor): On => {
  const [live] = useState(() => liveValue(onAt(editor), sameData))
  useEffect(() => {
    let frame = 0
    const look = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => live.set(onAt(editor)))
    }
    editor.on('transaction', look)
    return () => {
      cancelAnimationFrame(frame)
      editor.off('transaction', look)
    }
  }, [editor, live])
  return useLive(live)
}

export type Asked = 'link' | 'embed' | 'picture' | 'lead' | 'cite' | 'caption' | 'note' | 'suggestion'

type Tool = { name: Key; key?: string; pressed?: boolean; label?: string; does: () => void }

const groupsOf = (editor: Editor, on: On, ask: (what: Asked) => void): Tool[][] => {
  const kind = (name: Key, which: Kind, key: string, label: string): Tool => ({
    ...{ name, key, label, pressed: on.kind === which },
    does: () => void (makeKind(editor, which) && editor.commands.focus()),
  })
  const mark = (name: 'strong' | 'emphasis', key: string, label: string): Tool => ({
    ...{ name: `tool.${name}`, key, label, pressed: on[name] },
    does: () => void editor.chain().toggleMark(name).focus().run(),
  })
  const table = (name: Exclude<keyof typeof tableDoes, never>): Tool => ({
    name: `tool.${name}`,
    does: () => void (tableDoes[name](editor) && editor.commands.focus()),
  })
  return [
    [
      kind('tool.crosshead', 'crosshead', 'Mod+Alt+2', 'H'),
      kind('tool.quote', 'quote', 'Mod+Shift+9', '“'),
      kind('tool.bullets', 'bullets', 'Mod+Shift+8', '•'),
      kind('tool.numbers', 'numbers', 'Mod+Shift+7', '1.'),
    ],
    [
      mark('strong', 'Mod+B', 'B'),
      mark('emphasis', 'Mod+I', 'I'),
      { name: 'tool.link', key: 'Mod+K', pressed: on.link, does: () => ask('link') },
    ],
    [
      ...(on.kind === 'quote' ? [{ name: 'tool.cite' as const, does: () => ask('cite') }] : []),
      { name: 'tool.picture', does: () => ask('picture') },
      { name: 'tool.embed', does: () => ask('embed') },
      ...(on.cell ? [] : [{ name: 'tool.table' as const, does: () => void insertTable(editor) }]),
    ],
    on.cell
      ? [
          ...(['rowBelow', 'columnAfter', 'withoutRow', 'withoutColumn', 'headings', 'without'] as const).map(table),
          { name: 'tool.caption' as const, does: () => ask('caption') },
        ]
      : [],
    [
      { name: 'tool.undo', key: 'Mod+Z', label: '↶', does: () => void undo(editor.state) },
      { name: 'tool.redo', key: 'Mod+Shift+Z', label: '↷', does: () => void redo(editor.state) },
    ],
  ]
}

const commenting = (ask: (what: Asked) => void): Tool[] => [
  { name: 'tool.note', key: 'Mod+Alt+M', does: () => ask('note') },
  { name: 'tool.suggest', key: 'Mod+Alt+E', does: () => ask('suggestion') },
]

export const Toolbar = ({
  editor,
  mayWrite,
  onAsk,
}: {
  editor: Editor
  mayWrite: boolean
  onAsk: (what: Asked) => void
}) => {
  const on = useOn(editor)
  const [stop, setStop] = useState(0)
  const groups = [...(mayWrite ? groupsOf(editor, on, onAsk) : []), commenting(onAsk)]
  const count = groups.flat().length
  const moved = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -stop, End: count - 1 - stop }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = (Math.min(stop, count - 1) + by + count) % count
    setStop(next)
    event.currentTarget.querySelectorAll('button')[next]?.focus()
  }
  let place = -1
  return (
    <div className="text-tools" role="toolbar" aria-label={say('tool.title')} onKeyDown={moved}>
      {groups.map((tools, group) => (
        <div key={group} className="tool-group">
          {tools.map(({ name, key, pressed, label, does }) => {
            place += 1
            const own = place
            return (
              <button
                key={name}
                type="button"
                className={`quiet ${name.slice(5)}`}
                tabIndex={own === Math.min(stop, count - 1) ? 0 : -1}
                aria-pressed={pressed}
                title={key ? `${say(name)} (${keyName(key)})` : say(name)}
                onFocus={() => setStop(own)}
                // The selection in the text stays where it is.
                onMouseDown={(event) => event.preventDefault()}
                onClick={does}
              >
                {label && <span aria-hidden="true">{label}</span>}
                <span className={label && 'unseen'}>{say(name)}</span>
              </button>
            )
          })}
        </div>
      ))}
    </div>
  )
}

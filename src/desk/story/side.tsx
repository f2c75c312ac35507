/** What stands beside the text, a part at a time: furniture, checks, notes, and what else a story has (tabs of ARIA). */

import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { say } from '../words/say.ts'

export type SidePart = { name: string; title: string; count?: ReactNode; content: ReactNode }

type Given = { parts: readonly SidePart[]; shown: string; onShow: (name: string) => void }

export const Side = ({ parts, shown, onShow }: Given) => {
  const list = useRef<HTMLDivElement>(null)
  const moved = (event: KeyboardEvent) => {
    const at = parts.findIndex(({ name }) => name === shown)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: parts.length - 1 }[event.key]
    const to = next === undefined ? undefined : parts.at(next % parts.length)
    if (!to) return
    event.preventDefault()
    onShow(to.name)
    list.current?.querySelector<HTMLElement>(`#tab-${to.name}`)?.focus()
  }
  return (
    <aside className="beside" aria-label={say('story.parts')}>
      <div ref={list} className="tabs" role="tablist" aria-label={say('story.parts')} onKeyDown={moved}>
        {parts.map(({ name, title, count }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === shown}
            aria-controls={`part-${name}`}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => onShow(name)}
          >
            {title} {count}
          </button>
        ))}
      </div>
      {parts.map(({ name, content }) => (
        <div
          key={name}
          role="tabpanel"
          id={`part-${name}`}
          aria-labelledby={`tab-${name}`}
          className="panel"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, with a keyboard too
          tabIndex={0}
          hidden={name !== shown}
        >
          {content}
        </div>
      ))}
    </aside>
  )
}

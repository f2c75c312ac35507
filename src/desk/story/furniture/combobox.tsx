/** A line in which one types, and a list below that offers what fits: arrows choose, Enter takes (the combobox of ARIA 1.2). */

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'

export type Choice = { key: string; name: string; about?: string }

type Given = {
  label: string
  hint?: string
  /** Finds what fits; what was asked for before is no longer waited for. */
  find: (words: string, signal: AbortSignal) => Promise<Choice[]>
  /** Said where nothing fits. */
  none: string
  onTake: (choice: Choice) => void
}

/** How long after a key it is asked for, in milliseconds. */
const pause = 120

const useFound = (words: string, find: Given['find']): Choice[] | undefined => {
  const [found, setFound] = useState<Choice[]>()
  const current = useRef(find)
  current.current = find
  useEffect(() => {
    setFound(undefined)
    if (!words.trim()) return undefined
    const stopped = new AbortController()
    const waiting = setTimeout(() => {
      current.current(words.trim(), stopped.signal).then(
        (choices) => stopped.signal.aborted || setFound(choices),
        () => undefined,
      )
    }, pause)
    return () => {
      clearTimeout(waiting)
      stopped.abort()
    }
  }, [words])
  return found
}

export const Combobox = ({ label, hint, find, none, onTake }: Given) => {
  const id = useId()
  const [words, setWords] = useState('')
  const [active, setActive] = useState(0)
  const found = useFound(words, find)
  const isOpen = found !== undefined
  const take = (choice: Choice | undefined) => {
    if (!choice) return
    onTake(choice)
    setWords('')
  }
  const pressed = (event: KeyboardEvent) => {
    const count = found?.length ?? 0
    if (event.key === 'Enter') {
      event.preventDefault()
      take(found?.[active])
    } else if (event.key === 'Escape' && words) {
      event.stopPropagation()
      setWords('')
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault()
      setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + count) % count)
    }
  }
  return (
    <div className="combobox">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found?.[active] ? `${id}-${active}` : undefined}
        placeholder={label}
        title={hint}
        autoComplete="off"
        dir="auto"
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setActive(0)
        }}
        onKeyDown={pressed}
        onBlur={() => setWords('')}
      />
      <div className="found" hidden={!isOpen}>
        <div role="listbox" id={`${id}-list`} aria-label={label}>
          {found?.map((choice, at) => (
            // The keys are the line's, which keeps the focus.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              key={choice.key}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(choice)}
            >
              <span dir="auto">{choice.name}</span> {choice.about && <small>{choice.about}</small>}
            </div>
          ))}
        </div>
        {found?.length === 0 && <p className="note">{none}</p>}
      </div>
    </div>
  )
}

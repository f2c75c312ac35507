/** Keys of a screen: single letters wherever nobody is typing, as long as the person wants them to be keys. */

import { useEffect, useRef } from 'react'

export type Keys = Record<string, (event: KeyboardEvent) => void>

const kept = 'dateline.letters'

/** Whether single letters are keys: somebody who dictates turns that off (WCAG 2.2, 2.1.4). */
export const lettersAreKeys = (): boolean => localStorage.getItem(kept) !== 'off'
export const letLettersBeKeys = (on: boolean): void => localStorage.setItem(kept, on ? 'on' : 'off')

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

/** Where the key does something of its own: a button or a link goes by Enter, a dialog has its own keys. */
const isBusy = (event: KeyboardEvent): boolean =>
  document.querySelector('dialog[open]') !== null ||
  (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null)

/** Whether a key may be the screen's: nobody types, nothing is open above it, and it is no chord. */
export const isFree = (event: KeyboardEvent): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !event.isComposing &&
  !isBusy(event) &&
  (!isTyping(event.target) || event.key === 'Escape')

export const useKeys = (keys: Keys): void => {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const does = current.current[event.key]
      if (!does || !isFree(event)) return
      if (event.key.length === 1 && !lettersAreKeys()) return
      event.preventDefault()
      does(event)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}

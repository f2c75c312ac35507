/** Moving from line to line: the mark is the focus, so that whoever listens hears where they are. */

import { type RefObject, useEffect, useRef } from 'react'

/** Every line has one element that stands for it. */
const lineOf = '[data-line]'

export const useLines = (place: RefObject<HTMLElement | null>, changed: unknown) => {
  const last = useRef<{ id: string; at: number }>(undefined)
  const lines = () => [...(place.current?.querySelectorAll<HTMLElement>(lineOf) ?? [])]
  const atOf = (all: readonly HTMLElement[]): number => {
    const row = document.activeElement?.closest('li, tr')
    return row ? all.findIndex((one) => row.contains(one)) : -1
  }
  const focus = (all: readonly HTMLElement[], at: number): void => {
    const line = all[Math.max(0, Math.min(all.length - 1, at))]
    if (!line) return
    line.focus()
    line.closest('li, tr')?.scrollIntoView({ block: 'nearest' })
  }
  useEffect(() => {
    const noted = () => {
      const all = lines()
      const at = atOf(all)
      if (at >= 0) last.current = { id: all[at]?.dataset.line ?? '', at }
      else if (document.activeElement !== document.body) last.current = undefined
    }
    document.addEventListener('focusin', noted)
    return () => document.removeEventListener('focusin', noted)
  })
  // A line that is gone, because it is dealt with, leaves the mark where it was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was shown has changed
  useEffect(() => {
    if (!last.current || document.activeElement !== document.body || document.querySelector('dialog[open]')) return
    focus(lines(), last.current.at)
  }, [changed])
  return {
    step(by: number): void {
      const all = lines()
      const at = atOf(all)
      focus(all, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by)
    },
    first: () => focus(lines(), 0),
    last: () => focus(lines(), Number.MAX_SAFE_INTEGER),
    /** Presses the button of the marked line that this key stands for, or else the first one on the screen where `anywhere`. */
    press(key: string, anywhere = false): void {
      const button = `button[aria-keyshortcuts="${key}"]`
      const marked = document.activeElement?.closest('li, tr')?.querySelector<HTMLElement>(button)
      const found = marked ?? (anywhere ? place.current?.querySelector<HTMLElement>(button) : undefined)
      found?.click()
    },
  }
}

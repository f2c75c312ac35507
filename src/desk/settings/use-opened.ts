/** Which form of a list is open: one at a time, and none is closed with something in it that is not kept without asking. The focus goes in, and back. */

import { useEffect, useRef, useState } from 'react'
import { mayLeave } from '../route.ts'

export type Opened = {
  open: string | undefined
  toggle(which: string): void
  /** `asking` is left away where what was written is kept. */
  close(asking?: boolean): void
  /** What the button that opens it is called, to have the focus back. */
  button(which: string): { id: string; 'aria-expanded': boolean }
  /** Where the form stands. */
  place: React.RefObject<HTMLDivElement | null>
}

const nameOf = (list: string, which: string): string => `open-${list}-${which}`

export const useOpened = (list: string): Opened => {
  const [open, setOpen] = useState<string>()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open !== undefined)
      place.current?.querySelector<HTMLElement>('input:enabled, select:enabled, textarea:enabled, button')?.focus()
  }, [open])
  const close = (asking = false) => {
    if (open === undefined || (asking && !mayLeave())) return
    setOpen(undefined)
    requestAnimationFrame(() => document.getElementById(nameOf(list, open))?.focus())
  }
  return {
    open,
    place,
    close,
    toggle(which) {
      if (which === open) close(true)
      else if (open === undefined || mayLeave()) setOpen(which)
    },
    button: (which) => ({ id: nameOf(list, which), 'aria-expanded': which === open }),
  }
}

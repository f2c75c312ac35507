/** What is opened to be read, beside the list or, on a narrow screen, over it. */

import { type RefObject, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { WireRow } from '../../newsroom/wires/wire-row.ts'
import type { ListHandle } from './list.tsx'

const narrow = window.matchMedia('(max-width: 63.99rem)')
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      narrow.addEventListener('change', tell)
      return () => narrow.removeEventListener('change', tell)
    },
    () => narrow.matches,
  )

/** What is read: `item` stands still while its row goes on, until the person reads on. `since`: when the newest of the row had come. */
export type ReadNow = { head: string; item: string; since: string; again: number }

/** Reading opens and closes; on a narrow screen, where it covers the list, Back closes it. */
export const useOpened = (
  list: RefObject<ListHandle | null>,
  place: RefObject<HTMLElement | null>,
  isNarrow: boolean,
) => {
  const [opened, setOpened] = useState<ReadNow>()
  const isOpen = opened !== undefined
  useEffect(() => {
    if (isOpen) place.current?.focus({ preventScroll: true })
  }, [isOpen, place])
  const shut = useCallback(() => {
    setOpened(undefined)
    // After the list can have the focus again.
    requestAnimationFrame(() => list.current?.focus())
  }, [list])
  useEffect(() => {
    const back = () => {
      if (!window.history.state?.reading) setOpened((before) => (before && narrow.matches ? undefined : before))
    }
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [])
  return {
    opened,
    read({ head, item, receivedAt: since }: Pick<WireRow, 'head' | 'item' | 'receivedAt'>) {
      if (!opened && isNarrow) window.history.pushState({ reading: true }, '')
      setOpened((before) => ({ head, item, since, again: (before?.again ?? 0) + 1 }))
    },
    close() {
      if (!opened) return
      if (window.history.state?.reading) window.history.back()
      shut()
    },
  }
}

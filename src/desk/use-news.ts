/** When the server says that something has changed: at most once a second, and while nobody looks not before somebody does. */

import { useEffect, useRef, useState } from 'react'
import type { DeskNews } from '../newsroom/wires/desk-start.ts'
import { type LiveState, listen } from './live.ts'

const pause = 1000

/**
 * `wakes`: the news is wanted even while the page is hidden, since something is to speak up. `changed` is told which have changed; nothing where that is
 * not known.
 */
export const useNews = (about: DeskNews, changed: (which?: ReadonlySet<string>) => void, wakes = false): LiveState => {
  const [state, setState] = useState<LiveState>('wait')
  const current = useRef({ changed, wakes })
  current.current = { changed, wakes }
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    let last = 0
    let missed = false
    let named: Set<string> | undefined = new Set()
    const tell = (which?: readonly string[]) => {
      if (!which) named = undefined
      for (const one of which ?? []) named?.add(one)
      if (document.hidden && !current.current.wakes) {
        missed = true
        return
      }
      waiting ??= setTimeout(
        () => {
          waiting = undefined
          last = Date.now()
          const told = named
          named = new Set()
          current.current.changed(told)
        },
        Math.max(0, last + pause - Date.now()),
      )
    }
    const looked = () => {
      if (document.hidden || !missed) return
      missed = false
      tell([])
    }
    document.addEventListener('visibilitychange', looked)
    const stop = listen(about, tell, setState)
    return () => {
      clearTimeout(waiting)
      document.removeEventListener('visibilitychange', looked)
      stop()
    }
  }, [about])
  return state
}

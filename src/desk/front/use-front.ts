/** A front as the tool holds it: asked for when it is opened, and again whenever the line says that it may be another. */

import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { FrontStory, FrontView } from '../../newsroom/fronts/front-view.ts'
import { get } from '../call.ts'
import type { LiveState } from '../live.ts'

/** What is told within this time, in milliseconds, is asked for once. */
const pause = 400

export type Wanted = { words: string; section: string }

/** The line of this front: while it is open, others see who is here. */
const useLine = (path: string, changed: () => void): LiveState => {
  const [state, setState] = useState<LiveState>('wait')
  const told = useRef(changed)
  told.current = changed
  useEffect(() => {
    const source = new EventSource(`/api/front/live?path=${encodeURIComponent(path)}`)
    let waiting: ReturnType<typeof setTimeout> | undefined
    let before = false
    const tell = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        told.current()
      }, pause)
    }
    source.onopen = () => {
      setState('on')
      if (before) tell()
      before = true
    }
    source.onerror = () => setState('off')
    source.addEventListener('fronts', tell)
    return () => {
      clearTimeout(waiting)
      source.close()
    }
  }, [path])
  return state
}

export type Front = ReturnType<typeof useFront>

export const useFront = (path: string, wanted: Wanted) => {
  const [view, setView] = useState<FrontView>()
  const [stories, setStories] = useState<readonly FrontStory[]>([])
  const [problem, setProblem] = useState<{ text: string; signedOut: boolean }>()
  const latest = useRef<FrontView>(undefined)
  const query = `q=${encodeURIComponent(wanted.words)}&section=${encodeURIComponent(wanted.section)}`
  const asked = useRef(0)
  const newest = useRef<Promise<FrontView | undefined>>(undefined)
  const ask = useCallback(async (): Promise<FrontView | undefined> => {
    asked.current += 1
    const mine = asked.current
    const answer = await get<FrontView>(`/api/front?path=${encodeURIComponent(path)}`)
    // Somebody has asked since: theirs is the newer answer.
    if (mine !== asked.current) return newest.current
    if (isRefusal(answer)) {
      setProblem({ text: answer.sentence, signedOut: answer.refused === 'not-signed-in' })
      return undefined
    }
    latest.current = answer
    setProblem(undefined)
    setView(answer)
    return answer
  }, [path])
  /** The front as it stands now. */
  const refresh = useCallback((): Promise<FrontView | undefined> => {
    newest.current = ask()
    return newest.current
  }, [ask])
  const refreshStories = useCallback(
    async (signal?: AbortSignal): Promise<void> => {
      const answer = await get<FrontStory[]>(`/api/front/candidates?${query}`, signal).catch(() => undefined)
      if (answer && !signal?.aborted && !isRefusal(answer)) setStories(answer)
    },
    [query],
  )
  useEffect(() => void refresh(), [refresh])
  useEffect(() => {
    const stopped = new AbortController()
    void refreshStories(stopped.signal)
    return () => stopped.abort()
  }, [refreshStories])
  const live = useLine(path, () => {
    void refresh()
    void refreshStories()
  })
  return { view, stories, problem, live, refresh, latest }
}

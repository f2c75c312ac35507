/** The hand-over as it is now: asked for once, and again only when the server says that something of it has changed. */

import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { NowView } from '../../newsroom/now/now-view.ts'
import { get } from '../call.ts'
import type { LiveState } from '../live.ts'
import { useNews } from '../use-news.ts'

export type Now = {
  view: NowView | undefined
  problem: string | undefined
  signedOut: boolean
  live: LiveState
  refresh: () => void
}

export const useNow = (): Now => {
  const [view, setView] = useState<NowView>()
  const [problem, setProblem] = useState<{ sentence: string; signedOut: boolean }>()
  const asked = useRef(0)
  const refresh = useCallback(async () => {
    asked.current += 1
    const mine = asked.current
    const answer = await get<NowView>('/api/now')
    // Of two answers the one that was asked for last is shown.
    if (mine !== asked.current) return
    if (isRefusal(answer)) setProblem({ sentence: answer.sentence, signedOut: answer.refused === 'not-signed-in' })
    else {
      setProblem(undefined)
      setView(answer)
    }
  }, [])
  useEffect(() => void refresh(), [refresh])
  const live = useNews('now', () => void refresh())
  return {
    ...{ view, live, problem: problem?.sentence, signedOut: problem?.signedOut ?? false },
    refresh: () => void refresh(),
  }
}

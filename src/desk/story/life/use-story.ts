/** A story as the desk looks at it, and anew whenever the server says that it has changed. */

import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../../base/refusal.ts'
import type { StoryView } from '../../../newsroom/life/story-view.ts'
import { get } from '../../call.ts'
import { useNews } from '../../use-news.ts'

export const useStory = (story: string) => {
  const [view, setView] = useState<StoryView>()
  const [problem, setProblem] = useState<{ sentence: string; signedOut: boolean }>()
  const stopped = useRef(new AbortController())
  const refresh = useCallback(async () => {
    const { signal } = stopped.current
    const answer = await get<StoryView>(`/api/stories/${story}`, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    if (!answer || signal.aborted) return
    if (isRefusal(answer)) setProblem({ sentence: answer.sentence, signedOut: answer.refused === 'not-signed-in' })
    else {
      setProblem(undefined)
      setView(answer)
    }
  }, [story])
  useEffect(() => {
    const own = new AbortController()
    stopped.current = own
    void refresh()
    return () => own.abort()
  }, [refresh])
  const live = useNews('stories', (which) => {
    if (!which || which.has(story)) void refresh()
  })
  return { view, problem, live, refresh }
}

/** What a screen shows of the server's, loaded when it opens and again after a change. */

import { useCallback, useEffect, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import { get } from '../call.ts'

export const useLoaded = <Answer>(path: string) => {
  const [loaded, setLoaded] = useState<Answer>()
  const [problem, setProblem] = useState<string>()
  const load = useCallback(async () => {
    const answer = await get<Answer>(path)
    setProblem(isRefusal(answer) ? answer.sentence : undefined)
    if (!isRefusal(answer)) setLoaded(answer)
  }, [path])
  useEffect(() => void load(), [load])
  return { loaded, problem, load }
}

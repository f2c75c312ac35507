/** Something that a panel needs of the server: fetched when its address is another or what it depends on has changed. */

import { useEffect, useState } from 'react'
import { isRefusal } from '../../../base/refusal.ts'
import { get } from '../../call.ts'

export type Fetched<Answer> = { answer?: Answer; problem?: string }

/** `again`: fetched anew when this is another; what was there stays until the new has come. */
export const useFetched = <Answer>(path: string | undefined, again: string | number = ''): Fetched<Answer> => {
  const [fetched, setFetched] = useState<Fetched<Answer> & { path?: string }>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is what it is fetched anew for
  useEffect(() => {
    if (path === undefined) return
    const stopped = new AbortController()
    get<Answer>(path, stopped.signal)
      .then((answer) => setFetched(isRefusal(answer) ? { path, problem: answer.sentence } : { path, answer }))
      .catch((error: unknown) => {
        if (!stopped.signal.aborted) throw error
      })
    return () => stopped.abort()
  }, [path, again])
  return fetched.path === path ? fetched : {}
}

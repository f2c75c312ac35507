/** The wire that is being read: fetched when another is chosen, and never replaced by itself. */

import { useEffect, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { WireReading } from '../../newsroom/wires/wire-reading.ts'
import { get } from '../call.ts'

type Read = { item: string; reading?: WireReading; problem?: string }

export const useReading = (item: string | undefined, again: number) => {
  const [read, setRead] = useState<Read>()
  useEffect(() => {
    if (item === undefined) return
    const stopped = new AbortController()
    const fetched = async () => {
      const answer = await get<WireReading>(`/api/wires/${item}`, stopped.signal)
      setRead(isRefusal(answer) ? { item, problem: answer.sentence } : { item, reading: answer })
    }
    fetched().catch((error: unknown) => {
      if (!stopped.signal.aborted) throw error
    })
    return () => stopped.abort()
  }, [item, again])
  return read?.item === item ? read : undefined
}

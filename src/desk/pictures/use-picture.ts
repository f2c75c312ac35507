/** The picture that is open: fetched when another is chosen, and again when something has changed. */

import { useEffect, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { PictureReading } from '../../newsroom/pictures/picture-reading.ts'
import { get } from '../call.ts'

type Read = { id: string; reading?: PictureReading; problem?: string }

export const usePicture = (id: string | undefined) => {
  const [read, setRead] = useState<Read>()
  const [again, setAgain] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks anew
  useEffect(() => {
    if (id === undefined) return
    const stopped = new AbortController()
    const fetched = async () => {
      const answer = await get<PictureReading>(`/api/pictures/${id}`, stopped.signal)
      setRead(isRefusal(answer) ? { id, problem: answer.sentence } : { id, reading: answer })
    }
    fetched().catch((error: unknown) => {
      if (!stopped.signal.aborted) throw error
    })
    return () => stopped.abort()
  }, [id, again])
  return { read: read?.id === id ? read : undefined, readAgain: () => setAgain((before) => before + 1) }
}

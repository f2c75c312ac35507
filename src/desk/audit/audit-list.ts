/** The audit as the desk holds it: the lines that fit, page by page as they are wanted. No look. */

import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { AuditLine, AuditPage } from '../../newsroom/people/audit-view.ts'
import { get } from '../call.ts'

/** What is looked for; empty: anything. `from` and `until` are days of the publication's zone. */
export type Sought = { actor: string; verb: string; story: string; q: string; from: string; until: string }

const fields = ['actor', 'verb', 'story', 'q', 'from', 'until'] as const

export const soughtOf = (query: URLSearchParams): Sought => {
  const of = (field: keyof Sought): string => query.get(field) ?? ''
  return { actor: of('actor'), verb: of('verb'), story: of('story'), q: of('q'), from: of('from'), until: of('until') }
}

/** The same as an address has it. */
export const queryOf = (sought: Sought): string => {
  const query = new URLSearchParams()
  for (const field of fields) if (sought[field]) query.set(field, sought[field])
  return query.toString()
}

type Loaded = { lines: readonly AuditLine[]; end: boolean; problem: string | undefined }
const nothing: Loaded = { lines: [], end: false, problem: undefined }

const page = 100

export const useAudit = (query: string): Loaded & { more: () => void } => {
  const [loaded, setLoaded] = useState(nothing)
  const asking = useRef<AbortController>(undefined)
  const ask = useCallback(
    async (before: readonly AuditLine[]) => {
      const stopped = new AbortController()
      asking.current = stopped
      const place = before.at(-1)?.place
      const path = `/api/audit?${[query, `limit=${page}`, place && `before=${place}`].filter(Boolean).join('&')}`
      const answer = await get<AuditPage>(path, stopped.signal).catch(() => undefined)
      if (stopped.signal.aborted || !answer) return
      asking.current = undefined
      setLoaded(
        isRefusal(answer)
          ? { lines: before, end: true, problem: answer.sentence }
          : { lines: [...before, ...answer.lines], end: !answer.more, problem: undefined },
      )
    },
    [query],
  )
  useEffect(() => {
    setLoaded(nothing)
    void ask([])
    return () => asking.current?.abort()
  }, [ask])
  const more = useCallback(() => {
    if (!asking.current && !loaded.end && loaded.lines.length > 0) void ask(loaded.lines)
  }, [ask, loaded])
  return { ...loaded, more }
}

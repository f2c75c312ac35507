/** What is open in somebody's name (a live line, a draft that is edited together) ends when their session does, on whichever machine it was ended. */

import type { Database } from '../../store/database.ts'
import { goodSessions, hearEndedSessions, type SessionEar } from '../../store/people/hear-ended-sessions.ts'

export type SessionEnds = {
  /** Has `end` called once when this session ends (`signedIn` names it). Answers how to take that back, when what was open has closed. */
  whenEnded(session: string, end: () => void): () => void
  close(): Promise<void>
}

/** One ear for all of this process, open for as long as anything is. */
export const sessionEnds = ({ db, url }: Pick<Database, 'db' | 'url'>): SessionEnds => {
  const open = new Map<string, Set<() => void>>()
  let ear: SessionEar | undefined
  const stopIfIdle = (): void => {
    if (open.size > 0) return
    const last = ear
    ear = undefined
    void last?.close()
  }
  const endAll = (session: string): void => {
    const ends = open.get(session) ?? []
    open.delete(session)
    for (const end of ends) end()
    stopIfIdle()
  }
  const look = async (): Promise<void> => {
    // One that is opened during the look was not asked about.
    const asked = [...open.keys()]
    if (asked.length === 0) return
    const good = await goodSessions(db, asked)
    for (const session of asked) if (!good.has(session)) endAll(session)
  }
  return {
    whenEnded(session, end) {
      open.set(session, (open.get(session) ?? new Set()).add(end))
      // The database being away ends nothing; the ear opens again after it and looks anew.
      ear ??= hearEndedSessions(url, (ended) =>
        ended === undefined ? void look().catch(() => undefined) : endAll(ended),
      )
      return () => {
        const ends = open.get(session)
        ends?.delete(end)
        if (ends?.size === 0) open.delete(session)
        stopIfIdle()
      }
    },
    async close() {
      open.clear()
      const last = ear
      ear = undefined
      await last?.close()
    },
  }
}

/** The answer, which comes to its end when the session does. */
export const untilEnded = (answer: Response, ends: SessionEnds, session: string): Response => {
  const reader = answer.body?.getReader()
  if (!reader) return answer
  let forget = (): void => undefined
  let isOver = false
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      forget = ends.whenEnded(session, () => {
        isOver = true
        controller.close()
        void reader.cancel()
      })
    },
    async pull(controller) {
      const { done, value } = await reader.read()
      if (isOver) return
      if (!done) return controller.enqueue(value)
      forget()
      controller.close()
    },
    cancel() {
      forget()
      return reader.cancel()
    },
  })
  return new Response(stream, answer)
}

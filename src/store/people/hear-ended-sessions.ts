/** An ear for sessions that end: whoever ends one tells every machine with the commit (migration 014). */

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Db } from '../database.ts'

const channel = 'dateline_session_ended'

/** How long a broken ear waits to be opened again, in milliseconds. */
const again = 500

export type SessionEar = { close(): Promise<void> }

/** Calls `ended` with the number of each session that ends, and without one whenever some may have ended unheard. */
export const hearEndedSessions = (url: string, ended: (session?: string) => void): SessionEar => {
  let client: pg.Client | undefined
  const closed = new AbortController()
  const connect = async (): Promise<void> => {
    const opened = new pg.Client({ connectionString: url, application_name: 'dateline sessions', keepAlive: true })
    opened.on('notification', ({ payload = '' }) => ended(payload.split(' ')[0]))
    // An error is followed by the end, which opens the next connection.
    opened.on('error', () => undefined)
    opened.once('end', () => void reopen())
    client = opened
    await opened.connect()
    await opened.query(`listen ${channel}`)
    ended()
  }
  const reopen = async (): Promise<void> => {
    await sleep(again, undefined, { ref: false, signal: closed.signal }).catch(() => undefined)
    if (closed.signal.aborted) return
    // One that never opened has no end to hear.
    await connect().catch(() => void reopen())
  }
  const opening = connect().catch(() => void reopen())
  return {
    async close() {
      closed.abort()
      await opening
      await client?.end().catch(() => undefined)
    },
  }
}

/** Which of these sessions are still good. */
export const goodSessions = async (db: Db, ids: readonly string[]): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .select('session.id')
    .where('session.id', 'in', ids)
    .where('expires_at', '>', new Date())
    .where('left_at', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

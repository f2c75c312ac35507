/** An ear for drafts: whoever changes one tells all nodes with the commit (migration 011). */

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { StoryId } from '../../base/id.ts'

const channel = 'dateline_drafts'

/** How long a broken ear waits to be opened again, in milliseconds. */
const again = 250

export type DraftEar = {
  /** Ends when whatever is committed from now on is heard. */
  opened: Promise<void>
  close(): Promise<void>
}

export type Hearing = {
  /** A draft has changed, up to this update; `undefined`: it is no more. */
  changed(story: StoryId, number: number | undefined): void
  /** Something may have gone by unheard. */
  missed(): void
}

/** One connection, and no query while nothing happens; one that breaks is opened again. */
export const hearDrafts = (url: string, { changed, missed }: Hearing): DraftEar => {
  let client: pg.Client | undefined
  const ended = new AbortController()
  const first = Promise.withResolvers<void>()
  const connect = async (): Promise<void> => {
    const opened = new pg.Client({ connectionString: url, application_name: 'dateline drafts', keepAlive: true })
    opened.on('notification', ({ payload = '' }) => {
      const [story = '', number] = payload.split(' ')
      changed(story as StoryId, number === '-' ? undefined : Number(number))
    })
    // An error is followed by the end, which opens the next connection.
    opened.on('error', () => undefined)
    opened.once('end', () => void reopen())
    client = opened
    await opened.connect()
    await opened.query(`listen ${channel}`)
    first.resolve()
    missed()
  }
  const reopen = async (): Promise<void> => {
    await sleep(again, undefined, { ref: false, signal: ended.signal }).catch(() => undefined)
    if (ended.signal.aborted) return
    // One that never opened has no end to hear.
    await connect().catch(() => void reopen())
  }
  const opening = connect().catch(() => void reopen())
  return {
    opened: first.promise,
    async close() {
      ended.abort()
      first.resolve()
      await opening
      await client?.end().catch(() => undefined)
    },
  }
}

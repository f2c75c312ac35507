/** An ear for the list of wires: whoever changes it tells the desks with the commit (migration 010). */

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const channel = 'dateline_wires'

/** How long a broken ear waits to be opened again, in milliseconds. */
const again = 500

export type Ear = { close(): Promise<void> }

/** Calls `changed` after every commit that changed the list, and whenever one may have been missed. One connection, and no query while nothing happens. */
export const hearWires = (url: string, changed: () => void): Ear => {
  let client: pg.Client | undefined
  const ended = new AbortController()
  const connect = async (): Promise<void> => {
    const opened = new pg.Client({ connectionString: url, application_name: 'dateline desk', keepAlive: true })
    opened.on('notification', changed)
    // An error is followed by the end, which opens the next connection.
    opened.on('error', () => undefined)
    opened.once('end', () => void reopen())
    client = opened
    await opened.connect()
    await opened.query(`listen ${channel}`)
    // What was committed before the ear was open has gone by unheard.
    changed()
  }
  const reopen = async (): Promise<void> => {
    await sleep(again, undefined, { ref: false, signal: ended.signal }).catch(() => undefined)
    if (ended.signal.aborted) return
    // One that never opened has no end to hear.
    await connect().catch(() => void reopen())
  }
  const opening = connect().catch(() => void reopen())
  return {
    async close() {
      ended.abort()
      await opening
      await client?.end().catch(() => undefined)
    },
  }
}

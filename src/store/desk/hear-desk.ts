/** An ear for what the desks show: whoever changes it tells them with the commit (migrations 010, 012, 015, 016 and 020). */

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** What the desks are told of, and the channel on which the database says so. */
const channels = {
  wires: 'dateline_wires',
  stories: 'dateline_stories',
  pictures: 'dateline_pictures',
  now: 'dateline_now',
  alarms: 'dateline_alarms',
  fronts: 'dateline_fronts',
  doors: 'dateline_doors',
} as const
export type DeskNews = keyof typeof channels
export const deskNews = Object.keys(channels) as DeskNews[]
const newsOf = new Map<string, DeskNews>(deskNews.map((news) => [channels[news], news]))

/** How long a broken ear waits to be opened again, in milliseconds. */
const again = 500

export type Ear = { close(): Promise<void> }

/**
 * Calls `changed` after every commit that changed what one of them is about, with which it was where the commit says so (of stories); and with each of them,
 * for all, whenever one may have been missed. One connection, and no query while nothing happens.
 */
export const hearDesk = (url: string, changed: (news: DeskNews, which: string) => void): Ear => {
  let client: pg.Client | undefined
  const ended = new AbortController()
  const connect = async (): Promise<void> => {
    const opened = new pg.Client({ connectionString: url, application_name: 'dateline desk', keepAlive: true })
    opened.on('notification', ({ channel, payload }) => {
      const news = newsOf.get(channel)
      if (news) changed(news, payload ?? '')
    })
    // An error is followed by the end, which opens the next connection.
    opened.on('error', () => undefined)
    opened.once('end', () => void reopen())
    client = opened
    await opened.connect()
    await opened.query(
      Object.values(channels)
        .map((channel) => `listen ${channel}`)
        .join(';'),
    )
    // What was committed before the ear was open has gone by unheard.
    for (const news of deskNews) changed(news, '')
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

/** At each moment: tells of what is released or over, and brings in wire updates whose embargo has ended. Once in all, whichever node comes first. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { isRefusal } from '../base/refusal.ts'
import { zonedText } from '../base/zone.ts'
import { type Actor, type Doing, inTransaction, type Newsroom } from '../newsroom/action.ts'
import { bringInByItself } from '../newsroom/bring-in.ts'
import { tried } from '../newsroom/holding/tried.ts'
import { zoneOf } from '../newsroom/publish.ts'
import { endAlarmsOf, raiseAlarm } from '../store/alarms.ts'
import { claimExpiries, claimReleases, type Due, nextDue } from '../store/publications.ts'
import { claimWaiting } from '../store/stories.ts'
import type { Repeating } from './repeat.ts'

/** What the audit says of what happens by itself. */
const house: Actor = { name: 'dateline', role: 'administrator' }

/** How long it sleeps at most, in milliseconds: a moment that has only just been set is found within that time. */
const longestSleep = 500
/** The shortest: for what another transaction holds right now. */
const shortestSleep = 20
/** What comes later than this after its moment is late, in milliseconds. */
const late = 1000
const atOnce = 100

/** Does what is due until nothing is; answers when the next moment comes. */
export const doDue = async (newsroom: Newsroom, log: Logger): Promise<Date | undefined> => {
  const { db } = newsroom.database
  for (;;) {
    const next = await nextDue(db)
    if (!next || next > newsroom.clock.now()) return next
    const { outcome, events } = await inTransaction(newsroom, house, doOnce)
    if (isRefusal(outcome)) throw new Error(outcome.sentence)
    await newsroom.outputs?.told(events)
    for (const sentence of outcome.said) log.warn(sentence)
    // Nothing was left for us: another node has it in hand, and looks on.
    if (outcome.done === 0) return next
  }
}

const doOnce = async (doing: Doing): Promise<{ done: number; said: string[] }> => {
  const { tx, clock, record } = doing
  const now = clock.now()
  const released = await claimReleases(tx, now, atOnce)
  for (const { story, address, at } of released)
    await record('released', story, { address, at, late: lateness(at, now) })
  const expired = await claimExpiries(tx, now, atOnce)
  for (const { story, address, at } of expired) await record('expired', story, { address, at, late: lateness(at, now) })
  const brought = await bringIn(doing, now)
  const said = [...(brought?.said ?? []), ...(await judge(doing, [...released, ...expired], now))]
  return { done: released.length + expired.length + (brought ? 1 : 0), said }
}

/** Milliseconds from a moment to now. */
const lateness = (at: Date, now: Date): number => now.getTime() - at.getTime()

/** Applies a version that waited for its time alone; what the verb leaves to the desk goes on waiting there. */
const bringIn = async (doing: Doing, now: Date): Promise<{ said: string[] } | undefined> => {
  const waiting = await claimWaiting(doing.tx, now)
  if (!waiting) return undefined
  const { story, killed } = waiting
  if (killed) return { said: [] }
  const updated = await tried(doing, () => bringInByItself(story, doing))
  if (!isRefusal(updated) || updated.refused === 'exists') return { said: [] }
  return {
    said: [`The wire update of story ${story}, whose embargo has ended, waits on the desk: ${updated.sentence}`],
  }
}

/** Raises the alarm where something came late, and ends it where all came in time. */
const judge = async ({ tx }: Doing, done: readonly Due[], now: Date): Promise<string[]> => {
  const tooLate = done.filter(({ at }) => lateness(at, now) > late).toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const [worst] = tooLate
  if (!worst) {
    if (done.length > 0) await endAlarmsOf(tx, 'release', now)
    return []
  }
  const seconds = Math.round(lateness(worst.at, now) / 1000)
  const many = tooLate.length > 1 ? `${tooLate.length} stories at once, first of them ` : ''
  const sentence = `${many}«${worst.headline}», due ${zonedText(worst.at, await zoneOf(tx))}: caches and receivers were told ${duration(seconds)} late, because no jobs ran or the database was away. No reader was shown anything early. See that «dateline start» runs where it should.`
  await raiseAlarm(tx, { kind: 'release', supplier: null, door: null, sentence }, now)
  return [sentence]
}

const duration = (seconds: number): string =>
  seconds < 120
    ? `${seconds} s`
    : seconds < 7200
      ? `${Math.round(seconds / 60)} minutes`
      : `${Math.round(seconds / 3600)} hours`

/** Sleeps until the next moment, and never long: the clock may be stepped, and a nearer moment set. */
export const due = (newsroom: Newsroom, log: Logger): Repeating => {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = (async () => {
    while (!signal.aborted) {
      const next = await doDue(newsroom, log).catch((error: unknown) => {
        log.error({ err: error }, 'What is due could not be done; it is tried again.')
        return undefined
      })
      const left = next ? next.getTime() - newsroom.clock.now().getTime() : longestSleep
      const pause = Math.min(longestSleep, Math.max(shortestSleep, left))
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

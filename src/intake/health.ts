/** Whether each supplier's feed is alive: how it comes, held against how it usually comes at this hour. Pure. */

import type { Wrong } from '../store/alarms.ts'
import type { ShownDoor } from '../store/doors.ts'
import type { Feed } from '../store/health.ts'

/** Fewer days than this say nothing of what is usual. */
const leastDays = 5
/** On each of those days at least so many files must have come in a span that is empty today. */
const leastFiles = 2
/** Seconds of lag that are never called late, and how many times the usual counts as late. */
const leastLate = 15 * 60
const manyTimes = 4
/** How many of an hour's files, and which part of them, must be unreadable before it is more than an accident. */
const leastUnreadable = 5
const unreadablePart = 0.2

const minutes = (seconds: number): string => {
  const all = Math.round(seconds / 60)
  if (all < 120) return `${all} ${all === 1 ? 'minute' : 'minutes'}`
  return all < 48 * 60 ? `${Math.round(all / 60)} hours` : `${Math.round(all / 1440)} days`
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** What is usual in an hour like this one; undefined where it is not known yet. */
export const usualHour = ({ sameHour }: Pick<Feed, 'sameHour'>): number | undefined =>
  sameHour.length >= leastDays ? median(sameHour) : undefined

/** How long a feed has sent nothing, where that is longer than it should be. */
const quiet = (feed: Feed, now: Date): string | undefined => {
  const { lastAt, rhythm, sinceLast, name } = feed
  if (!lastAt || rhythm.quietAfter === 0) return undefined
  const silence = (now.getTime() - lastAt.getTime()) / 1000
  const toDo = 'See whether its doors fail («dateline doors»), then call its service desk.'
  if (rhythm.quietAfter !== undefined)
    return silence > rhythm.quietAfter * 60
      ? `${name} is quiet: nothing has come for ${minutes(silence)}, and at most ${minutes(rhythm.quietAfter * 60)} were agreed. ${toDo}`
      : undefined
  const least = Math.min(...sinceLast)
  if (sinceLast.length < leastDays || least < leastFiles) return undefined
  return `${name} is quiet: nothing has come for ${minutes(silence)}; on each of the ${sinceLast.length} days before that are like today, at least ${least} files came in that time. ${toDo}`
}

const late = ({ lag, usualLag, rhythm, name }: Feed): string | undefined => {
  if (lag === null || rhythm.lateAfter === 0) return undefined
  const agreed = rhythm.lateAfter === undefined ? undefined : rhythm.lateAfter * 60
  // Of a new feed nobody knows yet what is usual: what it sends first may be its archive.
  if (agreed === undefined && usualLag === null) return undefined
  const limit = agreed ?? Math.max(leastLate, manyTimes * (usualLag ?? 0))
  if (lag <= limit) return undefined
  const usual = agreed === undefined ? `usually ${minutes(usualLag ?? 0)}` : `at most ${minutes(agreed)} were agreed`
  return `${name} is late: its wires reach us ${minutes(lag)} after its own time; ${usual}. See whether its door is looked through often enough («dateline doors»), then ask its service desk.`
}

const unreadable = ({ quarantinedLastHour: bad, lastHour, name }: Feed): string | undefined =>
  bad >= leastUnreadable && bad >= unreadablePart * lastHour
    ? `${name} sends what cannot be read: ${bad} of the last hour's ${lastHour} files are in quarantine. «dateline quarantine» says why; it may have changed its format.`
    : undefined

/** For how long a door may fail before it is an alarm: a look that goes wrong once is nothing. */
const doorMayFail = 3 * 60_000

/** What is wrong with a door now. */
export const wrongWithDoor = (door: ShownDoor, now: Date): Wrong[] => {
  const { id, supplier, name, failure, failing_since: since, paused } = door
  if (paused || !since || now.getTime() - since.getTime() < doorMayFail) return []
  return [
    {
      kind: 'door',
      supplier,
      door: id,
      sentence: `The door «${name}» of ${supplier} lets nothing through: ${failure}`,
    },
  ]
}

/** What is wrong with a feed now. */
export const wrongWith = (feed: Feed, now: Date): Wrong[] => {
  const found = { quiet: quiet(feed, now), late: late(feed), unreadable: unreadable(feed) }
  return (['quiet', 'late', 'unreadable'] as const).flatMap((kind) => {
    const sentence = found[kind]
    return sentence === undefined ? [] : [{ kind, supplier: feed.slug, door: null, sentence }]
  })
}

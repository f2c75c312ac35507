/** The hand-over: what is live, due and held, what waits for a person, what is wrong, and who has what. Instants are ISO 8601. */

import type { AlarmKind } from '../../store/alarms.ts'
import { quarantine } from '../../store/arrivals.ts'
import type { Database } from '../../store/database.ts'
import {
  alarmsNow,
  type DueStory,
  dueAfter,
  type InHand,
  inHandSince,
  type LiveStory,
  liveSince,
  proposalsWaiting,
  unreadEmbargoes,
} from '../../store/desk/now-lists.ts'
import { newestReceipts } from '../../store/outputs/receipts.ts'
import type { Ending } from '../../store/rights.ts'
import { bareEdition, readEdition, readSections } from '../../store/settings.ts'
import { updatesWaiting } from '../../store/stories.ts'
import { rightsList } from '../rights/rights-list.ts'
import { endOfDay } from '../rights/terms-today.ts'
import { acknowledged } from './acknowledge.ts'

/** As it goes over the line. */
type Sent<Row> = { [Name in keyof Row]: Row[Name] extends Date ? string : Row[Name] }

export type NowAlarm = {
  id: string
  kind: AlarmKind
  sentence: string
  since: string
  supplier?: string
  door?: string
  output?: string
  story?: string
  headline?: string
  /** Whether it ends when somebody says that they know. */
  acknowledged: boolean
}
/** A text or a picture that is kept from readers, and why; `waits` for a person to decide, or its terms say no. `embargo`: its time could not be read. */
export type NowHeld = {
  what: 'story' | 'picture' | 'embargo'
  id: string
  name: string
  story: string
  waits: boolean
  why: string
}
export type NowUpdate = { story: string; headline: string; since: string; kind: 'waits' | 'proposed' }
export type NowEnding = Sent<Ending> & { today: boolean }
export type NowFile = { id: string; name: string; supplier?: string; why: string; at: string }
export type NowReceipt = {
  number: string
  at: string
  verb: string
  story?: string
  output: string
  outcome: string
  detail: string
  hash: string
}

/** Sections are told by name. */
export type NowView = {
  alarms: NowAlarm[]
  updates: NowUpdate[]
  held: NowHeld[]
  due: Sent<DueStory>[]
  live: Sent<LiveStory>[]
  ending: NowEnding[]
  files: NowFile[]
  hands: Sent<InHand>[]
  receipts: NowReceipt[]
}

const hour = 3600_000
/** How far back «lately» goes for what is live, and for what somebody has in hand, in milliseconds. */
const liveFor = 12 * hour
const inHandFor = 7 * 24 * hour
/** How far ahead rights that end are listed, in days. */
const endingWithin = 7
const mostUpdates = 100
const mostReceipts = 30

/** Leaves out what is not there. */
const known = <Value>(name: string, value: Value | null | undefined): Record<string, Value> =>
  value === null || value === undefined ? {} : { [name]: value }

const alarms = async (db: Database['db']): Promise<NowAlarm[]> =>
  (await alarmsNow(db)).map(({ id, kind, sentence, since, supplier, door, output, story, headline }) => ({
    ...{ id, kind, sentence, since: since.toISOString(), acknowledged: acknowledged.includes(kind) },
    ...known('supplier', supplier),
    ...known('door', door),
    ...known('output', output),
    ...known('story', story),
    ...known('headline', headline),
  }))

const updates = async (db: Database['db']): Promise<NowUpdate[]> => {
  const [waiting, proposed] = await Promise.all([updatesWaiting(db, mostUpdates), proposalsWaiting(db)])
  const all = [
    ...waiting.map((one) => ({ ...one, since: one.since.toISOString(), kind: 'waits' as const })),
    ...proposed.map((one) => ({ ...one, since: one.since.toISOString(), kind: 'proposed' as const })),
  ]
  return all.toSorted((a, b) => (a.since < b.since ? -1 : 1))
}

const rights = async (database: Database, now: Date): Promise<Pick<NowView, 'held' | 'ending'>> => {
  const { db } = database
  const [{ withheld, ending }, unread, edition] = await Promise.all([
    rightsList(database, now, endingWithin),
    unreadEmbargoes(db),
    readEdition(db),
  ])
  const tomorrow = endOfDay(now, (edition ?? bareEdition).zone)
  const embargoed = unread.map(({ story, headline, words }) => ({
    ...{ what: 'embargo' as const, id: story, name: headline, story, waits: true },
    why: `Its embargo could not be read: «${words.slice(0, 200)}». Open the story and say until when it holds.`,
  }))
  return {
    held: [...embargoed, ...withheld],
    ending: ending.map((one) => ({ ...one, at: one.at.toISOString(), today: one.at < tomorrow })),
  }
}

export const nowView = async (database: Database, now: Date): Promise<NowView> => {
  const { db } = database
  const back = (time: number) => new Date(now.getTime() - time)
  const [open, waiting, live, due, hands, files, receipts, termed, sections] = await Promise.all([
    ...([alarms(db), updates(db), liveSince(db, back(liveFor), now), dueAfter(db, now)] as const),
    ...([inHandSince(db, back(inHandFor)), quarantine(db), newestReceipts(db, mostReceipts)] as const),
    rights(database, now),
    readSections(db),
  ])
  const nameOf = new Map(sections.map(({ slug, name }) => [slug, name]))
  /** With its section by name. */
  const placed = <Line extends { section: string; at: Date }>(one: Line) => ({
    ...one,
    section: nameOf.get(one.section) ?? one.section,
    at: one.at.toISOString(),
  })
  return {
    ...{ alarms: open, updates: waiting, ...termed },
    live: live.map(placed),
    due: due.map(placed),
    hands: hands.map(placed),
    files: files.map(({ id, name, supplier, reason, at }) => ({
      ...{ id, name, why: reason ?? '', at: at.toISOString() },
      ...known('supplier', supplier),
    })),
    receipts: receipts.map(({ number, at, verb, story, output, outcome, detail, hash }) => ({
      ...{ number, at: at.toISOString(), verb, output, outcome, detail, hash },
      ...known('story', story),
    })),
  }
}

/** What of the pages ends today by its terms: an alarm on the desk, so that nobody is surprised; and terms that came before there were rules are read. */

import { type Alarm, endAlarm, openAlarms, raiseAlarm, type Wrong } from '../../store/alarms.ts'
import type { Db } from '../../store/database.ts'
import { record } from '../../store/events.ts'
import { type Ending, endingBetween, unreadPictures } from '../../store/rights.ts'
import { bareEdition, readEdition } from '../../store/settings.ts'
import { instant } from '../../wire/instant.ts'
import { inTransaction, type Newsroom } from '../action.ts'
import { weighPictures } from './weigh-rights.ts'

const dayLength = 24 * 3600_000

/** When the day that it is at `now` ends, in a zone. */
export const endOfDay = (now: Date, zone: string): Date => {
  const tomorrow = new Date(now.getTime() + dayLength).toLocaleDateString('sv', { timeZone: zone })
  return new Date(instant(`${tomorrow}T00:00:00`, zone) ?? now.getTime() + dayLength)
}

const clock = (at: Date, zone: string): string =>
  at.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })

const sentenceOf = (endings: readonly Ending[], zone: string): string => {
  const [first, second, third] = endings.map(
    ({ what, name, at }) =>
      `the ${what === 'story' ? 'text' : 'picture'} «${name.slice(0, 60)}» at ${clock(at, zone)} (${zone})`,
  )
  const named = [first, second, third].filter(Boolean).join(', ')
  const more = endings.length > 3 ? ` and ${endings.length - 3} more` : ''
  return `By its terms, today ends ${named}${more}. «npx dateline rights» says where each is used.`
}

export type TermsLook = { raised: string | undefined; ended: boolean; read: number }

/** Looks once: raises, renews or ends the alarm. Several nodes may look at the same time. */
export const termsToday = async (newsroom: Newsroom): Promise<TermsLook> => {
  const { db } = newsroom.database
  const now = newsroom.clock.now()
  const { zone } = (await readEdition(db)) ?? bareEdition
  const endings = await endingBetween(db, now, endOfDay(now, zone))
  const open = (await openAlarms(db)).filter((alarm) => alarm.kind === 'term')
  const wrong: Wrong | undefined =
    endings.length > 0 ? { kind: 'term', supplier: null, door: null, sentence: sentenceOf(endings, zone) } : undefined
  const read = await readOldTerms(newsroom)
  if (wrong) return { raised: await raise(db, wrong, now), ended: false, read }
  for (const alarm of open) await end(db, alarm, now)
  return { raised: undefined, ended: open.length > 0, read }
}

const raise = (db: Db, wrong: Wrong, now: Date): Promise<string | undefined> =>
  db.transaction().execute(async (tx) => {
    if (!(await raiseAlarm(tx, wrong, now))) return undefined
    await record(tx, { ...told('alarm.raised', wrong.sentence), at: now })
    return wrong.sentence
  })

const end = (db: Db, { id, sentence }: Alarm, now: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    if (await endAlarm(tx, id, now)) await record(tx, { ...told('alarm.ended', sentence), at: now })
  })

const told = (kind: string, sentence: string) => ({
  ...{ verb: kind, kind, actor: 'terms', story: null },
  detail: { of: 'term', sentence },
})

/** How many pictures are read at one look. */
const portion = 500

/** Reads the terms of pictures that came before there were rules; what comes of it holds at once. */
const readOldTerms = async (newsroom: Newsroom): Promise<number> => {
  const unread = await unreadPictures(newsroom.database.db, portion)
  if (unread.length === 0) return 0
  const actor = { name: 'terms', role: 'administrator' } as const
  const { events } = await inTransaction(newsroom, actor, async ({ tx, record }) => {
    const limited = await weighPictures(tx, unread)
    if (limited.length > 0) await record('decide-terms', null, { read: unread.length, limited })
  })
  await newsroom.nodes.dropped(events)
  return unread.length
}

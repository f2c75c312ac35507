/** `dateline wires status`: whether every feed is alive, and what is wrong. */

import { isRefusal, refuse } from '../base/refusal.ts'
import { usualHour, wrongWith } from '../intake/health.ts'
import { openAlarms } from '../store/alarms.ts'
import { type Feed, quarantinedOfNobody, readFeeds } from '../store/health.ts'
import { bareEdition, readEdition } from '../store/settings.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { inNewsroom, type Opened } from './open-newsroom.ts'

export const wires: Command = {
  name: 'wires',
  summary: 'whether each supplier’s feed is alive',
  usage: `
npx dateline wires status [--json]

For each supplier: when anything came last, how much in the last hour and how much usually at this hour, how long its wires take to
reach us, what waits and what is in quarantine; then what is wrong and what to do.

Ends with status 1 when something is wrong.`,
  async run(args) {
    const words = readWords(args, { json: { type: 'boolean', default: false } })
    if (isRefusal(words)) return sayRefused(words)
    if (words.positionals[0] !== 'status') return sayRefused(refuse('invalid', 'Say «wires status».'))
    return inNewsroom('wires', (opened) => status(opened, words.values.json))
  },
}

const status = async ({ newsroom }: Opened, asJson: boolean): Promise<number> => {
  const { db } = newsroom.database
  const now = newsroom.clock.now()
  const { zone } = (await readEdition(db)) ?? bareEdition
  const feeds = await readFeeds(db, now, zone)
  // What is wrong at this moment, and what the running server has found at doors.
  const doors = (await openAlarms(db)).filter((alarm) => alarm.kind === 'door').map((alarm) => alarm.sentence)
  const wrong = [...feeds.flatMap((feed) => wrongWith(feed, now)).map((one) => one.sentence), ...doors]
  const nobody = await quarantinedOfNobody(db)
  if (asJson) {
    say(
      JSON.stringify({
        at: now,
        feeds: feeds.map((feed) => ({ ...feed, usualHour: usualHour(feed) ?? null })),
        quarantinedOfNobody: nobody,
        wrong,
      }),
    )
    return wrong.length > 0 ? 1 : 0
  }
  say(columns(['supplier', 'last', 'hour', 'usual', 'lag', 'waiting', 'quarantined']))
  for (const feed of feeds) say(columns(lineOf(feed, now)))
  if (nobody > 0) say(`${nobody} in quarantine name no supplier: «dateline quarantine» lists them.`)
  for (const sentence of wrong) say(`! ${sentence}`)
  if (feeds.length === 0) say('No supplier yet.')
  return wrong.length > 0 ? 1 : 0
}

const columns = ([first = '', ...rest]: readonly string[]): string =>
  [first.padEnd(24), ...rest.map((one) => one.padStart(12))].join('')

const span = (seconds: number | null): string => {
  if (seconds === null) return '–'
  if (seconds < 90) return `${Math.round(seconds)} s`
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`
  return seconds < 36 * 3600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`
}

const lineOf = (feed: Feed, now: Date): string[] => {
  const { name, lastAt, lastHour, lag, waiting, quarantined } = feed
  const usual = usualHour(feed)
  return [
    name,
    lastAt ? `${span((now.getTime() - lastAt.getTime()) / 1000)} ago` : 'never',
    String(lastHour),
    usual === undefined ? '–' : String(usual),
    span(lag),
    String(waiting),
    String(quarantined),
  ]
}

/** Rules of the desk: which wires go to which section and desk, and which are published, held or discarded. Pure. */

import { codeOf, lineOf } from '../discovery/subject-codes.ts'
import { days, type Rule, type RuleDoes, type RuleFits } from '../story/routing-rule.ts'
import type { Copy } from '../wire/copy.ts'
import type { NewsObject } from '../wire/item.ts'

/** What rules ask of an item. */
export type Facts = {
  supplier: string
  type: Copy['type']
  language: string
  topics: readonly { name: string; uri?: string }[]
  places: readonly string[]
  urgency: number | undefined
  /** Keywords, slugline and headline. */
  words: readonly string[]
  genres: readonly string[]
  picture: boolean
  /** Weekday and time of day in the site's zone. */
  at: { day: (typeof days)[number]; time: string }
}

/** What one rule said of an item: undefined `why` where it fitted, else the condition that did not hold. */
export type Step = { rule: string; fitted: boolean; why?: string; did?: RuleDoes }

/** What the rules together said: of each property the first rule that named it. */
export type Routed = RuleDoes & { steps: Step[] }

/** Asks the rules in their order. A rule that fits and ends is the last; what an earlier one has said stays. */
export const route = (rules: readonly Rule[], facts: Facts): Routed => {
  const steps: Step[] = []
  let said: RuleDoes = {}
  for (const { name, fits, does, ends, paused } of rules) {
    if (paused) {
      steps.push({ rule: name, fitted: false, why: 'it is paused' })
      continue
    }
    const why = failing(fits, facts)
    steps.push(why ? { rule: name, fitted: false, why } : { rule: name, fitted: true, did: does })
    if (why) continue
    said = { ...does, ...said }
    if (ends) break
  }
  return { ...said, steps }
}

const same = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0

const told = (values: readonly string[]): string =>
  values.length > 0 ? values.map((one) => `«${one}»`).join(', ') : 'none'

const anyOf = (
  what: string,
  wanted: readonly string[] | undefined,
  have: readonly string[],
  fits: (wanted: string, have: string) => boolean = same,
): string | undefined =>
  wanted && !wanted.some((one) => have.some((other) => fits(one, other)))
    ? `its ${what} ${what.endsWith('s') ? 'are' : 'is'} ${told(have)}`
    : undefined

/** The first condition that does not hold, as words for a person. */
const failing = (fits: RuleFits, facts: Facts): string | undefined =>
  anyOf('supplier', fits.suppliers, [facts.supplier]) ??
  anyOf('type', fits.types, [facts.type]) ??
  anyOf(
    'language',
    fits.languages,
    [facts.language],
    (wanted, have) => have.split('-')[0] === wanted || same(wanted, have),
  ) ??
  anyTopic(fits.topics, facts.topics) ??
  anyOf('places', fits.places, facts.places) ??
  outOf(fits.urgency, facts.urgency) ??
  anyOf('words', fits.keywords, facts.words, hasPhrase) ??
  anyOf('genres', fits.genres, facts.genres) ??
  (fits.picture === undefined || fits.picture === facts.picture
    ? undefined
    : facts.picture
      ? 'it has a picture'
      : 'it has no picture') ??
  atOtherHours(fits.hours, facts.at)

const anyTopic = (wanted: RuleFits['topics'], have: Facts['topics']): string | undefined => {
  if (!wanted) return undefined
  // A topic stands for everything below it.
  const codes = new Set(have.flatMap((one) => lineOf(codeOf(one) ?? '')))
  const fits = wanted.some((one) => {
    const code = /^(?:medtop:)?(\d{8})$/.exec(one)?.[1]
    return code ? codes.has(code) : have.some(({ name }) => same(one, name))
  })
  return fits ? undefined : `its topics are ${told(have.map(({ name, uri }) => (uri ? `${name} (${uri})` : name)))}`
}

const outOf = (wanted: RuleFits['urgency'], have: number | undefined): string | undefined => {
  if (!wanted) return undefined
  if (have === undefined) return 'it has no urgency'
  return have < wanted.from || have > wanted.to ? `its urgency is ${have}` : undefined
}

const folded = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `

const hasPhrase = (wanted: string, text: string): boolean => folded(text).includes(folded(wanted))

const atOtherHours = (wanted: RuleFits['hours'], { day, time }: Facts['at']): string | undefined => {
  if (!wanted) return undefined
  const { from, until, days: on } = wanted
  const overnight = from > until
  const within = overnight ? time >= from || time < until : time >= from && time < until
  // After midnight it is still the night of the day before.
  const of = overnight && time < until ? days[(days.indexOf(day) + 6) % 7] : day
  if (!within) return `it came at ${time}`
  return on && of && !on.includes(of) ? `it came on a ${day}` : undefined
}

/** What the rules ask of a wire item that came from `supplier` at `now`, in the site's `zone`. */
export const factsOf = (
  item: NewsObject,
  copy: Copy,
  { supplier, now, zone }: { supplier: string; now: Date; zone: string },
): Facts => ({
  supplier,
  type: copy.type,
  language: copy.language?.toLowerCase() ?? '',
  topics: copy.subjects,
  places: copy.places.map((place) => place.name),
  urgency: copy.urgency,
  words: [...copy.keywords, copy.slugline ?? '', copy.headline].filter(Boolean),
  genres: (item.genres ?? []).flatMap(({ name, literal, uri }) => name ?? literal ?? uri ?? []),
  picture: copy.pictures.length > 0,
  at: timeOfDay(now, zone),
})

const formats = new Map<string, Intl.DateTimeFormat>()

const timeOfDay = (now: Date, zone: string): Facts['at'] => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(zone, format)
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]))
  const day = days.find((one) => one === parts.get('weekday')?.toLowerCase()) ?? 'mon'
  return { day, time: `${parts.get('hour')}:${parts.get('minute')}` }
}

/** Rights: when, where, by which means and for what something may be shown, as rules. A no wins, and what nobody understands holds. */

import { z } from 'zod'

export const media = ['web', 'app', 'social', 'print', 'broadcast'] as const
export type Medium = (typeof media)[number]

/** What is done with it: shown with a story, in a gallery, given to others (a feed, an API), sold or used to advertise. */
export const uses = ['story', 'gallery', 'syndication', 'commercial'] as const
export type Use = (typeof uses)[number]

const instant = z.iso.datetime({ offset: true })
const days = z.int().min(1).max(36500)
const countries = z.array(z.string().regex(/^[A-Z]{2}$/)).min(1)

/** What one rule says. Instants are ISO 8601, countries ISO 3166 in two letters. */
const saying = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('until'), at: instant }),
  z.object({ kind: z.literal('from'), at: instant }),
  /** For so many days from the item's own time. */
  z.object({ kind: z.literal('days'), days }),
  /** Not out of the archive: it ends so many days after the item's own time, by default as the contract says. */
  z.object({ kind: z.literal('archive'), days: days.optional() }),
  z.object({ kind: z.literal('not-in'), countries }),
  z.object({ kind: z.literal('only-in'), countries }),
  z.object({ kind: z.literal('not-by'), media: z.array(z.enum(media)).min(1) }),
  z.object({ kind: z.literal('only-by'), media: z.array(z.enum(media)).min(1) }),
  z.object({ kind: z.literal('not-for'), uses: z.array(z.enum(uses)).min(1) }),
  /** In one story only. */
  z.object({ kind: z.literal('once') }),
  /** Its credit must be printed: this one, or whichever it has. */
  z.object({ kind: z.literal('credit'), credit: z.string().optional() }),
  z.object({ kind: z.literal('never') }),
  /** Understood, and asks nothing of a news site: "as agreed", "best quality available". */
  z.object({ kind: z.literal('known') }),
  /** Nobody has understood it: it holds until a person decides. */
  z.object({ kind: z.literal('unknown') }),
])

/** Where a rule came from: the supplier's contract, a field of the item that machines read, words, or a person of ours. */
export const origins = ['contract', 'field', 'words', 'person'] as const

/** A rule, with its origin and the very words. */
export const rightsRule = z.intersection(saying, z.object({ origin: z.enum(origins), words: z.string() }))
export type Saying = z.infer<typeof saying>
export type RightsRule = z.infer<typeof rightsRule>

/** What days are counted from, and after how many something that may not come out of the archive counts as archived. */
export type Frame = { since: Date; archiveDays?: number | undefined }

/** How long what may not be archived is shown where the contract says nothing: 30 days. */
export const usualArchiveDays = 30

/** All rules of one thing taken together: from the latest `from` to the earliest `until`, the rules in one order, each once. */
export type Rights = { from: Date | undefined; until: Date | undefined; rules: readonly RightsRule[] }

const dayLength = 24 * 3600_000

/** The instant from which a rule lets nothing be shown any more. */
const endOf = (rule: RightsRule, { since, archiveDays = usualArchiveDays }: Frame): number | undefined => {
  if (rule.kind === 'until') return Date.parse(rule.at)
  if (rule.kind === 'days') return since.getTime() + rule.days * dayLength
  return rule.kind === 'archive' ? since.getTime() + (rule.days ?? archiveDays) * dayLength : undefined
}

const ordered = (rules: readonly RightsRule[]): RightsRule[] => {
  const byText = new Map(rules.map((rule) => [JSON.stringify([rule.kind, rule.words, rule.origin, rule]), rule]))
  return [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, rule]) => rule)
}

export const rightsOf = (rules: readonly RightsRule[], frame: Frame): Rights => {
  const ends = rules.flatMap((rule) => endOf(rule, frame) ?? [])
  const begins = rules.flatMap((rule) => (rule.kind === 'from' ? Date.parse(rule.at) : []))
  return {
    from: begins.length > 0 ? new Date(Math.max(...begins)) : undefined,
    until: ends.length > 0 ? new Date(Math.min(...ends)) : undefined,
    rules: ordered(rules),
  }
}

/** What is to be done, when, where (every country in which the site publishes; none: not known) and by which means. */
export type Ask = {
  at: Date
  territory: readonly string[]
  medium: Medium
  use: Use
  /** How many other stories show it already. */
  elsewhere?: number
}

/** `when`: it may at another time; `where`: not here, or not so; `words`: a person must read them. */
export type Answer =
  | { may: 'yes' }
  | { may: 'no'; because: 'when' | 'where'; why: string }
  | { may: 'held'; because: 'words' | 'territory'; why: string }

const names = new Intl.DisplayNames(['en'], { type: 'region' })
const named = (codes: readonly string[]): string => codes.map((code) => names.of(code) ?? code).join(', ')

const wordsFor: Record<Use, string> = {
  story: 'in a story',
  gallery: 'in a gallery',
  syndication: 'in what is given to others',
  commercial: 'to sell or to advertise',
}

/** Why a rule says no, as the end of «It may not be shown …»; undefined where it does not. */
const denial = (rule: RightsRule, { territory, medium, use, elsewhere = 0 }: Ask): string | undefined => {
  switch (rule.kind) {
    case 'not-in': {
      const out = territory.filter((code) => rule.countries.includes(code))
      return out.length > 0 ? `in ${named(out)}` : undefined
    }
    case 'only-in': {
      const out = territory.filter((code) => !rule.countries.includes(code))
      return out.length > 0 ? `in ${named(out)}` : undefined
    }
    case 'not-by':
      return rule.media.includes(medium) ? `by ${medium}` : undefined
    case 'only-by':
      return rule.media.includes(medium) ? undefined : `by ${medium}`
    case 'not-for':
      return rule.uses.includes(use) ? wordsFor[use] : undefined
    case 'once':
      return elsewhere > 0 ? 'in a second story' : undefined
    case 'never':
      return 'at all'
    default:
      return undefined
  }
}

const from: Record<RightsRule['origin'], string> = {
  contract: 'by the contract',
  field: 'by the item',
  words: 'by its terms',
  person: 'as a person decided',
}
const told = ({ origin, words }: RightsRule): string => `${from[origin]}${words ? `: «${words}»` : ''}`

/** Whether it may be done. A no goes before what holds, and what holds before a yes. */
export const may = (rights: Rights, ask: Ask): Answer => {
  const no = rights.rules.map((rule) => ({ rule, how: denial(rule, ask) })).find(({ how }) => how !== undefined)
  if (no) return { may: 'no', because: 'where', why: `It may not be shown ${no.how} (${told(no.rule)}).` }
  if (rights.until && rights.until <= ask.at)
    return { may: 'no', because: 'when', why: `Its term ended on ${rights.until.toISOString()}.` }
  if (rights.from && rights.from > ask.at)
    return { may: 'no', because: 'when', why: `It may be shown from ${rights.from.toISOString()} on.` }
  const unread = rights.rules.filter((rule) => rule.kind === 'unknown')
  if (unread.length > 0) {
    const words = [...new Set(unread.map((rule) => `«${rule.words}»`))].join(', ')
    return {
      ...{ may: 'held', because: 'words' },
      why: `Its terms ${words} need a person: read them, then allow or deny it («decide-terms»).`,
    }
  }
  const placed = rights.rules.find((rule) => rule.kind === 'not-in' || rule.kind === 'only-in')
  if (placed && ask.territory.length === 0) {
    return {
      ...{ may: 'held', because: 'territory' },
      why: `Whether it may be shown depends on the country (${told(placed)}): say where the site publishes («dateline rights territory»).`,
    }
  }
  return { may: 'yes' }
}

/** The credits that must be printed; an empty text stands for whichever it has. */
export const creditsDue = ({ rules }: Pick<Rights, 'rules'>): string[] => [
  ...new Set(rules.flatMap((rule) => (rule.kind === 'credit' ? [rule.credit ?? ''] : []))),
]

/** What an agency's kill does to a story that the desk has edited: takes it down, or holds it with an alarm until a person decides. */
export type KillPolicy = 'follow' | 'hold-edited'

/** What was agreed with a supplier; what may be published by itself is `publishes`. */
export type Contract = {
  /** How it is to be credited where a wire or a picture says nothing. */
  credit?: string
  /** Conditions that hold for everything it sends, in its own words. */
  terms?: string[]
  /** For how many days its wires may be kept; then their texts are dropped, and the ledger stays. */
  keepDays?: number
  /** IANA zone of the times that it writes without one. */
  zone?: string
  /** Whether pictures that its wires name by an http address are fetched. */
  fetchesPictures?: boolean
  /** Nothing of it may be published without a person, whatever rules say. */
  neverByItself?: boolean
  /** For how many days, from the agency's own time, what it sends may be shown. */
  validDays?: number
  /** Whether what it sends may be shown out of the archive, and after how many days something is of the archive (30). */
  archive?: boolean
  archiveDays?: number
  galleries?: boolean
  /** Whether it may be given to others: in feeds with text, through an API. */
  syndication?: boolean
  /** Countries (ISO 3166) where it may not be shown, or where alone. */
  notIn?: string[]
  onlyIn?: string[]
  /** By which means alone. */
  media?: Medium[]
  /** When the contract ends: from then on nothing that it sent may be shown. ISO 8601. */
  ends?: string
  /** What its kill does to a story that the desk has edited; absent, it follows. */
  kills?: KillPolicy
  /** Whether search engines may show what it sends under our address: never, where enough of the text is our own, or (absent) always. */
  index?: 'no' | 'own' | 'yes'
  /** Search engines are led to the agency's own page of it, where a wire names one, unless enough of the text is our own. */
  canonical?: 'source'
  /** More than how much of a text, in percent, is enough; absent, 50. */
  ownShare?: number
}

/** `dateline suppliers`: who sends wires, what was agreed with them, what may happen by itself. */

import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { deleteSupplierVerb } from '../intake/verbs/delete-supplier.ts'
import { keepSupplierVerb } from '../intake/verbs/keep-supplier.ts'
import { perform } from '../newsroom/action.ts'
import { allSuppliers, type Supplier } from '../store/suppliers.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { commandActor, inNewsroom } from './open-newsroom.ts'

const options = {
  updates: { type: 'string' },
  publishes: { type: 'string' },
  credit: { type: 'string' },
  terms: { type: 'string', multiple: true },
  'keep-days': { type: 'string' },
  zone: { type: 'string' },
  'fetches-pictures': { type: 'string' },
  'never-by-itself': { type: 'string' },
  'valid-days': { type: 'string' },
  archive: { type: 'string' },
  'archive-days': { type: 'string' },
  galleries: { type: 'string' },
  syndication: { type: 'string' },
  'not-in': { type: 'string' },
  'only-in': { type: 'string' },
  media: { type: 'string' },
  ends: { type: 'string' },
  kills: { type: 'string' },
  index: { type: 'string' },
  canonical: { type: 'string' },
  'own-share': { type: 'string' },
  'quiet-after': { type: 'string' },
  'late-after': { type: 'string' },
} as const

export const suppliers: Command = {
  name: 'suppliers',
  summary: 'list suppliers; keep what is agreed with one; delete one',
  usage: `
npx dateline suppliers
npx dateline suppliers keep NAME [--updates apply|propose|ignore] [--publishes yes|no] …
npx dateline suppliers delete NAME

«keep» makes a supplier known, or changes one. What is not named stays; «none» takes it away.

  --updates WHAT            what becomes of later versions of a wire that was taken: apply, propose, ignore
  --publishes yes|no        take and publish what comes by its doors, where no rule says otherwise
  --credit TEXT             how it is credited where a picture says nothing
  --terms TEXT              conditions that hold for all that it sends (may be repeated)
  --keep-days N             for how many days its wires may be kept
  --zone ZONE               the zone of times that it writes without one (Europe/Oslo)
  --fetches-pictures yes|no fetch pictures that its wires name by an http address
  --never-by-itself yes|no  nothing of it is published without a person, whatever rules say
  --valid-days N            for how many days what it sends may be shown
  --archive yes|no          whether it may be shown out of the archive; no: for --archive-days N (30)
  --galleries yes|no        whether its pictures may stand in galleries
  --syndication yes|no      whether it may be given to others, in feeds with text
  --not-in, --only-in LIST  countries, with commas: where it may not be shown, or where alone
  --media LIST              by which means alone: web, app, social, print, broadcast
  --ends TIME               when the contract ends, and with it all that came by it (2026-12-31T23:00:00Z)
  --kills WHAT              what its kill does to a story that the desk has edited: follow (down at once), hold-edited
                            (an alarm on the desk until somebody kills it or declines)
  --index WHAT              whether search engines may show it under our address: yes, no, or own (where enough of the text is ours)
  --canonical source        they are led to the agency's own page of it, where a wire names one
  --own-share PERCENT       more than how much of a text is enough to count as ours (50)
  --quiet-after MINUTES     after how long without a file it counts as quiet (0: never; none: learned)
  --late-after MINUTES      after how long between its time and ours it counts as late`,
  async run(args) {
    const words = readWords(args, options)
    if (isRefusal(words)) return sayRefused(words)
    const [what = 'list', supplier] = words.positionals
    if (!['list', 'keep', 'delete'].includes(what) || (what !== 'list' && !supplier))
      return sayRefused(refuse('invalid', 'Say «suppliers», «suppliers keep NAME …» or «suppliers delete NAME».'))
    const changes = changesOf(words.values)
    if (isRefusal(changes)) return sayRefused(changes)
    return inNewsroom('suppliers', async ({ newsroom }) => {
      if (what === 'list') return list(await allSuppliers(newsroom.database.db))
      const done =
        what === 'keep'
          ? await perform(newsroom, commandActor, keepSupplierVerb, { supplier, ...changes })
          : await perform(newsroom, commandActor, deleteSupplierVerb, { supplier })
      if (isRefusal(done)) return sayRefused(done)
      say(`${what === 'keep' ? 'Kept' : 'Deleted'}: ${done.supplier}`)
      const unread = 'unread' in done && Array.isArray(done.unread) ? done.unread : []
      for (const words of unread)
        say(
          `No machine understands «${words}»: say it with --valid-days, --archive, --not-in … too, or nothing comes of it.`,
        )
      return 0
    })
  },
}

const list = (all: readonly Supplier[]): 0 => {
  for (const one of all) say(lineOf(one))
  if (all.length === 0)
    say('No supplier yet: «npx dateline suppliers keep NAME» makes one known, and so does its first wire.')
  return 0
}

const lineOf = ({ slug, name, updates, publishes, contract, rhythm }: Supplier): string =>
  [
    slug.padEnd(20),
    name.padEnd(24),
    `updates: ${updates}`,
    publishes ? 'publishes by itself' : 'waits for the desk',
    ...Object.entries({ ...contract, ...rhythm }).map(([term, value]) => `${term}: ${[value].flat().join(' | ')}`),
  ].join('  ')

type Values = { [Key in keyof typeof options]?: string | string[] | undefined }

/** The words of the call as what the verb takes; what is wrong in kind is said here, what is wrong in value by the verb. */
const changesOf = (values: Values): object | Refusal => {
  const odd = (
    ['publishes', 'fetches-pictures', 'never-by-itself', 'archive', 'galleries', 'syndication'] as const
  ).find((name) => values[name] !== undefined && !['yes', 'no', 'none'].includes(String(values[name])))
  if (odd) return refuse('invalid', `--${odd} is yes or no.`)
  const number = (value: unknown) => (value === undefined ? undefined : value === 'none' ? null : Number(value))
  const yes = (value: unknown) => (value === undefined ? undefined : value === 'yes')
  const maybe = (value: unknown) => (value === 'none' ? null : yes(value))
  const words = (value: unknown) => ([value].flat()[0] === 'none' ? null : value)
  const list = (value: unknown) =>
    typeof value === 'string' && value !== 'none' ? value.split(/\s*,\s*/) : words(value)
  return {
    updates: values.updates,
    publishes: yes(values.publishes),
    contract: {
      credit: words(values.credit),
      terms: words(values.terms),
      keepDays: number(values['keep-days']),
      zone: words(values.zone),
      fetchesPictures: yes(values['fetches-pictures']),
      neverByItself: yes(values['never-by-itself']),
      validDays: number(values['valid-days']),
      archive: maybe(values.archive),
      archiveDays: number(values['archive-days']),
      galleries: maybe(values.galleries),
      syndication: maybe(values.syndication),
      notIn: list(values['not-in']),
      onlyIn: list(values['only-in']),
      media: list(values.media),
      ends: words(values.ends),
      kills: words(values.kills),
      index: words(values.index),
      canonical: words(values.canonical),
      ownShare: number(values['own-share']),
    },
    rhythm: { quietAfter: number(values['quiet-after']), lateAfter: number(values['late-after']) },
  }
}

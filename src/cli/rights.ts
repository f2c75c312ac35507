/** `dateline rights`: what ends soon and where it is used, what waits for a person; decide about it; say where the site publishes. */

import { isRefusal, refuse } from '../base/refusal.ts'
import { perform } from '../newsroom/action.ts'
import { decideTerms } from '../newsroom/rights/decide-terms.ts'
import { keepTerritory } from '../newsroom/rights/keep-territory.ts'
import { rightsList } from '../newsroom/rights/rights-list.ts'
import { bareEdition, readEdition } from '../store/settings.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { commandActor, inNewsroom, type Opened } from './open-newsroom.ts'

const options = {
  days: { type: 'string', default: '7' },
  picture: { type: 'boolean', default: false },
  words: { type: 'string', multiple: true },
  from: { type: 'string' },
  until: { type: 'string' },
  note: { type: 'string' },
} as const

export const rightsCommand: Command = {
  name: 'rights',
  summary: 'what ends soon by its terms, what waits for a person; decide; where the site publishes',
  usage: `
npx dateline rights [--days N]
npx dateline rights allow|deny STORY --note TEXT [--words TEXT] [--from TIME] [--until TIME]
npx dateline rights allow|deny PICTURE --picture --note TEXT …
npx dateline rights territory COUNTRY…

Lists what readers see and will see no longer within N days (7), with the addresses of the stories that use it; then what is not shown,
and why. «allow» and «deny» settle terms that nobody understood, or those that --words names; they end when every reader is given
the page as it is then. «territory» says in which countries the site publishes («none»: it is not known).

  --picture       it is a picture’s identity, not a story’s
  --words TEXT    which words of its terms, as they stand there (may be repeated)
  --from, --until TIME   by hand: from and until when it may be shown (2026-03-12T10:00:00Z; none: takes it away)
  --note TEXT     why, for the desk and the audit; never shown to readers`,
  async run(args) {
    const read = readWords(args, options)
    if (isRefusal(read)) return sayRefused(read)
    const [what = 'list', ...names] = read.positionals
    const { values } = read
    if (!/^[1-9]\d{0,3}$/.test(values.days))
      return sayRefused(refuse('invalid', `--days is a number from 1 on, not «${values.days}».`))
    if (what === 'list') return inNewsroom('rights', (opened) => list(opened, Number(values.days)))
    if (what === 'territory') return inNewsroom('rights', (opened) => territory(opened, names))
    if ((what !== 'allow' && what !== 'deny') || names.length !== 1)
      return sayRefused(
        refuse('invalid', 'Say «rights», «rights allow|deny STORY --note TEXT» or «rights territory COUNTRY…».'),
      )
    const time = (value: string | undefined) => (value === 'none' ? null : value)
    const { words, from, until, note = '' } = values
    const of = values.picture ? { picture: names[0] } : { story: names[0] }
    return inNewsroom('rights', async ({ newsroom }) => {
      const given = { ...of, decision: what, words, from: time(from), until: time(until), note }
      const done = await perform(newsroom, commandActor, decideTerms, given)
      if (isRefusal(done)) return sayRefused(done)
      say(what === 'allow' ? 'Allowed. What waited for it can be published now.' : 'Denied: no reader is shown it.')
      return 0
    })
  },
}

const list = async ({ newsroom }: Opened, days: number): Promise<number> => {
  const { database, clock } = newsroom
  const { ending, withheld } = await rightsList(database, clock.now(), days)
  for (const { at, what, id, name, stories } of ending) {
    say([at.toISOString(), what.padEnd(8), id, name.slice(0, 70)].join('  '))
    for (const { address } of stories) say(`    ${address}`)
  }
  if (ending.length === 0) say(`Nothing that readers see ends within ${days} days.`)
  for (const { what, id, name, story, waits, why } of withheld)
    say(
      [waits ? 'waits   ' : 'not here', what.padEnd(8), id, name.slice(0, 70), `story ${story}`, `— ${why}`].join('  '),
    )
  return 0
}

const territory = async ({ newsroom }: Opened, names: readonly string[]): Promise<number> => {
  if (names.length === 0) {
    const edition = (await readEdition(newsroom.database.db)) ?? bareEdition
    say(
      (edition.territory ?? (edition.home ? [edition.home] : [])).join(' ') ||
        'Nobody has said where the site publishes.',
    )
    return 0
  }
  const countries = names.length === 1 && names[0] === 'none' ? [] : names
  const done = await perform(newsroom, commandActor, keepTerritory, { countries })
  if (isRefusal(done)) return sayRefused(done)
  say(`The site publishes in ${done.territory.join(', ') || 'countries that nobody has named'}.`)
  return 0
}

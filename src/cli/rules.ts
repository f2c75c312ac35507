/** `dateline rules`: which wires go where by themselves; and what the rules would do with a file, without doing it. */

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { factsOf, type Routed, route } from '../intake/route.ts'
import { keepRules } from '../intake/verbs/keep-rules.ts'
import { perform } from '../newsroom/action.ts'
import { copyUnder } from '../newsroom/rights/copy-under.ts'
import { readRules } from '../store/rules.ts'
import { bareEdition, readEdition } from '../store/settings.ts'
import { supplierNamed } from '../store/suppliers.ts'
import { copyOf } from '../wire/copy-of.ts'
import { readArrival } from '../wire/read-arrival.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { commandActor, inNewsroom, type Opened } from './open-newsroom.ts'

export const rules: Command = {
  name: 'rules',
  summary: 'print or set the rules by which wires are routed; try them',
  usage: `
npx dateline rules
npx dateline rules set FILE.json
npx dateline rules try FILE… [--supplier NAME] [--rules FILE.json]

Prints the rules as JSON; «set» puts a list in their place; «try» says for each item of each file which rule would do what, and
does nothing. With --rules it tries a list that is not set yet.

A rule: {"name": "Sport at night", "fits": {"topics": ["medtop:15000000"], "hours": {"from": "22:00", "until": "06:00"}},
         "does": {"section": "sport", "desk": "sport", "decision": "publish"}, "ends": true}

"fits" (all that are named must hold): suppliers, languages, topics, places, urgency {from, to}, keywords, genres, picture,
types, hours {from, until, days}. "does": section, desk, decision (publish, hold, discard). "ends": false goes on to the next.`,
  async run(args) {
    const words = readWords(args, { supplier: { type: 'string' }, rules: { type: 'string' } })
    if (isRefusal(words)) return sayRefused(words)
    const [what = 'print', ...files] = words.positionals
    if (!['print', 'set', 'try'].includes(what) || (what !== 'print' && files.length === 0))
      return sayRefused(refuse('invalid', 'Say «rules», «rules set FILE.json» or «rules try FILE…».'))
    return inNewsroom('rules', async (opened) => {
      if (what === 'print') return print(opened)
      if (what === 'try') return tryRules(opened, files, words.values)
      const given = await jsonOf(files[0] ?? '')
      const done = isRefusal(given) ? given : await perform(opened.newsroom, commandActor, keepRules, { rules: given })
      if (isRefusal(done)) return sayRefused(done)
      say(`Set: ${done.rules} ${done.rules === 1 ? 'rule' : 'rules'}, for every wire that arrives from now on.`)
      return 0
    })
  },
}

const print = async ({ newsroom }: Opened): Promise<0> => {
  say(JSON.stringify(await readRules(newsroom.database.db), null, 2))
  return 0
}

const jsonOf = async (file: string): Promise<unknown | Refusal> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    return refuse('invalid', `${file} is no JSON that can be read: ${(error as Error).message}`)
  }
}

const tryRules = async (
  { newsroom }: Opened,
  files: readonly string[],
  { supplier: name, rules: from }: { supplier?: string | undefined; rules?: string | undefined },
): Promise<number> => {
  const { db } = newsroom.database
  const given = from === undefined ? undefined : await jsonOf(from)
  if (isRefusal(given)) return sayRefused(given)
  const checked = given === undefined ? undefined : keepRules.input.safeParse({ rules: given })
  if (checked && !checked.success)
    return sayRefused(
      refuse('invalid', checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')),
    )
  const list = checked?.data.rules ?? (await readRules(db))
  const { zone } = (await readEdition(db)) ?? bareEdition
  let unread = 0
  for (const file of files) {
    const bytes = await readFile(file).catch((error: Error) => refuse('unknown', error.message))
    if (isRefusal(bytes)) return sayRefused(bytes)
    const { items, problems } = await readArrival(bytes, basename(file))
    if (items.length === 0) unread += 1
    if (items.length === 0) say(`${file}: ${problems.join(' ')}`)
    for (const item of items) {
      const sender = name ?? copyOf(item).provider ?? ''
      const known = await supplierNamed(db, sender)
      const supplier = known?.slug ?? sender
      const copy = copyUnder(item, known?.contract ?? {})
      const routed = route(list, factsOf(item, copy, { supplier, now: newsroom.clock.now(), zone }))
      say(`${file}  «${copy.headline}»\n${told(routed)}`)
    }
  }
  return unread > 0 ? 1 : 0
}

const told = ({ steps, ...does }: Routed): string => {
  const said = (what: object) =>
    Object.entries(what)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ')
  const lines = steps.map(({ rule, fitted, why, did }) =>
    fitted ? `  fits   «${rule}»: ${said(did ?? {})}` : `  no     «${rule}»: ${why}`,
  )
  return [...lines, `  so     ${said(does) || 'no rule says anything: the supplier’s own settings hold'}`].join('\n')
}

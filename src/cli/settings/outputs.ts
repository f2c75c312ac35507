/** `dateline outputs`: who outside is told of changes, and whether they acknowledge. */

import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { perform } from '../../newsroom/action.ts'
import { deleteOutputVerb } from '../../newsroom/outputs/delete-output.ts'
import { keepOutput } from '../../newsroom/outputs/keep-output.ts'
import { outputForms } from '../../newsroom/outputs/output-kinds.ts'
import { builtInOutputs, deliveryFigures } from '../../store/outputs/deliveries.ts'
import { listOutputs, type ShownOutput } from '../../store/outputs/outputs.ts'
import { type Command, readWords, say, sayRefused } from '../command.ts'
import { commandActor, inNewsroom, type Opened } from '../open-newsroom.ts'
import { type SettingValues, settingOptions, settingsGiven } from './settings-words.ts'

const forms = Object.entries(outputForms)
  .map(([kind, { addressForm }]) => `  ${kind.padEnd(10)} ${addressForm}`)
  .join('\n')

export const outputs: Command = {
  name: 'outputs',
  summary: 'who outside is told of changes: list, add, change, delete',
  usage: `
npx dateline outputs
npx dateline outputs add KIND ADDRESS [--name NAME] [--set KEY=VALUE]… [--secret-file FILE]
npx dateline outputs change OUTPUT [--address ADDRESS] [--name NAME] [--set KEY=VALUE]… [--secret-file FILE]
npx dateline outputs delete OUTPUT

A kind and its address:
${forms}

  --set KEY=VALUE     site=https://courier.example (where readers reach the site through this cache),
                      events=all (a webhook is told of more than kills: all, or story.published,story.corrected …); KEY= takes one away
  --secret-file FILE  a file that holds the token or secret; - reads it from the standard input. It is sealed and never shown

The page caches of all nodes, the gate (search, feeds, lists), the sizes of pictures and the look from outside are always there.`,
  async run(args) {
    const words = readWords(args, settingOptions)
    if (isRefusal(words)) return sayRefused(words)
    const [what = 'list', ...named] = words.positionals
    const given = await givenBy(what, named, words.values)
    if (isRefusal(given)) return sayRefused(given)
    return inNewsroom('outputs', (opened) => {
      if (what === 'list') return list(opened)
      return what === 'delete' ? remove(opened, given) : keep(opened, given)
    })
  },
}

/** The call's words as what the verb takes. */
const givenBy = async (what: string, [first, second]: string[], values: SettingValues): Promise<object | Refusal> => {
  if (what === 'list') return {}
  if (what === 'delete') return { output: first ?? '' }
  if (what !== 'add' && what !== 'change')
    return refuse('invalid', `There is no «outputs ${what}». Say list, add, change or delete.`)
  const more = await settingsGiven(values)
  if (isRefusal(more)) return more
  return what === 'add'
    ? { kind: first, address: second ?? values.address, ...more }
    : { output: first ?? '', address: values.address, ...more }
}

const list = async ({ newsroom }: Opened): Promise<0> => {
  const all = await listOutputs(newsroom.database.db)
  for (const output of all) say(lineOf(output))
  if (all.length === 0)
    say('No output is registered: the page caches of all nodes are told, and nothing stands between them and readers.')
  for (const { output, waiting, failing } of await deliveryFigures(newsroom.database.db))
    if (output in builtInOutputs)
      say(`${output.padEnd(24)}always there  — ${waiting} waiting, ${failing} of them failing`)
  return 0
}

const lineOf = ({ name, kind, address, settings, hasSecret, waiting, failing_since, failure }: ShownOutput): string => {
  const state = failing_since
    ? `failing since ${failing_since.toISOString()}, ${waiting} waiting: ${failure}`
    : waiting > 0
      ? `${waiting} waiting`
      : 'has acknowledged everything'
  const set = Object.entries(settings).flatMap(([key, value]) => (String(value) ? [`${key}=${value}`] : []))
  return [name.padEnd(24), kind.padEnd(10), address, ...set, hasSecret ? 'with secret' : '', `— ${state}`]
    .filter(Boolean)
    .join('  ')
}

const keep = async ({ newsroom }: Opened, given: object): Promise<number> => {
  const done = await perform(newsroom, commandActor, keepOutput, given)
  if (isRefusal(done)) return sayRefused(done)
  say(`Kept: ${done.output}`)
  return 0
}

const remove = async ({ newsroom }: Opened, given: object): Promise<number> => {
  const done = await perform(newsroom, commandActor, deleteOutputVerb, given)
  if (isRefusal(done)) return sayRefused(done)
  say(`Deleted: ${done.output}. What it had not acknowledged is let go; the receipts say so.`)
  return 0
}

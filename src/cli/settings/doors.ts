/** `dateline doors`: the ways by which wires come. */

import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { kinds } from '../../intake/sources/kinds.ts'
import { deleteDoorVerb } from '../../intake/verbs/delete-door.ts'
import { keepDoor } from '../../intake/verbs/keep-door.ts'
import { perform } from '../../newsroom/action.ts'
import { listDoors, type ShownDoor } from '../../store/doors.ts'
import { type Command, readWords, say, sayRefused } from '../command.ts'
import { commandActor, inNewsroom, type Opened } from '../open-newsroom.ts'
import { type SettingValues, settingOptions, settingsGiven } from './settings-words.ts'

const forms = Object.entries(kinds)
  .map(([kind, { addressForm }]) => `  ${kind.padEnd(7)} ${addressForm}`)
  .join('\n')

export const doors: Command = {
  name: 'doors',
  summary: 'the ways by which wires come: list, add, change, pause, delete',
  usage: `
npx dateline doors
npx dateline doors add SUPPLIER KIND [ADDRESS] [--name NAME] [--set KEY=VALUE]… [--secret-file FILE]
npx dateline doors change DOOR [--address ADDRESS] [--name NAME] [--set KEY=VALUE]… [--secret-file FILE]
npx dateline doors pause|resume|delete DOOR

A kind and its address:
${forms}
  push    no address: whoever pushes sends POST /wires/DOOR with the secret as bearer token

  --set KEY=VALUE     a setting of its kind (JSON, or a word); KEY= takes one away. «every» is the seconds between two looks.
                      A wrong one is answered with those that there are
  --secret-file FILE  a file that holds the password, token or key; - reads it from the standard input. It is sealed and never shown`,
  async run(args) {
    const words = readWords(args, settingOptions)
    if (isRefusal(words)) return sayRefused(words)
    const [what = 'list', ...named] = words.positionals
    const given = await givenBy(what, named, words.values)
    if (isRefusal(given)) return sayRefused(given)
    return inNewsroom('doors', (opened) => {
      if (what === 'list') return list(opened)
      return what === 'delete' ? remove(opened, given) : keep(opened, given)
    })
  },
}

/** The call's words as what the verb takes. */
const givenBy = async (what: string, named: string[], values: SettingValues): Promise<object | Refusal> => {
  const [first, second, third] = named
  if (what === 'list') return {}
  if (what === 'pause' || what === 'resume') return { door: first ?? '', paused: what === 'pause' }
  if (what === 'delete') return { door: first ?? '' }
  if (what !== 'add' && what !== 'change')
    return refuse('invalid', `There is no «doors ${what}». Say list, add, change, pause, resume or delete.`)
  const more = await settingsGiven(values)
  if (isRefusal(more)) return more
  return what === 'add'
    ? { supplier: first, kind: second, address: third ?? values.address, ...more }
    : { door: first ?? '', address: values.address, ...more }
}

const list = async ({ newsroom }: Opened): Promise<0> => {
  const all = await listDoors(newsroom.database.db)
  for (const door of all) say(lineOf(door))
  if (all.length === 0)
    say('No door yet: whoever writes into inbox/<supplier>/ of the data folder is taken in all the same.')
  return 0
}

const lineOf = ({
  id,
  supplier,
  kind,
  name,
  address,
  paused,
  hasSecret,
  failure,
  failing_since,
  succeeded_at,
}: ShownDoor): string => {
  const state = paused
    ? 'paused'
    : failing_since
      ? `failing since ${failing_since.toISOString()}: ${failure}`
      : succeeded_at
        ? `well at ${succeeded_at.toISOString()}${failure ? `: ${failure}` : ''}`
        : kind === 'push'
          ? `open at /wires/${id}`
          : 'not looked through yet'
  return [id, supplier.padEnd(16), kind.padEnd(7), name, address, hasSecret ? 'with secret' : '', `— ${state}`]
    .filter(Boolean)
    .join('  ')
}

const keep = async ({ newsroom }: Opened, given: object): Promise<number> => {
  const done = await perform(newsroom, commandActor, keepDoor, given)
  if (isRefusal(done)) return sayRefused(done)
  say(`Kept: ${done.door}`)
  return 0
}

const remove = async ({ newsroom }: Opened, given: object): Promise<number> => {
  const done = await perform(newsroom, commandActor, deleteDoorVerb, given)
  if (isRefusal(done)) return sayRefused(done)
  say(`Deleted: ${done.door}. What came through it stays.`)
  return 0
}

/** Keep an output: somebody outside who is told of changes, a new one or changes to one. */

import { z } from 'zod'
import { newId, type OutputId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { type OutputRow, outputNamed, writeOutput } from '../../store/outputs/outputs.ts'
import type { OutputKind } from '../../store/schema.ts'
import { action, type Doing } from '../action.ts'
import { checkOutput, outputForms, outputKindNames } from './output-kinds.ts'

const input = z.strictObject({
  /** Identity or name of one that is there; absent, a new one is made, which needs a kind and an address. */
  output: z.string().trim().min(1).max(100).optional(),
  kind: z.enum(outputKindNames as [OutputKind, ...OutputKind[]]).optional(),
  name: z.string().trim().min(1).max(80).optional(),
  address: z.string().trim().max(2000).optional(),
  /** What its kind wants to know; those that are named take the place of those before, null takes one away. */
  settings: z.record(z.string(), z.unknown()).optional(),
  /** Token or secret; sealed, and never shown again. */
  secret: z.string().min(1).max(20_000).optional(),
})

type Input = z.output<typeof input>

export const keepOutput = action({
  verb: 'keep-output',
  input,
  async run(given, doing): Promise<{ output: OutputId } | Refusal> {
    const { tx, record } = doing
    const before = given.output === undefined ? undefined : await outputNamed(tx, given.output)
    if (given.output !== undefined && !before)
      return refuse('unknown', `There is no output «${given.output}». «dateline outputs» lists them.`)
    const row = rowOf(before, given, doing)
    if (isRefusal(row)) return row
    const other = await outputNamed(tx, row.name)
    if (other && other.id !== row.id)
      return refuse('exists', `There is an output «${row.name}» already. Choose another name.`, 'name')
    await writeOutput(tx, row)
    const { secret, ...told } = given
    await record('keep-output', null, { ...told, output: row.id, ...(secret === undefined ? {} : { secret: 'given' }) })
    return { output: row.id }
  },
})

/** The row as it is to be, checked and sealed. */
const rowOf = (before: OutputRow | undefined, given: Input, { clock, seal }: Doing): OutputRow | Refusal => {
  const kind = before?.kind ?? given.kind
  const address = given.address ?? before?.address
  if (!kind || !address)
    return refuse(
      'incomplete',
      `Name the kind of the output and its address: ${outputKindNames.join(', ')}.`,
      'address',
    )
  if (given.kind && given.kind !== kind)
    return refuse('invalid', 'An output stays of its kind. Make another one, and delete this one.')
  const merged = Object.entries({ ...before?.settings, ...given.settings }).filter(([, value]) => value !== null)
  const settings = checkOutput(kind, address, Object.fromEntries(merged))
  if (isRefusal(settings)) return settings
  const { secret: form } = outputForms[kind]
  if (given.secret !== undefined && !form) return refuse('invalid', `An output of the kind «${kind}» has no secret.`)
  if (form?.needed && given.secret === undefined && !before?.secret)
    return refuse('incomplete', `An output of the kind «${kind}» needs a secret: ${form.what}.`, 'secret')
  // A secret is for one machine: another one is not told it unasked.
  if (before?.secret && given.secret === undefined && URL.parse(address)?.host !== URL.parse(before.address)?.host)
    return refuse('incomplete', 'The address is another machine’s. Give the secret for it too.', 'secret')
  const id = before?.id ?? newId<OutputId>()
  const secret = given.secret === undefined ? (before?.secret ?? null) : seal.seal(given.secret, id)
  if (isRefusal(secret)) return secret
  const name = given.name ?? before?.name ?? `${kind} ${URL.parse(address)?.host ?? ''}`
  return {
    ...{ id, kind, name, address, settings, secret },
    ...{ created_at: before?.created_at ?? clock.now(), token: before?.token ?? null },
  }
}

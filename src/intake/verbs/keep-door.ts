/** Keep a door: a new way by which a supplier's wires come, or changes to one. */

import { z } from 'zod'
import { type DoorId, newId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { action, type Doing } from '../../newsroom/action.ts'
import { changeDoor, type DoorChange, insertDoor, oneDoor, type ShownDoor } from '../../store/doors.ts'
import { supplierNamed } from '../../store/suppliers.ts'
import { checkAddress, checkSettings, kinds } from '../sources/kinds.ts'
import { doorInput } from './door-input.ts'

const kind = z.enum(['folder', 'ftp', 'sftp', 'http', 'feed', 'imap', 's3', 'push'])

const input = z.strictObject({
  /** One that is there; absent, a new one is made, which needs a supplier and a kind. */
  door: doorInput.optional(),
  supplier: z.string().trim().min(1).max(100).optional(),
  kind: kind.optional(),
  name: z.string().trim().min(1).max(80).optional(),
  address: z.string().trim().max(2000).optional(),
  /** What its kind wants to know; those that are named take the place of those before, null takes one away. */
  settings: z.record(z.string(), z.unknown()).optional(),
  /** Password, token or key; sealed, and never shown again. */
  secret: z.string().min(1).max(20_000).optional(),
  paused: z.boolean().optional(),
})

type Input = z.output<typeof input>

export const keepDoor = action({
  verb: 'keep-door',
  input,
  async run(given, doing): Promise<{ door: DoorId } | Refusal> {
    const { tx, record } = doing
    const before = given.door === undefined ? undefined : await oneDoor(tx, given.door)
    if (given.door !== undefined && !before)
      return refuse('unknown', `There is no door ${given.door}. «dateline doors» lists them.`)
    const id = before ? await change(before, given, doing) : await make(given, doing)
    if (isRefusal(id)) return id
    const { secret, ...told } = given
    await record('keep-door', null, { ...told, door: id, ...(secret === undefined ? {} : { secret: 'given' }) })
    return { door: id }
  },
})

const make = async (given: Input, { tx, clock, seal }: Doing): Promise<DoorId | Refusal> => {
  const { supplier: name, kind, address = '', settings = {}, secret } = given
  if (name === undefined || kind === undefined)
    return refuse('incomplete', `Name the supplier and the kind of the door: ${Object.keys(kinds).join(', ')}, push.`)
  const supplier = await supplierNamed(tx, name)
  if (!supplier) return refuse('unknown', `There is no supplier «${name}». «dateline suppliers keep» makes one known.`)
  const wrong = check(kind, address, settings)
  if (wrong) return wrong
  if (kind === 'push' && secret === undefined)
    return refuse(
      'incomplete',
      'A door for pushing needs a secret: the token that whoever pushes has to send.',
      'secret',
    )
  const unsayable = kind === 'push' ? checkToken(secret) : undefined
  if (unsayable) return unsayable
  const id = newId<DoorId>()
  const sealed = secret === undefined ? null : seal.seal(secret, id)
  if (isRefusal(sealed)) return sealed
  await insertDoor(tx, {
    ...{ id, supplier: supplier.slug, kind, name: given.name ?? `${supplier.name} ${kind}`, address },
    ...{ settings, secret: sealed, created_at: clock.now() },
  })
  if (given.paused) await changeDoor(tx, id, { paused: true })
  return id
}

const change = async (before: ShownDoor, given: Input, { tx, seal }: Doing): Promise<DoorId | Refusal> => {
  const { id, kind, supplier } = before
  const other = given.supplier === undefined ? undefined : await supplierNamed(tx, given.supplier)
  if ((given.kind ?? kind) !== kind || (given.supplier !== undefined && other?.slug !== supplier))
    return refuse('invalid', 'A door stays of its kind and its supplier. Make another one, and delete this one.')
  const merged = { ...before.settings, ...given.settings }
  const settings = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null))
  const address = given.address ?? before.address
  const wrong = check(kind, address, settings)
  if (wrong) return wrong
  const unsayable = kind === 'push' ? checkToken(given.secret) : undefined
  if (unsayable) return unsayable
  // A secret is for one machine: another one is not told it unasked.
  if (before.hasSecret && given.secret === undefined && machineOf(address) !== machineOf(before.address))
    return refuse('incomplete', 'The address is another machine’s. Give the secret for it too.', 'secret')
  const sealed = given.secret === undefined ? undefined : seal.seal(given.secret, id)
  if (isRefusal(sealed)) return sealed
  const changes: DoorChange = {
    ...(given.name === undefined ? {} : { name: given.name }),
    ...(given.address === undefined ? {} : { address }),
    ...(given.settings === undefined ? {} : { settings }),
    ...(given.paused === undefined ? {} : { paused: given.paused }),
    ...(sealed === undefined ? {} : { secret: sealed }),
  }
  await changeDoor(tx, id, changes)
  return id
}

/** Whom an address reaches: its scheme, host and port. */
const machineOf = (address: string): string => {
  const url = URL.parse(address)
  return url ? `${url.protocol}//${url.host}` : ''
}

/** A token is sent in a header: whoever pushes must be able to write it there. */
const checkToken = (token: string | undefined): Refusal | undefined =>
  token === undefined || /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(token)
    ? undefined
    : refuse(
        'invalid',
        'The token must be one line of letters, digits and signs of ASCII, such as «openssl rand -hex 24» makes.',
        'secret',
      )

/** What is wrong with the address or the settings. Nobody looks through a door for pushing: it has neither. */
const check = (kind: Input['kind'] & string, address: string, settings: object): Refusal | undefined => {
  if (kind === 'push')
    return address || Object.keys(settings).length > 0
      ? refuse(
          'invalid',
          'A door for pushing has no address and no settings: whoever pushes comes to /wires/ and its identity.',
        )
      : undefined
  const checked = checkSettings(kind, settings)
  return checkAddress(kind, address) ?? (isRefusal(checked) ? checked : undefined)
}

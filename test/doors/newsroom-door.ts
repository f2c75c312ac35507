/** A door of a newsroom: set up in its database, with its secret sealed, and what stands in its row. */

import { type DoorId, newId } from '../../src/base/id.ts'
import { isRefusal } from '../../src/base/refusal.ts'
import { supplierOf } from '../../src/intake/supplier-of.ts'
import type { Newsroom } from '../../src/newsroom/action.ts'
import { insertDoor } from '../../src/store/doors.ts'
import type { DoorKind } from '../../src/store/schema.ts'
import type { Seal } from '../../src/store/sealed.ts'

export type SetUp = {
  kind: DoorKind
  address: string
  settings: Record<string, unknown>
  secret?: string
  name?: string
}

export const sealedFor = (seal: Seal, secret: string, id: DoorId): Buffer => {
  const sealed = seal.seal(secret, id)
  if (isRefusal(sealed)) throw new Error(sealed.sentence)
  return sealed
}

/** Sets up a door of Nordwire, who may publish by itself where it is so settled. */
export const setUpDoor = async (newsroom: Newsroom, given: SetUp): Promise<DoorId> => {
  const id = newId<DoorId>()
  const { secret, name = 'wires', ...rest } = given
  await insertDoor(newsroom.database.db, {
    ...{ id, supplier: (await supplierOf(newsroom, 'Nordwire')).slug, name, ...rest },
    ...{ secret: secret === undefined ? null : sealedFor(newsroom.seal, secret, id), created_at: newsroom.clock.now() },
  })
  return id
}

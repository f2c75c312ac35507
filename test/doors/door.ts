/** Doors for tests: as a source gets them, and all that lies behind an open one. */

import { newId } from '../../src/base/id.ts'
import { reachOf } from '../../src/intake/inner-network.ts'
import { type Door, DoorFailure, type Remote, type Source } from '../../src/intake/sources/source.ts'
import type { DoorKind } from '../../src/store/schema.ts'

/** Only this machine may be reached. */
export const loopback = reachOf(['127.0.0.0/8', '::1/128', 'localhost'])

export const never = new AbortController().signal

export const aDoor = (kind: DoorKind, address: string, some: Partial<Door> = {}): Door => ({
  ...{ id: newId(), supplier: 'nordwire', kind, address, settings: {}, secret: undefined, state: {} },
  ...some,
})

/** Everything that a source lists, in its order. */
export const listed = async (source: Source): Promise<Remote[]> => {
  const all: Remote[] = []
  for await (const portion of source.list()) all.push(...portion)
  return all
}

export const keysOf = async (source: Source): Promise<string[]> => (await listed(source)).map(({ key }) => key)

/** The sentence with which something fails, as a failure of the door. */
export const failureOf = async (doing: Promise<unknown>): Promise<string> => {
  const error = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DoorFailure)) throw new Error(`It was no failure of the door: ${error}`)
  return error.message
}

/** Says to the other side that it is taken; whether it may be forgotten. */
export const say = async (source: Source, remote: Remote): Promise<boolean> => {
  let isForgotten = false
  await source.taken(remote, () => {
    isForgotten = true
  })
  return isForgotten
}

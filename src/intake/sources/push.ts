/** Push: the way round of all other doors. Whoever sends calls, and is answered when its files are kept. */

import { createHash } from 'node:crypto'
import type { DoorId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { isSecret } from '../../base/secret.ts'
import { leaveWaiting } from '../../store/arrivals.ts'
import { endPush, keepPushed, pushDoor, pushedBefore } from '../../store/doors.ts'
import { type Incoming, type Intake, type Kept, keepFiles } from '../keep.ts'

/** A door through which somebody may push who has shown its token. */
export type OpenDoor = { id: DoorId; supplier: string; name: string; paused: boolean }

/** What a call brings: its files, kept together, and the key by which its sender tells it from another. */
export type Pushing = { files: readonly Incoming[]; key: string | undefined }

const otherBytes = refuse(
  'invalid',
  'This Idempotency-Key came before, with other bytes. Give each call a key of its own, and only what is sent again the same.',
)

/**
 * The door, where the token is its own. Undefined for a wrong token and for a door that is not there alike, and after the same work; a refusal where
 * no token can be checked here.
 */
export const openedBy = async (
  { newsroom: { database, seal, clock } }: Intake,
  id: string,
  token: string,
): Promise<OpenDoor | Refusal | undefined> => {
  const found = await pushDoor(database.db, id)
  if (!found?.secret) return undefined
  const secret = seal.open(found.secret, found.id)
  if (isRefusal(secret)) {
    await endPush(database.db, found.id, clock.now(), secret.sentence)
    return secret
  }
  const isRight = isSecret(token, secret)
  return isRight && found.id === id ? found : undefined
}

/** Keeps what a call brings. Once it answers nothing can be lost; whoever takes what waits handles it. */
export const push = async (intake: Intake, door: OpenDoor, { files, key }: Pushing): Promise<Kept[] | Refusal> => {
  const { database, clock } = intake.newsroom
  const hash = createHash('sha256')
    .update(files.map((file) => file.hash).join('\n'))
    .digest('hex')
  // Before its pictures are put into the storage for nothing.
  const before = key === undefined ? undefined : await pushedBefore(database.db, door.id, key)
  if (before !== undefined && before !== hash) return otherBytes
  const at = clock.now()
  try {
    return await keepFiles(intake, { supplier: door.supplier, door: door.id }, files, async (tx, kept) => {
      const [first] = kept
      if (first && key !== undefined) {
        const isKnown = await keepPushed(tx, { door: door.id, key, hash, arrival: first.arrival, at })
        if (!isKnown) throw new OtherBytes()
      }
      await leaveWaiting(
        tx,
        kept.map(({ arrival }) => arrival),
      )
      await endPush(tx, door.id, at)
    })
  } catch (error) {
    if (error instanceof OtherBytes) return otherBytes
    throw error
  }
}

/** Undoes what was kept of a call whose key another one has taken at the same moment. */
class OtherBytes extends Error {}

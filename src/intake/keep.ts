/** What arrived is kept whole before anyone reads it: wires in the database, pictures and what is large in the media storage. */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DoorId } from '../base/id.ts'
import { pictureKind } from '../media/picture-bytes.ts'
import { largestPicture } from '../media/picture-metadata.ts'
import type { Storage } from '../media/storage.ts'
import type { Newsroom } from '../newsroom/action.ts'
import { type KeptArrival, keepArrivals } from '../store/arrivals.ts'
import type { Tx } from '../store/database.ts'
import type { ArrivalState } from '../store/schema.ts'
import { largestWire } from '../wire/read.ts'
import type { Reach } from './sources/source.ts'

/** Where wires are taken in: the newsroom, and where pictures are kept. */
export type Intake = {
  newsroom: Newsroom
  storage: Storage
  /** Which machines may be reached for pictures that wires name by address; absent, none. */
  reach?: Reach
}

/** A file on its way in. */
export type Incoming = {
  /** What a wire calls it: its name without folders. */
  name: string
  /** What a person is told of it, and for a file on this machine where it lies. */
  path: string
  kind: 'wire' | 'picture'
  hash: string
  size: number
  /** Absent where it was too large to be held in memory: then it lies in the storage already. */
  bytes: Buffer | undefined
  /** Why it cannot be believed: it is kept and waits in quarantine. */
  doubt?: string
}

/** A file that is kept, and under which number. */
export type Kept = Incoming & { arrival: string; state: ArrivalState; supplier: string | null }

/** Who sent it, and by which door; null until the file itself has said who sends it. */
export type From = { supplier: string | null; door?: DoorId | null }

const pictureName = /\.(jpe?g|png|gif|webp|tiff?|avif|heic)$/i

/** Whether a file calls itself a picture; its bytes may be ones all the same where it does not. */
export const isPictureName = (name: string): boolean => pictureName.test(name)

/** A file that is in memory. `path` is what a person is told of it, where that is more than its name. */
export const incoming = (name: string, bytes: Buffer, path = name): Incoming => {
  const kind = pictureKind(bytes) || isPictureName(name) ? 'picture' : 'wire'
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { name, path, kind, hash, size: bytes.length, bytes }
}

/** Reads a file of this machine. One beyond every limit goes to the storage in a stream and is never held in memory. */
export const incomingFile = async (path: string, storage: Storage): Promise<Incoming> => {
  const name = basename(path)
  const { size } = await stat(path)
  if (size <= largestPicture) return incoming(name, await readFile(path), path)
  const { hash } = await storage.putStream(createReadStream(path))
  return { name, path, kind: isPictureName(name) ? 'picture' : 'wire', hash, size, bytes: undefined }
}

/**
 * Keeps the files, in one transaction in which `also` is done too; once it answers, none of them can be lost. The same bytes from the
 * same supplier are one arrival.
 */
export const keepFiles = async (
  { newsroom, storage }: Intake,
  { supplier, door = null }: From,
  files: readonly Incoming[],
  also?: (tx: Tx, kept: readonly Kept[]) => Promise<void>,
): Promise<Kept[]> => {
  const at = newsroom.clock.now()
  for (const { bytes, kind, size } of files) if (bytes && liesInStorage(kind, size)) await storage.put(bytes)
  const arrived = files.map(({ name, hash, size, kind, bytes, doubt }) => ({
    ...{ supplier, door, name: name.replaceAll('\0', ''), hash, size, kind, at },
    bytes: liesInStorage(kind, size) ? null : (bytes ?? null),
    state: doubt ? ('quarantined' as const) : ('waiting' as const),
    reason: doubt ?? null,
  }))
  const withArrivals = (kept: readonly KeptArrival[]): Kept[] => {
    const byHash = new Map(kept.map((one) => [one.hash, one]))
    return files.map((file) => {
      const { id, state } = byHash.get(file.hash) ?? { id: '', state: 'waiting' as const }
      return { ...file, arrival: id, state, supplier }
    })
  }
  return newsroom.database.db.transaction().execute(async (tx) => {
    const kept = withArrivals(await keepArrivals(tx, arrived, newsroom.nodes.life))
    await also?.(tx, kept)
    return kept
  })
}

/** What is large lies with the pictures, so that the database stays small enough to be copied. */
const liesInStorage = (kind: 'wire' | 'picture', size: number): boolean => kind === 'picture' || size > largestWire

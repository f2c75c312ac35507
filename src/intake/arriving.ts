/** Files on their way in: found, told apart, and kept byte for byte before anyone reads them. */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pictureKind } from '../media/picture-bytes.ts'
import { largestPicture } from '../media/picture-metadata.ts'
import type { Storage } from '../media/storage.ts'
import type { Arrived } from '../store/wires.ts'
import { largestWire } from '../wire/read.ts'

/** A file that arrived. `bytes` is undefined where it was too large to be read at all; then it lies in the media storage. */
export type Arriving = {
  path: string
  kind: 'wire' | 'picture'
  bytes: Buffer | undefined
  kept: Arrived
}

const pictureName = /\.(jpe?g|png|gif|webp|tiff?|avif|heic)$/i

const notThere = (error: NodeJS.ErrnoException): undefined => {
  if (!/^(ENOENT|EACCES|EPERM|ELOOP|ENOTDIR|ENAMETOOLONG)$/.test(error.code ?? '')) throw error
}

/** Every file under the paths, in the order of their names; hidden ones and half-written ones (`.part`, `.tmp`) are left alone. */
export const filesUnder = async (paths: readonly string[]): Promise<{ files: string[]; missing: string[] }> => {
  const files: string[] = []
  const missing: string[] = []
  // A folder that a link leads back to is walked once.
  const walked = new Set<string>()
  const walk = async (path: string): Promise<void> => {
    const found = await stat(path).catch(notThere)
    if (!found) missing.push(path)
    else if (found.isFile()) files.push(path)
    else if (found.isDirectory() && !walked.has(`${found.dev} ${found.ino}`)) {
      walked.add(`${found.dev} ${found.ino}`)
      const all = await readdir(path).catch(notThere)
      if (!all) missing.push(path)
      const names = all?.filter((name) => !name.startsWith('.') && !/\.(part|tmp|filepart)$/i.test(name)) ?? []
      for (const name of names.sort()) await walk(join(path, name))
    }
  }
  for (const path of paths) await walk(path)
  return { files, missing }
}

/** Reads a file for keeping. One beyond every limit goes to the storage in a stream and is never held in memory. */
export const arrivingFile = async (
  path: string,
  supplier: string | null,
  storage: Storage,
  at: Date,
): Promise<Arriving> => {
  const name = basename(path)
  const { size } = await stat(path)
  if (size > largestPicture) {
    const { hash } = await storage.putStream(createReadStream(path))
    const kind = pictureName.test(name) ? 'picture' : 'wire'
    return { path, kind, bytes: undefined, kept: { supplier, name, hash, size, bytes: null, at } }
  }
  const bytes = await readFile(path)
  const kind = pictureKind(bytes) || pictureName.test(name) ? 'picture' : 'wire'
  const hash = createHash('sha256').update(bytes).digest('hex')
  // What is large lies with the pictures, so that the database stays small enough to be copied.
  const large = bytes.length > largestWire
  if (large) await storage.put(bytes)
  return { path, kind, bytes, kept: { supplier, name, hash, size, bytes: large ? null : bytes, at } }
}

/** The picture files that a wire names: in the same mail, in the same batch, beside it on the disk, or sent by its supplier before. */

import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Refusal } from '../base/refusal.ts'
import { refuse } from '../base/refusal.ts'
import { keepOriginal, type Original } from '../media/original.ts'
import { largestPicture } from '../media/picture-metadata.ts'
import type { Storage } from '../media/storage.ts'
import { pictureArrival } from '../store/arrivals.ts'
import type { Db } from '../store/database.ts'
import { pictureOfBytes } from '../store/pictures.ts'
import type { InnerFile } from '../wire/item.ts'
import type { Intake, Kept } from './keep.ts'

/** A picture file, read once: its facts, or why it is none. */
export type PictureFile = Original | Refusal

/** Finds the file that a wire means by a name; undefined where it has not come. */
export type Beside = (name: string) => Promise<PictureFile | undefined>

export type PicturesBeside = {
  /** The facts of a picture of this batch. */
  kept(picture: Kept): Promise<PictureFile>
  /** What a wire of this batch means by the names that it gives. */
  beside(wire: Kept, inside: readonly InnerFile[]): Beside
}

const tooLarge = (size: number): Refusal =>
  refuse('too-large', `The picture is ${Math.round(size / 2 ** 20)} MB; at most 50 MB are taken.`)

/** Finds pictures for the files of one batch; each is read once, however many wires name it. */
export const picturesBeside = ({ newsroom, storage }: Intake, batch: readonly Kept[]): PicturesBeside => {
  const read = new Map<string, Promise<PictureFile>>()
  const once = (key: string, reading: () => Promise<PictureFile>): Promise<PictureFile> => {
    const known = read.get(key) ?? reading()
    read.set(key, known)
    return known
  }
  const byName = new Map(batch.filter((one) => one.kind === 'picture').map((one) => [one.name, one]))
  const kept = (picture: Kept) => once(picture.hash, () => readKept(storage, picture))
  const beside = (wire: Kept, inside: readonly InnerFile[]): Beside => {
    const innerFiles = new Map(inside.map((file) => [file.name, file.bytes]))
    return async (said) => {
      // Whatever path a wire writes, only a name is looked for; an address is fetched elsewhere or not at all.
      if (/^[a-z]+:\/\//i.test(said)) return undefined
      const name = basename(said)
      const inner = innerFiles.get(name)
      if (inner) return keepOriginal(storage, inner)
      const same = byName.get(name)
      if (same) return kept(same)
      const path = join(dirname(wire.path), name)
      if (wire.path !== wire.name && (await isFile(path))) return once(path, () => readFrom(storage, path))
      const sent = wire.supplier && (await pictureArrival(newsroom.database.db, wire.supplier, name))
      return sent ? once(sent, () => readStored(storage, sent)) : undefined
    }
  }
  return { kept, beside }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    // Not there, or not to be read: the wire goes on without it and says so.
    () => false,
  )

const readKept = async (storage: Storage, { bytes, hash, size }: Kept): Promise<PictureFile> => {
  if (size > largestPicture) return tooLarge(size)
  return bytes ? keepOriginal(storage, bytes) : readStored(storage, hash)
}

/** A file beyond every limit is never held in memory, whoever names it. */
const readFrom = async (storage: Storage, path: string): Promise<PictureFile> => {
  const { size } = await stat(path)
  return size > largestPicture ? tooLarge(size) : keepOriginal(storage, await readFile(path))
}

const readStored = async (storage: Storage, hash: string): Promise<PictureFile> => {
  const bytes = await storage.get(hash)
  return bytes
    ? keepOriginal(storage, bytes)
    : refuse(
        'unknown',
        'The picture was sent before, and is no longer in the media storage. Ask the supplier for it again.',
      )
}

/** Whether a wire of the same supplier uses this picture already. */
export const isUsed = async (db: Db, { supplier, hash }: Kept): Promise<boolean> =>
  supplier !== null && (await pictureOfBytes(db, supplier, hash)) !== undefined

/** Where bytes are kept whole: by their own fingerprint, and derived ones (renditions) by a key. */

import { createHash, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, type FileHandle, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** SHA-256 of the bytes, 64 hexadecimal digits in lower case. */
export const hashPattern = /^[0-9a-f]{64}$/

/** Words of letters, digits, hyphens and inner dots between slashes: `renditions/ab/640.avif`. No word starts with a dot, so no key climbs out. */
const keyPattern = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*(\/[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*)*$/

/** Bytes that stay as they were put. What a call has answered for is on the disk. A malformed hash or key is a bug and throws. */
export type Storage = {
  /** Keeps bytes under their own hash; putting the same bytes again changes nothing. */
  put(bytes: Uint8Array): Promise<{ hash: string }>
  /** As `put`, for what should not be in memory at once; `size` in bytes. If the source fails, nothing is kept. */
  putStream(chunks: AsyncIterable<Uint8Array>): Promise<{ hash: string; size: number }>
  get(hash: string): Promise<Uint8Array | undefined>
  has(hash: string): Promise<boolean>
  /** Keeps what can be made again under a key of its own, in place of what was there. */
  putAt(key: string, bytes: Uint8Array): Promise<void>
  getAt(key: string): Promise<Uint8Array | undefined>
  /** Deletes what lies below a key, as below a folder: `renditions-1/ab/cdef`. Answers how much it was. */
  deleteBelow(key: string): Promise<number>
}

/** A storage in one folder, which is made when first needed: originals at `ab/cdef…`, derived bytes in `derived/`, half-written ones in `incoming/`. */
export const folderStorage = (root: string): Storage => {
  const ready = new Map<string, Promise<unknown>>()
  /** Makes a folder once and for all; asked for again only where making it failed. */
  const folder = (path: string): Promise<unknown> => {
    const known = ready.get(path)
    if (known) return known
    const made = mkdir(path, { recursive: true }).catch((error: unknown) => {
      ready.delete(path)
      throw error
    })
    // Renditions have a folder an original: remembering them all would grow for ever.
    if (ready.size < 1000) ready.set(path, made)
    return made
  }

  /** Written beside, brought to the disk, then named: a reader or a crash sees the whole file or none. */
  const land = async (write: (file: FileHandle) => Promise<string>): Promise<void> => {
    const incoming = join(root, 'incoming')
    await folder(incoming)
    const draft = join(incoming, randomBytes(12).toString('hex'))
    try {
      const file = await open(draft, 'wx')
      let place: string
      try {
        place = await write(file)
        await file.sync()
      } finally {
        await file.close()
      }
      await folder(dirname(place))
      await rename(draft, place)
      await syncFolder(dirname(place))
    } catch (error) {
      await unlink(draft).catch(ignoreMissing)
      throw error
    }
  }

  const placeOf = (hash: string): string => {
    if (!hashPattern.test(hash)) throw new Error(`"${hash}" is no SHA-256 in hexadecimal digits.`)
    return join(root, hash.slice(0, 2), hash.slice(2))
  }
  const derivedPlaceOf = (key: string): string => {
    if (key.length > 300 || !keyPattern.test(key)) throw new Error(`"${key}" is no key of a storage.`)
    return join(root, 'derived', key)
  }

  const storage: Storage = {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      if (await storage.has(hash)) return { hash }
      await land(async (file) => {
        await file.writeFile(bytes)
        return placeOf(hash)
      })
      return { hash }
    },
    async putStream(chunks) {
      const digest = createHash('sha256')
      let size = 0
      let hash = ''
      await land(async (file) => {
        for await (const chunk of chunks) {
          digest.update(chunk)
          size += chunk.byteLength
          await file.writeFile(chunk)
        }
        hash = digest.digest('hex')
        return placeOf(hash)
      })
      return { hash, size }
    },
    get: async (hash) => readIfThere(placeOf(hash)),
    has: async (hash) => isThere(placeOf(hash)),
    async putAt(key, bytes) {
      const place = derivedPlaceOf(key)
      await land(async (file) => {
        await file.writeFile(bytes)
        return place
      })
    },
    getAt: async (key) => readIfThere(derivedPlaceOf(key)),
    async deleteBelow(key) {
      const place = derivedPlaceOf(key)
      const names = (await readdir(place).catch(ignoreMissing)) ?? []
      for (const name of names) await unlink(join(place, name)).catch(ignoreMissing)
      if (names.length > 0) await syncFolder(place)
      return names.length
    },
  }
  return storage
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const ignoreMissing = (error: unknown): undefined => {
  if (!isMissing(error)) throw error
  return undefined
}

const readIfThere = (path: string): Promise<Uint8Array | undefined> => readFile(path).catch(ignoreMissing)

const isThere = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    (error: unknown) => {
      ignoreMissing(error)
      return false
    },
  )

/** The name of a new file is on the disk only once its folder is. */
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

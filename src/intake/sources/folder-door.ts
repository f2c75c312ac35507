/** A folder of this machine, or of a share that it has mounted, as a door of its own. */

import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { basename, join, posix } from 'node:path'
import { z } from 'zod'
import { type Door, DoorFailure, FileFailure, type OpenSource, type Remote, type Source } from './source.ts'
import {
  besideName,
  checkSize,
  checkWhole,
  type Entry,
  fileSettings,
  markOf,
  movesTo,
  walkFolders,
} from './which-files.ts'

export const folderSettings = z.strictObject(fileSettings)

type Settings = z.infer<typeof folderSettings>

export const openFolder: OpenSource = async ({ address, settings }: Door) => {
  const read = folderSettings.parse(settings)
  const source: Source = {
    list: () => walkFolders((folder) => entries(join(address, folder)), read, address),
    async fetch(remote) {
      checkSize(remote)
      const bytes = await wholeFile(join(address, remote.key)).catch(forFile(remote))
      checkWhole(remote, bytes)
      return [{ name: remote.name, bytes }]
    },
    async taken(remote, forget) {
      if (read.afterwards === 'keep') return
      const path = join(address, remote.key)
      const found = await entryOf(path).catch(forFile(remote))
      // Nothing is put away that nobody has read.
      if (found && markOf(found) === remote.mark) await putAway(address, remote, read).catch(forFile(remote))
      forget()
    },
    close: async () => undefined,
  }
  return source
}

const forFile =
  ({ name }: Remote) =>
  (error: unknown): never => {
    throw new FileFailure(`«${name}»: ${codeOf(error)}. Let the user that runs Dateline read and change the folder.`)
  }

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

const entries = async (folder: string): Promise<Entry[]> => {
  const names = await readdir(folder).catch((error) => {
    throw new DoorFailure(
      `The folder ${folder} cannot be read (${codeOf(error)}). Correct the address of the door, mount the share, or let the user that runs Dateline read it.`,
    )
  })
  const found: Entry[] = []
  for (const name of names) {
    const entry = await entryOf(join(folder, name))
    if (entry) found.push(entry)
  }
  return found
}

/** By `lstat`: a link could lead to anything on this machine, and whoever writes into the folder could make one. */
const entryOf = async (path: string): Promise<Entry | undefined> => {
  try {
    const stats = await lstat(path)
    const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other'
    return { name: basename(path), kind, size: stats.size, changedAt: stats.mtime }
  } catch (error) {
    // It was taken away since the folder was listed.
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const wholeFile = async (path: string): Promise<Buffer> => {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}

const putAway = async (address: string, { key, name, mark }: Remote, settings: Settings): Promise<void> => {
  const path = join(address, key)
  const aside = movesTo(settings)
  if (aside === undefined) return unlink(path)
  const folder = posix.resolve('/', address, aside)
  await mkdir(folder, { recursive: true })
  const target = join(folder, name)
  await rename(path, (await entryOf(target)) ? join(folder, besideName(name, mark)) : target)
}

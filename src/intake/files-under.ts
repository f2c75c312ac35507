/** The files below folders that may be taken in. */

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const notThere = (error: NodeJS.ErrnoException): undefined => {
  if (!/^(ENOENT|EACCES|EPERM|ELOOP|ENOTDIR|ENAMETOOLONG)$/.test(error.code ?? '')) throw error
}

/** Whether a name is one that its writer uses until the file is whole, or hides. */
export const isUnfinished = (name: string): boolean => name.startsWith('.') || /\.(part|tmp|filepart)$/i.test(name)

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
      const names = all?.filter((name) => !isUnfinished(name)) ?? []
      for (const name of names.sort()) await walk(join(path, name))
    }
  }
  for (const path of paths) await walk(path)
  return { files, missing }
}

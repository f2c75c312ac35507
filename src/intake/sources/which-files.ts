/** Which files of a folder behind a door are meant, in which order they come, and how they are told apart. */

import { posix } from 'node:path'
import { z } from 'zod'
import { largestPicture } from '../../media/picture-metadata.ts'
import { isUnfinished } from '../files-under.ts'
import { DoorFailure, FileFailure, type Remote } from './source.ts'

const glob = z
  .string()
  .min(1)
  .max(200)
  .refine((one) => !/[{}()[\]]/.test(one), 'has braces or brackets: write two patterns instead')

const patterns = z.array(glob).max(50).default([])

/** Settings that every door with files behind it has. */
export const fileSettings = {
  /** Globs of what is meant (`*.xml`, `sport/**`); none: everything. One without a slash is held against the base name. */
  include: patterns,
  /** Globs of what is not, though it is included. */
  exclude: patterns,
  /** Whether folders below are looked into. */
  subfolders: z.boolean().default(false),
  /** What becomes of a file that is taken: `keep`, `delete`, or `move:FOLDER`, a folder beside the files or an absolute one. */
  afterwards: z
    .string()
    .regex(/^(?:keep|delete|move:[^\0\r\n]{1,500})$/, 'is «keep», «delete» or «move:FOLDER»')
    .default('keep'),
  /** Seconds of silence after which the other side is given up. */
  timeout: z.number().min(0.05).max(300).default(30),
}

export type FileSettings = z.infer<z.ZodObject<typeof fileSettings>>

/** The largest file that is fetched, in bytes. */
export const largestFile = largestPicture

/** How deep and how wide folders are walked: what goes beyond is no supplier's folder. */
const deepest = 8
const mostFolders = 1000
const mostFiles = 200_000

/** An entry of a folder's listing. `changed` is the time as the other side wrote it, where that is no instant. */
export type Entry = {
  name: string
  kind: 'file' | 'folder' | 'other'
  size: number
  changedAt: Date | undefined
  changed?: string
}

/** Where what is taken is moved to; undefined where it stays or is deleted. */
export const movesTo = ({ afterwards }: Pick<FileSettings, 'afterwards'>): string | undefined =>
  afterwards.startsWith('move:') ? afterwards.slice('move:'.length) : undefined

/** Whether a path, seen from the door's folder, is meant. Letters may be large or small. */
export const isMeant = ({
  include,
  exclude,
}: Pick<FileSettings, 'include' | 'exclude'>): ((path: string) => boolean) => {
  const meant = include.map(globOf)
  const left = exclude.map(globOf)
  return (path) => {
    const words = path.toLowerCase().split('/')
    return (meant.length === 0 || meant.some((one) => one(words))) && !left.some((one) => one(words))
  }
}

/** `*` and `?` within a name, `**` for any folders. */
const globOf = (written: string): ((words: readonly string[]) => boolean) => {
  const lower = written.toLowerCase()
  const words = lower.replace(/^\/+/, '').split('/')
  if (!lower.includes('/')) return (path) => isNamed(lower, path.at(-1) ?? '')
  return (path) => fits(words, path, (word) => word === '**', isNamed)
}

const isNamed = (word: string, name: string): boolean =>
  fits(
    [...word],
    [...name],
    (letter) => letter === '*',
    (letter, given) => letter === '?' || letter === given,
  )

/**
 * Whether a pattern fits from start to end, where a star stands for any number. Only the last star is ever tried again, so that the work is at
 * most the product of both lengths: names come from others, and a regular expression can be made to take for ever.
 */
const fits = (
  pattern: readonly string[],
  items: readonly string[],
  isStar: (one: string) => boolean,
  isOne: (one: string, item: string) => boolean,
): boolean => {
  let at = 0
  let star = -1
  let tried = 0
  for (let item = 0; item < items.length; ) {
    const one = pattern[at]
    if (one !== undefined && isStar(one)) {
      star = at++
      tried = item
    } else if (one !== undefined && isOne(one, items[item] ?? '')) {
      at += 1
      item += 1
    } else if (star >= 0) {
      at = star + 1
      item = ++tried
    } else return false
  }
  return pattern.slice(at).every(isStar)
}

/** A file's size and time: differs when its contents do. */
export const markOf = ({ size, changedAt, changed }: Omit<Entry, 'name' | 'kind'>): string =>
  `${size} ${changedAt?.toISOString() ?? changed ?? ''}`.trim()

/** The size that a mark of `markOf` tells, in bytes. */
export const sizeIn = (mark: string): number => Number.parseInt(mark, 10)

/**
 * Walks the folders of a door, each one portion, oldest first. `list` gives a folder's entries by its path as seen from the door's folder
 * (`` for that one itself); `root` is the folder's own path there, so that one for what is taken is not walked into.
 */
export async function* walkFolders(
  list: (folder: string) => Promise<readonly Entry[]>,
  settings: FileSettings,
  root: string,
): AsyncGenerator<Remote[]> {
  const isWanted = isMeant(settings)
  const aside = movesTo(settings)
  const asidePath = aside === undefined ? undefined : posix.resolve('/', root, aside)
  const waiting = [{ folder: '', depth: 0 }]
  let folders = 0
  let files = 0
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { folder, depth } = next
    folders += 1
    const portion: { remote: Remote; order: number }[] = []
    for (const entry of await list(folder)) {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (!isName(entry.name) || isUnfinished(entry.name)) continue
      if (entry.kind === 'folder' && settings.subfolders && depth < deepest) {
        if (posix.resolve('/', root, path) !== asidePath) waiting.push({ folder: path, depth: depth + 1 })
      } else if (entry.kind === 'file' && isWanted(path)) portion.push(remoteOf(entry, path))
    }
    files += portion.length
    if (files > mostFiles || folders + waiting.length > mostFolders)
      throw new DoorFailure(
        `There are more than ${mostFiles} files or ${mostFolders} folders behind this door. Have old ones cleared away, or name a folder below.`,
      )
    // In the order of their names where the times are equal or unknown: agencies count upwards.
    portion.sort((a, b) => a.order - b.order || (a.remote.key < b.remote.key ? -1 : 1))
    if (portion.length > 0) yield portion.map(({ remote }) => remote)
  }
}

/** Whether a name can be an entry of a folder at all. */
const isName = (name: string): boolean => name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name)

const remoteOf = (entry: Entry, path: string): { remote: Remote; order: number } => {
  const { changedAt, changed = '' } = entry
  const remote = { key: path, name: entry.name, mark: markOf(entry), mayGrow: { changedAt } }
  return { remote, order: changedAt?.getTime() ?? roughly(changed) }
}

/** When a listing's line says that a file was changed, good enough for an order: «Mar 4 08:15», «Mar 4 2025», «03-04-26 08:15AM». */
const roughly = (changed: string, now = Date.now()): number => {
  const unix = /^(\w{3}) +(\d{1,2}) +(?:(\d{4})|(\d{1,2}:\d{2}))$/.exec(changed)
  if (!unix) return Date.parse(`${changed.replace(/ *(AM|PM)$/i, ' $1')} UTC`) || 0
  const [, month, day, year, hours = '00:00'] = unix
  if (year) return Date.parse(`${day} ${month} ${year} UTC`) || 0
  // Without a year it is of the last twelve months; a day ahead is another zone's today.
  const thisYear = new Date(now).getUTCFullYear()
  const inThisYear = Date.parse(`${day} ${month} ${thisYear} ${hours} UTC`)
  if (Number.isNaN(inThisYear)) return 0
  return inThisYear > now + 36 * 3600_000 ? Date.parse(`${day} ${month} ${thisYear - 1} ${hours} UTC`) : inThisYear
}

/** What is told of a file beyond every limit. */
export const tooLarge = (name: string): FileFailure =>
  new FileFailure(
    `«${name}» is larger than ${largestFile / 2 ** 20} MB and is not fetched. Ask the supplier what it is.`,
  )

/** Refuses a file that calls itself too large, before anything of it is fetched. */
export const checkSize = ({ name, mark }: Remote): void => {
  if (sizeIn(mark) > largestFile) throw tooLarge(name)
}

/** A file that is shorter or longer than it was listed is still being written, or was torn. One listed as empty may only lack its size. */
export const checkWhole = ({ name, mark }: Remote, bytes: Buffer): void => {
  if (sizeIn(mark) > 0 && bytes.length !== sizeIn(mark))
    throw new FileFailure(
      `«${name}» was listed with ${sizeIn(mark)} bytes and came with ${bytes.length}: it is still being written, or was cut off. It is fetched again.`,
    )
}

/** Gathers a file's bytes in memory, piece by piece; throws as soon as they are too many. */
export const gathering = (name: string): { add(chunk: Buffer): void; bytes(): Buffer } => {
  const chunks: Buffer[] = []
  let size = 0
  return {
    add(chunk) {
      size += chunk.length
      if (size > largestFile) throw tooLarge(name)
      chunks.push(chunk)
    },
    bytes: () => Buffer.concat(chunks),
  }
}

/** A name for a moved file that nothing there has yet: what was taken under the same name before is not overwritten. */
export const besideName = (name: string, mark: string): string => {
  const { name: stem, ext } = posix.parse(name)
  return `${stem}.${mark.replace(/[^0-9a-z]+/gi, '-')}${ext}`
}

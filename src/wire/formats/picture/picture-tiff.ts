/** TIFF's directories of tags (TIFF 6.0, section 2), in which TIFF files keep everything and all others their EXIF. */

/** A tag's raw bytes, as they stand in the file; numbers are in the file's order. */
export type Tag = { type: number; bytes: Buffer }

export type Directory = { tags: ReadonlyMap<number, Tag>; isLittle: boolean }

/** Bytes of one value of each type: BYTE, ASCII, SHORT, LONG, RATIONAL, SBYTE, UNDEFINED, SSHORT, SLONG, SRATIONAL, FLOAT, DOUBLE, IFD. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

/** The most tags of one directory: a real one has less than a hundred. */
const mostTags = 2000

const number = (bytes: Buffer, at: number, size: 2 | 4, isLittle: boolean): number => {
  if (!(at >= 0 && at + size <= bytes.length)) return Number.NaN
  if (size === 2) return isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
  return isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
}

/** One directory; a tag whose bytes are not there is left out. */
const directoryAt = (bytes: Buffer, at: number, isLittle: boolean): Directory => {
  const tags = new Map<number, Tag>()
  const count = Math.min(number(bytes, at, 2, isLittle) || 0, mostTags)
  for (let index = 0; index < count; index++) {
    const entry = at + 2 + index * 12
    const type = number(bytes, entry + 2, 2, isLittle)
    const length = number(bytes, entry + 4, 4, isLittle) * (sizes[type] ?? 0)
    if (!(length > 0)) continue
    const start = length <= 4 ? entry + 8 : number(bytes, entry + 8, 4, isLittle)
    const tag = number(bytes, entry, 2, isLittle)
    if (start + length <= bytes.length && !tags.has(tag))
      tags.set(tag, { type, bytes: bytes.subarray(start, start + length) })
  }
  return { tags, isLittle }
}

/** The first directory of a TIFF; undefined where the bytes are none. */
export const firstDirectory = (bytes: Buffer): Directory | undefined => {
  const start = bytes.toString('latin1', 0, 4)
  const isLittle = start === 'II*\0'
  if (!isLittle && start !== 'MM\0*') return undefined
  return directoryAt(bytes, number(bytes, 4, 4, isLittle), isLittle)
}

/** The directory that a tag of another one points at: EXIF's own is at 34665. */
export const directoryIn = (bytes: Buffer, { tags, isLittle }: Directory, tag: number): Directory | undefined => {
  const at = numberOf({ tags, isLittle }, tag)
  return at === undefined ? undefined : directoryAt(bytes, at, isLittle)
}

/** A whole number. */
export const numberOf = ({ tags, isLittle }: Directory, tag: number): number | undefined => {
  const found = tags.get(tag)
  if (!found) return undefined
  const value =
    found.type === 3
      ? number(found.bytes, 0, 2, isLittle)
      : found.type === 4 || found.type === 13
        ? number(found.bytes, 0, 4, isLittle)
        : Number.NaN
  return Number.isNaN(value) ? undefined : value
}

/** Letters: ASCII by the standard, UTF-8 or windows-1252 in fact. What stands behind a NUL is kept (two parts of a copyright). */
export const lettersOf = (directory: Directory | undefined, tag: number): string | undefined => {
  const bytes = directory?.tags.get(tag)?.bytes.subarray(0, 100_000)
  if (!bytes) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // No UTF-8: then it is what Western programs write.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Windows' own tags (40091 to 40095), in UTF-16. */
export const wideLettersOf = (directory: Directory | undefined, tag: number): string | undefined => {
  const bytes = directory?.tags.get(tag)?.bytes.subarray(0, 100_000)
  return bytes && new TextDecoder('utf-16le').decode(bytes)
}

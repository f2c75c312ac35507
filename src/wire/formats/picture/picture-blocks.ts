/** Where a picture keeps its words: the IIM, XMP and EXIF blocks of JPEG, PNG, WebP, TIFF, GIF and AVIF, and its size. */

import { inflateSync } from 'node:zlib'
import ExifReader from 'exifreader'
import { directoryIn, firstDirectory, numberOf } from './picture-tiff.ts'

export type PictureBlocks = {
  mime: string
  width?: number
  height?: number
  /** IIM data sets (IPTC IIM 4.2), each a whole block. */
  iim: Buffer[]
  /** XMP packets. */
  xmp: Buffer[]
  /** EXIF: a TIFF without a picture. */
  exif?: Buffer
  /** MD5 of the IIM as it was when XMP was last written beside it (Photoshop resource 0x0425). */
  iimDigest?: Buffer
  /** PNG's own texts, by keyword. */
  texts: Map<string, string>
  /** Does it carry content credentials (C2PA)? */
  hasCredentials: boolean
  /** Does it end before its end? */
  isTorn: boolean
}

/** The most bytes that one block may have, packed or unpacked: captions have thousands, edit histories a million. */
const longestBlock = 4 * 1024 * 1024

/** The most of XMP beyond its first segment. */
const longestExtension = 1024 * 1024

const empty = (mime: string): PictureBlocks => ({
  mime,
  iim: [],
  xmp: [],
  texts: new Map(),
  hasCredentials: false,
  isTorn: false,
})

/** Photoshop's resources: "8BIM", a number, a name, a length, the bytes; both padded to even. */
const readResources = (bytes: Buffer, into: PictureBlocks): void => {
  for (let at = 0; at + 12 <= bytes.length; ) {
    if (!/^(?:8BIM|PHUT|AgHg|DCSR|MeSa)$/.test(bytes.toString('latin1', at, at + 4))) return
    const id = bytes.readUInt16BE(at + 4)
    const name = bytes[at + 6] ?? 0
    const start = at + 6 + name + 1 + ((name + 1) % 2) + 4
    if (start > bytes.length) return
    const length = bytes.readUInt32BE(start - 4)
    const data = bytes.subarray(start, start + length)
    if (id === 0x0404) into.iim.push(data)
    if (id === 0x0424) into.xmp.push(data)
    if (id === 0x0425 && data.length === 16) into.iimDigest = Buffer.from(data)
    at = start + length + (length % 2)
  }
}

const markers = {
  exif: Buffer.from('Exif\0\0'),
  xmp: Buffer.from('http://ns.adobe.com/xap/1.0/\0'),
  moreXmp: Buffer.from('http://ns.adobe.com/xmp/extension/\0'),
  photoshop: Buffer.from('Photoshop 3.0\0'),
}

const startsWith = (bytes: Buffer, start: Buffer): boolean => bytes.subarray(0, start.length).equals(start)

/** What one JPEG segment adds. XMP above 64 KB and Photoshop's resources go on in further segments. */
const readSegment = (
  marker: number,
  data: Buffer,
  into: PictureBlocks,
  parts: { photoshop: Buffer[]; xmp: Buffer[] },
): void => {
  if (marker === 0xe1 && startsWith(data, markers.exif)) into.exif ??= data.subarray(markers.exif.length)
  else if (marker === 0xe1 && startsWith(data, markers.xmp)) into.xmp.push(data.subarray(markers.xmp.length))
  // A GUID of 32 letters, the whole length, this part's offset (XMP, part 3, 1.1.3.1).
  else if (marker === 0xe1 && startsWith(data, markers.moreXmp))
    parts.xmp.push(data.subarray(markers.moreXmp.length + 40))
  else if (marker === 0xed && startsWith(data, markers.photoshop))
    parts.photoshop.push(data.subarray(markers.photoshop.length))
  else if (marker === 0xeb && data.subarray(0, 200).includes('jumb')) into.hasCredentials ||= data.includes('c2pa')
  // SOF0 to SOF15 without DHT, JPG and DAC: precision, height, width.
  else if (
    marker >= 0xc0 &&
    marker <= 0xcf &&
    ![0xc4, 0xc8, 0xcc].includes(marker) &&
    data.length >= 5 &&
    !into.width
  ) {
    into.height = data.readUInt16BE(1)
    into.width = data.readUInt16BE(3)
  }
}

const within = (parts: Buffer[]): Buffer => Buffer.concat(parts).subarray(0, longestBlock)

const readJpeg = (bytes: Buffer): PictureBlocks => {
  const out = empty('image/jpeg')
  const parts = { photoshop: [] as Buffer[], xmp: [] as Buffer[] }
  let at = 2
  out.isTorn = true
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    // Any number of 0xff may stand before a marker; some markers have no length.
    if (marker === 0xff) at++
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else if (marker === 0xda) {
      out.isTorn = bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < at
      break
    } else {
      const length = Math.max(bytes.readUInt16BE(at + 2), 2)
      readSegment(marker, bytes.subarray(at + 4, at + 2 + length), out, parts)
      at += 2 + length
    }
  }
  readResources(within(parts.photoshop), out)
  const more = within(parts.xmp)
  // Photoshop moves its edit history out there, which may be long and says nothing of the picture.
  if (more.length && more.length <= longestExtension) out.xmp.push(more)
  return out
}

/** Unpacks within the limit; undefined where it is broken, or would grow beyond. */
const unpacked = (data: Buffer): Buffer | undefined => {
  try {
    return inflateSync(data, { maxOutputLength: longestBlock })
  } catch {
    // Broken or too large: these words are lost, the picture is not.
    return undefined
  }
}

/** ImageMagick's "Raw profile type iptc": its name, its length, and the bytes as hexadecimal digits. */
const readProfile = (kind: string, text: string, out: PictureBlocks): void => {
  const digits = text.replace(/^\s*\S+\s+\d+\s+/, '').replace(/\s+/g, '')
  const bytes = Buffer.from(digits, 'hex')
  if (/^(?:iptc|8bim)$/i.test(kind)) {
    readResources(bytes, out)
    if (bytes[0] === 0x1c) out.iim.push(bytes)
  } else if (/^(?:exif|app1)$/i.test(kind))
    out.exif ??= startsWith(bytes, markers.exif) ? bytes.subarray(markers.exif.length) : bytes
  else if (/^xmp$/i.test(kind)) out.xmp.push(bytes)
}

/** A text chunk: keyword, NUL, then letters, packed letters (zTXt), or flags, language and UTF-8 letters (iTXt). */
const readPngText = (kind: string, data: Buffer, out: PictureBlocks): void => {
  const end = data.indexOf(0)
  if (end < 1 || end > 79) return
  const keyword = data.toString('latin1', 0, end)
  let letters: Buffer | undefined = data.subarray(end + 1)
  if (kind === 'zTXt') letters = unpacked(letters.subarray(1))
  if (kind === 'iTXt') {
    const isPacked = data[end + 1] === 1
    const language = data.indexOf(0, end + 3)
    const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
    if (translated < 0) return
    letters = isPacked ? unpacked(data.subarray(translated + 1)) : data.subarray(translated + 1)
  }
  if (!letters || letters.length > longestBlock) return
  const profile = /^Raw profile type (\w{2,8})$/.exec(keyword)?.[1]
  if (keyword === 'XML:com.adobe.xmp') out.xmp.push(letters)
  else if (profile) readProfile(profile, letters.toString('latin1'), out)
  else if (letters.length < 100_000 && !out.texts.has(keyword))
    out.texts.set(keyword, letters.toString(kind === 'iTXt' ? 'utf8' : 'latin1'))
}

/** The most text chunks that are looked at: each may have to be unpacked. */
const mostTexts = 30

const readPng = (bytes: Buffer): PictureBlocks => {
  const out = empty('image/png')
  out.isTorn = true
  let texts = 0
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR' && data.length >= 8) {
      out.width = data.readUInt32BE(0)
      out.height = data.readUInt32BE(4)
    } else if (kind === 'eXIf') out.exif ??= data
    else if (kind === 'caBX') out.hasCredentials = true
    else if (/^[zi]?[tT]E?Xt$/.test(kind) && ++texts <= mostTexts) readPngText(kind, data, out)
    else if (kind === 'IEND') {
      out.isTorn = false
      break
    }
    at += 12 + length
  }
  return out
}

const readWebp = (bytes: Buffer): PictureBlocks => {
  const out = empty('image/webp')
  out.isTorn = bytes.readUInt32LE(4) + 8 > bytes.length
  for (let at = 12; at + 8 <= bytes.length; ) {
    const kind = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (kind === 'EXIF') out.exif ??= startsWith(data, markers.exif) ? data.subarray(markers.exif.length) : data
    else if (kind === 'XMP ') out.xmp.push(data)
    else if (kind === 'C2PA') out.hasCredentials = true
    else if (!out.width) Object.assign(out, webpSize(kind, data))
    at += 8 + length + (length % 2)
  }
  return out
}

/** The three ways in which WebP says its size (RFC 9649, 2.5 to 2.7). */
const webpSize = (kind: string, data: Buffer): { width?: number; height?: number } => {
  if (data.length < 10) return {}
  if (kind === 'VP8X') return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
  if (kind === 'VP8 ') return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  if (kind !== 'VP8L') return {}
  const bits = data.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** TIFF keeps XMP in tag 700, IIM in 33723, Photoshop's resources in 34377. */
const readTiff = (bytes: Buffer): PictureBlocks => {
  const out = empty('image/tiff')
  const first = firstDirectory(bytes)
  if (!first?.tags.size) return { ...out, isTorn: true }
  const block = (tag: number) => first.tags.get(tag)?.bytes.subarray(0, longestBlock)
  const [xmp, iim, resources] = [block(700), block(33723), block(34377)]
  if (resources) readResources(resources, out)
  // Some programs write it as LONGs, whose bytes then stand in the file's order.
  if (iim) out.iim.unshift(iim[0] === 0x1c || iim.length % 4 ? iim : Buffer.from(iim).swap32())
  if (xmp) out.xmp.push(xmp)
  const [width, height] = [numberOf(first, 256), numberOf(first, 257)]
  // Where the strips (273) or tiles (324) begin, and whether the file goes as far.
  const strips = first.tags.get(273) ?? first.tags.get(324)
  const last = strips && (strips.type === 4 ? strips.bytes.subarray(-4) : undefined)
  const start = last && (first.isLittle ? last.readUInt32LE() : last.readUInt32BE())
  return {
    ...out,
    ...(width ? { width } : {}),
    ...(height ? { height } : {}),
    exif: bytes,
    isTorn: start !== undefined && start >= bytes.length,
  }
}

const readGif = (bytes: Buffer): PictureBlocks => {
  const out = empty('image/gif')
  if (bytes.length >= 10) Object.assign(out, { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) })
  const start = bytes.indexOf('XMP DataXMP', 0, 'latin1')
  const end = start < 0 ? -1 : bytes.indexOf(Buffer.from([0x01, 0xff, 0xfe]), start)
  if (end > 0) out.xmp.push(bytes.subarray(start + 11, Math.min(end, start + longestBlock)))
  return { ...out, isTorn: bytes.length < 10 || bytes.at(-1) !== 0x3b }
}

type Range = { type: string; start: number; end: number }

/** AVIF keeps them in boxes whose items point elsewhere (ISO 14496-12, 8.11): ExifReader knows the way. */
const readAvif = (bytes: Buffer): PictureBlocks => {
  const out = empty('image/avif')
  let found: unknown
  try {
    found = ExifReader.load(bytes, { expanded: true, includeOffsets: true, includeTags: { file: true } })
  } catch (error) {
    // ExifReader throws an Error for bytes without any metadata, and for torn ones.
    if (!(error instanceof Error)) throw error
    return out
  }
  for (const { type, start, end } of rangesIn(found)) {
    const data = bytes.subarray(start, Math.min(end, start + longestBlock))
    if (type === 'xmp') out.xmp.push(data)
    const tiff = type === 'exif' ? tiffIn(data) : undefined
    if (tiff) out.exif ??= tiff
  }
  return out
}

const tiffIn = (data: Buffer): Buffer | undefined => {
  const at = [data.indexOf('II*\0', 0, 'latin1'), data.indexOf('MM\0*', 0, 'latin1')].filter(
    (one) => one >= 0 && one < 64,
  )
  return at.length ? data.subarray(Math.min(...at)) : undefined
}

const rangesIn = (found: unknown): Range[] => {
  if (typeof found !== 'object' || found === null || !('metadataRange' in found)) return []
  const range = found.metadataRange
  if (typeof range !== 'object' || range === null || !('blocks' in range) || !Array.isArray(range.blocks)) return []
  return range.blocks.filter(
    (one: Partial<Range>): one is Range => Number.isInteger(one.start) && Number.isInteger(one.end),
  )
}

/** The blocks of a picture, or undefined where the bytes are none. Never throws; time and memory grow with the file alone. */
export const pictureBlocks = (whole: Uint8Array): PictureBlocks | undefined => {
  const bytes = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength)
  const start = bytes.toString('latin1', 0, 12)
  if (start.startsWith('\xff\xd8\xff')) return readJpeg(bytes)
  if (start.startsWith('\x89PNG')) return readPng(bytes)
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return readWebp(bytes)
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return readTiff(bytes)
  if (start.startsWith('GIF8')) return readGif(bytes)
  if (/^ftypavi[fs]/.test(start.slice(4))) return readAvif(bytes)
  return undefined
}

/** EXIF's own directory, and the one around it. */
export const exifIn = (blocks: PictureBlocks) => {
  const first = blocks.exif && firstDirectory(blocks.exif)
  return first && blocks.exif ? { first, own: directoryIn(blocks.exif, first, 34665) } : undefined
}

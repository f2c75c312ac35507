/** Which kind of picture bytes are, told by the bytes alone: a name or a declared type proves nothing. */

/** What sharp calls the kind, and what HTTP calls it. */
export type PictureKind = { format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'heif'; mime: string }

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to)

/** The six kinds that a newsroom needs; anything else (SVG, PDF, HEIC, text) is undefined. */
export const pictureKind = (bytes: Uint8Array): PictureKind | undefined => {
  const start = latin(bytes, 0, 12)
  if (start.startsWith('\xff\xd8\xff')) return { format: 'jpeg', mime: 'image/jpeg' }
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return { format: 'png', mime: 'image/png' }
  if (start.startsWith('RIFF') && start.slice(8) === 'WEBP') return { format: 'webp', mime: 'image/webp' }
  if (/^GIF8[79]a/.test(start)) return { format: 'gif', mime: 'image/gif' }
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return { format: 'tiff', mime: 'image/tiff' }
  if (start.slice(4, 8) === 'ftyp' && isAvif(bytes)) return { format: 'heif', mime: 'image/avif' }
  return undefined
}

/** ISO 14496-12, 4.3: a box's length, `ftyp`, the major brand, a version, then every brand that the file follows. */
const isAvif = (bytes: Uint8Array): boolean => {
  const length = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), 200)
  return /avif|avis/.test(latin(bytes, 8, length))
}

/** What the bytes seem to be instead, in words for an editor. */
export const otherKind = (bytes: Uint8Array): string => {
  const start = latin(bytes, 0, 1000).trimStart()
  if (bytes.byteLength === 0) return 'an empty file'
  if (/<svg\b/i.test(start)) return 'an SVG drawing, which can carry scripts'
  if (start.startsWith('%PDF')) return 'a PDF document'
  if (start.slice(4, 8) === 'ftyp') return 'a HEIC picture or a video'
  if (/^(\xef\xbb\xbf)?<(!doctype|html|\?xml|[a-z])/i.test(start)) return 'a page or an XML document'
  return /[\0-\x08\x0e-\x1f]/.test(start) ? 'a file of another kind' : 'a text'
}

/** Reads a picture: that it is one, that it can be decoded within limits, its size, and what it says about itself. */

import sharp, { type Metadata, type SharpOptions } from 'sharp'
import { type Refusal, refuse } from '../base/refusal.ts'
import { otherKind, pictureKind } from './picture-bytes.ts'
import { type PictureWords, pictureWords } from './picture-words.ts'

/** A picture that was decoded from end to end. `width` and `height` are pixels as a reader sees them, EXIF orientation applied. */
export type PictureFacts = PictureWords & { width: number; height: number; mime: string }

/** 50 MB: several times an agency's largest picture. */
export const largestPicture = 50 * 1024 * 1024
/** 100 million: a 100-megapixel camera. Decoded, that is 300 MB; a PNG of a few kilobytes can declare far more. */
export const mostPixels = 100_000_000

/** Eight times as tall as wide: at 1900 pixels of width that is just within the 16,383 pixels of height that WebP and AVIF know. */
const tallestShape = 8

/** How every picture is opened: damaged pixels are an error, while odd but harmless markers are not. */
export const opening: SharpOptions = { failOn: 'error', limitInputPixels: mostPixels, sequentialRead: true }

/** The facts of a picture, or why it is not taken: `invalid` where it is none or torn, `too-large` above the limits. */
export const readPicture = async (bytes: Uint8Array): Promise<PictureFacts | Refusal> => {
  if (bytes.byteLength > largestPicture) {
    const size = Math.ceil(bytes.byteLength / 1024 / 1024)
    return refuse('too-large', `The picture has ${size} MB; at most 50 MB are taken. Send it smaller.`)
  }
  const kind = pictureKind(bytes)
  if (!kind) {
    return refuse(
      'invalid',
      `This is no picture but ${otherKind(bytes)}. JPEG, PNG, WebP, AVIF, GIF and TIFF are taken.`,
    )
  }
  const header = await readHeader(bytes)
  if (header?.format !== kind.format || !header.width || !header.height) return torn
  if (header.width * header.height > mostPixels) {
    const declared = `${header.width} × ${header.height} pixels`
    return refuse('too-large', `The picture declares ${declared}; at most 100 million are taken. Send it smaller.`)
  }
  const { width, height } = header.autoOrient
  if (height > width * tallestShape) {
    return refuse(
      'invalid',
      `The picture is a strip of ${width} × ${height} pixels, which no page can show. Send a crop of it.`,
    )
  }
  if (!(await canBeDecoded(bytes))) return torn
  const fewWords = (header.xmp?.byteLength ?? 0) > longestWords ? { terms: [], keywords: [] } : pictureWords(bytes)
  return { ...fewWords, width, height, mime: kind.mime }
}

/** A megabyte of XMP is an edit history or an attack; either way its words are not worth the parse. */
const longestWords = 1024 * 1024

const torn = refuse('invalid', 'The picture is torn: it cannot be decoded to its end. Have it sent again.')

/** The header alone, without the pixel limit: so that the refusal can say what the picture declares. */
const readHeader = (bytes: Uint8Array): Promise<Metadata | undefined> =>
  sharp(bytes, { ...opening, limitInputPixels: false })
    .metadata()
    .catch(undecodable)

/** Decodes every line. Asking for little lets a JPEG be scaled while it is read: all of its data is still unpacked. */
const canBeDecoded = async (bytes: Uint8Array): Promise<boolean> =>
  (await sharp(bytes, opening).resize(32, 32, { fit: 'fill' }).raw().toBuffer().catch(undecodable)) !== undefined

/** Sharp reports what a decoder rejects as a plain Error. */
const undecodable = (error: unknown): undefined => {
  if (error instanceof TypeError || !(error instanceof Error)) throw error
  return undefined
}

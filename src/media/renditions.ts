/** Renditions: an original or a crop of it at an allowed width, in a format that browsers know, made when first asked for and kept. */

import sharp, { type Sharp } from 'sharp'
import { type Refusal, refuse } from '../base/refusal.ts'
import type { Crop } from '../story/framing.ts'
import { opening } from './picture-metadata.ts'
import { pictureWords } from './picture-words.ts'
import { rightsPacket } from './rights-packet.ts'
import { hashPattern, type Storage } from './storage.ts'

/** Widths in pixels that a page may ask for. Any other is refused, so that nobody can have thousands made. */
export const allowedWidths = [160, 320, 480, 640, 800, 1000, 1300, 1900] as const
export const renditionFormats = ['avif', 'webp', 'jpg'] as const
export type RenditionFormat = (typeof renditionFormats)[number]

/** `crop`: only this part of it, in pixels of the upright original. */
export type RenditionOrder = {
  storage: Storage
  original: string
  width: number
  format: RenditionFormat
  crop?: Crop | undefined
}
export type Rendition = { bytes: Uint8Array; mime: string }

const mimes: Record<RenditionFormat, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }

/** The widths at which an original is offered: the allowed ones up to its own, or its own where it is below the smallest. Never enlarged. */
export const widthsFor = (originalWidth: number): number[] =>
  originalWidth < allowedWidths[0] ? [originalWidth] : allowedWidths.filter((width) => width <= originalWidth)

/**
 * One rendition of a kept original, named by its hash. Refuses with `unknown` where there is no such original or width. Whether the picture may
 * be shown is for the caller to know.
 */
export const rendition = async (order: RenditionOrder): Promise<Rendition | Refusal> => {
  const { storage, original, width, format } = order
  if (!hashPattern.test(original)) return refuse('unknown', 'There is no such picture.')
  if (
    !Number.isInteger(width) ||
    width < 1 ||
    (width > allowedWidths[0] && !allowedWidths.some((one) => one === width))
  ) {
    return noSuchWidth(width)
  }
  const key = keyOf(order)
  const kept = await storage.getAt(key)
  return kept ? { bytes: kept, mime: mimes[format] } : onceAtATime(storage, key, () => make(order, key))
}

/** The recipe's number stands in the key: a change below that readers should see raises it, and everything is made afresh. */
const recipe = 1
const folderOf = (original: string): string => `renditions-${recipe}/${original.slice(0, 2)}/${original.slice(2)}`
const keyOf = ({ original, width, format, crop }: RenditionOrder): string => {
  const part = crop ? `${crop.left}-${crop.top}-${crop.width}-${crop.height}.` : ''
  return `${folderOf(original)}/${part}${width}.${format}`
}

/** Deletes every rendition of an original, which stays; answers how many there were. */
export const deleteRenditions = (storage: Storage, original: string): Promise<number> =>
  storage.deleteBelow(folderOf(original))

const noSuchWidth = (width: number): Refusal => refuse('unknown', `This picture is not offered ${width} pixels wide.`)

const make = async (order: RenditionOrder, key: string): Promise<Rendition | Refusal> => {
  const { storage, original, width, format, crop } = order
  const bytes = await storage.get(original)
  if (!bytes) return refuse('unknown', 'There is no such picture.')
  const { autoOrient } = await sharp(bytes, opening).metadata()
  // A narrow crop is given as wide as it is where a page asks for the smallest size.
  const isNarrow = crop !== undefined && width === allowedWidths[0]
  if (!isNarrow && !widthsFor(crop?.width ?? autoOrient.width).includes(width)) return noSuchWidth(width)
  const made = await encode(shrunk(bytes, width, crop), format)
  await storage.putAt(key, made)
  return { bytes: made, mime: mimes[format] }
}

/** Upright, in sRGB (which sharp converts to where nothing else is asked), stripped of all metadata but whose picture it is. */
const shrunk = (bytes: Uint8Array, width: number, crop: Crop | undefined): Sharp => {
  const upright = sharp(bytes, opening).autoOrient()
  const picture = (crop ? upright.extract(crop) : upright).resize({ width, withoutEnlargement: true })
  const words = pictureWords(bytes)
  const { copyright, byline } = words
  const packet = rightsPacket(words)
  const exif = { ...plain('Copyright', copyright), ...plain('Artist', byline) }
  if (Object.keys(exif).length > 0) picture.withExif({ IFD0: exif })
  return packet ? picture.withXmp(packet) : picture
}

/** EXIF's texts are ASCII: other letters would arrive as question marks, so they stand in the XMP alone. libvips writes © as "(C)". */
const plain = (name: string, text: string | undefined): Record<string, string> =>
  text && /^[\x20-\x7e©]+$/.test(text) ? { [name]: text } : {}

const encode = (picture: Sharp, format: RenditionFormat): Promise<Uint8Array> => {
  switch (format) {
    case 'avif':
      return picture.avif({ quality: 58, effort: 2 }).toBuffer()
    case 'webp':
      return picture.webp({ quality: 74, effort: 4, smartSubsample: true }).toBuffer()
    case 'jpg':
      return picture.flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true }).toBuffer()
  }
}

const underWay = new WeakMap<Storage, Map<string, Promise<Rendition | Refusal>>>()

/** A hundred readers of a new page wait for one making. */
const onceAtATime = (storage: Storage, key: string, work: () => Promise<Rendition | Refusal>) => {
  const mine = underWay.get(storage) ?? new Map<string, Promise<Rendition | Refusal>>()
  underWay.set(storage, mine)
  const running = mine.get(key)
  if (running) return running
  const started = withSlot(work).finally(() => mine.delete(key))
  mine.set(key, started)
  return started
}

/** Two at once over the whole process: each can take 300 MB and a core, and pages must go on being served meanwhile. */
const mostAtOnce = 2
let busy = 0
const waiting: (() => void)[] = []

const withSlot = async <Made>(work: () => Promise<Made>): Promise<Made> => {
  if (busy < mostAtOnce) busy += 1
  else await new Promise<void>((go) => waiting.push(go))
  try {
    return await work()
  } finally {
    // The slot is handed on to who waits longest, so that nobody new slips in between.
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
}

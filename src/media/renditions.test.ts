/** An original at the widths that a page may ask for: upright, in sRGB, with its rights, made once. */

import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExifReader from 'exifreader'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { isRefusal } from '../base/refusal.ts'
import { keepOriginal } from './original.ts'
import { aJpeg, drawing, withIim } from './picture-samples.ts'
import { type RenditionFormat, rendition, widthsFor } from './renditions.ts'
import { folderStorage, type Storage } from './storage.ts'

let root: string
let storage: Storage
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dateline-renditions-'))
  storage = folderStorage(root)
})

const keep = async (bytes: Uint8Array): Promise<string> => {
  const kept = await keepOriginal(storage, bytes)
  if (isRefusal(kept)) throw new Error(kept.sentence)
  return kept.hash
}
const made = async (original: string, width: number, format: RenditionFormat = 'jpg') => {
  const one = await rendition({ storage, original, width, format })
  if (isRefusal(one)) throw new Error(one.sentence)
  return one
}

test('widths go up to the original’s own, and a tiny original keeps its own', () => {
  expect(widthsFor(3780)).toEqual([160, 320, 480, 640, 800, 1000, 1300, 1900])
  expect(widthsFor(800)).toEqual([160, 320, 480, 640, 800])
  expect(widthsFor(245)).toEqual([160])
  expect(widthsFor(110)).toEqual([110])
})

test.each([
  ['avif', 'image/avif', 'heif'],
  ['webp', 'image/webp', 'webp'],
  ['jpg', 'image/jpeg', 'jpeg'],
] as const)('a rendition in %s has its width, its shape and its type', async (format, mime, kind) => {
  const one = await made(await keep(await aJpeg(900, 600)), 320, format)
  expect(one.mime).toBe(mime)
  expect(await sharp(one.bytes).metadata()).toMatchObject({ format: kind, width: 320, height: 213, space: 'srgb' })
})

test('nothing is enlarged, and no other width is made', async () => {
  const original = await keep(await aJpeg(400, 300))
  const refused = { refused: 'unknown', sentence: expect.stringContaining('not offered') }
  for (const width of [480, 321, 0, -160, 1.5, Number.NaN, 159]) {
    expect(await rendition({ storage, original, width, format: 'jpg' })).toEqual(refused)
  }
  const tiny = await keep(await aJpeg(110, 70))
  expect(await sharp((await made(tiny, 110)).bytes).metadata()).toMatchObject({ width: 110, height: 70 })
  expect(await rendition({ storage, original: tiny, width: 160, format: 'jpg' })).toEqual(refused)
})

test('an original that is not there, or no hash at all, is unknown', async () => {
  for (const original of ['0'.repeat(64), '../../etc/passwd', '']) {
    expect(await rendition({ storage, original, width: 160, format: 'jpg' })).toMatchObject({ refused: 'unknown' })
  }
})

test('a hundred readers at once have it made once, and later it is answered from the storage', async () => {
  const original = await keep(await aJpeg(900, 600))
  const all = await Promise.all(Array.from({ length: 100 }, () => made(original, 640, 'webp')))
  expect(new Set(all.map((one) => one.bytes)).size).toBe(1)
  const again = await made(original, 640, 'webp')
  expect(Buffer.from(again.bytes).equals(all[0]?.bytes ?? new Uint8Array())).toBe(true)
  expect(
    (await readdir(join(root, 'derived'), { recursive: true })).filter((path) => path.endsWith('.webp')),
  ).toHaveLength(1)
})

test('all widths and formats asked for at once are all made', async () => {
  const original = await keep(await aJpeg(700, 500))
  const orders = widthsFor(700).flatMap((width) =>
    (['avif', 'webp', 'jpg'] as const).map((format) => ({ width, format })),
  )
  const sizes = await Promise.all(
    orders.map(
      async ({ width, format }) => (await sharp((await made(original, width, format)).bytes).metadata()).width,
    ),
  )
  expect(sizes).toEqual(orders.map(({ width }) => width))
})

test('a picture that lies on its side stands upright', async () => {
  const lying = await drawing(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const one = await sharp((await made(await keep(lying), 320)).bytes).metadata()
  expect(one).toMatchObject({ width: 320, height: 480 })
  expect(one.orientation ?? 1).toBe(1)
})

test.each([
  ['CMYK', () => drawing(400, 300).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
  ['Display P3', () => drawing(400, 300).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer()],
])('%s becomes sRGB, red staying red', async (_, draw) => {
  const { bytes } = await made(await keep(await draw()), 160)
  expect(await sharp(bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
  const [red = 0, green = 0, blue = 0] = await sharp(bytes)
    .extract({ left: 20, top: 40, width: 1, height: 1 })
    .raw()
    .toBuffer()
  expect(red).toBeGreaterThan(150)
  expect(Math.max(green, blue)).toBeLessThan(110)
})

test('what is see-through is white in a JPEG', async () => {
  const glass = await sharp({ create: { width: 200, height: 100, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer()
  const { bytes } = await made(await keep(glass), 160)
  expect([...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
})

test.each(['avif', 'webp', 'jpg'] as const)(
  'credit and copyright travel in %s, the rest stays at home',
  async (format) => {
    const original = withIim(await aJpeg(400, 300), [
      [2, 110, Buffer.from('NWA & Söhne <x>')],
      [2, 116, Buffer.from('© NWA')],
      [2, 80, Buffer.from('Ilse March')],
      [2, 40, Buffer.from('NOT FOR PUBLICATION: call 555 0100')],
    ])
    const { bytes } = await made(await keep(original), 160, format)
    const tags = ExifReader.load(Buffer.from(bytes), { expanded: true })
    expect(tags.xmp?.Credit?.description).toBe('NWA & Söhne <x>')
    expect(tags.xmp?.rights?.description).toBe('© NWA')
    expect(tags.exif?.Copyright?.description).toBe('(C) NWA')
    expect(tags.exif?.Artist?.description).toBe('Ilse March')
    expect(Buffer.from(bytes).includes('555 0100')).toBe(false)
  },
)

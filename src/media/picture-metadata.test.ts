/** A picture is taken for what its bytes are, and everything else is refused with a sentence. */

import sharp from 'sharp'
import { expect, test } from 'vitest'
import { isRefusal } from '../base/refusal.ts'
import { mostPixels, readPicture } from './picture-metadata.ts'
import { aJpeg, bombPng, drawing, withIim, withSegment, withXmpPacket } from './picture-samples.ts'

const facts = async (bytes: Uint8Array) => {
  const read = await readPicture(bytes)
  if (isRefusal(read)) throw new Error(read.sentence)
  return read
}

test.each([
  ['image/jpeg', () => drawing(40, 30).jpeg().toBuffer()],
  ['image/png', () => drawing(40, 30).png().toBuffer()],
  ['image/webp', () => drawing(40, 30).webp().toBuffer()],
  ['image/avif', () => drawing(40, 30).avif({ effort: 0 }).toBuffer()],
  ['image/gif', () => drawing(40, 30).gif().toBuffer()],
  ['image/tiff', () => drawing(40, 30).tiff().toBuffer()],
])('%s is a picture', async (mime, draw) => {
  expect(await facts(await draw())).toEqual({ width: 40, height: 30, mime, terms: [], keywords: [] })
})

test('width and height are as a reader sees them, upright', async () => {
  const lying = await drawing(400, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(await facts(lying)).toMatchObject({ width: 300, height: 400 })
})

test('content credentials are seen, and nothing is claimed of them', async () => {
  const manifest = Buffer.from('JP\0\0\0\0\0\0\0\0jumb\0\0c2pa')
  expect(await facts(withSegment(await aJpeg(), 0xeb, manifest))).toMatchObject({ hasCredentials: true })
  expect(await facts(await aJpeg())).not.toHaveProperty('hasCredentials')
})

test('a CMYK picture of a print shop is a picture', async () => {
  const cmyk = await drawing(60, 40).toColourspace('cmyk').jpeg().toBuffer()
  expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
  expect(await facts(cmyk)).toMatchObject({ width: 60, height: 40 })
})

const svg =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'

test.each([
  ['an SVG with a script', Buffer.from(svg), 'invalid', 'SVG drawing'],
  ['an SVG behind many blanks', Buffer.from(`${' '.repeat(300)}<svg/>`), 'invalid', 'SVG drawing'],
  ['a text named .jpg', Buffer.from('This is the caption that somebody saved as photo.jpg'), 'invalid', 'a text'],
  ['a page', Buffer.from('<!DOCTYPE html><p>404'), 'invalid', 'a page'],
  ['an empty file', Buffer.alloc(0), 'invalid', 'an empty file'],
  ['a PDF', Buffer.from('%PDF-1.7 …'), 'invalid', 'a PDF document'],
  ['the start of a JPEG alone', Buffer.from('\xff\xd8\xff', 'latin1'), 'invalid', 'torn'],
  [
    'a JPEG’s start before an SVG',
    Buffer.concat([Buffer.from('\xff\xd8\xff', 'latin1'), Buffer.from(svg)]),
    'invalid',
    'torn',
  ],
  ['a decompression bomb', bombPng(60_000, 60_000), 'too-large', '60000 × 60000 pixels'],
  ['a broad bomb', bombPng(mostPixels / 250, 251), 'too-large', 'at most 100 million'],
  ['a strip of pixels', await drawing(10, 81).png().toBuffer(), 'invalid', '10 × 81 pixels'],
  ['more than 50 MB', Buffer.alloc(50 * 1024 * 1024 + 1), 'too-large', '51 MB'],
])('%s is refused', async (_, bytes, refused, words) => {
  expect(await readPicture(bytes)).toEqual({ refused, sentence: expect.stringContaining(words) })
})

test.each([0.2, 0.5, 0.9])('a picture torn after %d of its bytes is refused', async (share) => {
  for (const whole of [
    await aJpeg(),
    await drawing(400, 300).png().toBuffer(),
    await drawing(400, 300).webp().toBuffer(),
  ]) {
    const read = await readPicture(whole.subarray(0, Math.floor(whole.byteLength * share)))
    expect(read).toMatchObject({ refused: 'invalid', sentence: expect.stringContaining('torn') })
  }
})

test('IIM says caption, credit, byline, terms and reference', async () => {
  const text = (words: string) => Buffer.from(words)
  const picture = withIim(await aJpeg(), [
    [2, 105, text('A ferry leaves the harbour')],
    [2, 120, text('A ferry leaves the harbour of Port Amberley on March 3, 2031.\r\n\r\n / NWA / ILSE MARCH')],
    [2, 110, text('NWA')],
    [2, 116, text('NWA or licensors')],
    [2, 80, text('ILSE MARCH')],
    [2, 40, text('NO ARCHIVES')],
    [2, 103, text('QX1234')],
    [2, 25, text(' harbour ')],
    [2, 25, text('ferry;boat')],
    [2, 90, text('Port Amberley')],
    [2, 101, text('Norland')],
    [2, 55, text('20310303')],
    [2, 60, text('115420+0000')],
  ])
  expect(await facts(picture)).toMatchObject({
    headline: 'A ferry leaves the harbour',
    caption: 'A ferry leaves the harbour of Port Amberley on March 3, 2031.\n\n / NWA / ILSE MARCH',
    credit: 'NWA',
    copyright: 'NWA or licensors',
    byline: 'ILSE MARCH',
    terms: ['NO ARCHIVES'],
    transmissionReference: 'QX1234',
    keywords: ['harbour', 'ferry', 'boat'],
    city: 'Port Amberley',
    country: 'Norland',
    takenAt: '2031-03-03T11:54:20+00:00',
  })
})

test.each([
  ['UTF-8 without saying so', undefined, Buffer.from('Fährmann in Łódź, 東京')],
  ['UTF-8 as declared', '\x1b%G', Buffer.from('Fährmann in Łódź, 東京')],
  ['UTF-8 that declares Latin-1', '\x1b-A', Buffer.from('Fährmann in Łódź, 東京')],
])('an IIM caption is read in %s', async (_, charset, bytes) => {
  const picture = withIim(await aJpeg(), [
    ...(charset ? [[1, 90, Buffer.from(charset, 'latin1')] as [number, number, Buffer]] : []),
    [2, 120, bytes],
  ])
  expect((await facts(picture)).caption).toBe('Fährmann in Łódź, 東京')
})

test.each([
  ['Latin-1 undeclared, with NULs', undefined, 'F\xe4hrmann\0\0', 'Fährmann'],
  ['Latin-1 as declared', '\x1b-A', 'F\xe4hrmann', 'Fährmann'],
  ['Windows’ quotes', undefined, '\x93Ferry\x94', '“Ferry”'],
  ['Cyrillic as declared', '\x1b-L', '\xbf\xd0\xe0\xde\xdc', 'Паром'],
])('an IIM caption is read in %s', async (_, charset, bytes, words) => {
  const picture = withIim(await aJpeg(), [
    ...(charset ? [[1, 90, Buffer.from(charset, 'latin1')] as [number, number, Buffer]] : []),
    [2, 120, Buffer.from(bytes, 'latin1')],
  ])
  expect((await facts(picture)).caption).toBe(words)
})

test('XMP comes before IIM, and its default language before others', async () => {
  const inner = [
    '<dc:description><rdf:Alt><rdf:li xml:lang="de">Eine Fähre</rdf:li><rdf:li xml:lang="x-default">A &lt;b&gt;ferry&lt;/b&gt;</rdf:li></rdf:Alt></dc:description>',
    '<dc:creator><rdf:Seq><rdf:li>Ilse March</rdf:li><rdf:li>Tom Vale</rdf:li></rdf:Seq></dc:creator>',
    '<dc:subject><rdf:Bag><rdf:li>ferry</rdf:li></rdf:Bag></dc:subject>',
    '<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Editorial use only</rdf:li></rdf:Alt></xmpRights:UsageTerms>',
    '<photoshop:Instructions>Mandatory credit</photoshop:Instructions><photoshop:DateCreated>2031-03-03T11:54:20 +01:00</photoshop:DateCreated>',
    '<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>',
  ].join('')
  const picture = withXmpPacket(withIim(await aJpeg(), [[2, 120, Buffer.from('A ferry, cut sho')]]), inner)
  expect(await facts(picture)).toMatchObject({
    caption: 'A <b>ferry</b>',
    byline: 'Ilse March, Tom Vale',
    keywords: ['ferry'],
    terms: ['Editorial use only', 'Mandatory credit'],
    takenAt: '2031-03-03T11:54:20+01:00',
    digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  })
})

test('EXIF speaks where nothing else does, and a camera’s name is no caption', async () => {
  const picture = await drawing(40, 30)
    .withExif({ IFD0: { Artist: 'Tom Vale', Copyright: '(C) Tom Vale', ImageDescription: 'OLYMPUS DIGITAL CAMERA' } })
    .jpeg()
    .toBuffer()
  const read = await facts(picture)
  expect(read).toMatchObject({ byline: 'Tom Vale', copyright: '(C) Tom Vale' })
  expect(read.caption).toBeUndefined()
})

test('torn or hostile words cost the words, never the picture', async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]><x>&b;</x>`
  for (const inner of ['<dc:description><rdf:Alt>', laughs, '<dc:rights>&unknown;</dc:rights>', '\0\0\0']) {
    expect(await facts(withXmpPacket(await aJpeg(), inner))).toMatchObject({ width: 400, height: 300 })
  }
})

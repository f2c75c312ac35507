/** Pictures that come alone: what they say of themselves, in every letter and order, and that damage costs no more than itself. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyOf } from '../../copy-of.ts'
import type { NewsObject, Reading } from '../../item.ts'
import { readWire } from '../../read.ts'
import {
  chunk,
  type DataSet,
  exif,
  iim,
  jpeg,
  packet,
  photoshop,
  png,
  resource,
  segment,
  withExif,
  withIim,
  withXmp,
  xmp,
} from './picture-samples.ts'

const ferry = readFileSync(new URL('../../../../test/wires/ferry.photo.jpg', import.meta.url))

const read = (bytes: Uint8Array, name?: string): Reading => readWire(bytes, name)
const one = (bytes: Uint8Array, name?: string): NewsObject => {
  const [item] = read(bytes, name).items
  if (!item) throw new Error('no item')
  return item
}
const caption = (bytes: Uint8Array) => one(bytes).descriptions?.find((text) => text.role === 'caption')?.value

test('a press picture: everything that it says', () => {
  const { format, problems, items } = read(ferry, '/inbox/nwa/ferry 100%.jpg')
  expect({ format, problems }).toEqual({ format: 'photo', problems: [] })
  expect(items).toMatchObject([
    {
      type: 'picture',
      pubStatus: 'usable',
      contentCreated: '2031-03-03T10:54:20Z',
      urgency: 4,
      title: 'FERRY-QUAY',
      headlines: [{ value: 'A ferry waits' }],
      descriptions: [
        {
          role: 'caption',
          value: 'Dr Ågot Holm at the ferry quay of Port Amberley & Sons on March 3, 2031. NWA / ILSE MARCH',
        },
      ],
      by: 'ILSE MARCH',
      copyrightHolder: 'NWA',
      copyrightNotice: 'NWA or licensors',
      usageTerms: 'Editorial use only',
      edNote: 'NO ARCHIVES\n\nByline title: STR\n\nCaption writer: im/tv',
      located: 'Port Amberley',
      people: [{ name: 'Ågot Holm', rel: 'shown' }],
      altIds: [{ role: 'transmissionReference', value: 'QX1234' }],
      digitalSourceType: { uri: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture' },
      infoSources: [{ name: 'NWA', role: 'provider' }],
      renditions: [
        {
          name: 'original',
          href: 'file:ferry%20100%25.jpg',
          contentType: 'image/jpeg',
          width: 64,
          height: 40,
          sizeInBytes: ferry.length,
        },
      ],
    },
  ])
  expect(items[0]?.subjects).toEqual(
    expect.arrayContaining([
      { name: 'transport', uri: 'medtop:20000337', literal: 'subj:04015000' },
      { name: 'quay', rel: 'keyword' },
    ]),
  )
})

test('a story gets it with caption and credit; what is for the desk stays there', () => {
  const copy = copyOf(one(ferry, 'ferry.jpg'))
  expect(copy).toMatchObject({
    type: 'picture',
    provider: 'NWA',
    pictures: [
      {
        href: 'ferry.jpg',
        credit: 'ILSE MARCH / NWA',
        caption: expect.stringContaining('ferry quay'),
        terms: ['Editorial use only'],
      },
    ],
  })
  expect(copy.editorNotes).toContain('NO ARCHIVES')
})

test('a picture that says nothing is an item by its bytes', () => {
  const [bare, other] = [jpeg(), jpeg(segment(0xfe, Buffer.from('other')))]
  expect(one(bare)).toMatchObject({
    type: 'picture',
    uri: expect.stringMatching(/^urn:hash::sha256:/),
    renditions: [{ width: 64, height: 40 }],
  })
  expect(one(bare).uri).toBe(one(Buffer.from(bare)).uri)
  expect(one(bare).uri).not.toBe(one(other).uri)
})

describe('identity', () => {
  const named: DataSet[] = [
    [2, 110, 'NWA'],
    [2, 103, 'FW1'],
    [2, 55, '20310303'],
  ]
  test('a name that the agency gives holds with the agency and the time, whatever else changes', () => {
    const first = one(withIim(...named, [2, 120, 'A ferry'])).uri
    expect(one(withIim(...named, [2, 120, 'CORRECTS a ferry'])).uri).toBe(first)
    expect(one(withIim([2, 110, 'NWA'], [2, 103, 'FW1'], [2, 55, '20310304'])).uri).not.toBe(first)
    expect(one(withIim([2, 110, 'Other'], [2, 103, 'FW1'], [2, 55, '20310303'])).uri).not.toBe(first)
  })
  test('its own identities come first', () => {
    expect(one(withIim(...named, [1, 100, 'NWA:20310303:1'])).uri).toBe('NWA:20310303:1')
    const guid = xmp('<e:DigImageGUID>urn:nwa:77</e:DigImageGUID><mm:DocumentID>xmp.did:1</mm:DocumentID>')
    expect(one(jpeg(photoshop(resource(0x0404, iim(named))), guid)).uri).toBe('urn:nwa:77')
    expect(one(withXmp('<mm:DocumentID>xmp.did:1</mm:DocumentID>')).uri).toBe('xmp.did:1')
  })
})

describe('IIM is read in every letter', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1')
  test.each<[string, string | undefined, Buffer, string]>([
    ['UTF-8 as declared', '\x1b%G', Buffer.from('Łódź, 東京'), 'Łódź, 東京'],
    ['UTF-8 that declares nothing', undefined, Buffer.from('Łódź'), 'Łódź'],
    ['UTF-8 that declares Latin-1', '\x1b-A', Buffer.from('Łódź'), 'Łódź'],
    ['UTF-8 cut within a letter', '\x1b%G', Buffer.from('Łódź, 東京').subarray(0, -1), 'Łódź, 東'],
    ['Latin-1 that declares UTF-8', '\x1b%G', latin('F\xe4hre'), 'Fähre'],
    ['Latin-2 as declared', '\x1b-B', latin('\xa3\xf3d\xbc'), 'Łódź'],
    ['Cyrillic as declared', '\x1b-L', latin('\xbf\xd0\xe0\xde\xdc'), 'Паром'],
    ['Windows letters', undefined, latin('F\xe4hre \x96 it\x92s \x93here\x94'), 'Fähre – it’s “here”'],
    ['Mac letters', undefined, latin('Fr\x8are and S\x9akumo, it\xd5s'), 'Fräre and Sökumo, it’s'],
    ['NULs and line ends', undefined, latin('One\r\nTwo\0\0 '), 'One Two'],
  ])('%s', (_, charset, bytes, words) => {
    const said: DataSet[] = charset ? [[1, 90, Buffer.from(charset, 'latin1')]] : []
    expect(caption(withIim(...said, [2, 120, bytes]))).toBe(words)
  })

  test('values longer than 32 KB, fill bytes, sets of a number that nobody knows', () => {
    const long = Buffer.concat([Buffer.from([0x1c, 2, 120, 0x80, 4, 0, 0, 0x9c, 0x40]), Buffer.alloc(40_000, 'a')])
    const block = Buffer.concat([iim([[2, 5, 'T']]), Buffer.alloc(1), iim([[9, 99, 'x']]), long])
    expect(caption(jpeg(photoshop(resource(0x0404, block))))).toHaveLength(40_000)
  })
})

describe('which of them is believed', () => {
  const block = iim([[2, 120, 'As the IIM says']])
  const said = xmp(
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">As XMP says</rdf:li></rdf:Alt></dc:description>',
  )
  const digest = (of: Buffer) => resource(0x0425, createHash('md5').update(of).digest())

  test('XMP before IIM', () => expect(caption(jpeg(photoshop(resource(0x0404, block)), said))).toBe('As XMP says'))
  test('XMP where the digest is the IIM’s', () =>
    expect(caption(jpeg(photoshop(resource(0x0404, block), digest(block)), said))).toBe('As XMP says'))
  test('IIM where its digest says that it was changed later', () =>
    expect(caption(jpeg(photoshop(resource(0x0404, block), digest(Buffer.from('before'))), said))).toBe(
      'As the IIM says',
    ))
  test('but not where it is only cut off', () => {
    const cut = iim([[2, 120, 'As XMP']])
    expect(caption(jpeg(photoshop(resource(0x0404, cut), digest(Buffer.from('before'))), said))).toBe('As XMP says')
  })
  test('EXIF where nothing else speaks; a camera’s name is no caption', () => {
    const own = exif([
      [270, 'OLYMPUS DIGITAL CAMERA'],
      [315, 'Tom Vale; Ada Ferry'],
      [33432, '(C) Tom Vale'],
      [36867, '2031:03:03 11:54:20'],
      [36881, '+01:00'],
    ])
    expect(one(withExif(own))).toMatchObject({
      by: 'Tom Vale, Ada Ferry',
      copyrightNotice: '(C) Tom Vale',
      contentCreated: '2031-03-03T10:54:20Z',
    })
    expect(caption(withExif(own))).toBeUndefined()
  })
})

test('XMP in all its forms: attributes, structures, any prefix, alternatives of languages', () => {
  const written = packet(
    `<c:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="de">Eine Fähre</rdf:li><rdf:li xml:lang="x-default">A ferry</rdf:li></rdf:Alt></c:AltTextAccessibility>
     <e:AboutCvTerm><rdf:Bag><rdf:li><rdf:Description e:CvTermId="medtop:20000337"/></rdf:li></rdf:Bag></e:AboutCvTerm>
     <e:LocationShown><rdf:Bag><rdf:li e:City="Vale" e:CountryCode="NLD"/></rdf:Bag></e:LocationShown>
     <plus:CopyrightOwner><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:CopyrightOwnerName>Norland Archive</plus:CopyrightOwnerName></rdf:li></rdf:Seq></plus:CopyrightOwner>`,
  ).replace('rdf:about=""', 'rdf:about="" photoshop:City="Amberley"')
  expect(one(jpeg(segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${written}`))))).toMatchObject({
    descriptions: [{ role: 'alt', value: 'A ferry' }],
    located: 'Amberley',
    places: [
      { name: 'Amberley', rel: 'created' },
      { name: 'Vale', rel: 'shown' },
      { literal: 'NLD', rel: 'shown' },
    ],
    subjects: [{ name: 'transport', uri: 'medtop:20000337' }],
    copyrightHolder: 'Norland Archive',
    infoSources: [{ name: 'Norland Archive', role: 'copyrightOwner' }],
  })
})

test('an embargo until its release date, an end, and an urgency of none', () => {
  const said = one(
    withIim([2, 30, '20310304'], [2, 35, '060000+0000'], [2, 37, '20310401'], [2, 10, '0'], [2, 120, 'X']),
  )
  expect(said).toMatchObject({ embargoedUntil: '2031-03-04T06:00:00Z', expires: '2031-04-01T00:00:00Z' })
  expect(said.urgency).toBeUndefined()
  expect(one(withIim([2, 30, '00000000'], [2, 120, 'X'])).embargoedUntil).toBeUndefined()
  expect(read(withIim([2, 30, 'tomorrow'], [2, 120, 'X']))).toMatchObject({
    items: [{ pubStatus: 'withheld' }],
    problems: [expect.stringContaining('held')],
  })
})

describe('every container', () => {
  const words = '<photoshop:Headline>A ferry</photoshop:Headline>'
  const xmpText = Buffer.from(packet(words))
  const riff = (kind: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(data.length)
    return Buffer.concat([Buffer.from(kind), length, data, Buffer.alloc(data.length % 2)])
  }
  const webp = (): Buffer => {
    const inner = Buffer.concat([
      Buffer.from('WEBP'),
      riff('VP8X', Buffer.from([4, 0, 0, 0, 63, 0, 0, 39, 0, 0])),
      riff('XMP ', xmpText),
    ])
    return riff('RIFF', inner)
  }
  const tiff = (): Buffer => {
    const out = Buffer.alloc(62)
    out.write('II*\0\x08\0\0\0\x04\0', 0, 'latin1')
    const entries = [
      [256, 3, 1, 64],
      [257, 3, 1, 40],
      [700, 1, xmpText.length, 62],
      [33723, 4, 4, 62 + xmpText.length],
    ]
    entries.forEach(([tag = 0, type = 0, count = 0, value = 0], index) => {
      out.writeUInt16LE(tag, 10 + index * 12)
      out.writeUInt16LE(type, 12 + index * 12)
      out.writeUInt32LE(count, 14 + index * 12)
      out.writeUInt32LE(value, 18 + index * 12)
    })
    const block = Buffer.concat([
      iim([
        [2, 90, 'Amberley'],
        [2, 5, ''],
      ]),
      Buffer.alloc(3),
    ]).subarray(0, 16)
    return Buffer.concat([out, xmpText, Buffer.from(block).swap32()])
  }
  const itxt = (text: Buffer, isPacked: boolean) =>
    chunk(
      'iTXt',
      Buffer.concat([
        Buffer.from('XML:com.adobe.xmp\0'),
        Buffer.from([isPacked ? 1 : 0, 0, 0, 0]),
        isPacked ? deflateSync(text) : text,
      ]),
    )
  const profile = Buffer.from(`\niptc\n      20\n${iim([[2, 105, 'A ferry']]).toString('hex')}\n`)
  const gif = Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([64, 0, 40, 0, 0, 0, 0, 0x21, 0xff, 11]),
    Buffer.from('XMP DataXMP'),
    xmpText,
    Buffer.from([1, 0xff, 0xfe, 0, 0, 0x3b]),
  ])

  test.each<[string, Buffer, string]>([
    ['PNG', png(itxt(xmpText, false)), 'image/png'],
    ['PNG, packed', png(itxt(xmpText, true)), 'image/png'],
    [
      'PNG of ImageMagick',
      png(chunk('zTXt', Buffer.concat([Buffer.from('Raw profile type iptc\0\0'), deflateSync(profile)]))),
      'image/png',
    ],
    ['WebP', webp(), 'image/webp'],
    ['TIFF', tiff(), 'image/tiff'],
    ['GIF', gif, 'image/gif'],
  ])('%s', (_, bytes, contentType) => {
    expect(read(bytes)).toMatchObject({
      problems: [],
      items: [{ headlines: [{ value: 'A ferry' }], renditions: [{ contentType, width: 64, height: 40 }] }],
    })
  })

  test('TIFF’s IIM as LONGs in the file’s order', () => expect(one(tiff()).located).toBe('Amberley'))
  test('a sound is no picture', () =>
    expect(read(riff('RIFF', Buffer.from('WAVEfmt ')))).toMatchObject({ items: [], problems: [expect.any(String)] }))
  test('a picture that lies on its side is as wide as it is seen', () =>
    expect(one(withExif(exif([], 6))).renditions).toMatchObject([{ width: 40, height: 64 }]))
  test('Photoshop’s resources and XMP go on over several segments', () => {
    const long = resource(
      0x0404,
      iim([
        [2, 120, 'a'.repeat(30_000)],
        [2, 105, 'A ferry'],
      ]),
    )
    const parts = [long.subarray(0, 20_000), long.subarray(20_000)].map((part) => photoshop(part))
    expect(one(jpeg(...parts)).headlines).toMatchObject([{ value: 'A ferry' }])
  })
  test('content credentials are told to the desk', () =>
    expect(one(jpeg(segment(0xeb, Buffer.from('JP\0\0\0\0\0\0\0\0jumb\0\0c2pa')))).edNote).toMatch(/C2PA/))
})

describe('damage and malice', () => {
  test('a torn picture gives its words and a problem; the start of one alone a problem', () => {
    expect(read(ferry.subarray(0, ferry.length - 200))).toMatchObject({ problems: [expect.stringContaining('torn')] })
    expect(read(ferry.subarray(0, ferry.length - 200)).items[0]?.title).toBe('FERRY-QUAY')
    expect(read(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toMatchObject({
      items: [],
      problems: [expect.stringContaining('torn')],
    })
  })

  test('broken or hostile XMP costs the XMP, and is told', () => {
    for (const inner of ['<dc:title><rdf:Alt>', '</x>', '&bomb;<a', '<dc:title>'.repeat(300)]) {
      const { items, problems } = read(jpeg(photoshop(resource(0x0404, iim([[2, 5, 'Title']]))), xmp(inner)))
      expect(items[0]?.title).toBe('Title')
      expect(problems.join()).toMatch(/XMP/)
    }
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]>${packet('<dc:title>&b;</dc:title>')}`
    expect(one(jpeg(segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${laughs}`)))).title ?? '').not.toMatch(
      /haha/,
    )
  })

  test('markup in a caption stays letters', () =>
    expect(caption(withIim([2, 120, 'A <b>ferry</b> & <script>x()</script>']))).toBe(
      'A <b>ferry</b> & <script>x()</script>',
    ))

  test('packed words that grow beyond all measure are not unpacked', () => {
    const bomb = deflateSync(Buffer.alloc(60 * 1024 * 1024))
    const chunks = Array.from({ length: 40 }, () => chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), bomb])))
    const before = process.memoryUsage().rss
    const started = performance.now()
    expect(read(png(...chunks)).items).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(3000)
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6)
  })

  test('directories that point everywhere, in time', () => {
    const wild = Buffer.alloc(24_020, 0xff)
    wild.write('MM\0*\0\0\0\x08\xff\xff', 0, 'latin1')
    expect(read(wild).problems.length + read(wild).items.length).toBeGreaterThan(0)
    const started = performance.now()
    for (const piece of [
      '\x1c\x02\x78\0\0',
      '\0',
      '\xff',
      '\xff\xe1\0\x02',
      '8BIM\x04\x04\0\0\0\0\0\0',
      '\x1c\x02\x78\x80\x04\0\0\0\0',
    ])
      for (const start of [
        '\xff\xd8\xff\xed\xff\xffPhotoshop 3.0\x008BIM\x04\x04\0\0\x7f\xff\xff\xff',
        '\xff\xd8\xff',
        'II*\0\x08\0\0\0',
        'GIF89a',
        '\x89PNG\r\n\x1a\n',
        'RIFF\xff\xff\xff\xffWEBP',
      ])
        read(Buffer.from(start + piece.repeat(200_000), 'latin1'))
    expect(performance.now() - started).toBeLessThan(6000)
  })

  const runs = { numRuns: 400, seed: 20310303 }
  const pictures = fc.constantFrom<Buffer>(
    ferry,
    withExif(
      exif(
        [
          [270, 'A ferry'],
          [36867, '2031:03:03 11:54:20'],
        ],
        6,
      ),
    ),
    png(chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from('A ferry'))]))),
  )
  const holds = (bytes: Uint8Array): void => {
    const { problems, items } = readWire(bytes)
    expect(problems.length + items.length).toBeGreaterThan(0)
    expect(problems.join()).not.toMatch(/fault of Dateline/)
    for (const item of items) expect(item.uri).toBeTruthy()
  }

  test('cut anywhere', () =>
    fc.assert(
      fc.property(pictures, fc.nat({ max: 5000 }), (bytes, at) => holds(bytes.subarray(0, at % bytes.length))),
      runs,
    ))

  test('with flipped bytes', () =>
    fc.assert(
      fc.property(
        pictures,
        fc.array(fc.tuple(fc.nat({ max: 5000 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 20 }),
        (bytes, flips) => {
          const broken = Uint8Array.from(bytes)
          for (const [at, value] of flips) broken[at % broken.length] = value
          holds(broken)
        },
      ),
      runs,
    ))

  test('noise behind a picture’s start', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('\xff\xd8\xff\xe1', '\x89PNG\r\n\x1a\n', 'II*\0', 'MM\0*', 'GIF89a', 'RIFF\x10\0\0\0WEBP'),
        fc.uint8Array({ maxLength: 400 }),
        (start, noise) => holds(Buffer.concat([Buffer.from(start, 'latin1'), noise])),
      ),
      runs,
    ))
})

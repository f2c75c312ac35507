/** Feeds: every entry an item, whatever the feed mixes, and what is broken gives what is whole of it. */

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyOf } from '../../copy-of.ts'
import type { NewsObject } from '../../item.ts'
import { readWire } from '../../read.ts'

const sample = (name: string): Buffer => readFileSync(new URL(`../../../../test/wires/${name}`, import.meta.url))
const rss = sample('harbour.rss.xml')
const atom = sample('islands.atom.xml')

const read = (feed: string | Uint8Array) => readWire(typeof feed === 'string' ? Buffer.from(feed) : feed)
const one = (feed: string): NewsObject => {
  const [item] = read(feed).items
  if (!item) throw new Error('no item')
  return item
}
/** An RSS item alone, with the usual namespaces. */
const item = (inner: string): NewsObject =>
  one(
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>T</title><link>https://x.example/</link><item><guid>g</guid>${inner}</item></channel></rss>`,
  )
const html = (from: NewsObject): string => from.bodies?.[0]?.value ?? ''

test('a name keeps its brackets, empty ones too, unless an address stood in them', () => {
  const by = (creator: string) => item(`<dc:creator>${creator}</dc:creator>`).by
  expect(by('Ada ()')).toBe('Ada ()')
  expect(by('Ada Ferry (desk@coast.example)')).toBe('Ada Ferry')
  expect(by('desk@coast.example (Ada Ferry)')).toBe('Ada Ferry')
})

test('RSS 2.0: everything that an item says', () => {
  const { format, problems, items } = read(rss)
  expect({ format, problems, count: items.length }).toEqual({ format: 'rss-2.0', problems: [], count: 2 })
  expect(items[0]).toMatchObject({
    uri: 'nca-2031-0417',
    type: 'text',
    pubStatus: 'usable',
    firstCreated: '2031-03-03T12:54:00Z',
    versionCreated: '2031-03-03T13:10:00Z',
    headlines: [{ role: 'main', value: 'Pilots & tugs return to Port Amberley' }],
    descriptions: [{ role: 'summary', value: 'Ships move again after nine days.' }],
    by: 'Ilse March, Tom Vale',
    language: 'en-NO',
    copyrightNotice: '© Norland Coast Agency',
    infoSources: [
      { name: 'Norland Coast Agency – Harbours', role: 'provider', uri: 'https://coast.example/harbours/' },
    ],
    altIds: [{ role: 'link', value: 'https://coast.example/harbours/pilots?from=feed&n=1' }],
    places: [{ geoJSON: { type: 'Point', coordinates: [-10.25, 59.5] } }],
    subjects: [
      { name: 'strikes', uri: 'https://coast.example/topics/strikes' },
      { name: 'Shipping', rel: 'keyword' },
    ],
  })
  expect(items[0]?.version).toBeUndefined()
})

test('a body is clean, its links are whole, its pictures stand where they stood', () => {
  const [first] = read(rss).items
  expect(html(first as NewsObject)).toBe(
    [
      '<p>Ships move again.</p>',
      '<figure><img src="https://coast.example/harbours/img/tug.jpg" alt=""></figure>',
      '<p>Read <a href="https://coast.example/rules">the rules</a>, not this.</p>',
    ].join('\n'),
  )
})

test('pictures and sounds: Media RSS with its words, the text’s own with caption and alternative text, no counting pixel', () => {
  expect(read(rss).items[0]?.associations).toMatchObject([
    {
      type: 'picture',
      headlines: [{ value: 'The pier' }],
      descriptions: [{ role: 'caption', value: 'The pier & its cranes' }],
      by: 'Ada Ferry',
      copyrightNotice: '© NCA',
      renditions: [
        { href: 'https://coast.example/img/pier.jpg', width: 1800, height: 1200, sizeInBytes: 420_000 },
        { href: 'https://coast.example/img/pier-small.jpg', width: 300 },
      ],
    },
    { type: 'audio', renditions: [{ contentType: 'audio/mpeg', sizeInBytes: 123_456 }] },
    {
      type: 'picture',
      descriptions: [
        { role: 'caption', value: 'The tug Heron on Monday' },
        { role: 'alt', value: 'A tug' },
      ],
      renditions: [{ href: 'https://coast.example/harbours/img/tug.jpg' }],
    },
  ])
})

test('an item without guid is its page; one paragraph is a summary; a mail address is for the desk', () => {
  const second = read(rss).items[1]
  expect(second).toMatchObject({
    uri: 'https://coast.example/harbours/fog',
    firstCreated: '2031-03-03T09:00:00Z',
    by: 'Night desk',
    edNote: 'Author: desk@coast.example',
    representationType: 'partial',
    descriptions: [{ role: 'summary', value: 'One paragraph of summary.' }],
    associations: [{ type: 'picture', renditions: [{ href: 'https://coast.example/img/fog.jpg' }] }],
  })
  expect(second?.bodies).toBeUndefined()
})

test('Atom 1.0: everything that an entry says', () => {
  const { format, problems, items } = read(atom)
  expect({ format, problems, count: items.length }).toEqual({ format: 'atom-1.0', problems: [], count: 3 })
  expect(items[1]).toMatchObject({
    uri: 'tag:islands.example,2031:1',
    firstCreated: '2031-03-02T09:00:00Z',
    versionCreated: '2031-03-03T09:00:00Z',
    headlines: [{ value: '5 < 6, says the mayor' }],
    descriptions: [{ role: 'summary', value: 'Letters such as <b> stay letters.' }],
    by: 'Islands Desk',
    language: 'nb',
    copyrightNotice: '© Islands & Sounds',
    infoSources: [{ name: 'Islands & Sounds', role: 'provider' }],
    altIds: [{ role: 'link', value: 'https://islands.example/news/bridge.html' }],
    subjects: [{ name: 'Bridges', uri: 'https://islands.example/topics#bridges' }],
    associations: [
      { type: 'video', renditions: [{ href: 'https://islands.example/news/bridge.mp4' }] },
      { type: 'picture', descriptions: [{ role: 'alt', value: 'A map' }] },
      { rel: 'inReplyTo', uri: 'tag:islands.example,2031:0' },
      { rel: 'related', uri: 'https://islands.example/news/older.html' },
    ],
  })
  expect(html(items[1] as NewsObject)).toContain('<a href="https://islands.example/news/text/plan">the plan</a>')
})

test('what was taken back is canceled, a draft is withheld, plain text stays plain', () => {
  const [gone, , draft] = read(atom).items
  expect(gone).toMatchObject({
    uri: 'tag:islands.example,2031:3',
    pubStatus: 'canceled',
    edNote: 'Withdrawn: wrong ferry',
  })
  expect(draft).toMatchObject({
    pubStatus: 'withheld',
    language: 'nn',
    by: 'Siv Holm',
    headlines: [{ value: 'A draft' }],
  })
  expect(html(draft as NewsObject)).toBe('<p>First paragraph.</p>\n<p>Second, with &lt;tags&gt;.</p>')
})

test('RSS 1.0: items beside the channel, Dublin Core, identity by rdf:about', () => {
  const feed = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://x.example/rdf"><title>Old feed</title><link>https://x.example/</link><dc:language>de</dc:language><dc:rights>© X</dc:rights></channel>
    <item rdf:about="https://x.example/1"><title>Eins</title><link>https://x.example/1?a</link><dc:date>2031-03</dc:date><dc:subject>Fähre</dc:subject></item></rdf:RDF>`
  expect(one(feed)).toMatchObject({
    uri: 'https://x.example/1',
    firstCreated: '2031-03-01T00:00:00Z',
    language: 'de',
    copyrightNotice: '© X',
    infoSources: [{ name: 'Old feed', role: 'provider' }],
    subjects: [{ name: 'Fähre', rel: 'keyword' }],
    altIds: [{ role: 'link', value: 'https://x.example/1?a' }],
  })
})

test('Atom 0.3: modes and old names of times', () => {
  const feed = `<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>Old</title><entry><id>urn:x:1</id><title mode="escaped" type="text/html">A &amp;amp; B</title>
    <issued>2031-03-03T10:00:00Z</issued><modified>2031-03-03T11:00:00Z</modified><content type="text/html" mode="base64">PHA+T25lPC9wPjxwPlR3bzwvcD4=</content></entry></feed>`
  expect(one(feed)).toMatchObject({
    firstCreated: '2031-03-03T10:00:00Z',
    versionCreated: '2031-03-03T11:00:00Z',
    headlines: [{ value: 'A & B' }],
    bodies: [{ value: '<p>One</p>\n<p>Two</p>' }],
  })
})

describe('texts', () => {
  test.each([
    ['<title>AT&amp;amp;T &amp;#8211; news</title>', 'AT&T – news'],
    ['<title>2 &gt; 1</title>', '2 > 1'],
    ['<title>Caf&eacute;</title>', 'Café'],
    ['<media:title>Other</media:title><title>Own</title>', 'Own'],
    ['<title>&lt;script&gt;x()&lt;/script&gt;Safe</title>', 'Safe'],
  ])('headline of %s', (inner, headline) => {
    expect(item(inner).headlines?.[0]?.value).toBe(headline)
  })

  test('a description of several paragraphs is the text', () => {
    const said = item('<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</description>')
    expect(html(said)).toBe('<p>One</p>\n<p>Two</p>')
    expect(said.descriptions).toBeUndefined()
  })

  test('a summary that is only the cut-off beginning of the text is none', () => {
    const said = item(
      '<description>The ferry left at ten […]</description><content:encoded>&lt;p&gt;The ferry left at ten and came back.&lt;/p&gt;</content:encoded>',
    )
    expect(said.descriptions).toBeUndefined()
  })

  test('empty lines part paragraphs where an export has no tags', () => {
    expect(html(item('<content:encoded><![CDATA[One <b>bold</b>\n\nTwo]]></content:encoded>'))).toBe(
      '<p>One <strong>bold</strong></p>\n<p>Two</p>',
    )
  })

  test.each(['javascript:x()', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', 'https://', '//', 'ftp://x/y'])(
    'no address but http and https is kept: %s',
    (href) => {
      const said = item(
        `<link>${href}</link><enclosure url="${href}" type="image/png"/><content:encoded><![CDATA[<p><a href="${href}">x</a><img src="${href}"></p>]]></content:encoded>`,
      )
      expect(said.altIds ?? said.associations).toBeUndefined()
      expect(html(said)).toBe('<p>x</p>')
    },
  )
})

describe('times', () => {
  test.each([
    ['Mon, 03 Mar 2031 13:54:00 GMT', '2031-03-03T13:54:00Z'],
    ['3 Mar 31 08:54 EST', '2031-03-03T13:54:00Z'],
    ['Mon, 03 Mar 2031 24:00:00 +0000', '2031-03-04T00:00:00Z'],
    ['Monday, 03-Mar-31 13:54:00 UTC', '2031-03-03T13:54:00Z'],
    ['Mon Mar  3 13:54:00 PST 2031', '2031-03-03T21:54:00Z'],
    ['March 3, 2031 1:54 PM', '2031-03-03T13:54:00Z'],
    ['Lun, 03 mars 2031 14:54:00 +0100', '2031-03-03T13:54:00Z'],
    ['Di, 03 Mär 2031 14:54:00 MEZ', '2031-03-03T13:54:00Z'],
    ['2031-03-03T13:54Z', '2031-03-03T13:54:00Z'],
    ['2031-03-03', '2031-03-03T00:00:00Z'],
    ['2031', '2031-01-01T00:00:00Z'],
    ['2031/03/03 13:54:00', '2031-03-03T13:54:00Z'],
    ['31.12.2030 23:59', '2030-12-31T23:59:00Z'],
    ['2031년 3월 3일 오후 1:54', '2031-03-03T13:54:00Z'],
  ])('%s', (written, at) => expect(item(`<pubDate>${written}</pubDate>`).firstCreated).toBe(at))

  test('one that cannot be read is told, and the next that can be is taken', () => {
    const feed =
      '<rss><channel><item><guid>g</guid><pubDate>yesterday</pubDate><dc:date>2031-03-03</dc:date></item></channel></rss>'
    expect(read(feed)).toMatchObject({
      items: [{ firstCreated: '2031-03-03T00:00:00Z' }],
      problems: [expect.stringContaining('"yesterday"')],
    })
  })

  test('of two ends the earlier one holds', () => {
    const ends =
      '<expirationDate>Wed, 01 Dec 2032 00:00:00 GMT</expirationDate><expirationDate>2031-04-01</expirationDate>'
    expect(item(ends).expires).toBe('2031-04-01T00:00:00Z')
  })

  test('an embargo that cannot be read holds the item', () => {
    expect(item('<dcterms:available>soon</dcterms:available>')).toMatchObject({ pubStatus: 'withheld' })
  })
})

describe('a feed that is broken', () => {
  test('stray ampersands are mended, and said', () => {
    const feed =
      '<rss version="2.0"><channel><title>R & B</title><item><guid>g</guid><title>A & B &copy; C</title><link>https://x.example/?a=1&b=2</link></item></channel></rss>'
    expect(read(feed)).toMatchObject({
      items: [{ headlines: [{ value: 'A & B © C' }], altIds: [{ value: 'https://x.example/?a=1&b=2' }] }],
      problems: [expect.stringContaining('mended')],
    })
  })

  test('a torn feed keeps the entries that came whole, with what the feed says', () => {
    const torn = rss.subarray(0, rss.indexOf('One paragraph'))
    const { items, problems } = read(torn)
    expect(items.map((one) => one.uri)).toEqual(['nca-2031-0417'])
    expect(items[0]).toMatchObject({ language: 'en-NO', infoSources: [{ name: 'Norland Coast Agency – Harbours' }] })
    expect(problems.join()).toMatch(/torn.* 1 of its entries could not be read/)
  })

  test('one entry with a wrong tag costs that entry alone', () => {
    const broken = rss.toString().replace('<title>Fog closes the sound</title>', '<title>Fog</tilte>')
    expect(read(broken)).toMatchObject({
      items: [{ uri: 'nca-2031-0417' }],
      problems: [expect.stringContaining('whole entries')],
    })
  })

  test('what declares entities is refused', () => {
    const { items, problems } = read(
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
    )
    expect(items).toEqual([])
    expect(problems[0]).toMatch(/external entity/)
  })

  test('entries without identity are known by their content, and said', () => {
    const feed = '<rss><channel><item><description>Text</description></item></channel></rss>'
    expect(read(feed)).toMatchObject({
      items: [{ uri: expect.stringMatching(/^urn:hash::/) }],
      problems: [expect.stringContaining('identity')],
    })
    expect(one(feed).uri).toBe(one(feed).uri)
  })
})

test('a WordPress export: what is not published is withheld, an attachment is a picture', () => {
  const feed = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <item><guid>1</guid><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><wp:attachment_url>https://x.example/a.jpg</wp:attachment_url><excerpt:encoded>A pier</excerpt:encoded></item>
    <item><guid>2</guid><wp:post_type>post</wp:post_type><wp:status>private</wp:status><content:encoded>&lt;p&gt;X&lt;/p&gt;</content:encoded></item></channel></rss>`
  const [picture, post] = read(feed).items
  expect(picture).toMatchObject({
    type: 'picture',
    pubStatus: 'usable',
    renditions: [{ href: 'https://x.example/a.jpg' }],
  })
  expect(copyOf(picture as NewsObject).pictures).toMatchObject([{ href: 'https://x.example/a.jpg', caption: 'A pier' }])
  expect(post?.pubStatus).toBe('withheld')
})

const mayRun =
  /<\/?(script|style|iframe|object|embed|svg|math|form|link|meta|base)\b|<[^>]+\son\w+\s*=|(href|src)\s*=\s*"?\s*(javascript|data|vbscript):/i

const holds = (bytes: Uint8Array): void => {
  const { problems, items } = readWire(bytes)
  expect(problems.length + items.length).toBeGreaterThan(0)
  expect(problems.join('\n')).not.toMatch(/fault of Dateline/)
  for (const one of items) {
    expect(one.uri).toBeTruthy()
    expect(one.bodies?.map((body) => body.value).join('') ?? '').not.toMatch(mayRun)
    for (const { renditions } of one.associations ?? [])
      for (const { href } of renditions ?? []) expect(href).toMatch(/^https?:\/\//i)
  }
}

describe('whatever comes, there is an item or a problem', () => {
  const runs = { numRuns: 300, seed: 20310303 }
  const feeds = fc.constantFrom(rss, atom)
  const spot = fc.nat({ max: 10_000 })

  test('cut anywhere', () =>
    fc.assert(
      fc.property(feeds, spot, (feed, at) => holds(feed.subarray(0, at % feed.length))),
      runs,
    ))

  test('with flipped bytes', () =>
    fc.assert(
      fc.property(
        feeds,
        fc.array(fc.tuple(spot, fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 }),
        (feed, flips) => {
          const broken = Uint8Array.from(feed)
          for (const [at, value] of flips) broken[at % broken.length] = value
          holds(broken)
        },
      ),
      runs,
    ))

  test('with evil put in', () => {
    const evil = [
      '<script>x()</script>',
      '&lt;script&gt;x()&lt;/script&gt;',
      '<![CDATA[',
      ']]>',
      '<item>',
      '</channel>',
      '&',
      '<!--',
      '"',
      '<a href="javascript:x()">',
      '\u0000',
      '<entry><entry>',
    ]
    fc.assert(
      fc.property(feeds, spot, fc.constantFrom(...evil), (feed, at, piece) => {
        const text = feed.toString()
        holds(Buffer.from(text.slice(0, at % text.length) + piece + text.slice(at % text.length)))
      }),
      runs,
    )
  })

  test('much of anything, in time', () => {
    const started = performance.now()
    for (const piece of [
      '<item>',
      '<item><![CDATA[',
      '<!--',
      '<item a="',
      '&',
      '<item></item>',
      '<?x',
      '<media:group>',
      '\n\n<b>x</b>',
      '<img src="//x/y.png">',
      '1 ',
    ])
      for (const [open, close] of [
        ['', ''],
        ['<item><description>', '</description></item>'],
        ['<item><pubDate>', '</pubDate></item>'],
      ])
        holds(Buffer.from(`<rss version="2.0"><channel>${open}${piece.repeat(20_000)}${close}`))
    expect(performance.now() - started).toBeLessThan(12_000)
  })
})

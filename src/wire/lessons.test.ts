import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { aG2Wire, aNewsml1Wire, aWire } from '../../test/build.ts'
import { bodyText } from '../story/body.ts'
import { chainFacts, chainOf } from './chain.ts'
import type { Copy } from './copy.ts'
import { copyOf } from './copy-of.ts'
import { readWire } from './read.ts'
import { isNewer } from './version.ts'

/** What real wires taught, lesson by lesson, told by invented ones. A rule's corners are in the test beside its file. */

const all = (bytes: Uint8Array | string): Copy[] => readWire(Buffer.from(bytes)).items.map(copyOf)
const read = (bytes: Uint8Array | string): Copy => {
  const [copy] = all(bytes)
  if (!copy) throw new Error('Nothing was read.')
  return copy
}
const sample = (name: string) => readFileSync(new URL(`../../test/wires/${name}`, import.meta.url))
/** A wire in ninjs of these properties, its text in paragraphs. */
const ninjs = (more: object, ...text: string[]): Copy =>
  read(
    JSON.stringify({
      uri: 'urn:x:1',
      type: 'text',
      version: '1',
      versionCreated: '2026-03-03T08:00:00Z',
      infoSources: [{ name: 'AFP', role: 'provider' }],
      bodies: text.length ? [{ role: 'main', value: text.map((one) => `<p>${one}</p>`).join('') }] : undefined,
      ...more,
    }),
  )
const shown = (copy: Copy): string => bodyText(copy.body)

describe('lesson 1: identity is not version', () => {
  test('NewsML 1: the public identifier without its revision', () => {
    const { bytes, uri } = aNewsml1Wire({ id: 'TX-1', version: '5' })
    expect(read(bytes)).toMatchObject({ uri, version: '5' })
  })
  test('G2: guid and version', () =>
    expect(read(aG2Wire({ uri: 'urn:newsml:a:1', version: '7' }).bytes)).toMatchObject({
      uri: 'urn:newsml:a:1',
      version: '7',
    }))
  test('versions jump, and are numbers', () => {
    expect(isNewer(read(aG2Wire({ version: '1542761538' }).bytes), read(aG2Wire({ version: '978556838' }).bytes))).toBe(
      true,
    )
    expect(isNewer({ version: '9' }, { version: '10' })).toBe(false)
  })
})

describe('lesson 2: the older one never replaces the newer one', () => {
  const [first, second] = ['2026-03-03T08:00:00Z', '2026-03-03T09:00:00Z'].map((at) =>
    read(aWire({ version: undefined, at }).bytes),
  )
  test('by time, where there is no version', () => {
    expect(first && second && isNewer(second, first)).toBe(true)
    expect(first && second && isNewer(first, second)).toBe(false)
  })
  test('the same twice is not newer', () => expect(first && isNewer(first, first)).toBe(false))
})

describe('lesson 3: kills, as status, as text, of others, of pictures', () => {
  test('a cancel kills the item', () =>
    expect(read(aNewsml1Wire({ id: 'K', status: 'canceled' }).bytes).kill?.uris).toHaveLength(1))
  test('and the documents that it names', () => {
    const { bytes, uri } = aWire({ status: 'canceled', kills: ['urn:x:other'] })
    expect(read(bytes).kill?.uris).toEqual([uri, 'urn:x:other'])
  })
  test('a kill as text names a story by its slugline, a picture by its file', () =>
    expect(
      ninjs(
        { headlines: [{ value: 'MANDATORY KILL' }] },
        'Please kill the story slugged Valdrey-bridge.',
        'Eliminate bridge-7.jpg.',
      ).kill,
    ).toEqual({
      uris: ['urn:x:1'],
      pictures: ['bridge-7.jpg'],
      sluglines: ['Valdrey-bridge'],
      words: 'MANDATORY KILL',
    }))
  test('a canceled picture is named by its file', () =>
    expect(
      ninjs({ type: 'picture', pubStatus: 'canceled', renditions: [{ name: 'original', href: 'file:bridge-7.jpg' }] })
        .kill?.pictures,
    ).toEqual(['bridge-7.jpg']))
  test('news about killing is news', () =>
    expect(ninjs({ headlines: [{ value: 'Storm kills nine' }] }, 'A storm killed nine people.').kill).toBeUndefined())
})

describe('lesson 4: an embargo holds, one that cannot be understood stays held', () => {
  const news = { headlines: [{ value: 'H' }] }
  test('stated', () =>
    expect(read(aG2Wire({ embargo: '2026-05-02T12:00:00+02:00' }).bytes).embargo).toEqual({
      until: new Date('2026-05-02T10:00:00Z'),
    }))
  test('stated in a way that nobody understands', () => {
    const held = read(aG2Wire({ embargo: 'Tuesday' }).bytes)
    expect(held.status).toBe('withheld')
    expect(held.embargo).toHaveProperty('unreadable')
  })
  test('written, with the item’s own date for the year', () =>
    expect(ninjs({ ...news, edNote: 'SPERRFRIST 4. März, 18.00 Uhr MEZ' }, 'N.').embargo).toEqual({
      until: new Date('2026-03-04T17:00:00Z'),
    }))
  test('written, not to be understood', () =>
    expect(ninjs({ ...news, edNote: 'Sperrfrist: Dienstag früh' }, 'N.').embargo).toEqual({
      unreadable: 'Sperrfrist: Dienstag früh',
    }))
})

describe('lesson 5: an agency’s shapes', () => {
  test('wire with NITF', () =>
    expect(read(sample('strike.newsml-1.xml'))).toMatchObject({ type: 'text', provider: 'AFP', urgency: 4 }))
  test('web journal, its picture where the text names it', () =>
    expect(read(sample('regatta.newsml-1.xml')).body.content[0]).toEqual({
      type: 'picture',
      attrs: { picture: 'boats-large.jpg' },
    }))
})

describe('lesson 6: alerts and their follow-ups', () => {
  const alert = ninjs(
    { uri: 'urn:x:alert', urgency: 2, title: 'alert', subjects: [{ name: 'alert', rel: 'keyword' }] },
    'Valdrey bridge collapses: harbour board',
    'abc/de',
  )
  test('an alert’s text is its headline', () =>
    expect(alert).toMatchObject({ alert: true, filing: 'alert', headline: 'Valdrey bridge collapses: harbour board' }))
  test('تنبيه is one too', () =>
    expect(ninjs({ subjects: [{ name: 'تنبيه', rel: 'keyword' }] }, 'انهيار جسر فالدري').alert).toBe(true))
  test('its follow-up is found by text, time and place', () => {
    const story = ninjs(
      {
        uri: 'urn:x:story',
        urgency: 3,
        versionCreated: '2026-03-03T08:20:00Z',
        headlines: [{ value: 'Bridge collapses in Valdrey' }],
      },
      'The Valdrey bridge collapsed on Tuesday, its harbour board said.',
      'Nobody was on it.',
    )
    expect(story.alert).toBeUndefined()
    expect(chainOf(chainFacts(story), [chainFacts(alert)])?.uri).toBe('urn:x:alert')
  })
})

describe('lesson 7: sign-offs, memos and contacts are the desk’s', () => {
  test.each(['hh/ph/ts/hd', 'prm-sr/jah', 'burs-jfx/pbt', 'بور/غ ر/نور', 'dpa ra yyzz s5', '(©NTB)', '==Kyodo'])(
    '%s',
    (signOff) => {
      const copy = ninjs({ headlines: [{ value: 'H' }] }, 'News.', signOff)
      expect(shown(copy)).toBe('News.')
      expect(copy.editorNotes).toEqual([signOff])
    },
  )
  test('what is not for publication, and all that follows', () => {
    const copy = ninjs(
      { headlines: [{ value: 'H' }] },
      'News.',
      'Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt',
      'Redaktion: Ada Muster',
    )
    expect(shown(copy)).toBe('News.')
    expect(copy.editorNotes.join()).toContain('Ada Muster')
  })
  test('a note to editors at the head', () => {
    const copy = ninjs({ headlines: [{ value: 'H' }] }, '(Adds quotes)', 'By Ada Example', 'LONDON (Reuters) - News.')
    expect(copy).toMatchObject({ updateNote: 'Adds quotes', byline: 'Ada Example', located: 'LONDON' })
    expect(shown(copy)).toBe('News.')
  })
})

describe('lesson 8: the dateline is shown once', () => {
  test.each([
    ['JAKARTA, Aug 21, 2014 (AFP) -', 'JAKARTA'],
    ['Paris, 21 jan 2019 (AFP) -', 'Paris'],
    ['إيفانوفو (روسيا) (أ ف ب)', 'إيفانوفو (روسيا)'],
  ])('as a field: %s', (located, place) => expect(ninjs({ located }, 'News.').located).toBe(place))
  test.each([
    ['GROSSETO, Italy (AP) -- News.', 'GROSSETO, Italy'],
    ['القاهرة (أ ف ب) - خبر', 'القاهرة'],
    ['Valdrey (dpa) - News.', 'Valdrey'],
  ])('at the start of the text: %s', (text, place) => {
    const copy = ninjs({ headlines: [{ value: 'H' }] }, text)
    expect(copy.located).toBe(place)
    expect(shown(copy)).not.toContain(place)
  })
  test('as both', () =>
    expect(shown(ninjs({ located: 'Valdrey' }, 'Valdrey (AFP) - News.', 'More.'))).toBe('News.\nMore.'))
})

describe('lesson 9: one advisory line carries three things', () => {
  test('each in its place', () => {
    const copy = ninjs({ edNote: 'UPDATES with quotes. CORRECTS para 4. RESTRICTED TO EDITORIAL USE' }, 'News.')
    expect(copy).toMatchObject({
      updateNote: 'UPDATES with quotes.',
      correctionNote: 'CORRECTS para 4.',
      terms: ['RESTRICTED TO EDITORIAL USE'],
    })
  })
})

describe('lesson 10: crossheads, blank paragraphs, product lines', () => {
  const strike = read(sample('strike.newsml-1.xml'))
  test('a line between hyphens is a crosshead', () =>
    expect(strike.body.content.map((block) => block.type)).toContain('crosshead'))
  test('a blank first paragraph is none', () => expect(shown(strike)).toMatch(/^Tram drivers/))
  test('a product line is no headline', () => expect(strike.headline).not.toContain('PICTURE'))
})

describe('lesson 11: captions and rights', () => {
  const picture = (caption: string, more: object = {}) =>
    ninjs({
      type: 'picture',
      descriptions: [{ role: 'caption', value: caption }],
      renditions: [{ name: 'original', href: 'file:a.jpg' }],
      ...more,
    }).pictures[0]
  test.each(['/ AFP / ADA EXAMPLE', 'AFP PHOTO / ADA EXAMPLE', '(Photo by ADA EXAMPLE / AFP)'])(
    'a caption ends in %s',
    (end) =>
      expect(picture(`A bridge in Valdrey. ${end}`)).toMatchObject({
        caption: 'A bridge in Valdrey.',
        credit: expect.stringContaining('ADA EXAMPLE'),
      }),
  )
  test('which proves no ownership', () =>
    expect(picture('A bridge. AFP PHOTO / HARBOUR BOARD', { copyrightHolder: 'Harbour Board' })?.credit).toContain(
      'Harbour Board',
    ))
  test('a restriction in it is no caption', () =>
    expect(picture('A bridge in Valdrey. RESTRICTED TO EDITORIAL USE - NO MARKETING')).toMatchObject({
      caption: 'A bridge in Valdrey.',
      terms: ['RESTRICTED TO EDITORIAL USE - NO MARKETING'],
    }))
})

describe('lesson 12: bytes beat declarations', () => {
  test('UTF-8 that says iso-8859-1', () => expect(read(sample('strike.newsml-1.xml')).headline).toContain('–'))
  test('iso-8859-1 that says so', () => {
    const file = aNewsml1Wire({ id: 'L', headline: 'Pont à Valdrey' })
      .bytes.toString()
      .replace('encoding="utf-8"', 'encoding="iso-8859-1"')
    expect(read(Buffer.from(file, 'latin1')).headline).toBe('Pont à Valdrey')
  })
})

describe('lesson 13: subject codes', () => {
  const { subjects } = ninjs({
    subjects: [
      { literal: 'subj:15054000' },
      { uri: 'medtop:20001065' },
      { literal: 'iptc:99999999', name: 'Odd' },
      { name: 'harbour', rel: 'keyword' },
    ],
  })
  test('of old and new schemes are one topic', () =>
    expect(subjects[0]).toEqual({ name: 'soccer', uri: 'medtop:20001065' }))
  test('an unknown code costs the code, not the item', () =>
    expect(subjects.map((one) => one.name)).toEqual(['soccer', 'Odd']))
})

test.each([
  ['2026-03-03T08:00:00+0000', '2026-03-03T08:00:00Z'],
  ['2026-03-03T10:00:00+02:00', '2026-03-03T08:00:00Z'],
  ['20260303T080000Z', '2026-03-03T08:00:00Z'],
])('lesson 14: %s is a date', (versionCreated, instant) =>
  expect(ninjs({ versionCreated }).versionCreated).toEqual(new Date(instant)),
)

describe('lesson 15: service messages are no news', () => {
  test.each([
    'AFP heartbeat 10:00',
    'Copyright notice',
    'Test - please ignore',
    'dpa-Tagesvorschau für Dienstag',
    'موضوع إضافي متوقع الجمعة',
  ])('%s', (value) => expect(ninjs({ headlines: [{ value }] }, 'X').service).toBe(true))
  test('nor is a planning note of which nothing is for publication', () =>
    expect(
      ninjs(
        { headlines: [{ value: 'Der Bericht kommt um 18 Uhr' }] },
        '(Diese Informationen sind nicht zur Veröffentlichung bestimmt)',
      ),
    ).toMatchObject({
      service: true,
      body: { content: [] },
    }))
})

test.each(['', '   ', '<NewsML Version="1.2"><NewsItem>', '{"uri": "urn:x:1"', '\0\0\0'])(
  'lesson 16: a file that is empty or broken (%j) gives its reason',
  (bytes) => {
    const { items, problems } = readWire(Buffer.from(bytes))
    expect(items.length > 0 || problems.length > 0).toBe(true)
  },
)

test('terms: when the licence ends is told', () =>
  expect(ninjs({ expires: '2026-04-01T00:00:00Z' }).expires).toEqual(new Date('2026-04-01T00:00:00Z')))

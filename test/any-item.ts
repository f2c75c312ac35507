/** Arbitrary wire items for property tests: valid, in normal form, with every property and with hostile text. */

import fc from 'fast-check'
import type { Block, Body, Inline, Mark } from '../src/story/body.ts'
import { bodyFromHtml, plainText } from '../src/story/markup/markup.ts'
import { compose } from '../src/wire/compose.ts'
import { htmlOf } from '../src/wire/html-of.ts'
import { isUri } from '../src/wire/identity.ts'
import { type Association, type NewsObject, type Rendition, standard, stated } from '../src/wire/item.ts'
import { legal } from '../src/wire/writing/xml-text.ts'

/** What breaks writers that are careless: markup, ends of CDATA and of comments, entities, other directions, emoji, long words. */
const hostile = [
  '"quoted" & \'single\'',
  'a < b > c',
  ']]> end',
  '--> <!-- no comment',
  '<?xml version="1.0"?>',
  '&amp; &lt;b&gt; &#0;',
  'مرحبا بالعالم (رويترز)',
  'שלום עולם',
  '\u202eback\u202c',
  '👩‍👩‍👧‍👦 🏴‍☠️ e\u0301',
  'x'.repeat(3000),
  '日本語の見出し',
  'line\u2028separator',
  'per%20cent %zz',
  'C:\\path\\file',
  '{"json": [1]}',
  'nul\u0000bell\u0007\ufffe half\ud800pair',
  'tab\tand\nline',
]

const raw = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  { weight: 2, arbitrary: fc.lorem({ maxCount: 8 }) },
  { weight: 2, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }) },
)

/** The normal form of a line: what reading it again does not change. */
const settled = (text: string): string => {
  let said = legal(text)
  for (let round = 0; round < 5; round++) {
    const next = plainText(said)
    if (next === said) return said
    said = next
  }
  return said.replace(/[<&]/g, '+')
}

/** One line that is no sign-off, no crosshead between dashes and looks like no markup. */
export const aLine = raw
  .map(settled)
  .map((text) => (/[\p{L}\p{N}]/u.test(text) ? text.replace(/^[-–—]+|[-–—]+$/g, '').trim() : `word ${text}`.trim()))

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/)

const code = fc
  .oneof(
    fc.constantFrom(
      'medtop:20000002',
      'medtop:20000203',
      'http://example.org/codes/1?a=b&c=d',
      'agency:a/b',
      'urn:x:y',
      'wd:Q42',
    ),
    fc.tuple(word, word).map(([scheme, id]) => `${scheme}:${id}`),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  )
  .filter(isUri)

const someone = fc.oneof(
  fc.record({ name: aLine, uri: code }),
  fc.record({ name: aLine, literal: word }),
  fc.record({ name: aLine }),
)

const byName = <T extends { name?: string; uri?: string; literal?: string }>(one: T): string =>
  one.uri ?? one.literal ?? one.name?.toLowerCase() ?? ''

const several = <T extends { name?: string; uri?: string; literal?: string }>(of: fc.Arbitrary<T>, maxLength = 3) =>
  fc.uniqueArray(of, { maxLength, selector: byName })

const moment = fc
  .date({ min: new Date('1971-01-01T00:00:00Z'), max: new Date('2037-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`)

const role = <const T extends string>(...roles: T[]): fc.Arbitrary<T> => fc.constantFrom(...roles)

const roleTexts = (first: string, ...roles: string[]) =>
  fc
    .tuple(
      aLine,
      fc.uniqueArray(fc.record({ role: role(...roles), value: aLine }), { maxLength: 2, selector: (one) => one.role }),
    )
    .map(([value, others]) => [{ role: first, value }, ...others])

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constant<Mark>({ type: 'emphasis' }),
  fc.constant<Mark>({ type: 'strong' }),
  fc
    .constantFrom("https://example.org/?a=1&b='2'", 'mailto:a@example.org', 'tel:+4712345')
    .map((href): Mark => ({ type: 'link', attrs: { href } })),
)
const inline: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('text' as const),
      text: raw.map((text) => `${legal(text)} w`),
      marks: fc.option(fc.array(mark, { minLength: 1, maxLength: 1 }), { nil: [] }),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'break' }) },
)
const line = fc
  .tuple(aLine, fc.array(inline, { maxLength: 3 }))
  .map(([first, rest]): Inline[] => [
    { type: 'text', text: `${first} ` },
    ...rest,
    { type: 'text', text: ' end of line' },
  ])
const paragraph = line.map((content) => ({ type: 'paragraph' as const, content }))
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  { weight: 1, arbitrary: line.map((content): Block => ({ type: 'crosshead', content })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(paragraph, { minLength: 1, maxLength: 2 }), fc.option(aLine, { nil: undefined }))
      .map(([content, cite]): Block => ({ type: 'quote', ...(cite ? { attrs: { cite } } : {}), content })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.boolean(), fc.array(line, { minLength: 1, maxLength: 3 })).map(
      ([ordered, lines]): Block => ({
        type: 'list',
        attrs: { ordered },
        content: lines.map((content) => ({ type: 'item', content })),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.array(fc.record({ header: fc.boolean(), content: line }), { minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 3,
      })
      .map(
        (rows): Block => ({
          type: 'table',
          content: rows.map((cells) => ({
            type: 'row',
            content: cells.map(({ header, content }) => ({ type: 'cell', attrs: { header }, content })),
          })),
        }),
      ),
  },
)

// Letters that show a pair of tags are read as markup in XML, on purpose (see `markup.ts`).
const hasTags = (html: string): boolean => /&lt;([a-z][a-z0-9]*)&gt;/i.test(html)

/** HTML in normal form: what the common reader makes of it, until it makes no more. */
const html = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((content): string | undefined => {
    let said = htmlOf({ type: 'body', content } satisfies Body)
    for (let round = 0; round < 4; round++) {
      const next = compose({ uri: 'urn:x', story: { body: bodyFromHtml(said) } }).bodies?.[0]?.value ?? ''
      if (next === said) return hasTags(said) ? undefined : said
      said = next
    }
    return undefined
  })
  .filter((said) => said !== undefined)

const href = fc.oneof(
  fc.constantFrom('https://pictures.example.org/a.jpg?w=1&h=2', 'http://pictures.example.org/b%20c.jpg'),
  word.map((name) => `https://pictures.example.org/${name}.jpg`),
)

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const size = optional(fc.integer({ min: 1, max: 100_000 }))

const rendition = fc
  .record({
    name: word,
    href,
    contentType: optional(role('image/jpeg', 'image/png')),
    title: optional(aLine),
    width: size,
    height: size,
    sizeInBytes: size,
    duration: size,
    frameRate: size,
    scanType: optional(role('progressive', 'interlaced')),
  })
  .map((one) => stated<Rendition>(one as Rendition))

const renditions = fc.uniqueArray(rendition, { minLength: 1, maxLength: 2, selector: (one) => one.name })

let made = 0
const identity = fc.oneof(word, aLine).map(
  (name) =>
    `urn:newsml:example.org:20260304:${encodeURIComponent(name)
      .slice(0, 40)
      .replace(/%.{0,1}$/, '')}-${++made}`,
)

const picture = fc
  .record({
    uri: identity,
    version: optional(fc.integer({ min: 1, max: 9999 }).map(String)),
    by: optional(aLine),
    copyrightHolder: optional(aLine),
    caption: optional(aLine),
    headline: optional(aLine),
    renditions,
  })
  .map(
    ({ caption, headline, ...rest }): NewsObject =>
      stated<NewsObject>({
        ...rest,
        type: 'picture',
        pubStatus: 'usable',
        headlines: headline ? [{ role: 'main', value: headline }] : [],
        descriptions: caption ? [{ role: 'caption', value: caption }] : [],
      } as NewsObject),
  )

const reference = fc
  .record({ uri: identity, rel: role('irel:seeAlso', 'kills', 'previous'), headline: optional(aLine) })
  .map(
    ({ headline, ...rest }): NewsObject & { rel: string } =>
      stated({
        ...rest,
        pubStatus: 'usable' as const,
        headlines: headline ? [{ role: 'main', value: headline }] : undefined,
      }) as NewsObject & { rel: string },
  )

const associations = fc
  .tuple(fc.array(picture, { maxLength: 2 }), fc.array(reference, { maxLength: 2 }))
  .map(([pictures, references]): Association[] => [
    ...pictures.map((one, at) => ({ ...one, name: `picture-${at + 1}`, rel: 'picture' })),
    ...references.map((one, at) => ({ ...one, name: `link-${at + 1}` })),
  ])

const notes = fc.uniqueArray(aLine, { maxLength: 3 }).map((all) => {
  // A note that stands in another one is said once; see `compose.ts`.
  const kept = compose({ uri: 'urn:x', notes: all }).edNote
  return kept
})

const subjects = fc
  .tuple(
    several(someone),
    fc.uniqueArray(aLine, { maxLength: 3 }),
    several(fc.record({ name: aLine, uri: fc.tuple(word, word).map((pair) => pair.join(':')) }), 2),
  )
  .map(
    ([topics, keywords, services]) =>
      compose({
        uri: 'urn:x',
        codes: [
          ...topics.map((one) => ({
            code: (one as { uri?: string }).uri ?? (one as { literal?: string }).literal,
            name: one.name,
          })),
          ...services.map((one) => ({ code: one.uri, name: one.name, rel: 'service' })),
        ],
        keywords,
      }).subjects,
  )

const sources = fc
  .tuple(
    someone,
    fc.array(fc.record({ name: aLine, role: role('source', 'distributor') }), { maxLength: 2 }),
    optional(aLine),
  )
  .map(([provider, others, credit]) => [
    { ...provider, role: 'provider' },
    ...others,
    ...(credit ? [{ name: credit, role: 'creditline' }] : []),
  ])

const person = fc.oneof(fc.record({ name: aLine, uri: word.map((id) => `person:${id}`) }), fc.record({ name: aLine }))

/** Any text item: all that a wire can say of one. */
export const aTextItem: fc.Arbitrary<NewsObject> = fc
  .record({
    uri: identity,
    type: fc.constant('text' as const),
    version: fc.integer({ min: 1, max: 1_000_000 }).map(String),
    profile: optional(aLine),
    firstCreated: optional(moment),
    versionCreated: moment,
    contentCreated: optional(moment),
    embargoedUntil: optional(moment),
    expires: optional(moment),
    pubStatus: role('usable', 'withheld', 'canceled'),
    urgency: optional(fc.integer({ min: 1, max: 9 })),
    copyrightHolder: optional(aLine),
    copyrightNotice: optional(aLine),
    usageTerms: optional(aLine),
    edNote: notes,
    language: optional(role('en', 'de-AT', 'zh-Hans-CN', 'ar')),
    title: optional(aLine),
    by: optional(aLine),
    slugline: optional(aLine),
    located: optional(aLine),
    headlines: roleTexts('main', 'sub', 'short'),
    descriptions: optional(roleTexts('summary', 'caption', 'note')),
    html,
    people: several(person, 2),
    organisations: several(person, 2),
    places: several(person, 2),
    events: several(person, 1),
    objects: several(person, 1),
    subjects,
    genres: several(someone, 2),
    digitalSourceType: optional(fc.record({ name: aLine, uri: code })),
    infoSources: sources,
    altIds: fc.uniqueArray(fc.record({ role: word, value: aLine }), { maxLength: 2, selector: (one) => one.value }),
    associations,
  })
  .map(({ html: value, ...rest }) =>
    stated<NewsObject>({
      ...rest,
      standard,
      bodies: [{ role: 'main', contentType: 'text/html', value }],
    } as NewsObject),
  )

/** A picture that is sent alone. */
export const aPictureItem: fc.Arbitrary<NewsObject> = fc.tuple(picture, aLine, moment).map(
  ([one, name, versionCreated]): NewsObject => ({
    ...one,
    standard,
    versionCreated,
    infoSources: [{ name, role: 'provider' }],
  }),
)

const coverage = fc
  .record({
    title: aLine,
    type: role('text', 'picture'),
    startDate: moment,
    urgency: fc.integer({ min: 1, max: 8 }),
    note: optional(aLine),
  })
  .map(({ startDate, note, ...rest }) => ({ ...rest, dates: { startDate }, ...(note ? { edNote: note } : {}) }))

/** An event or a plan. */
export const aPlan: fc.Arbitrary<NewsObject> = fc
  .record({
    uri: identity,
    versionCreated: moment,
    headline: aLine,
    name: aLine,
    start: moment,
    end: optional(moment),
    status: role('eventoccurstatus:planned', 'agency:sure'),
    coverage: fc.array(coverage, { minLength: 1, maxLength: 2 }),
    isEvent: fc.boolean(),
  })
  .map(({ uri, versionCreated, headline, name, start, end, status: eventStatus, coverage: plannedCoverage, isEvent }) =>
    stated<NewsObject>({
      uri,
      versionCreated,
      standard,
      pubStatus: 'usable',
      headlines: [{ role: 'main', value: headline }],
      infoSources: [{ name, role: 'provider' }],
      ...(isEvent
        ? { type: 'event', eventDetails: { eventStatus, dates: stated({ startDate: start, endDate: end }) } }
        : { type: 'planning', plannedCoverage }),
    } as NewsObject),
  )

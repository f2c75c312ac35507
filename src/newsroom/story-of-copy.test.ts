/** Tests of a wire's copy as a story's first revision. */

import { expect, test } from 'vitest'
import { aBody, aParagraph, aUsedPicture } from '../../test/build.ts'
import { bareSections } from '../store/settings.ts'
import type { Body } from '../story/body.ts'
import { furniture } from '../story/furniture.ts'
import type { Copy } from '../wire/copy.ts'
import { storyOfCopy } from './story-of-copy.ts'

const copy = (some: Partial<Copy> = {}): Copy => ({
  uri: 'urn:newsml:nordwire.example:20260304:a',
  type: 'text',
  status: 'usable',
  headline: 'Harbour pilots vote',
  body: aBody('The pilots met at noon.'),
  editorNotes: [],
  terms: [],
  rules: [],
  subjects: [],
  places: [],
  keywords: [],
  pictures: [],
  service: false,
  ...some,
})
const drafted = (some: Partial<Copy> = {}, pictures: Parameters<typeof storyOfCopy>[0]['pictures'] = {}) =>
  storyOfCopy({
    copy: copy(some),
    pictures,
    agency: { slug: 'nordwire', name: 'Nordwire' },
    sections: bareSections,
    home: undefined,
    language: 'nb',
  })

const withPictures = (...names: string[]): Body => ({
  type: 'body',
  content: [
    aParagraph('First.'),
    ...names.map((name) => ({ type: 'picture' as const, attrs: { picture: name as never } })),
  ],
})
const [lead, inside] = [aUsedPicture('lead00000000', 'The lead'), aUsedPicture('inside000000', 'Inside')]
const came = { 'a.jpg': lead, 'b.jpg': inside }
const named = [
  { href: 'a.jpg', terms: [], rules: [] },
  { href: 'b.jpg', terms: [], rules: [] },
]

test.each([
  ['Hugo Zander', ['hugo-zander', 'nordwire']],
  ['Ana de la Cruz and Jean-Luc O’Neil', ['ana-de-la-cruz', 'jean-luc-oneil', 'nordwire']],
  ['Ana Cruz, Bo Dahl & Cy Ek in Oslo', ['ana-cruz', 'bo-dahl', 'cy-ek', 'nordwire']],
  [undefined, ['nordwire']],
  ['Nordwire with agencies', ['nordwire']],
  ['our correspondent', ['nordwire']],
  ['<script>alert(1)</script>', ['nordwire']],
])('the byline %j names %j', (byline, by) => {
  const { furniture: words, people } = drafted(byline === undefined ? {} : { byline })
  expect(words.by).toEqual(by)
  expect(people.map((person) => person.slug)).toEqual(by.slice(0, -1))
  expect(people.every((person) => person.kind === 'person' && person.role === 'Nordwire')).toBe(true)
})

test('the first picture that the text does not show is the lead; the others stay where the text has them', () => {
  const { furniture: words, body } = drafted({ pictures: named, body: withPictures('b.jpg') }, came)
  expect(words.lead).toEqual(lead)
  expect(words.pictures).toEqual({ [inside.id]: inside })
  expect(body.content.at(-1)).toEqual({ type: 'picture', attrs: { picture: inside.id } })
})

test('where the text shows all of them, the first leads and is not shown twice', () => {
  const { furniture: words, body } = drafted({ pictures: named, body: withPictures('a.jpg', 'b.jpg') }, came)
  expect(words.lead).toEqual(lead)
  expect(body.content.filter((block) => block.type === 'picture')).toHaveLength(1)
})

test('a picture that did not come leaves no hole', () => {
  const { furniture: words, body } = drafted({ pictures: named, body: withPictures('a.jpg', 'b.jpg', 'never.jpg') })
  expect(words.lead).toBeNull()
  expect(words.pictures).toEqual({})
  expect(body).toEqual(aBody('First.'))
})

test('what only the desk may read is kept for it, beside what readers see', () => {
  const { furniture: words, body } = drafted({ editorNotes: ['burs-abc/de', 'NOT FOR RADIO'] })
  expect(words.notes).toEqual(['burs-abc/de', 'NOT FOR RADIO'])
  expect(JSON.stringify(body)).not.toContain('burs')
})

test('an embargo travels with it, readable or not', () => {
  const until = new Date('2026-03-04T12:00:00Z')
  expect(drafted({ embargo: { until } }).furniture.embargo).toEqual({ until: '2026-03-04T12:00:00.000Z' })
  const unreadable = 'EMBARGOED until he speaks'
  expect(drafted({ embargo: { unreadable } }).furniture.embargo).toEqual({ unreadable })
  expect(drafted().furniture.embargo).toBeNull()
})

test('whatever a wire says, however long, the furniture is of its form', () => {
  const long = 'x'.repeat(9000)
  for (const said of [
    { headline: long, standfirst: long, slugline: long, located: long, copyright: long },
    { language: 'English' },
    { language: '"><script>' },
    { language: long },
    { byline: Array.from({ length: 20 }, (_, at) => `Ana Cruz${'abcdefghijklmnopqrst'[at]}`).join(', ') },
    { keywords: Array.from({ length: 60 }, (_, at) => `Keyword ${at}`), places: [{ name: long }] },
  ]) {
    expect(furniture.safeParse(drafted(said).furniture).error?.message).toBeUndefined()
  }
})

test('a wire that says no language is in the publication’s, and its urgency is the middle one', () => {
  expect(drafted().furniture).toMatchObject({ language: 'nb', urgency: 4 })
  expect(drafted({ language: 'en_GB' }).furniture.language).toBe('en-GB')
  expect(drafted({ language: 'EN' }).furniture.language).toBe('en')
  expect(drafted({ language: 'English' }).furniture.language).toBe('nb')
  expect(drafted({ language: 'fr', urgency: 1 }).furniture).toMatchObject({ language: 'fr', urgency: 1 })
})

test('a wire’s genre is the story’s; of a gallery the pictures beside its text stand below it', () => {
  expect(drafted({}).furniture).not.toHaveProperty('genre')
  expect(drafted({ genre: 'analysis' }).furniture.genre).toBe('analysis')
  const [third] = [aUsedPicture('third0000000', 'The third')]
  const pictures = { ...came, 'c.jpg': third }
  const shown = (genre: Copy['genre'], body = withPictures()) =>
    drafted(
      { body, pictures: [...named, { href: 'c.jpg', terms: [], rules: [] }], ...(genre && { genre }) },
      pictures,
    ).body.content.flatMap((block) => (block.type === 'picture' ? [block.attrs.picture] : []))
  expect(shown(undefined)).toEqual([])
  expect(shown('gallery')).toEqual([inside.id, third.id])
  expect(shown('gallery', withPictures('c.jpg'))).toEqual([third.id, inside.id])
})

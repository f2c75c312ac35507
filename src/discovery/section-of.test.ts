/** A wire finds its section by codes, then by words, and politics is told from world by where it happens. */

import { expect, test } from 'vitest'
import type { Body } from '../story/body.ts'
import { sectionOf } from './section-of.ts'
import type { TopicSource } from './topics.ts'

const sections = ['world', 'politics', 'business', 'tech-science', 'sport', 'culture'].map((slug) => ({
  slug,
  name: slug,
}))
const bodyOf = (text: string): Body => ({
  type: 'body',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

type Said = Partial<Omit<TopicSource, 'subjects' | 'body' | 'places'>> & {
  codes?: string[]
  places?: string[]
  text?: string
}
const sectionFor = ({ codes = [], places = [], text = 'A text.', ...rest }: Said, home?: string) => {
  const subjects = codes.map((code) => ({ name: code, uri: `medtop:${code}` }))
  const named = places.map((name) => ({ name }))
  return sectionOf(
    { headline: '', keywords: [], ...rest, subjects, places: named, body: bodyOf(text) },
    { home, sections },
  )
}

test.each([
  ['politics and diplomacy', ['11000000', '11002000'], 'world'],
  ['an old code under the new scheme', ['15054000'], 'sport'],
  ['the economy', ['04000000'], 'business'],
  ['science', ['13000000'], 'tech-science'],
  ['health', ['20000446'], 'tech-science'],
  ['environment', ['20000418'], 'tech-science'],
  ['war', ['20000056'], 'world'],
  ['a disaster', ['03000000'], 'world'],
  ['crime', ['20000082'], 'world'],
  ['cinema', ['20000005'], 'culture'],
  ['tennis', ['15000000', '20001085'], 'sport'],
  ['work', ['20000509'], 'business'],
  ['society and, more specific, a firm', ['14000000', '20000170'], 'business'],
  ['as many of each: the deeper one', ['20000002', '15000000', '04000000'], 'culture'],
])('%s', (_, codes, section) => {
  expect(sectionFor({ codes })).toBe(section)
})

test('politics at home is politics, elsewhere world', () => {
  const codes = ['20000574']
  expect(sectionFor({ codes, places: ['Norway'] }, 'NO')).toBe('politics')
  expect(sectionFor({ codes, places: ['Peru'] }, 'NO')).toBe('world')
  expect(sectionFor({ codes, places: ['Peru'] })).toBe('world')
  expect(sectionFor({ codes, headline: 'Peruvians vote' }, 'NO')).toBe('world')
  expect(sectionFor({ codes, headline: 'Parliament votes' }, 'NO')).toBe('politics')
  expect(sectionFor({ codes, headline: 'Parliament votes' })).toBe('politics')
})

test.each([
  ['fbl-ENG-2031', [], 'sport'],
  ['Tennis-WIM', [], 'sport'],
  ['US-economy-rates', [], 'business'],
  ['Norland-quake', [], 'world'],
  [undefined, ['Norland', 'music'], 'culture'],
  ['US-space-telescope', [], 'tech-science'],
])('without codes the words decide: %s %j', (slugline, keywords, section) => {
  expect(sectionFor({ slugline, keywords })).toBe(section)
})

test('an agency’s own category is a word', () => {
  const source = {
    headline: '',
    keywords: [],
    places: [],
    body: bodyOf('x'),
    subjects: [{ name: 'Urheilu', uri: 'desk:16' }],
  }
  expect(sectionOf(source, { sections })).toBe('sport')
})

test('codes come before words', () => {
  expect(sectionFor({ slugline: 'fbl-economy', codes: ['04000000'] })).toBe('business')
})

test('what belongs nowhere goes to the first section, and an edition may name its own', () => {
  expect(sectionFor({})).toBe('world')
  const source = {
    headline: '',
    keywords: [],
    places: [],
    body: bodyOf('x'),
    subjects: [{ name: 'x', uri: 'medtop:13000000' }],
  }
  const own = (...slugs: string[]) => sectionOf(source, { sections: slugs.map((slug) => ({ slug, name: slug })) })
  expect(own('news', 'science')).toBe('science')
  expect(own('lokales', 'sport')).toBe('lokales')
})

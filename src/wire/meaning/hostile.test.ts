import { expect, test } from 'vitest'
import { chainFacts, chainOf, sameTextAs } from '../chain.ts'
import { copyOf } from '../copy-of.ts'

// Each is a megabyte in one line, made to keep a careless pattern busy.
const million = 1_000_000
const lines = {
  letters: 'a'.repeat(million),
  spaces: `x${' '.repeat(million)}x`,
  brackets: '('.repeat(million),
  dashes: `KILL ${'- '.repeat(million / 2)}`,
  strokes: 'ab/'.repeat(million / 3),
  digits: `Photo ${'1'.repeat(million)}`,
  ids: `Photos ${'AB12345, '.repeat(million / 9)}`,
  quotes: '"«“'.repeat(million / 3),
  kills: 'KILL '.repeat(million / 5),
  embargo: `Embargo until ${'10:00 '.repeat(million / 6)}`,
  notes: `(Adds ${'x'.repeat(million)}`,
  capitals: 'A B C OUT '.repeat(million / 10),
  places: 'PARIS, '.repeat(million / 7),
  arabic: 'إلغاء '.repeat(million / 6),
  names: `By ${'Ada Example and '.repeat(million / 16)}`,
}

test.each(Object.entries(lines))('a megabyte of %s is read in a moment', (_, line) => {
  const begun = performance.now()
  const copy = copyOf({
    uri: 'urn:x:1',
    type: 'text',
    versionCreated: '2026-03-03T08:00:00Z',
    headlines: [{ role: 'main', value: line }],
    slugline: line,
    by: line,
    located: line,
    edNote: line,
    usageTerms: line,
    subjects: [{ literal: line }, { name: line, rel: 'keyword' }],
    genres: [{ name: line }],
    infoSources: [{ name: 'AFP', role: 'provider' }],
    descriptions: [{ role: 'caption', value: line }],
    bodies: [{ role: 'main', value: `<p>${line}</p><p>${line}</p>` }],
    associations: [
      {
        name: 'p',
        uri: 'urn:x:2',
        type: 'picture',
        by: line,
        descriptions: [{ role: 'caption', value: line }],
        renditions: [{ name: 'original', href: 'file:a.jpg' }],
      },
    ],
  })
  const facts = chainFacts(copy)
  chainOf(facts, [{ ...facts, uri: 'urn:x:3', alert: true }])
  sameTextAs(facts, [{ ...facts, uri: 'urn:x:3', provider: 'B' }])
  expect(performance.now() - begun).toBeLessThan(3000)
})

test('a thousand notes and ten thousand paragraphs are read in a moment', () => {
  const begun = performance.now()
  copyOf({
    uri: 'urn:x:1',
    edNote: Array.from({ length: 1000 }, (_, at) => `UPDATES with ${at}. Embargo ${at}`).join('\n\n'),
    bodies: [{ role: 'main', value: '<p>(Adds quotes)</p>'.repeat(10_000) }],
  })
  expect(performance.now() - begun).toBeLessThan(3000)
})

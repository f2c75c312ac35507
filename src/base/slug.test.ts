/** Tests of words in addresses. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slug } from './slug.ts'

test.each([
  ['China’s top diplomat', 'chinas-top-diplomat'],
  ["The Court's «last» word…", 'the-courts-last-word'],
  ['Ærø, Łódź & Straße', 'aero-lodz-strasse'],
  ['São Paulo: 100 % más', 'sao-paulo-100-mas'],
  ['Tech & Science', 'tech-science'],
  ['الميناء يفتح', 'الميناء-يفتح'],
  ['日本語 の 見出し', '日本語-の-見出し'],
  ['../../etc/passwd', 'etc-passwd'],
  ['  --  ', ''],
  ['¿!?', ''],
  ['ＦＵＬＬ ｗｉｄｔｈ', 'full-width'],
])('%j is %j', (text, expected) => {
  expect(slug(text)).toBe(expected)
})

test('a long headline is cut between words, a long word within', () => {
  expect(slug('one two three four', 11)).toBe('one-two')
  expect(slug('one two three four', 13)).toBe('one-two-three')
  expect(slug('abcdefghij', 4)).toBe('abcd')
})

test('whatever is written, an address comes of it that needs no escape but for its letters, and stays when made again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const made = slug(text)
      expect(made).toMatch(/^(?:[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*)?$/u)
      expect(made.length).toBeLessThanOrEqual(80)
      expect(() => encodeURI(made)).not.toThrow()
      expect(slug(made)).toBe(made)
    }),
    { numRuns: 2000 },
  )
})

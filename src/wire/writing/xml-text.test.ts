import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readXml } from '../xml.ts'
import { legal, letters, line, tag, xmlDocument } from './xml-text.ts'

test('any text and any attribute come back as they were, but for what XML cannot hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (text, value) => {
      const { root } = readXml(xmlDocument(tag('a', { b: value }, letters(text))))
      expect([root?.children.join(''), root?.attributes.b]).toEqual([legal(text), legal(value)])
    }),
  )
})

test('control characters, half pairs and non-characters are left out, everything else stays', () => {
  expect(legal('a\u0000b\u001fc\ufffed\ud800e\udc00f\u{1f600}\t\n\u202e\u2028')).toBe('abcdef\u{1f600}\t\n\u202e\u2028')
})

test('no text ends a CDATA section or opens a tag', () => {
  expect(letters(']]> <b> &amp; "')).toBe(']]&gt; &lt;b&gt; &amp;amp; &quot;')
})

test('an empty line is no element', () => {
  expect(line('a', ' \u0000\n')).toBeUndefined()
  expect(line('a', undefined)).toBeUndefined()
  expect(line('a', ' one\n two ', { b: 1, c: undefined })).toBe('<a b="1">one two</a>')
})

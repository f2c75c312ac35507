import { expect, test } from 'vitest'
import { isSafeLink, openingWords } from './body.ts'

test.each([
  'https://strait.example/plan',
  'mailto:desk@courier.example',
  'tel:+4712345678',
  '/world/strait-st0ry0000000',
  '/',
  '#headline',
])('%j may be linked to', (href) => {
  expect(isSafeLink(href)).toBe(true)
})

test.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<b>',
  'file:///etc/passwd',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  '',
])('%j is no link', (href) => {
  expect(isSafeLink(href)).toBe(false)
})

test.each([
  ['no more than there is', 'One two.', 3, 'One two.'],
  ['cut, and it says so', 'One two three four', 3, 'One two three…'],
  ['a comma before the dots would be one sign too many', 'One two, three', 2, 'One two…'],
  ['a whole sentence needs no dots', 'One two. Three', 2, 'One two.'],
  ['a quote that has ended neither', '“One two.” Three', 2, '“One two.”'],
])('the opening words: %s', (_, whole, count, opening) => {
  expect(openingWords(whole, count)).toBe(opening)
})

import { expect, test } from 'vitest'
import { isSafeLink } from './body.ts'

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

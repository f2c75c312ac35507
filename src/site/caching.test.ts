import { expect, test } from 'vitest'
import { etag } from './caching.ts'

test('the same bytes have the same tag, others another', () => {
  expect(etag('a')).toBe(etag('a'))
  expect(etag('a')).not.toBe(etag('b'))
  expect(etag('a')).toMatch(/^"[\w-]{22}"$/)
})

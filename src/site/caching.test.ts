import { expect, test } from 'vitest'
import { etag, lifetime } from './caching.ts'

test('the same bytes have the same tag, others another', () => {
  expect(etag('a')).toBe(etag('a'))
  expect(etag('a')).not.toBe(etag('b'))
  expect(etag('a')).toMatch(/^"[\w-]{22}"$/)
})

test('readers’ caches always ask; a shared one keeps an answer for whole seconds, and never past its end', () => {
  expect(lifetime({ now: 0, until: 20_000, shared: false })).toEqual({ 'Cache-Control': 'public, no-cache' })
  const forShared = (until: number) => lifetime({ now: 1000, until, shared: true })['Surrogate-Control']
  expect(forShared(21_000)).toBe('max-age=20')
  expect(forShared(20_999)).toBe('max-age=19')
  expect(forShared(2000)).toBe('max-age=1')
  expect(forShared(1999)).toBe('no-store')
  expect(forShared(500)).toBe('no-store')
})

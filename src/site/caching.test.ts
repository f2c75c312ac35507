import { expect, test } from 'vitest'
import { cacheControl, cdnCacheControl, etag, lifetime } from './caching.ts'
import { hoursBefore, noon } from './sample.ts'

const of = (hours: number, next?: number, live = false) => ({
  changedAt: hoursBefore(hours),
  nextMoment: next === undefined ? undefined : new Date(noon.getTime() + next * 1000),
  now: noon,
  live,
})

test.each([
  ['a front', of(0, undefined, true), 5],
  ['a story of this hour', of(0.5), 300],
  ['a story of today', of(5), 1200],
  ['an old story', of(100), 1800],
  ['a story that expires in a minute', of(100, 60), 60],
  ['a front that an embargo changes in two seconds', of(0, 2, true), 2],
  ['a story whose moment has come', of(5, -1), 0],
])('%s is kept by shared caches for as long as it is surely right', (_, page, seconds) => {
  expect(lifetime(page)).toBe(seconds)
})

test('a reader’s browser asks every time; a shared cache need not', () => {
  expect(cacheControl(of(5))).toBe('public, max-age=0, s-maxage=1200')
  expect(cacheControl(of(5, 0))).toBe('no-store')
})

test('a cache that can be purged may serve stale, but never past the gate’s next moment', () => {
  expect(cdnCacheControl(of(5))).toBe('public, max-age=1200, stale-while-revalidate=120, stale-if-error=864000')
  expect(cdnCacheControl(of(5, 1210))).toBe('public, max-age=1200, stale-while-revalidate=10, stale-if-error=10')
})

test('the same bytes have the same tag, others another', () => {
  expect(etag('a')).toBe(etag('a'))
  expect(etag('a')).not.toBe(etag('b'))
  expect(etag('a')).toMatch(/^"[\w-]{22}"$/)
})

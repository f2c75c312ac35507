/** Tests of how long a delivery rests after a failure. */

import { expect, test } from 'vitest'
import { pauseAfter } from './deliveries.ts'

test('the pause doubles with each failure, give or take a quarter, and is five minutes at most', () => {
  for (const [tried, seconds] of [
    [0, 1],
    [1, 2],
    [2, 4],
    [3, 8],
    [8, 256],
    [9, 300],
    [1000, 300],
  ] as const) {
    const pauses = Array.from({ length: 200 }, () => pauseAfter(tried))
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(seconds * 0.75)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(seconds * 1.25)
    // Many outputs that failed at once are not told at once again.
    expect(new Set(pauses).size).toBeGreaterThan(100)
  }
})

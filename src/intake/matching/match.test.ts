/** Tests of what an arriving version means. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Known, match } from './match.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 4, 8, minute))
const known = (version: string | null, minute: number | null, hash = 'h'): Known => ({
  version,
  version_created: minute === null ? null : at(minute),
  hash,
})
const copy = (version: string | undefined, minute: number | undefined) => ({
  ...(version === undefined ? {} : { version }),
  ...(minute === undefined ? {} : { versionCreated: at(minute) }),
})

test.each([
  ['nothing is known of it', copy('1', 1), [], 'new'],
  ['a higher number', copy('2', 1), [known('1', 1)], 'update'],
  ['a higher number with fewer digits before', copy('10', 1), [known('9', 1)], 'update'],
  ['a lower number, whatever its time', copy('1', 9), [known('2', 1)], 'older'],
  ['the same number, whatever its time', copy('2', 9), [known('2', 1)], 'same'],
  ['no number, a later time', copy(undefined, 2), [known(null, 1)], 'update'],
  ['no number, an earlier time', copy(undefined, 1), [known(null, 2)], 'older'],
  ['no number, the same time', copy(undefined, 1), [known(null, 1)], 'same'],
  ['neither number nor time: other bytes', copy(undefined, undefined), [known(null, null)], 'update'],
  ['newer than one and older than another', copy('2', 2), [known('1', 1), known('3', 3)], 'older'],
  ['a number where there was none, and later', copy('2', 2), [known(null, 1)], 'update'],
] as const)('%s', (_, arriving, before, expected) => {
  expect(match(arriving, 'other', before)).toBe(expected)
})

test('the same content is the same, whatever it says of itself', () => {
  expect(match(copy('9', 9), 'h', [known('1', 1, 'h')])).toBe('same')
  expect(match(copy(undefined, undefined), 'h', [known(null, null, 'h')])).toBe('same')
})

test('in whatever order versions come, and however often, the newest is the one that is kept last', () => {
  const orders = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(orders, (order) => {
      const kept: Known[] = []
      for (const version of order) {
        const matched = match(copy(String(version), version), `h${version}`, kept)
        if (matched === 'new' || matched === 'update') kept.push(known(String(version), version, `h${version}`))
      }
      expect(kept.at(-1)?.version).toBe(String(Math.max(...order)))
      expect(new Set(kept.map((one) => one.version)).size).toBe(kept.length)
    }),
  )
})

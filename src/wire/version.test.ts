import { expect, test } from 'vitest'
import { isNewer } from './version.ts'

test('versions compare as numbers, however big', () => {
  expect(isNewer({ version: '10' }, { version: '9' })).toBe(true)
  expect(isNewer({ version: '1542761538' }, { version: '978556838' })).toBe(true)
  expect(isNewer({ version: '20240101000000000000001' }, { version: '20240101000000000000000' })).toBe(true)
  expect(isNewer({ version: '3' }, { version: '3' })).toBe(false)
})

test('an old version is not newer for having been made later', () => {
  expect(
    isNewer(
      { version: '1', versionCreated: '2024-02-01T00:00:00Z' },
      { version: '2', versionCreated: '2024-01-01T00:00:00Z' },
    ),
  ).toBe(false)
})

test('without versions the time decides, and nothing decides nothing', () => {
  expect(
    isNewer({ versionCreated: '2024-01-02T00:00:00Z' }, { versionCreated: new Date('2024-01-01T00:00:00Z') }),
  ).toBe(true)
  expect(isNewer({ version: 'b' }, { version: 'a' })).toBe(false)
  expect(isNewer({}, {})).toBe(false)
})

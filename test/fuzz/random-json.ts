/** JSON with a value here and there of another kind, under another key, gone or there a thousand times. */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const others: readonly Json[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1e308,
    1.5,
    '',
    ' ',
    '\0',
    'x'.repeat(20_000),
    '2026-03-04T08:00:00Z',
    'text',
    'https://[',
    'javascript:x()',
  ],
  ...[
    [],
    {},
    [[]],
    [null],
    [{}],
    { value: {} },
    { uri: [] },
    [[[[[[]]]]]],
    { toString: 1 },
    { length: -1 },
    { name: null, value: ['x'] },
  ],
]

const keys = [
  'uri',
  'type',
  'version',
  'headlines',
  'bodies',
  'associations',
  'renditions',
  'name',
  'value',
  '__proto__',
  'constructor',
  'toString',
  '',
]

/** `number` gives the same in the same order for the same input. */
export const randomJson = (value: Json, number: () => number): string => {
  const some = <One>(from: readonly One[]): One => from[Math.floor(number() * from.length)] as One
  const share = 0.5 * number() ** 4 + 0.003
  const changed = (one: Json): Json => {
    if (number() < share) return some(others)
    if (Array.isArray(one)) {
      const list = one.map(changed)
      if (list.length > 0 && number() < share)
        return Array.from({ length: Math.floor(3000 * number()) }, () => list[0] as Json)
      return list
    }
    if (one === null || typeof one !== 'object') return one
    const entries = Object.entries(one).flatMap(([key, inner]): [string, Json][] => {
      if (number() < share) return []
      return [[number() < share ? some(keys) : key, changed(inner)]]
    })
    // From entries, because a plain write to "__proto__" would make no such key.
    return Object.fromEntries(entries)
  }
  return JSON.stringify(changed(value))
}

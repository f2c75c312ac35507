/** Tests of codes and recovery codes. */

import { expect, test } from 'vitest'
import { newRecoveryCodes, newSecret, plainCode, setUpOf, stepOf } from './codes.ts'

/** The secret of RFC 6238, appendix B, and the last six digits of its codes. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_234_567_890, '005924', 41_152_263],
  [20_000_000_000, '353130', 666_666_666],
])('at second %i the code is %s', (second, code, step) => {
  expect(stepOf(secret, code, new Date(second * 1000))).toBe(step)
})

test('a code is good one step early or late, and names its own step; no further, and nothing else is one', () => {
  const at = (second: number) => stepOf(secret, '287082', new Date(second * 1000))
  expect([at(29), at(0), at(89), at(90), at(119)]).toEqual([1, 1, 1, undefined, undefined])
  for (const wrong of ['', '28708', '2870821', '28708a', '２８７０８２'])
    expect(stepOf(secret, wrong, new Date(59_000))).toBe(undefined)
})

test('a telephone is told the secret with the site and the mail', () => {
  const made = newSecret()
  expect(made).toMatch(/^[A-Z2-7]{32}$/)
  const { address, picture } = setUpOf(made, 'ida@courier.example', 'The Harbour Courier')
  expect(new URL(address).searchParams.get('secret')).toBe(made)
  expect(decodeURIComponent(address)).toContain('The Harbour Courier:ida@courier.example')
  expect(picture).toMatch(/^<svg [^>]*>/)
})

test('recovery codes are ten, all different, and are read however they are typed', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  expect(codes.every((code) => /^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/.test(code))).toBe(true)
  expect(plainCode(' OIL0 -ab12 ')).toBe('0110ab12')
})

/** Tests of what is a good password. */

import { expect, test } from 'vitest'
import { refusePassword } from './good-password.ts'
import { hashPassword, isPassword, nobodysHash } from './password-hash.ts'

const ida = { mail: 'ida.moss@courier.example', name: 'Ida Moss' }

test.each([
  'seven gulls over the mole',
  'vTq4!mzP0x&Lw',
  'die alte Fähre legt wieder ab',
  'ميناء قديم على البحر',
  '古い港の夜明けは静かで美しいです',
  'password managers are quite useful',
  'Moss grows on every northern roof',
])('«%s» is one', (password) => {
  expect(refusePassword(password, ida)).toBe(undefined)
})

test.each([
  ['short', 'too short'],
  ['äöüäöüäöüä', 'too short'],
  ['x'.repeat(201), 'too long'],
  ['password1234', 'guessed first'],
  ['P@ssw0rd2026!', 'guessed first'],
  ['qwertyuiop123', 'guessed first'],
  ['1q2w3e4r5t6y', 'guessed first'],
  ['Welcome2026!!', 'guessed first'],
  ['iloveyou12345', 'guessed first'],
  ['aaaaaaaaaaaaa', 'guessed first'],
  ['abcabcabcabc', 'guessed first'],
  ['123456789012', 'guessed first'],
  ['abcdefghijklm', 'guessed first'],
  ['ida.moss12345', 'name or mail'],
  ['IdaMossIdaMoss', 'name or mail'],
  ['courier.example', 'name or mail'],
])('«%s» is none: %s', (password, why) => {
  expect(refusePassword(password, ida)?.sentence).toContain(why)
})

test('a hash is of its own each time, fits its password however it is composed, and no other', async () => {
  const [one, other] = await Promise.all([hashPassword('der Fährmann wartet'), hashPassword('der Fährmann wartet')])
  expect(one).not.toBe(other)
  expect(await isPassword('der Fa\u0308hrmann wartet', one)).toBe(true)
  expect(await isPassword('der Fährmann wartet ', one)).toBe(false)
  expect(await isPassword('', nobodysHash)).toBe(false)
  // One with other costs is read as it was written.
  await expect(isPassword('x', '$2b$10$abc')).rejects.toThrow('unknown here')
})

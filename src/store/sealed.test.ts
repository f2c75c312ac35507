/** Tests of sealed secrets. */

import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRefusal, type Refusal } from '../base/refusal.ts'
import { sealOf } from './sealed.ts'

let data = ''
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'dateline-seal-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const done = (sealed: Buffer | Refusal): Buffer => {
  if (isRefusal(sealed)) throw new Error(sealed.sentence)
  return sealed
}

const sentenceOf = (outcome: unknown): string => {
  if (!isRefusal(outcome)) throw new Error('It was not refused.')
  return outcome.sentence
}

const aKey = () => randomBytes(32).toString('base64')

test('what is sealed can be opened again, by another process too, and shows nothing of itself', () => {
  const sealed = done(sealOf(data, undefined).seal('Pässwort – 密码', 'door-1'))
  expect(sealed.toString('latin1')).not.toContain('sswort')
  expect(sealOf(data, undefined).open(sealed, 'door-1')).toBe('Pässwort – 密码')
  const again = done(sealOf(data, undefined).seal('Pässwort – 密码', 'door-1'))
  expect(again.equals(sealed)).toBe(false)
})

test('the key file is made with the first secret, for its owner alone, and nothing else is left', () => {
  const seal = sealOf(join(data, 'new'), undefined)
  expect(readdirSync(data)).toEqual([])
  done(seal.seal('a', 'b'))
  expect(readdirSync(join(data, 'new'))).toEqual(['secret.key'])
  expect(statSync(join(data, 'new', 'secret.key')).mode & 0o777).toBe(0o600)
  const key = readFileSync(join(data, 'new', 'secret.key'), 'utf8')
  done(sealOf(join(data, 'new'), undefined).seal('a', 'b'))
  expect(readFileSync(join(data, 'new', 'secret.key'), 'utf8')).toBe(key)
})

test('opening never makes a key: without one, a sentence says what is missing', () => {
  const sealed = done(sealOf(data, aKey()).seal('a', 'b'))
  expect(sentenceOf(sealOf(data, undefined).open(sealed, 'b'))).toContain('Bring it back from the backup')
  expect(readdirSync(data)).toEqual([])
})

test('several machines share the key of the setting, which leaves no file', () => {
  const key = aKey()
  const sealed = done(sealOf(data, key).seal('a secret', 'b'))
  expect(sealOf('/nowhere', key).open(sealed, 'b')).toBe('a secret')
  expect(readdirSync(data)).toEqual([])
})

test('another key is told as another key', () => {
  const sealed = done(sealOf(data, aKey()).seal('a', 'b'))
  expect(sentenceOf(sealOf(data, aKey()).open(sealed, 'b'))).toContain('sealed with another key')
})

test('a secret cannot be put into another door, nor any byte of it be changed', () => {
  const seal = sealOf(data, undefined)
  const sealed = done(seal.seal('a', 'door-1'))
  expect(sentenceOf(seal.open(sealed, 'door-2'))).toContain('belongs to another')
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(isRefusal(seal.open(changed, 'door-1')), `byte ${at}`).toBe(true)
    expect(isRefusal(seal.open(sealed.subarray(0, at), 'door-1')), `cut at ${at}`).toBe(true)
  }
})

test('a key file that is torn, or that others may read, is refused with what to do', () => {
  const path = join(data, 'secret.key')
  writeFileSync(path, 'AAAA\n', { mode: 0o600 })
  expect(sentenceOf(sealOf(data, undefined).seal('a', 'b'))).toContain('is no key')
  writeFileSync(path, `${aKey()}\n`)
  chmodSync(path, 0o644)
  expect(sentenceOf(sealOf(data, undefined).seal('a', 'b'))).toContain(`chmod 600 ${path}`)
})

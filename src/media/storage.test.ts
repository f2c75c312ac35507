/** What is put is there, whole, under its own hash; no key leads out of the folder. */

import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { folderStorage, type Storage } from './storage.ts'

let root: string
let storage: Storage
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dateline-storage-'))
  storage = folderStorage(root)
})

const bytes = Buffer.from('the bytes of a wire')
const hash = createHash('sha256').update(bytes).digest('hex')

test('bytes lie under their own hash, in a folder of its first two digits', async () => {
  expect(await storage.put(bytes)).toEqual({ hash })
  expect(await readFile(join(root, hash.slice(0, 2), hash.slice(2)), 'utf8')).toBe('the bytes of a wire')
  expect(Buffer.from((await storage.get(hash)) ?? [])).toEqual(bytes)
  expect(await storage.has(hash)).toBe(true)
})

test('the same bytes twice, and twenty times at once, are one file', async () => {
  await storage.put(bytes)
  await Promise.all(Array.from({ length: 20 }, () => storage.put(bytes)))
  expect((await readdir(root, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())).toHaveLength(1)
})

test('what was never put is not there', async () => {
  expect(await storage.get('0'.repeat(64))).toBeUndefined()
  expect(await storage.has('0'.repeat(64))).toBe(false)
  expect(await storage.getAt('renditions/none.jpg')).toBeUndefined()
})

test('a stream lands under the hash of all its chunks', async () => {
  async function* chunks() {
    yield bytes.subarray(0, 5)
    yield bytes.subarray(5)
  }
  expect(await storage.putStream(chunks())).toEqual({ hash, size: bytes.byteLength })
  expect(Buffer.from((await storage.get(hash)) ?? [])).toEqual(bytes)
})

test('a stream that breaks leaves nothing behind', async () => {
  async function* chunks() {
    yield bytes
    throw new Error('the line broke')
  }
  await expect(storage.putStream(chunks())).rejects.toThrow('the line broke')
  expect((await readdir(root, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())).toEqual([])
})

test('derived bytes are replaced under their key', async () => {
  await storage.putAt('renditions-1/ab/640.avif', Buffer.from('first'))
  await storage.putAt('renditions-1/ab/640.avif', Buffer.from('second'))
  expect(Buffer.from((await storage.getAt('renditions-1/ab/640.avif')) ?? []).toString()).toBe('second')
})

test.each([
  '../x',
  'a/../b',
  '/etc/passwd',
  'a//b',
  '.hidden',
  'a/.b',
  'a\\b',
  'a\0b',
  '',
  'A',
  'a/',
  'a..b',
  'x'.repeat(301),
])('the key %j is refused as a bug', async (key) => {
  await expect(storage.getAt(key)).rejects.toThrow('is no key')
  await expect(storage.putAt(key, bytes)).rejects.toThrow('is no key')
})

test.each(['../../etc/passwd', hash.toUpperCase(), hash.slice(1), `${hash}/..`])(
  'the hash %j is refused as a bug',
  async (bad) => {
    await expect(storage.get(bad)).rejects.toThrow('is no SHA-256')
    await expect(storage.has(bad)).rejects.toThrow('is no SHA-256')
  },
)

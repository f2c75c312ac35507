/** Tests of who holds a data folder. */

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRefusal } from '../../base/refusal.ts'
import { type Hold, holdDataFolder, holderOf } from './data-folder.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-hold-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const hold = async (runs = 'start'): Promise<Hold> => {
  const held = await holdDataFolder(folder, { runs })
  if (isRefusal(held)) throw new Error(held.sentence)
  return held
}

test('a folder that nobody holds is taken, created where missing, and given back', async () => {
  const inner = join(folder, 'a', 'b')
  const held = await holdDataFolder(inner, { runs: 'start' })
  if (isRefusal(held)) throw new Error(held.sentence)
  expect(holderOf(inner)).toMatchObject({ runs: 'start', pid: process.pid })
  held.release()
  expect(holderOf(inner)).toBeUndefined()
  expect(readdirSync(inner)).toEqual([])
})

test('a folder that is held is refused, and the sentence says who holds it, where and since when', async () => {
  const held = await hold()
  held.tell({ addresses: ['http://localhost:3000'], databaseUrl: 'postgres://…' })
  const second = await holdDataFolder(folder, { runs: 'ingest' })
  expect(second).toMatchObject({ refused: 'held' })
  expect(isRefusal(second) && second.sentence).toMatch(
    new RegExp(`process ${process.pid} \\(dateline start at http://localhost:3000, since 20`),
  )
  expect(holderOf(folder)).toMatchObject({ databaseUrl: 'postgres://…' })
  held.release()
})

test('a lock of a dead process is taken over', async () => {
  await holdInAnotherProcess()
  expect(existsSync(join(folder, 'dateline.lock'))).toBe(true)
  expect(holderOf(folder)).toBeUndefined()
  const held = await hold()
  expect(holderOf(folder)?.pid).toBe(process.pid)
  held.release()
})

test('a process that only got the dead holder’s number is not mistaken for it', async () => {
  await holdInAnotherProcess()
  const path = join(folder, 'dateline.lock')
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), pid: process.pid }))
  expect(holderOf(folder)).toBeUndefined()
  const held = await hold()
  held.release()
})

test('a torn lock is taken over', async () => {
  writeFileSync(join(folder, 'dateline.lock'), '{"pid": 12')
  const held = await hold()
  held.release()
})

test('of many that find the same dead holder, one gets the folder', async () => {
  await holdInAnotherProcess()
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => holdDataFolder(folder, { runs: 'start' })))
  expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1)
})

test('who has lost the folder does not take the lock of the next with it', async () => {
  const first = await hold('start')
  rmSync(join(folder, 'dateline.lock'))
  const second = await hold('ingest')
  first.release()
  expect(holderOf(folder)?.runs).toBe('ingest')
  second.release()
})

/** A process that takes the folder and dies without giving it back. */
const holdInAnotherProcess = async (): Promise<void> => {
  const module = JSON.stringify(new URL('./data-folder.ts', import.meta.url).href)
  const code = `const { holdDataFolder } = await import(${module}); await holdDataFolder(${JSON.stringify(folder)}, { runs: 'start' }); process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' })
  await new Promise((resolve) => child.on('exit', resolve))
}

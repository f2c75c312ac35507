/** Whoever takes wires in is killed in the middle, again and again: afterwards every file is done once. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { numbersFrom } from '../../bench/wires/prose.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { setUpEdition } from '../../src/store/settings.ts'
import { crash } from '../crashing/crash.ts'
import { wrongAfter } from '../crashing/verdict.ts'
import { type FreshDatabase, freshDatabase } from '../postgres.ts'

let fresh: FreshDatabase
let database: Database
let data: string
beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url, 2)
  await setUpEdition(database.db)
  data = await mkdtemp(join(tmpdir(), 'dateline-crash-'))
})
afterAll(async () => {
  await database?.close()
  await fresh?.drop()
  if (data) await rm(data, { recursive: true })
})

test('killed six times while files come: none is lost, none is done twice, and nothing waits', async () => {
  const { db } = database
  const crashed = await crash({ url: fresh.url, db, data, kills: 6, files: 40, random: numbersFrom(6) })
  expect(await wrongAfter(db, data, crashed)).toEqual([])
  expect(crashed.laid).toHaveLength(240)
  expect(crashed.busy).toBeGreaterThan(0)
}, 120_000)

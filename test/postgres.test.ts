/** Tests of the databases that tests get. */

import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './postgres.ts'

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query({ text: sql, rowMode: 'array' })
  await client.end()
  return rows
}

test('two fresh databases are migrated and know nothing of each other', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  await ask(one.url, 'create table mine (n int)')
  expect(await ask(one.url, `select to_regclass('mine')::text`)).toEqual([['mine']])
  expect(await ask(other.url, `select to_regclass('mine')::text`)).toEqual([[null]])
  expect(await ask(other.url, 'select count(*) > 0 from migration')).toEqual([[true]])
  await Promise.all([one.drop(), other.drop()])
  await expect(ask(one.url, 'select 1')).rejects.toThrow(/does not exist/)
})

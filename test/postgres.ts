/** A database of its own for a test file: real, migrated, empty. */

import pg from 'pg'
import { inject } from 'vitest'

export type FreshDatabase = { url: string; drop(): Promise<void> }

let made = 0

/** Makes a database in some tens of milliseconds. Close every connection to it, then `drop` it, at the end of the file. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const template = inject('postgresTemplate')
  if (!template) throw new Error(inject('postgresTrouble'))
  made += 1
  const name = `test_${process.pid}_${made}`
  await tell(template, `create database ${name} template dateline`)
  return { url: named(template, name), drop: () => tell(template, `drop database ${name} with (force)`) }
}

const named = (url: string, database: string): string => url.replace('/dateline?', `/${database}?`)

/** Not over the template itself, which nobody may be connected to while it is copied. */
const tell = async (template: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: named(template, 'postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

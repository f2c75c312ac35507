/** The connection to PostgreSQL, and bringing its tables up to date. */

import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresQueryResult,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import { type Refusal, refuse } from '../base/refusal.ts'
import { migrations } from './migrations/migrations.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>

export type Database = {
  db: Db
  pool: pg.Pool
  /** For the statements by which readers are answered: each connection prepares and plans each of them once, whatever is asked for with it. */
  reading: pg.Pool
  url: string
  close(): Promise<void>
}

/** One key for the whole product: two starters never migrate at once. */
const migrationLock = 7_368_201

const openPool = (url: string, max: number, more: Pick<pg.PoolConfig, 'onConnect'> = {}): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'dateline', ...more })
  // A connection that breaks while idle is replaced by the pool; whoever needs one next is told of a database that is away.
  pool.on('error', () => undefined)
  // One that breaks in the middle of a transaction tells whoever asks it next; unheard, its error would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * How PostgreSQL plans for readers. By itself it plans anew for every instant of reading, which costs more than the reading itself. It does not know how short a page
 * is: for a list out of a million it would start two processes more, and compile, to read twenty rows.
 */
const forPages = 'set plan_cache_mode = force_generic_plan; set max_parallel_workers_per_gather = 0; set jit = off'

/** Opens up to `connections` connections to the database at `url`, and as many for readers; the first query connects. */
export const openDatabase = (url: string, connections = 10): Database => {
  const pool = openPool(url, connections)
  const reading = openPool(url, connections, { onConnect: async (client) => void (await client.query(forPages)) })
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  const close = async () => {
    await db.destroy()
    // Kysely ends the pool only where it has used it.
    if (!pool.ended) await pool.end()
    await reading.end()
  }
  return { db, pool, reading, url, close }
}

/** A pool whose connections prepare each statement with values once and then only run it: reading and planning was a fifth of the database's work for a story. */
const preparing = (pool: pg.Pool): PostgresPool => ({
  async connect() {
    const client = await pool.connect()
    function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>
    function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
    function query(text: unknown, values: readonly unknown[] = []): unknown {
      if (typeof text !== 'string') throw new Error('No statement here is read by a cursor.')
      return values.length > 0 ? client.query({ name: nameOf(text), text, values: [...values] }) : client.query(text)
    }
    return { query, release: () => client.release() }
  },
  end: () => pool.end(),
})

const names = new Map<string, string>()

/** A statement's name on every connection: PostgreSQL keeps 63 letters of it. */
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `kysely ${names.size + 1}`
  names.set(text, name)
  return name
}

/** Whether the error says that PostgreSQL cannot be reached, or is shutting down (SQLSTATE classes 08 and 57P), and nothing of what was asked of it. */
export const isDatabaseAway = (error: unknown): boolean => {
  const { code = '', syscall, message } = error as NodeJS.ErrnoException
  // A file that is not there has the same code as a socket that is not there.
  if (code === 'ENOENT') return syscall === 'connect'
  return /^(08|57P)|ECONNREFUSED|ECONNRESET|EPIPE/.test(code) || /Connection terminated|connection error/.test(message)
}

/** Runs what has not run yet, each migration in a transaction of its own. Refuses a database that is newer than this program. */
export const migrate = async ({ pool }: Pick<Database, 'pool'>): Promise<Refusal | undefined> => {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(
      'create table if not exists migration (number int primary key, name text not null, at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ number: number }>('select number from migration order by number')
    const done = new Set(rows.map((row) => row.number))
    const newest = migrations.at(-1)?.number ?? 0
    const beyond = rows.find((row) => row.number > newest)
    if (beyond) {
      return refuse(
        'invalid',
        `This database was made by a newer Dateline (its migration ${beyond.number} is unknown here). Start that version.`,
      )
    }
    for (const { number, name, sql } of migrations) {
      if (done.has(number)) continue
      await client.query('begin')
      try {
        await client.query(sql)
        await client.query('insert into migration (number, name) values ($1, $2)', [number, name])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    }
    return undefined
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
    client.release()
  }
}

/** A part of a transaction that can be undone without the rest. */
export const savepoint = async (
  tx: Tx,
  statement: 'savepoint verb' | 'rollback to savepoint verb' | 'release savepoint verb',
): Promise<void> => {
  await sql.raw(statement).execute(tx)
}

/**
 * A text as far as a search knows it: PostgreSQL refuses a tsvector of more than a megabyte, in which a text stands stemmed and plain; and `unaccent`
 * makes «word» a <<word>>, which it would take for a tag.
 */
export const searchedWords = (text: string): string => text.slice(0, 120_000).replace(/[<>«»‹›]/g, ' ')

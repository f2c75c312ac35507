/** Tests of our own PostgreSQL, on real servers. */

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdDataFolder } from './data-folder.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { isRunning } from './process-life.ts'

let folder = ''

// By this name and lock the next run of the tests clears up after one that was killed.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-test-'))
  await holdDataFolder(folder, { runs: 'npm test' })
})

afterAll(() => rmSync(folder, { recursive: true }))

const start = (told: string[] = [], where = folder): Promise<Embedded> =>
  startEmbedded({
    folder: where,
    log: (sentence) => told.push(sentence),
    onDeath: (sentence) => told.push(sentence),
    durable: false,
  })

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => expect.fail('the connection broke'))
  await client.connect()
  const { rows } = await client.query({ text: sql, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0]
}

test('the first start sets it up, the second finds everything again', async () => {
  const first = await start()
  await ask(first.url, 'create table kept (word text)')
  await ask(first.url, `insert into kept values ('still here')`)
  await first.stop()
  expect(isRunning(first.pid)).toBe(false)
  const told: string[] = []
  const second = await start(told)
  expect(await ask(second.url, 'select word from kept')).toBe('still here')
  expect(told).toEqual([])
  await second.stop()
})

test('letters and quotation marks are told apart beyond ASCII, and no network is listened to', async () => {
  const server = await start()
  expect(await ask(server.url, `select to_tsvector('simple', '“été” «Ömür»')::text`)).toBe(`'été':1 'ömür':2`)
  expect(await ask(server.url, `select current_setting('listen_addresses')`)).toBe('')
  expect(await ask(server.url, `select current_setting('synchronous_commit')`)).toBe('on')
  for (const extension of ['pg_trgm', 'unaccent', 'btree_gin']) await ask(server.url, `create extension ${extension}`)
  await server.stop()
})

test('after a kill -9 the server that was left is stopped, and what was committed is there', async () => {
  const { child, pid } = await startInAnotherProcess()
  child.kill('SIGKILL')
  await new Promise((ended) => child.on('exit', ended))
  expect(isRunning(pid)).toBe(true)
  const told: string[] = []
  const next = await start(told)
  expect(told).toEqual([expect.stringContaining(`process ${pid}`)])
  expect(await ask(next.url, 'select word from survived')).toBe('acknowledged')
  await next.stop()
})

test('a server whose postmaster was killed is started again once the last of its processes has ended', async () => {
  const killed = await start()
  const client = new pg.Client({ connectionString: killed.url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const backend = rows[0]?.pid ?? 0
  process.kill(backend, 'SIGSTOP')
  process.kill(killed.pid, 'SIGKILL')
  await expect.poll(() => isRunning(killed.pid), { timeout: 10_000 }).toBe(false)
  const told: string[] = []
  const next = start(told)
  await expect.poll(() => told.join(), { timeout: 10_000 }).toContain('still ending')
  process.kill(backend, 'SIGCONT')
  expect(await ask((await next).url, 'select word from survived')).toBe('acknowledged')
  await (await next).stop()
})

test('a process that simply exits takes its server with it', async () => {
  const { child, pid } = await startInAnotherProcess()
  child.kill('SIGTERM')
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
})

test('a server that ends by itself is reported, with its last words', async () => {
  const told: string[] = []
  const server = await start(told)
  process.kill(server.pid, 'SIGINT')
  await expect
    .poll(() => told.join(), { timeout: 10_000 })
    .toMatch(/ended by itself[\s\S]*database system is shut down/)
  await server.stop()
})

test('a number in postmaster.pid that now belongs to another program does not keep it from starting', async () => {
  const path = join(folder, 'postgres', 'postmaster.pid')
  writeFileSync(path, `${process.pid}\n/proc/self/cwd\n1\n5432\n.\n\n0 0\nready\n`, { mode: 0o600 })
  const server = await start()
  expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${server.pid}\n`))
  await server.stop()
})

test('a folder too deep for the path of a socket is reached through a link', async () => {
  const deep = join(folder, 'd'.repeat(120))
  const server = await start([], deep)
  expect(await ask(server.url, 'select 1')).toBe(1)
  await server.stop()
})

test('a database of another version is refused with a sentence', async () => {
  const old = join(folder, 'old')
  mkdirSync(join(old, 'postgres'), { recursive: true })
  writeFileSync(join(old, 'postgres', 'PG_VERSION'), '17\n')
  await expect(start([], old)).rejects.toThrow(/made by PostgreSQL 17; this Dateline brings PostgreSQL 18/)
})

test('what PostgreSQL says against starting is passed on', async () => {
  const own = join(folder, 'postgres', 'own.conf')
  const before = readFileSync(own, 'utf8')
  writeFileSync(own, 'work_mem = plenty\n')
  await expect(start()).rejects.toThrow(/did not start:[\s\S]*work_mem/)
  writeFileSync(own, before)
})

/** A process that starts the server, commits a row and waits; SIGTERM makes it exit without stopping the server in order. */
const startInAnotherProcess = async (): Promise<{ child: ChildProcess; pid: number }> => {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)})
    const { default: pg } = await import(${JSON.stringify(import.meta.resolve('pg'))})
    const server = await startEmbedded({ folder: ${JSON.stringify(folder)}, log: () => undefined })
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query('create table if not exists survived (word text)')
    await client.query("insert into survived values ('acknowledged')")
    process.on('SIGTERM', () => process.exit(0))
    console.log(server.pid)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = await new Promise<number>((tell) => child.stdout.once('data', (line) => tell(Number(line))))
  return { child, pid }
}

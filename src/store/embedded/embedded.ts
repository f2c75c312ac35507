/** Our own PostgreSQL 18 in the data folder: set up at the first start, and running exactly as long as we do. */

import { type ChildProcess, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { stopOldServer } from './old-server.ts'
import { type OtherUser, postgresPrograms, userForPostgres } from './programs.ts'
import { fixedSettings, hbaConf, identConf, postgresConf } from './server-settings.ts'

export type EmbeddedOptions = {
  /** The data folder. The caller holds it (`holdDataFolder`). The database lives in `postgres/` below it. */
  folder: string
  /** Told what takes time or is worth knowing. */
  log: (sentence: string) => void
  /** Told when the server ends although nobody stopped it, with the end of its log. */
  onDeath?: (sentence: string) => void
  /** False lets it lose what was acknowledged when the machine fails, to be quicker: for tests only. */
  durable?: boolean
}

export type Embedded = { url: string; pid: number; stop(): Promise<void> }

/** PostgreSQL could not be set up or started. The message is for the person who started us. */
export class PostgresFailure extends Error {}

/**
 * The server's working folder, by a name that it can always reach: as another user it may not be able to come from above,
 * as in a checkout below /root.
 */
const workingFolder = '/proc/self/cwd'
const version = '18'
const logLimit = 20 * 2 ** 20

/** Starts the server, setting it up first where the folder has none, and resolves once the database `dateline` takes connections. */
export const startEmbedded = async ({ folder, log, onDeath, durable = true }: EmbeddedOptions): Promise<Embedded> => {
  const home = join(resolve(folder), 'postgres')
  const logPath = join(resolve(folder), 'postgres.log')
  mkdirSync(resolve(folder), { recursive: true })
  const user = userForPostgres(home)
  const programs = postgresPrograms(user)
  if (!existsSync(home)) {
    log('Setting up PostgreSQL …')
    await setUp({ home, programs, user, durable })
  }
  checkHome(home)
  if (user) giveTo(user, home)
  configure(home, user, durable)
  const door = doorTo(home)
  await stopOldServer(home, door.folder, log)
  for (let waited = 0; ; waited += 250) {
    const server = launch(join(programs, 'postgres'), home, logPath, user)
    try {
      const url = await whenReady(server, door.folder, log)
      const stop = guard(server, onDeath, door.close)
      return { url, pid: server.pid, stop }
    } catch (error) {
      await end(server.process)
      if (!isInUse.test(server.logEnd()) || waited >= patience) {
        door.close()
        throw error
      }
    }
    if (waited === 0) log('The processes of a PostgreSQL that was killed are still ending; waiting for them …')
    await sleep(250)
  }
}

/** How long the last processes of a killed server may take to end, in milliseconds: each ends with what it is doing. */
const patience = 30_000

/** What a server says that finds processes of one before it, whose postmaster has gone without them. */
const isInUse = /pre-existing shared memory block .* is still in use/

type Place = { home: string; programs: string; user: OtherUser | undefined; durable: boolean }

/** In a folder of its own that gets its name at the end, so that a broken set-up is never taken for a database. */
const setUp = async ({ home, programs, user, durable }: Place): Promise<void> => {
  const draft = `${home}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (user) chownSync(draft, user.uid, user.gid)
  // Sorting by code point, but letters and case by Unicode. A character type of plain C would make “ and « letters of the word behind them.
  const ways = [
    ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8'],
    ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ]
  let said = ''
  for (const way of ways) {
    const args = ['-D', workingFolder, '-U', 'dateline', '-E', 'UTF8', '-A', 'peer', '--no-instructions', ...way]
    const outcome = await runToEnd(join(programs, 'initdb'), durable ? args : [...args, '--no-sync'], draft, user)
    if (outcome.status === 0) {
      renameSync(draft, home)
      return
    }
    said = outcome.said
    if (!said.includes('invalid locale name')) break
  }
  rmSync(draft, { recursive: true, force: true })
  throw new PostgresFailure(`PostgreSQL could not be set up in ${home}:\n${lastLines(said)}`)
}

const runToEnd = (program: string, args: string[], cwd: string, user: OtherUser | undefined) =>
  new Promise<{ status: number; said: string }>((done, broken) => {
    const child = spawn(program, args, { cwd, ...user, env: plainEnvironment, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('error', broken)
    child.on('close', (status) => done({ status: status ?? 1, said }))
  })

/** Nothing of the caller's environment (PGDATA, PGOPTIONS, a language) reaches the server. */
const plainEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

const checkHome = (home: string): void => {
  let found: string
  try {
    found = readFileSync(join(home, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EACCES') {
      const { uid } = statSync(home)
      throw new PostgresFailure(
        `The database in ${home} belongs to user number ${uid}, as it does after a start as root. Start as that user or as root, or give it to yourself: chown -R.`,
      )
    }
    throw new PostgresFailure(`${home} is no PostgreSQL database: ${message}. Move it away, or restore a backup.`)
  }
  if (found !== version) {
    throw new PostgresFailure(
      `The database in ${home} was made by PostgreSQL ${found}; this Dateline brings PostgreSQL ${version}. Start it with the Dateline that made it, back it up there, and restore the backup here.`,
    )
  }
}

/** A folder that was copied or restored by root comes back to the user that PostgreSQL runs as. */
const giveTo = ({ uid, gid }: OtherUser, path: string): void => {
  if (statSync(path).uid === uid) return
  chownSync(path, uid, gid)
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), uid, gid)
  }
}

const configure = (home: string, user: OtherUser | undefined, durable: boolean): void => {
  const own = join(home, 'own.conf')
  const files = {
    'postgresql.conf': postgresConf(durable),
    'own.conf': existsSync(own)
      ? readFileSync(own, 'utf8')
      : '# Settings of this site, over those of postgresql.conf.\n',
    'pg_hba.conf': hbaConf,
    'pg_ident.conf': identConf(),
  }
  for (const [name, text] of Object.entries(files)) {
    const path = join(home, name)
    writeFileSync(path, text, { mode: 0o600 })
    if (user) chownSync(path, user.uid, user.gid)
  }
}

/** A path to the server's socket that the system can connect to: it takes 107 bytes, so a deep folder gets a short link. */
const doorTo = (home: string): { folder: string; close(): void } => {
  if (Buffer.byteLength(home) <= 90) return { folder: home, close: () => undefined }
  const room = mkdtempSync(join(tmpdir(), 'dateline-'))
  symlinkSync(home, join(room, 'pg'))
  return { folder: join(room, 'pg'), close: () => rmSync(room, { recursive: true, force: true }) }
}

type Server = { process: ChildProcess; pid: number; logEnd(): string }

const launch = (program: string, home: string, logPath: string, user: OtherUser | undefined): Server => {
  const fd = openSync(logPath, 'a+', 0o600)
  const start = fstatSync(fd).size
  // A session of its own: Ctrl-C at the terminal is for us, and the database stays until we have finished.
  const child = spawn(program, ['-D', workingFolder, ...fixedSettings], {
    cwd: home,
    ...user,
    env: plainEnvironment,
    detached: true,
    stdio: ['ignore', fd, fd],
  })
  closeSync(fd)
  child.unref()
  keepShort(child, logPath)
  return { process: child, pid: child.pid ?? 0, logEnd: () => lastLines(readFrom(logPath, start)) }
}

/** Keeps the newest log and one that is older. The file is emptied in place, because the server goes on writing to it. */
const keepShort = (child: ChildProcess, logPath: string): void => {
  const look = () => {
    if (statSync(logPath).size < logLimit) return
    writeFileSync(`${logPath}.1`, readFileSync(logPath), { mode: 0o600 })
    truncateSync(logPath)
  }
  const every = setInterval(look, 60_000).unref()
  child.once('exit', () => clearInterval(every))
}

const readFrom = (path: string, start: number): string => {
  const fd = openSync(path, 'r')
  try {
    const size = fstatSync(fd).size
    const from = Math.max(size < start ? 0 : start, size - 16_384)
    const bytes = Buffer.alloc(size - from)
    readSync(fd, bytes, 0, bytes.length, from)
    return bytes.toString()
  } finally {
    closeSync(fd)
  }
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-8).join('\n')

/** Recovery after a crash takes as long as it takes, so this waits until the server answers or ends. */
const whenReady = async (server: Server, socketFolder: string, log: (sentence: string) => void): Promise<string> => {
  let failure: Error | undefined
  server.process.once('error', (error) => {
    failure = error
  })
  for (let waited = 0; ; waited += 25) {
    if (failure) throw new PostgresFailure(`PostgreSQL could not be started: ${failure.message}.`)
    if (hasEnded(server.process)) throw new PostgresFailure(`PostgreSQL did not start:\n${server.logEnd()}`)
    if (await makeDatabase(urlOf('postgres', socketFolder))) return urlOf('dateline', socketFolder)
    if (waited % 10_000 === 9975) log('PostgreSQL is still recovering from its last end …')
    await sleep(25)
  }
}

const urlOf = (database: string, socketFolder: string): string =>
  `postgres://dateline@/${database}?host=${encodeURIComponent(socketFolder)}`

/** Makes the database where it is missing; false where the server does not take connections yet. */
const makeDatabase = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rowCount } = await client.query(`select from pg_database where datname = 'dateline'`)
    if (rowCount === 0) await client.query('create database dateline')
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // 57P03: the server is starting up.
    if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return false
    throw new PostgresFailure(`PostgreSQL started, but its database cannot be used: ${(error as Error).message}`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Ends the server with us, and tells when it ends before. */
const guard = (server: Server, onDeath: ((sentence: string) => void) | undefined, closeDoor: () => void) => {
  let stopping: Promise<void> | undefined
  const atOurEnd = () => {
    if (!hasEnded(server.process)) server.process.kill('SIGINT')
    closeDoor()
  }
  process.once('exit', atOurEnd)
  server.process.once('exit', (code, signal) => {
    if (!stopping) onDeath?.(`PostgreSQL has ended by itself (${signal ?? `status ${code}`}):\n${server.logEnd()}`)
  })
  return (): Promise<void> => {
    stopping ??= end(server.process).finally(() => {
      process.off('exit', atOurEnd)
      closeDoor()
    })
    return stopping
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** A fast shutdown: open connections are closed, everything is on disk. An immediate one where that takes too long; nothing is lost then either. */
const end = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child) || !child.pid) return
  const ended = new Promise((done) => child.once('exit', done))
  // While this waits, the child must keep our process alive.
  child.ref()
  child.kill('SIGINT')
  const hurry = setTimeout(() => child.kill('SIGQUIT'), 10_000)
  await ended
  clearTimeout(hurry)
}

/** A folder on an SFTP server, by password or private key; the server's own key must be one that the door names. */

import { createConnection, type Socket } from 'node:net'
import { posix } from 'node:path'
import type { FileEntryWithStats, SFTPWrapper, Stats } from 'ssh2'
import Client from 'ssh2-sftp-client'
import { z } from 'zod'
import { fingerprint, fingerprintOf } from './certificate.ts'
import { failureOf, said } from './connection-trouble.ts'
import { type Door, DoorFailure, FileFailure, type OpenSource, type Reach, type Remote, type Source } from './source.ts'
import {
  besideName,
  checkSize,
  checkWhole,
  type Entry,
  fileSettings,
  gathering,
  markOf,
  movesTo,
  sizeIn,
  walkFolders,
} from './which-files.ts'

/** The secret is a password, or a private key as OpenSSH or PEM writes it, without a passphrase. */
export const sftpSettings = z.strictObject({
  ...fileSettings,
  user: z.string().min(1).max(200),
  /** The fingerprints of the server's keys, of which it shows one. */
  hostKey: z.union([fingerprint.transform((one) => [one]), z.array(fingerprint).min(1).max(10)]).optional(),
})

type Settings = z.infer<typeof sftpSettings>
type Where = { host: string; port: number; folder: string; settings: Settings; secret: string }

/** The most entries of one folder that are read. */
const mostEntries = 200_000

export const openSftp: OpenSource = async (door, reach, signal) => {
  const where = whereOf(door)
  const fail = (error: unknown) => failureOf(error, { place: where.host, secret: where.secret })
  let connection = await connected(where, reach, signal)
  /** What the server broke off in the middle of one file is opened again for the next one. */
  const open = async (): Promise<Connection> => {
    if (connection.isClosed() && !signal.aborted) connection = await connected(where, reach, signal)
    return connection
  }
  const forFile = async <Result>(
    remote: Remote,
    work: (open: Connection, path: string) => Promise<Result>,
  ): Promise<Result> => {
    try {
      const opened = await open()
      return await work(opened, posix.join(opened.root, remote.key))
    } catch (error) {
      if (isAnswer(error))
        throw new FileFailure(`«${remote.name}»: ${where.host} answers ${said(error.message, where.secret)}`)
      throw fail(error)
    }
  }
  const source: Source = {
    lanes: 4,
    list: () =>
      walkFolders(
        (folder) => entries(connection, folder, where).catch((error) => Promise.reject(fail(error))),
        where.settings,
        connection.root,
      ),
    async fetch(remote) {
      checkSize(remote)
      const bytes = await forFile(remote, (opened, path) => readWhole(opened, path, remote))
      checkWhole(remote, bytes)
      return [{ name: remote.name, bytes }]
    },
    async taken(remote, forget) {
      if (where.settings.afterwards === 'keep') return
      await forFile(remote, async (opened, path) => {
        const found = await statOf(opened, path)
        // Nothing is put away that nobody has read.
        if (found && markOf(factsOf(found)) === remote.mark) await putAway(opened, path, remote, where.settings)
        forget()
      })
    },
    close: async () => connection.end(),
  }
  return source
}

const whereOf = ({ address, settings, secret = '' }: Door): Where => {
  const { hostname, port, pathname } = new URL(address)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return {
    host,
    port: Number(port) || 22,
    folder: decodeURIComponent(pathname),
    settings: sftpSettings.parse(settings),
    secret,
  }
}

type Connection = {
  sftp: SFTPWrapper
  /** The folder of the door, as the server calls it. */
  root: string
  /** Waits for one answer as long as the server may be silent; then the connection is given up. */
  ask<Result>(question: (answer: (error: Error | null | undefined, result: Result) => void) => void): Promise<Result>
  isClosed(): boolean
  end(): void
}

const connected = async (where: Where, reach: Reach, signal: AbortSignal): Promise<Connection> => {
  const { host, port, folder, settings, secret } = where
  const socket = await dialled(where, await reach.resolve(host), signal)
  const end = () => socket.destroy()
  signal.addEventListener('abort', end)
  socket.once('close', () => signal.removeEventListener('abort', end))
  let shown = ''
  const quiet = () => undefined
  const client = new Client('dateline', { error: quiet, end: quiet, close: quiet })
  client.on('keyboard-interactive', (...[, , , prompts, finish]: [...unknown[]]) =>
    answerPrompts(prompts, finish, secret),
  )
  try {
    const sftp = await client.connect({
      sock: socket,
      ...{ host, port, username: settings.user, readyTimeout: settings.timeout * 1000, tryKeyboard: true },
      ...(isPrivateKey(secret) ? { privateKey: secret } : { password: secret }),
      hostVerifier: (key: Buffer) => {
        shown = fingerprintOf(key)
        return settings.hostKey?.includes(shown) ?? false
      },
    })
    const ask: Connection['ask'] = (question) => answered(question, settings.timeout, end)
    const path = folder.replace(/^\/(?:~\/?|$)/, '')
    const root = await ask<string>((answer) => sftp.realpath(path || '.', answer))
    return { sftp, root, ask, isClosed: () => socket.destroyed || !socket.writable, end }
  } catch (error) {
    end()
    throw whyNot(error, where, shown)
  }
}

/** A connection to one of the checked addresses, whichever answers first. */
const dialled = async (
  { host, port, settings }: Where,
  addresses: readonly { address: string; family: 4 | 6 }[],
  signal: AbortSignal,
): Promise<Socket> => {
  signal.throwIfAborted()
  const socket = createConnection({
    host,
    port,
    autoSelectFamily: true,
    lookup: (_name, _options, found) => found(null, [...addresses]),
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const late = setTimeout(
    () => reject(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })),
    settings.timeout * 1000,
  )
  const end = () => reject(new Error('ended by this house'))
  signal.addEventListener('abort', end)
  socket.once('connect', resolve)
  socket.once('error', reject)
  try {
    await promise
    socket.setNoDelay(true)
    return socket
  } catch (error) {
    socket.destroy()
    throw failureOf(error, { place: host })
  } finally {
    clearTimeout(late)
    signal.removeEventListener('abort', end)
    socket.off('error', reject)
  }
}

/** Servers that ask for the password as a question; whatever they ask more is not answered. */
const answerPrompts = (prompts: unknown, finish: unknown, secret: string): void => {
  const count = Array.isArray(prompts) ? prompts.length : 0
  if (typeof finish === 'function') finish(count === 1 && !isPrivateKey(secret) ? [secret] : [])
}

const isPrivateKey = (secret: string): boolean => /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(secret.trimStart())

const whyNot = (error: unknown, { host, settings, secret }: Where, shown: string): DoorFailure => {
  const message = error instanceof Error ? error.message : String(error)
  if (/verification failed/.test(message) && settings.hostKey === undefined)
    return new DoorFailure(
      `${host} shows a key that is not known here: ${shown}. Ask the supplier whether it is theirs, and if so put it into the setting «hostKey».`,
    )
  if (/verification failed/.test(message))
    return new DoorFailure(
      `${host} shows another key (${shown}) than the door names: somebody may stand in between. Ask the supplier whether it is theirs before you change the setting «hostKey».`,
    )
  if (/authentication methods failed/.test(message))
    return new DoorFailure(
      `${host} does not let «${settings.user}» in. Check the user and the ${isPrivateKey(secret) ? 'private key' : 'password'} with the supplier.`,
    )
  if (/privateKey/.test(message))
    return new DoorFailure(
      'The private key cannot be read, or is locked with a passphrase. Give one in the form of OpenSSH or PEM without a passphrase: it is kept sealed here.',
    )
  return failureOf(error, { place: host, secret })
}

/** Lets a question be answered in time. */
const answered = <Result>(
  question: (answer: (error: Error | null | undefined, result: Result) => void) => void,
  timeout: number,
  giveUp: () => void,
): Promise<Result> => {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  const late = setTimeout(() => {
    reject(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' }))
    giveUp()
  }, timeout * 1000)
  try {
    question((error, result) => (error ? reject(error) : resolve(result)))
  } catch (error) {
    reject(error)
  }
  return promise.finally(() => clearTimeout(late))
}

/** What the server answers with a status; of the connection itself it says nothing (draft-ietf-secsh-filexfer-02, 7). */
const isAnswer = (error: unknown): error is Error & { code: number } =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' && error.code !== 6 && error.code !== 7

const endOfFile = 1
const notThere = 2

const isStatus = (error: unknown, status: number): boolean => isAnswer(error) && error.code === status

const entries = async ({ sftp, root, ask }: Connection, folder: string, { host }: Where): Promise<Entry[]> => {
  const path = posix.join(root, folder)
  const handle = await ask<Buffer>((answer) => sftp.opendir(path, answer)).catch((error) => {
    if (!isAnswer(error)) throw error
    throw new DoorFailure(
      `On ${host} there is no folder «${path}», or it may not be read (${said(error.message, undefined)}). Correct the address of the door.`,
    )
  })
  const found: Entry[] = []
  try {
    for (;;) {
      const some = await ask<FileEntryWithStats[]>((answer) => sftp.readdir(handle, answer))
      for (const { filename, attrs } of some) found.push({ name: filename, ...factsOf(attrs) })
      if (found.length > mostEntries)
        throw new DoorFailure(`The folder «${path}» has more than ${mostEntries} files. Have old ones cleared away.`)
    }
  } catch (error) {
    if (!isStatus(error, endOfFile)) throw error
    return found
  } finally {
    sftp.close(handle, () => undefined)
  }
}

/** A listing is by `lstat`: where a link leads is not for us to follow. */
const factsOf = (stats: Stats): Omit<Entry, 'name'> => ({
  kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other',
  size: stats.size ?? 0,
  changedAt: stats.mtime === undefined ? undefined : new Date(stats.mtime * 1000),
})

const statOf = async ({ sftp, ask }: Connection, path: string): Promise<Stats | undefined> => {
  try {
    return await ask<Stats>((answer) => sftp.lstat(path, answer))
  } catch (error) {
    if (!isStatus(error, notThere)) throw error
    return undefined
  }
}

/** How much is asked for at a time, in bytes, which every server gives, and how many questions are under way at once. */
const piece = 32 * 1024
const questions = 8

/** Reads as much as was listed in many pieces at once, and then what may have been added. */
const readWhole = async (opened: Connection, path: string, { name, mark }: Remote): Promise<Buffer> => {
  const { sftp, ask } = opened
  const handle = await ask<Buffer>((answer) => sftp.open(path, 'r', answer))
  const read = (into: Buffer, from: number, at: number): Promise<number> =>
    ask<number>((answer) => sftp.read(handle, into, from, Math.min(piece, into.length - from), at, answer))
  try {
    const whole = Buffer.allocUnsafe(sizeIn(mark) || 0)
    let end = whole.length
    let next = 0
    const lane = async () => {
      while (next < end) {
        let at = next
        next += piece
        for (const until = Math.min(next, whole.length); at < until; ) {
          const count = await read(whole.subarray(0, until), at, at)
          if (count === 0) end = Math.min(end, at)
          if (count === 0) return
          at += count
        }
      }
    }
    await Promise.all(Array.from({ length: questions }, lane))
    const { add, bytes } = gathering(name)
    add(whole.subarray(0, end))
    for (let at = end; ; ) {
      const more = Buffer.allocUnsafe(piece)
      const count = await read(more, 0, at)
      if (count === 0) return bytes()
      add(more.subarray(0, count))
      at += count
    }
  } finally {
    sftp.close(handle, () => undefined)
  }
}

const putAway = async (opened: Connection, path: string, { name, mark }: Remote, settings: Settings): Promise<void> => {
  const { sftp, ask, root } = opened
  const aside = movesTo(settings)
  if (aside === undefined) return ask<void>((answer) => sftp.unlink(path, (error) => answer(error, undefined)))
  const folder = posix.resolve('/', root, aside)
  if (!(await statOf(opened, folder)))
    await ask<void>((answer) => sftp.mkdir(folder, (error) => answer(error, undefined)))
  const target = posix.join(folder, name)
  const free = (await statOf(opened, target)) ? posix.join(folder, besideName(name, mark)) : target
  await ask<void>((answer) => sftp.rename(path, free, (error) => answer(error, undefined)))
}

/** A small SFTP server for tests, over a folder of its own. */

import { generateKeyPairSync } from 'node:crypto'
import { closeSync, openSync, readSync, type Stats } from 'node:fs'
import { lstat, mkdir, mkdtemp, readdir, rename, rm, unlink, utimes, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import ssh2, { type Connection, type FileEntry, type SFTPWrapper } from 'ssh2'
import { fingerprintOf } from '../../src/intake/sources/certificate.ts'

const { Server, utils } = ssh2
const status = utils.sftp.STATUS_CODE

export type Manners = {
  /** Bytes of a file after which everybody is cut off, once for each name. */
  breaksAfter: Map<string, number>
  isReadOnly: boolean
  /** Lists, and then answers nothing more. */
  isSilent: boolean
  /** The password is asked for as a question. */
  asks: boolean
  /** What it lists besides what lies there. */
  invents: { name: string; size: number }[]
}

export type SftpServer = Awaited<ReturnType<typeof openSftpServer>>

/** One key for the whole file: making one takes a while. */
const hostKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
const hostPem = hostKey.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()

const publicKeyOf = (pem: string): Buffer => {
  const key = utils.parseKey(pem)
  if (key instanceof Error) throw key
  return (Array.isArray(key) ? key[0] : key).getPublicSSH()
}

/** As a door names it. */
export const hostFingerprint = fingerprintOf(publicKeyOf(hostPem))

/** The key of somebody who may come in. */
const person = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const personPem = person.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()

export const openSftpServer = async (some: Partial<Manners> = {}) => {
  const root = await mkdtemp(join(tmpdir(), 'dateline-sftp-'))
  const manners: Manners = {
    ...{ breaksAfter: new Map(), isReadOnly: false, isSilent: false, asks: false, invents: [] },
    ...some,
  }
  const sockets = new Set<Socket>()
  const people = { nordwire: 'correct horse' } as Record<string, string>
  const passwords: string[] = []
  const cutOff = () => {
    for (const socket of sockets) socket.destroy()
  }
  const server = new Server({ hostKeys: [hostPem] }, (client) => {
    client.on('error', () => undefined)
    client.on('authentication', (asked) => {
      const isRight = (given: string | undefined) => {
        passwords.push(given ?? '')
        return given !== undefined && people[asked.username] === given
      }
      if (asked.method === 'password' && !manners.asks) return isRight(asked.password) ? asked.accept() : asked.reject()
      if (asked.method === 'keyboard-interactive' && manners.asks)
        return asked.prompt([{ prompt: 'Password:', echo: false }], (answers) =>
          isRight(answers[0]) ? asked.accept() : asked.reject(),
        )
      if (asked.method === 'publickey' && asked.key.data.equals(publicKeyOf(personPem))) return asked.accept()
      asked.reject(['password', 'publickey', 'keyboard-interactive'])
    })
    serve(client, root, manners, cutOff)
  })
  // Its type does not say that it gives its sockets.
  const inner = (server as unknown as { _srv: { on(name: 'connection', heard: (socket: Socket) => void): void } })._srv
  inner.on('connection', (socket) => {
    sockets.add(socket)
    // As every real one does.
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', function (this: { address(): { port: number } }) {
      resolve(this.address().port)
    }),
  )
  return {
    ...{ root, manners, people, passwords, port, cutOff },
    async lay(path: string, bytes: Uint8Array | string, at = new Date(Date.now() - 3600_000)) {
      const whole = join(root, path)
      await mkdir(dirname(whole), { recursive: true })
      await writeFile(whole, bytes)
      await utimes(whole, at, at)
    },
    async close() {
      cutOff()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await rm(root, { recursive: true, force: true })
    },
  }
}

type Open = { path: string; file?: number; list?: FileEntry[] }

const serve = (client: Connection, root: string, manners: Manners, cutOff: () => void): void => {
  client.on('session', (accept) => {
    accept().on('sftp', (begin) => answer(begin(), root, manners, cutOff))
  })
}

const answer = (sftp: SFTPWrapper, root: string, manners: Manners, cutOff: () => void): void => {
  const open = new Map<string, Open>()
  let count = 0
  const local = (path: string) => join(root, posix.resolve('/', path))
  const keep = (one: Open): Buffer => {
    count += 1
    open.set(String(count), one)
    return Buffer.from(String(count))
  }
  const found = (handle: Buffer): Open => open.get(handle.toString()) ?? { path: '' }
  /** Answers with what `work` says, or that it did not go. */
  const tell = (id: number, work: () => Promise<void>) => {
    if (manners.isSilent) return
    work().catch((error) =>
      sftp.status(id, error.code === 'ENOENT' ? status.NO_SUCH_FILE : status.FAILURE, error.message),
    )
  }
  const change = (id: number, work: () => Promise<unknown>) =>
    tell(id, async () => {
      if (manners.isReadOnly) return sftp.status(id, status.PERMISSION_DENIED, 'Permission denied')
      await work()
      sftp.status(id, status.OK)
    })
  sftp.on('REALPATH', (id, path) =>
    tell(id, async () => {
      const filename = posix.resolve('/', path)
      sftp.name(id, [{ filename, longname: filename, attrs: {} as never }])
    }),
  )
  sftp.on('LSTAT', (id, path) => tell(id, async () => sftp.attrs(id, attributes(await lstat(local(path))))))
  sftp.on('OPENDIR', (id, path) =>
    tell(id, async () => {
      const names = await readdir(local(path))
      const entries = await Promise.all(
        names.map(async (name) => ({
          ...{ filename: name, longname: name, attrs: attributes(await lstat(join(local(path), name))) },
        })),
      )
      const invented = manners.invents.map(({ name, size }) => ({
        ...{ filename: name, longname: name, attrs: { mode: 0o100644, uid: 0, gid: 0, size, atime: 1e9, mtime: 1e9 } },
      }))
      sftp.handle(id, keep({ path, list: [...entries, ...invented] }))
    }),
  )
  sftp.on('READDIR', (id, handle) => {
    const some = found(handle).list?.splice(0, 100) ?? []
    if (some.length > 0) sftp.name(id, some)
    else sftp.status(id, status.EOF)
  })
  sftp.on('OPEN', (id, path) => tell(id, async () => sftp.handle(id, keep({ path, file: openSync(local(path), 'r') }))))
  sftp.on('READ', (id, handle, offset, length) => {
    const { path, file = -1 } = found(handle)
    const end = manners.breaksAfter.get(posix.basename(path))
    if (end !== undefined && offset + length > end) {
      manners.breaksAfter.delete(posix.basename(path))
      return cutOff()
    }
    const buffer = Buffer.alloc(length)
    const read = readSync(file, buffer, 0, length, offset)
    if (read === 0) sftp.status(id, status.EOF)
    else sftp.data(id, buffer.subarray(0, read))
  })
  sftp.on('CLOSE', (id, handle) => {
    const { file } = found(handle)
    if (file !== undefined) closeSync(file)
    open.delete(handle.toString())
    sftp.status(id, status.OK)
  })
  sftp.on('REMOVE', (id, path) => change(id, () => unlink(local(path))))
  sftp.on('MKDIR', (id, path) => change(id, () => mkdir(local(path))))
  sftp.on('RENAME', (id, from, to) => change(id, () => rename(local(from), local(to))))
}

const attributes = ({ mode, uid, gid, size, atimeMs, mtimeMs }: Stats) => ({
  ...{ mode, uid, gid, size, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) },
})

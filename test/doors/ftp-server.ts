/** A small FTP server for tests, over a folder of its own: as modern or as old as is wanted, and as badly behaved. */

import { EventEmitter } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { certificate, certificateKey } from './certificate.ts'

export type Manners = {
  /** Lists by MLSD, with seconds; else by LIST, as vsftpd does. */
  hasMlsd: boolean
  /** Knows EPSV; else only PASV. */
  hasEpsv: boolean
  /** The address that PASV tells. */
  pasvHost: string
  /** Bytes of a file after which the connection for data is reset, once for each name. */
  breaksAfter: Map<string, number>
  /** Says nothing more to these commands. */
  silentTo: Set<string>
  /** Does not let anything be deleted or renamed. */
  isReadOnly: boolean
  /** Encrypts from the first byte. */
  isImplicit: boolean
  latin1: boolean
}

const modern: Manners = {
  ...{ hasMlsd: true, hasEpsv: true, pasvHost: '127.0.0.1', breaksAfter: new Map(), silentTo: new Set() },
  ...{ isReadOnly: false, isImplicit: false, latin1: false },
}

export type FtpServer = Awaited<ReturnType<typeof openFtpServer>>

/** Opens it on a free port. `manners` may be changed while it runs. */
export const openFtpServer = async (some: Partial<Manners> = {}) => {
  const root = await mkdtemp(join(tmpdir(), 'dateline-ftp-'))
  const manners = { ...modern, breaksAfter: new Map<string, number>(), silentTo: new Set<string>(), ...some }
  const sockets = new Set<Socket>()
  const commands: string[] = []
  const events = new EventEmitter<{ command: [string] }>()
  const people = { nordwire: 'correct horse' } as Record<string, string>
  const serve = (socket: Socket) => {
    sockets.add(socket)
    // As every real one does: an answer of two lines is not held back.
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    new Session({
      socket,
      root,
      manners,
      people,
      sockets,
      heard: (line) => {
        commands.push(line)
        events.emit('command', line)
      },
    }).greet()
  }
  const server = some.isImplicit
    ? createTlsServer({ cert: certificate, key: certificateKey }, serve)
    : createServer(serve)
  const port = await listening(server)
  return {
    ...{ root, manners, people, commands, events, port },
    /** Lays a file there as it was changed at `at`, by default long ago. */
    async lay(path: string, bytes: Uint8Array | string, at = new Date(Date.now() - 3600_000)) {
      const whole = join(root, path)
      await mkdir(posix.dirname(whole), { recursive: true })
      await writeFile(whole, bytes)
      await utimes(whole, at, at)
    },
    /** Whether nobody is connected. */
    isEmpty: () => sockets.size === 0,
    /** Everybody who is connected is cut off. */
    cutOff() {
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      await rm(root, { recursive: true, force: true })
    },
  }
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })

type Has = {
  socket: Socket
  root: string
  manners: Manners
  people: Record<string, string>
  sockets: Set<Socket>
  heard: (line: string) => void
}

class Session {
  private readonly has: Has
  private folder = '/'
  private user = ''
  private isIn = false
  private from = ''
  private data: Promise<Socket> | undefined

  constructor(has: Has) {
    this.has = has
  }

  greet(): void {
    const { socket, manners } = this.has
    let rest = ''
    let busy = Promise.resolve()
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString(manners.latin1 ? 'latin1' : 'utf8')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) busy = busy.then(() => this.obey(line))
    })
    this.say('220 Ready')
  }

  private say(line: string): void {
    const { socket, manners } = this.has
    socket.write(`${line}\r\n`, manners.latin1 ? 'latin1' : 'utf8')
  }

  private async obey(line: string): Promise<void> {
    const { manners, heard } = this.has
    const [verb = '', ...words] = line.split(' ')
    const command = verb.toUpperCase()
    heard(line)
    if (manners.silentTo.has(command)) return
    if (!this.isIn && !['USER', 'PASS', 'OPTS', 'FEAT', 'QUIT', 'AUTH'].includes(command)) return this.say('530 Not in')
    try {
      await this.does(command, words.join(' '))
    } catch (error) {
      this.say(`550 ${error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'No'}`)
    }
  }

  private async does(command: string, word: string): Promise<void> {
    const { manners, people, socket } = this.has
    const path = posix.resolve(this.folder, word)
    switch (command) {
      case 'USER':
        this.user = word
        return this.say('331 Password')
      case 'PASS':
        this.isIn = people[this.user] === word
        // Some servers tell everything.
        return this.say(this.isIn ? '230 In' : `530 Login incorrect for ${this.user} with ${word}`)
      case 'FEAT':
        return this.say(
          `211-Features\r\n MDTM\r\n SIZE\r\n${manners.hasMlsd ? ' MLST type*;size*;modify*;\r\n' : ''}211 End`,
        )
      case 'TYPE':
      case 'STRU':
      case 'OPTS':
        return this.say('200 Yes')
      case 'PWD':
        return this.say(`257 "${this.folder}" is current`)
      case 'CWD':
        if (!(await stat(this.local(path))).isDirectory()) throw new Error('No folder')
        this.folder = path
        return this.say('250 There')
      case 'EPSV':
        if (!manners.hasEpsv) return this.say('500 Unknown')
        return this.say(`229 Passive (|||${await this.listen()}|)`)
      case 'PASV': {
        const port = await this.listen()
        return this.say(`227 Passive (${manners.pasvHost.replaceAll('.', ',')},${port >> 8},${port & 255})`)
      }
      case 'MLSD':
      case 'LIST':
        return this.send('', Buffer.from(await this.listing(this.folder, command), manners.latin1 ? 'latin1' : 'utf8'))
      case 'RETR':
        return this.send(posix.basename(path), await readFile(this.local(path)))
      case 'SIZE':
        return this.say(`213 ${(await stat(this.local(path))).size}`)
      case 'MDTM':
        return this.say(`213 ${compact((await stat(this.local(path))).mtime)}`)
      case 'DELE':
        this.mayChange()
        await unlink(this.local(path))
        return this.say('250 Gone')
      case 'MKD':
        this.mayChange()
        await mkdir(this.local(path))
        return this.say('257 Made')
      case 'RNFR':
        this.from = path
        return this.say('350 To?')
      case 'RNTO':
        this.mayChange()
        await rename(this.local(this.from), this.local(path))
        return this.say('250 Moved')
      case 'QUIT':
        socket.end('221 Bye\r\n')
        return
      default:
        return this.say('500 Unknown')
    }
  }

  private mayChange(): void {
    if (this.has.manners.isReadOnly) throw new Error('Permission denied')
  }

  private local(path: string): string {
    return join(this.has.root, path)
  }

  private async listen(): Promise<number> {
    const server = createServer()
    const { promise, resolve } = Promise.withResolvers<Socket>()
    server.once('connection', (socket) => {
      this.has.sockets.add(socket)
      socket.on('close', () => this.has.sockets.delete(socket))
      socket.on('error', () => undefined)
      // Nothing is sent to us; that the other side has left is only seen by reading.
      socket.resume()
      resolve(socket)
      server.close()
    })
    this.data = promise
    return listening(server)
  }

  private async send(name: string, bytes: Buffer): Promise<void> {
    const { manners } = this.has
    const socket = await this.data
    if (!socket) return this.say('425 No')
    this.say('150 Here')
    const end = manners.breaksAfter.get(name)
    if (end !== undefined) {
      manners.breaksAfter.delete(name)
      socket.write(bytes.subarray(0, end), () => socket.resetAndDestroy())
      return this.say('426 Broken off')
    }
    await new Promise<void>((resolve) => socket.end(bytes, resolve))
    this.say('226 Done')
  }

  private async listing(folder: string, command: string): Promise<string> {
    const lines: string[] = []
    for (const name of await readdir(this.local(folder))) {
      const { size, mtime, isDir } = await stat(join(this.local(folder), name)).then((found) => ({
        ...{ size: found.size, mtime: found.mtime, isDir: found.isDirectory() },
      }))
      lines.push(
        command === 'MLSD'
          ? `type=${isDir ? 'dir' : 'file'};size=${size};modify=${compact(mtime)}; ${name}`
          : `${isDir ? 'd' : '-'}rw-r--r-- 1 ftp ftp ${size} ${unixTime(mtime)} ${name}`,
      )
    }
    return lines.map((line) => `${line}\r\n`).join('')
  }
}

const compact = (at: Date): string => at.toISOString().replace(/[-:T]/g, '').slice(0, 14)

const unixTime = (at: Date): string => {
  const [, day = '', month = '', , time = ''] = /^\w+, (\d+) (\w+) (\d+) (\d+:\d+)/.exec(at.toUTCString()) ?? []
  return `${month} ${day} ${time}`
}

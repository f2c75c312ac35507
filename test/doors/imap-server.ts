/** An IMAP server for tests (hoodiecrow), its mails in memory, behind a proxy that can behave as badly as is wanted. */

import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'
import { certificate, certificateKey } from './certificate.ts'

/** What the proxy does to commands (`UID FETCH`, `LOGIN`) of a connection that is not encrypted. */
export type Manners = {
  /** Says nothing to these. */
  silentTo: Set<string>
  /** Bytes of the answer to a command after which the connection is reset, once for each. */
  breaksAfter: Map<string, number>
  /** Leaves with these words. */
  saysBye: Map<string, string>
  /** What it answers to a command's line in the server's place, before its OK. */
  answers: Map<string, (line: string) => string>
  /** Says no with these words. */
  refuses: Map<string, string>
  /** What happens just before it obeys. */
  before: Map<string, () => void>
  /** Milliseconds between pieces of 200 bytes that it answers. */
  pause: number
}

const modern = ['UIDPLUS', 'MOVE', 'ID', 'LITERALPLUS']

export type ImapServer = Awaited<ReturnType<typeof openImapServer>>

/** Opens it on a free port; nordwire's password is «correct horse». Other `plugins` make it older. */
export const openImapServer = async ({ plugins = modern, isTls = false } = {}) => {
  const people = { nordwire: { password: 'correct horse' } }
  const storage = { INBOX: {}, '': { folders: { Wires: {}, Taken: {} } } }
  const credentials = { key: certificateKey, cert: certificate }
  const imap = hoodiecrow({ plugins, secureConnection: isTls, credentials, users: people, storage })
  imap.fetchHandlers['RFC822.SIZE'] = (_connection, { size, raw }) => size ?? raw.length
  imap.server.on('connection', (socket: Socket) => {
    socket.setNoDelay(true)
    if (isTls) return
    // Its answer of many lines goes out in one piece.
    socket.prependListener('data', () => {
      socket.cork()
      process.nextTick(() => socket.uncork())
    })
  })
  const manners: Manners = {
    ...{
      silentTo: new Set(),
      breaksAfter: new Map(),
      saysBye: new Map(),
      refuses: new Map(),
      answers: new Map(),
      before: new Map(),
      pause: 0,
    },
  }
  const sockets = new Set<Socket>()
  const commands: string[] = []
  const inner = await listening(imap.server)
  const proxy = createServer((client) => {
    const server = dial(inner, '127.0.0.1')
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
    }
    client.on('close', () => server.destroy())
    server.on('close', () => client.destroySoon())
    if (isTls) client.pipe(server).pipe(client)
    else relay(client, server, manners, commands)
  })
  const port = await listening(proxy)
  const mailbox = (path = 'INBOX') => {
    const found = imap.getMailbox(path)
    if (!found) throw new Error(`There is no ${path}.`)
    return found
  }
  return {
    ...{ port, people, manners, commands, mailbox },
    /** Lays a mail into a mailbox; `size` is what is listed of it, where that is a lie. */
    lay(mail: Uint8Array | string, path = 'INBOX', some: { flags?: string[]; size?: number } = {}) {
      const raw = typeof mail === 'string' ? mail : Buffer.from(mail).toString('latin1')
      const { message } = imap.appendMessage(path, some.flags ?? [], new Date(), raw)
      if (some.size !== undefined) message.size = some.size
    },
    /** Numbers the mails anew, as a server does that was set up again. */
    renumber(path = 'INBOX') {
      const box = mailbox(path)
      box.uidvalidity += 1
      for (const [at, message] of box.messages.entries()) message.uid = at + 101
      box.uidnext = box.messages.length + 101
    },
    /** Everybody who is connected is cut off. */
    cutOff() {
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([proxy, imap.server].map((one) => new Promise((resolve) => one.close(resolve))))
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

const verbOf = (line: string): string => {
  const [, verb = '', second = ''] = line.toUpperCase().split(' ')
  return verb === 'UID' ? `UID ${second}` : verb
}

/** Hands on what both say, as far as manners allow; nothing is understood any more once they encrypt. */
const relay = (client: Socket, server: Socket, manners: Manners, commands: string[]): void => {
  let isOpaque = false
  let left = Number.POSITIVE_INFINITY
  let rest = ''
  const hear = (line: string): void => {
    const verb = verbOf(line)
    commands.push(line)
    manners.before.get(verb)?.()
    const [tag] = line.split(' ')
    if (manners.silentTo.has(verb)) return
    const refusal = manners.refuses.get(verb)
    if (refusal !== undefined) client.write(`${tag} NO ${refusal}\r\n`)
    const bye = manners.saysBye.get(verb)
    if (bye !== undefined) client.end(`* BYE ${bye}\r\n`)
    const said = manners.answers.get(verb)?.(line)
    if (said !== undefined) client.write(`${said}\r\n${tag} OK Done\r\n`)
    if (refusal !== undefined || bye !== undefined || said !== undefined) return
    const breaks = manners.breaksAfter.get(verb)
    if (breaks !== undefined) left = breaks
    manners.breaksAfter.delete(verb)
    isOpaque ||= verb === 'STARTTLS'
    server.write(`${line}\r\n`)
  }
  client.on('data', (bytes) => {
    if (isOpaque) return server.write(bytes)
    const lines = (rest + bytes.toString('latin1')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  let before = Promise.resolve()
  const answer = async (bytes: Buffer): Promise<void> => {
    const piece = manners.pause > 0 ? 200 : bytes.length
    for (let at = 0; at < bytes.length; at += piece) {
      if (manners.pause > 0) await new Promise((resolve) => setTimeout(resolve, manners.pause))
      client.write(bytes.subarray(at, at + Math.min(piece, left)))
      left -= piece
      if (left <= 0) return void client.resetAndDestroy()
    }
  }
  server.on('data', (bytes) => {
    before = before.then(() => answer(bytes))
  })
}

/** A mailbox on an IMAP server, opened: settings, sign-in and encryption, and what goes wrong with them as sentences. */

import { createConnection } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import { ImapFlow, type ImapFlowError, type ImapTransport } from 'imapflow'
import { z } from 'zod'
import { senderSettings } from './believed-sender.ts'
import { checkCertificate, fingerprint, lookingAt } from './certificate.ts'
import { failureOf, said } from './connection-trouble.ts'
import { type Door, DoorFailure, FileFailure, type Reach, type Remote } from './source.ts'
import { fileSettings, largestFile, movesTo, tooLarge } from './which-files.ts'

export const imapSettings = z.strictObject({
  user: z.string().min(1).max(200),
  ...senderSettings,
  /** What becomes of a mail that is taken: it stays as it is, is marked as read or with a flag, is deleted, or moved to another folder. */
  afterwards: z
    .string()
    .regex(/^(?:keep|seen|flag|delete|move:[^\0\r\n]{1,500})$/, 'is «keep», «seen», «flag», «delete» or «move:FOLDER»')
    .default('keep'),
  /** At an `imap:` address: the password is said when STARTTLS has encrypted the connection, or (`none`) in the clear. */
  tls: z.enum(['starttls', 'none']).default('starttls'),
  certificate: fingerprint.optional(),
  timeout: fileSettings.timeout,
})

export type Settings = z.infer<typeof imapSettings>
export type Where = { host: string; port: number; isTls: boolean; mailbox: string; settings: Settings; secret: string }

/** What the server may say in one line, in bytes: the numbers of that many mails. */
const longestLine = 4 * 2 ** 20

export const whereOf = ({ address, settings, secret = '' }: Door): Where => {
  const { hostname, port, pathname, protocol } = new URL(address)
  const isTls = protocol === 'imaps:'
  const read = imapSettings.parse(settings)
  const mailbox = decodeURIComponent(pathname).replace(/^\/|\/$/g, '') || 'INBOX'
  if (movesTo(read) === mailbox)
    throw new DoorFailure(`Taken mails cannot be moved to «${mailbox}», where they lie. Correct «afterwards».`)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return { host, port: Number(port) || (isTls ? 993 : 143), isTls, mailbox, settings: read, secret }
}

type Session = {
  client: ImapFlow
  /** Which numbering the mailbox has: after another one, no number means the same mail as before. */
  uidValidity: string
  /** Why the connection has ended, once it has. */
  ending(): Error | undefined
}

/** A mailbox that is opened again, for whoever asks next, when the server has broken off. Whatever goes wrong is a `DoorFailure`. */
export type Mailbox = {
  uidValidity(): string
  ask<Result>(question: (client: ImapFlow) => Promise<Result>): Promise<Result>
  /** Asks for one mail: what the server refuses then is a failure of that mail alone. */
  askOf<Result>(mail: Remote, question: (client: ImapFlow) => Promise<Result>): Promise<Result>
  close(): void
}

export const openMailbox = async (where: Where, reach: Reach, signal: AbortSignal): Promise<Mailbox> => {
  let session = await connected(where, reach, signal)
  const open = async (): Promise<Session> => {
    if (!session.client.usable && !signal.aborted) session = await connected(where, reach, signal)
    return session
  }
  return {
    uidValidity: () => session.uidValidity,
    async ask(question) {
      const { client, ending } = await open()
      return question(client).catch((error) => Promise.reject(failureIn(error, where, ending())))
    },
    async askOf({ key, name }, question) {
      const { client, ending, uidValidity } = await open()
      if (!key.startsWith(`${uidValidity}/`))
        throw new DoorFailure(
          `${where.host} has numbered the mails anew meanwhile. They are listed again at the next look.`,
        )
      return question(client).catch((error) => Promise.reject(failureOfMail(error, name, where, ending())))
    },
    close: () => session.client.close(),
  }
}

const connected = async (where: Where, reach: Reach, signal: AbortSignal): Promise<Session> => {
  const { host, port, isTls, settings, secret, mailbox } = where
  const addresses = await reach.resolve(host)
  signal.throwIfAborted()
  const wait = settings.timeout * 1000
  const client = new ImapFlow({
    ...{ host, port, secure: isTls, auth: { user: settings.user, pass: secret }, logger: false },
    ...(isTls ? {} : { doSTARTTLS: settings.tls === 'starttls' }),
    ...{ connectionTimeout: wait, greetingTimeout: wait, socketTimeout: wait, maxLockHoldTime: false },
    ...{ disableAutoIdle: true, disableAutoEnable: true, disableCompression: true },
    ...{ maxLineLength: longestLine, maxLiteralSize: largestFile + 1, maxResponseSize: largestFile + longestLine },
    clientInfo: { name: 'Dateline', version: false, vendor: false, 'support-url': false },
    transport: dialling(where, addresses),
  })
  let trouble: Error | undefined
  client.on('error', (error) => {
    trouble ??= error
  })
  const ending = () =>
    trouble ??
    (client.byeReason ? Object.assign(new Error(), { code: 'NoConnection', reason: client.byeReason }) : undefined)
  const end = () => client.close()
  signal.addEventListener('abort', end)
  client.once('close', () => signal.removeEventListener('abort', end))
  try {
    await client.connect()
    // Its lock is never given back: it tells the package that a silence between two commands is ours.
    await client.getMailboxLock(mailbox, { readOnly: settings.afterwards === 'keep' })
    return { client, uidValidity: String(client.mailbox && client.mailbox.uidValidity), ending }
  } catch (error) {
    const isIn = client.authenticated !== false
    client.close()
    throw isIn ? noMailbox(error, where, ending()) : failureIn(error, where, ending())
  }
}

/** Connects to checked addresses only, and lets nothing secret be said before the certificate has been seen. */
const dialling = (
  { host, port, settings }: Where,
  addresses: readonly { address: string; family: 4 | 6 }[],
): ImapTransport => {
  const there = { host, port, autoSelectFamily: true }
  const lookup: ConnectionOptions['lookup'] = (_name, _options, found) => found(null, [...addresses])
  const encrypted = (options: ConnectionOptions, ready: () => void) => {
    const socket = connectTls({ ...options, ...lookingAt(host) })
    return socket.once('secureConnect', () => {
      try {
        checkCertificate(socket, host, settings.certificate)
        ready()
      } catch (error) {
        socket.destroy(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }
  return {
    connect: ({ secure }, ready) =>
      secure ? encrypted({ ...there, lookup }, ready) : createConnection({ ...there, lookup }, ready),
    upgrade: (socket, _options, ready) => encrypted({ host, socket }, ready),
  }
}

const timeouts = new Set(['ETIMEOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'])
const endings = new Set(['NoConnection', 'EConnectionClosed', 'ClosedAfterConnectTLS', 'ClosedAfterConnectText'])

/** Whatever the package throws, as a sentence. A command only says that the connection has gone; why that was, `ending` says. */
const failureIn = (thrown: unknown, where: Where, ending?: Error): DoorFailure => {
  const { host, settings, secret } = where
  const place = { place: host, secret }
  if (!(thrown instanceof Error) || thrown instanceof DoorFailure) return failureOf(thrown, place)
  const error: ImapFlowError = thrown
  const { authenticationFailed, tlsFailed, code = '', reason } = error
  if (authenticationFailed)
    return new DoorFailure(
      `${host} does not let «${settings.user}» in (${answerIn(error, secret)}). Check the user and the password with the supplier.`,
    )
  if (tlsFailed && !code)
    return new DoorFailure(
      `${host} does not encrypt (${said(error.message, secret)}). Give the door an address that begins with imaps://; only if there is none, set «tls» to none: then the password goes over the network in the clear.`,
    )
  if (timeouts.has(code)) return failureOf(Object.assign(new Error(), { code: 'ETIMEDOUT' }), place)
  if (endings.has(code) && ending && ending !== thrown) return failureIn(ending, where)
  if (endings.has(code) && reason)
    return new DoorFailure(`${host} broke the connection off (${said(reason, secret)}). It is tried again.`)
  if (endings.has(code)) return failureOf(Object.assign(new Error(), { code: 'ECONNRESET' }), place)
  if (error.responseStatus)
    return new DoorFailure(
      `${host} answers ${answerIn(error, secret)}. It is tried again; if it stays so, ask whoever looks after it.`,
    )
  return failureOf(error, place)
}

const answerIn = ({ responseText, response, message }: ImapFlowError, secret: string): string =>
  said(responseText || (typeof response === 'string' ? response : '') || message, secret)

/** What the server refuses for one mail, or what is wrong with one, concerns that mail alone; everything else the door. */
const failureOfMail = (thrown: unknown, name: string, where: Where, ending?: Error): DoorFailure => {
  if (!(thrown instanceof Error) || thrown instanceof DoorFailure) return failureIn(thrown, where, ending)
  const error: ImapFlowError = thrown
  const { code }: ImapFlowError = ending ?? error
  if (code === 'LiteralTooLarge') return tooLarge(name)
  if (!error.responseStatus) return failureIn(error, where, ending)
  return new FileFailure(`«${name}»: ${where.host} answers ${answerIn(error, where.secret)}`)
}

const noMailbox = (thrown: unknown, where: Where, ending?: Error): DoorFailure => {
  const error: ImapFlowError | undefined = thrown instanceof Error ? thrown : undefined
  if (!error?.responseStatus) return failureIn(thrown, where, ending)
  return new DoorFailure(
    `On ${where.host} «${where.settings.user}» has no folder «${where.mailbox}», or may not read it (${answerIn(error, where.secret)}). Correct the address of the door.`,
  )
}

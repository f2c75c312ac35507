/** A folder on an FTP server, over TLS where the server can (RFC 959, 2228, 4217; listings by RFC 3659). Always passive, always binary. */

import { posix } from 'node:path'
import { Writable } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { Client, enterPassiveModeIPv6, type FileInfo, FTPError, type TransferStrategy } from 'basic-ftp'
// The package gives no way to take the port of PASV and leave its address.
import { connectForPassiveTransfer, parsePasvResponse } from 'basic-ftp/dist/transfer.js'
import { z } from 'zod'
import { checkCertificate, fingerprint, lookingAt } from './certificate.ts'
import { failureOf, said } from './connection-trouble.ts'
import { type Door, DoorFailure, FileFailure, type OpenSource, type Reach, type Remote, type Source } from './source.ts'
import {
  besideName,
  checkSize,
  checkWhole,
  type Entry,
  fileSettings,
  gathering,
  movesTo,
  sizeIn,
  walkFolders,
} from './which-files.ts'

/** `tls`: by AUTH TLS, from the first byte (then the port is 990), or none, which sends the password in the clear. */
export const ftpSettings = z.strictObject({
  ...fileSettings,
  user: z.string().min(1).max(200),
  tls: z.enum(['explicit', 'implicit', 'none']).default('explicit'),
  certificate: fingerprint.optional(),
  /** The letters of names; servers that know no UTF-8 have `latin1`. */
  names: z.enum(['utf8', 'latin1']).default('utf8'),
})

type Settings = z.infer<typeof ftpSettings>
type Where = { host: string; port: number; folder: string; settings: Settings; secret: string }

/** What a server's listing may take, in bytes: some 100,000 files. */
const largestListing = 20 * 2 ** 20

/** What a server answers when the connection is at fault and not the file (RFC 959, 4.2.2). */
const ofConnection: readonly number[] = [421, 425, 426, 530]

export const openFtp: OpenSource = async (door, reach, signal) => {
  const where = whereOf(door)
  const fail = (error: unknown) =>
    error instanceof FTPError && ofConnection.includes(error.code)
      ? new DoorFailure(
          `${where.host} broke the connection off (${said(error.message, where.secret)}). It is tried again.`,
        )
      : failureOf(error, { place: where.host, secret: where.secret })
  let connection = await connected(where, reach, signal).catch((error) => {
    throw fail(error)
  })
  /** What a server broke off in the middle of one file is opened again for the next one. */
  const open = async (): Promise<Connection> => {
    if (connection.client.closed && !signal.aborted) connection = await connected(where, reach, signal)
    return connection
  }
  /** Does something for one file: what the server refuses concerns that file alone. */
  const forFile = async <Result>({ name }: Remote, work: (open: Connection) => Promise<Result>): Promise<Result> => {
    try {
      return await work(await open())
    } catch (error) {
      if (error instanceof FTPError && !ofConnection.includes(error.code))
        throw new FileFailure(`«${name}»: ${where.host} answers ${said(error.message, where.secret)}`)
      if (error instanceof Error && error.message.startsWith('Invalid command'))
        throw new FileFailure(
          `The name of «${said(name, undefined)}» has characters that FTP cannot say. Ask the supplier to name it otherwise.`,
        )
      throw fail(error)
    }
  }
  /** The times of files that were fetched, where the listing's are too coarse to tell whether one was written again since. */
  const fetchedAt = new Map<string, string>()
  const source: Source = {
    list: () =>
      walkFolders(
        (folder) => entries(connection, folder).catch((error) => Promise.reject(fail(error))),
        where.settings,
        connection.root,
      ),
    async fetch(remote) {
      checkSize(remote)
      return forFile(remote, async ({ client, root, features }) => {
        const path = posix.join(root, remote.key)
        const { add, bytes } = gathering(remote.name)
        if (features.has('MDTM') && where.settings.afterwards !== 'keep')
          fetchedAt.set(remote.key, await changedAt(client, path))
        await client.downloadTo(writing(add), path)
        checkWhole(remote, bytes())
        return [{ name: remote.name, bytes: bytes() }]
      })
    },
    async taken(remote, forget) {
      if (where.settings.afterwards === 'keep') return
      await forFile(remote, async ({ client, root, features }) => {
        const path = posix.join(root, remote.key)
        const isSame = await isAsFetched(client, path, remote, features, fetchedAt.get(remote.key))
        if (isSame) await putAway(client, root, remote, where.settings)
        forget()
      })
    },
    async close() {
      connection.client.close()
    },
  }
  return source
}

const writing = (add: (chunk: Buffer) => void): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        add(chunk)
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })

const whereOf = ({ address, settings, secret = '' }: Door): Where => {
  const { hostname, port, pathname, protocol } = new URL(address)
  const own = ftpSettings.parse(settings)
  const read = protocol === 'ftps:' && own.tls === 'explicit' ? { ...own, tls: 'implicit' as const } : own
  const usual = read.tls === 'implicit' ? 990 : 21
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return { host, port: Number(port) || usual, folder: decodeURIComponent(pathname), settings: read, secret }
}

type Connection = {
  client: Client
  /** The folder of the door, as the server calls it. */
  root: string
  features: Map<string, string>
}

const connected = async (where: Where, reach: Reach, signal: AbortSignal): Promise<Connection> => {
  const addresses = await reach.resolve(where.host)
  let trouble: unknown
  for (const { address } of addresses.slice(0, 4)) {
    const client = new Client(where.settings.timeout * 1000, { maxListingBytes: largestListing })
    const end = () => client.close()
    signal.addEventListener('abort', end, { once: true })
    try {
      signal.throwIfAborted()
      await greeted(client, address, where)
      return await inFolder(client, where)
    } catch (error) {
      client.close()
      signal.removeEventListener('abort', end)
      if (!isUnreachable(error)) throw error
      trouble = error
    }
  }
  throw trouble
}

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/.test(String(error.code))

/** Connects to a checked address and signs in; nothing secret is said before the certificate has been seen. */
const greeted = async (client: Client, address: string, { host, port, settings, secret }: Where): Promise<void> => {
  client.ftp.encoding = settings.names
  client.prepareTransfer = passive(client)
  const looking = lookingAt(host)
  if (settings.tls === 'implicit') await client.connectImplicitTLS(address, port, { ...looking })
  else await client.connect(address, port)
  if (settings.tls === 'explicit') await encrypted(client, { ...looking, host: address }, host)
  if (client.ftp.socket instanceof TLSSocket)
    client.ftp.tlsOptions = { host: address, ...checkCertificate(client.ftp.socket, host, settings.certificate) }
  if (settings.names === 'utf8') await client.sendIgnoringError('OPTS UTF8 ON')
  try {
    await client.login(settings.user, secret)
  } catch (error) {
    if (!(error instanceof FTPError)) throw error
    throw new DoorFailure(
      `${host} does not let «${settings.user}» in (${said(error.message, secret)}). Check the user and the password with the supplier.`,
    )
  }
  await client.useDefaultSettings()
}

const encrypted = async (client: Client, options: object, host: string): Promise<void> => {
  try {
    await client.useTLS(options)
  } catch (error) {
    if (!(error instanceof FTPError)) throw error
    throw new DoorFailure(
      `${host} does not encrypt (${said(error.message, undefined)}). Ask the supplier for another access; only if there is none, set «tls» to none: then the password goes over the network in the clear.`,
    )
  }
}

/** Data comes from the machine that we are connected to, whatever address PASV names: it is often one behind a wall, and could be anyone's. */
const passive = (client: Client): TransferStrategy => {
  const byPasv: TransferStrategy = async (ftp) => {
    const answer = await ftp.request('PASV')
    const host = ftp.socket.remoteAddress
    if (!host) throw new Error('Server closed connection unexpectedly.')
    await connectForPassiveTransfer(host, parsePasvResponse(answer.message).port, ftp)
    return answer
  }
  return async (ftp) => {
    try {
      return await enterPassiveModeIPv6(ftp)
    } catch (error) {
      if (!(error instanceof FTPError)) throw error
      client.prepareTransfer = byPasv
      return byPasv(ftp)
    }
  }
}

const inFolder = async (client: Client, { host, folder }: Where): Promise<Connection> => {
  // No path, and `/~/…`: from where the server puts us. A folder that begins with a slash is meant as it is written.
  const path = folder.replace(/^\/(?:~\/?|$)/, '')
  try {
    if (path) await client.cd(path)
    return { client, root: await client.pwd(), features: await client.features() }
  } catch (error) {
    if (!(error instanceof FTPError) || error.code < 500) throw error
    throw new DoorFailure(
      `On ${host} there is no folder «${folder}», or it may not be read (${said(error.message, undefined)}). Correct the address of the door.`,
    )
  }
}

const entries = async ({ client, root }: Connection, folder: string): Promise<Entry[]> => {
  // Into it first, because servers read a path behind LIST's own words each in their way.
  await client.cd(posix.join(root, folder))
  return (await client.list()).map(entryOf)
}

const entryOf = ({ name, size, isFile, isDirectory, modifiedAt, rawModifiedAt }: FileInfo): Entry => {
  const known = modifiedAt && !Number.isNaN(modifiedAt.getTime()) ? modifiedAt : undefined
  const kind = isFile ? 'file' : isDirectory ? 'folder' : 'other'
  return { name, kind, size: size || 0, changedAt: known, changed: rawModifiedAt }
}

/** MDTM's answer as it is, or nothing where the server has none for this file. */
const changedAt = async (client: Client, path: string): Promise<string> => {
  const { code, message } = await client.sendIgnoringError(`MDTM ${path}`)
  return code === 213 ? message : ''
}

/** Whether what lies there is still what was fetched: nothing is put away that nobody has read. */
const isAsFetched = async (
  client: Client,
  path: string,
  { mark }: Remote,
  features: Map<string, string>,
  fetched: string | undefined,
): Promise<boolean> => {
  if (features.has('MDTM') && (fetched === undefined || (await changedAt(client, path)) !== fetched)) return false
  const { code, message } = await client.sendIgnoringError(`SIZE ${path}`)
  return code !== 213 || sizeIn(mark) === 0 || Number.parseInt(message.slice(4), 10) === sizeIn(mark)
}

const putAway = async (
  client: Client,
  root: string,
  { key, name, mark }: Remote,
  settings: Settings,
): Promise<void> => {
  const path = posix.join(root, key)
  const aside = movesTo(settings)
  if (aside === undefined) {
    await client.remove(path)
    return
  }
  const folder = posix.resolve('/', root, aside)
  await client.sendIgnoringError(`MKD ${folder}`)
  const target = posix.join(folder, name)
  // Many servers overwrite without a word.
  const isThere = (await client.sendIgnoringError(`SIZE ${target}`)).code === 213
  await client.rename(path, isThere ? posix.join(folder, besideName(name, mark)) : target)
}

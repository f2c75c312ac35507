/** Whether a server's certificate is believed: because an authority vouches for it, or because the door names its fingerprint. */

import { createHash, type X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { z } from 'zod'
import { DoorFailure, type Reach } from './source.ts'

/** `SHA256:` and the digest in base64, as OpenSSH and this house write it; hexadecimal pairs with colons, as browsers and openssl do. */
export const fingerprint = z
  .string()
  .regex(/^(?:SHA256:[A-Za-z0-9+/]{43}=?|(?:[0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2})$/, 'is no fingerprint such as SHA256:…')
  .transform((text) => {
    const digest = text.startsWith('SHA256:')
      ? text.slice(7)
      : Buffer.from(text.replaceAll(':', ''), 'hex').toString('base64')
    return `SHA256:${digest.replace(/=+$/, '')}`
  })

/** The fingerprint of a host's key or a certificate in DER. */
export const fingerprintOf = (bytes: Buffer): string =>
  `SHA256:${createHash('sha256').update(bytes).digest('base64').replace(/=+$/, '')}`

/**
 * How to connect for a look at the certificate. It is never refused here, so that its fingerprint can be told: `checkCertificate` must follow before
 * anything secret is said.
 */
export const lookingAt = (host: string): ConnectionOptions => ({
  rejectUnauthorized: false,
  // RFC 6066 has no addresses as names of servers.
  ...(isIP(host) ? {} : { servername: host }),
})

/**
 * Refuses a certificate that nobody vouches for and that the door does not name. Answers how to connect again so that no other certificate is
 * accepted: for FTP's data and the requests that follow.
 */
export const checkCertificate = (socket: TLSSocket, host: string, pinned: string | undefined): ConnectionOptions => {
  const { servername } = lookingAt(host)
  const named = servername ? { servername } : {}
  if (socket.authorized && pinned === undefined) return { ...named, rejectUnauthorized: true }
  const certificate = socket.getPeerX509Certificate()
  if (!certificate) throw new DoorFailure(`${host} shows no certificate. Ask the supplier.`)
  const shown = fingerprintOf(certificate.raw)
  if (pinned === undefined)
    throw new DoorFailure(
      `${host} shows a certificate that cannot be believed (${troubleOf(socket)}). Its fingerprint is ${shown}: ask the supplier whether it is theirs, and if so put it into the setting «certificate».`,
    )
  if (shown !== pinned)
    throw new DoorFailure(
      `${host} shows another certificate (${shown}) than the door names (${pinned}): somebody may stand in between. Ask the supplier whether it is theirs before you change the setting «certificate».`,
    )
  return { ...named, ...only(certificate, pinned) }
}

const troubleOf = ({ authorizationError }: TLSSocket): string => {
  // Types say Error, Node gives the code as text.
  const code = String(authorizationError ?? 'unknown')
  if (/EXPIRED/.test(code)) return 'it has expired'
  if (/ALTNAME/.test(code)) return 'it is for another name'
  if (/SELF_SIGNED|UNABLE/.test(code)) return 'no authority that is known here vouches for it'
  return code
}

/** Takes this one certificate as its own authority, and none but it. */
const only = (certificate: X509Certificate, pinned: string): ConnectionOptions => ({
  ca: certificate.toString(),
  allowPartialTrustChain: true,
  rejectUnauthorized: true,
  checkServerIdentity: (_, { raw }) =>
    fingerprintOf(raw) === pinned ? undefined : new Error('It is another certificate.'),
})

export type Server = { host: string; port: number; pinned: string | undefined; timeout: number; signal: AbortSignal }

/** Connects once to see whether a server's certificate is to be believed. Answers how to connect to it from then on. */
export const seenServer = async (server: Server, reach: Reach): Promise<ConnectionOptions> => {
  const { host, port, pinned, timeout, signal } = server
  const [first] = await reach.resolve(host)
  const socket = connect({ ...lookingAt(host), host: first?.address ?? host, port })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  socket.once('secureConnect', resolve)
  socket.once('error', reject)
  socket.setTimeout(timeout * 1000, () => reject(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })))
  const end = () => reject(new Error('The look was ended by this house.'))
  signal.addEventListener('abort', end)
  try {
    await promise
    return checkCertificate(socket, host, pinned)
  } finally {
    signal.removeEventListener('abort', end)
    socket.destroy()
  }
}

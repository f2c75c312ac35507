/** A passkey without a browser: a key pair that answers as an authenticator with a finger on it would (WebAuthn Level 3). */

import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** Present, verified, and with a new credential where there is one (6.1). */
const flags = { present: 0x01, verified: 0x04, attested: 0x40 }

/** As much of CBOR (RFC 8949) as an attestation needs. */
const cbor = (value: number | string | Buffer | Map<unknown, unknown>): Buffer => {
  const head = (major: number, size: number): Buffer =>
    size < 24
      ? Buffer.of((major << 5) | size)
      : size < 256
        ? Buffer.of((major << 5) | 24, size)
        : Buffer.of((major << 5) | 25, size >> 8, size & 255)
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = [...value].flatMap(([key, one]) => [cbor(key as string), cbor(one as string)])
  return Buffer.concat([head(5, value.size), ...entries])
}

type Manner = {
  origin: string
  /** Whether a finger, a face or a PIN was asked for. */
  verified?: boolean
  counter?: number
}

/** One authenticator with one key for one site. */
export const anAuthenticator = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const clientData = (type: string, challenge: string, origin: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authData = ({ origin, verified = true, counter = 0 }: Manner, credential?: Buffer): Buffer => {
    const flag = flags.present | (verified ? flags.verified : 0) | (credential ? flags.attested : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const party = sha256(new URL(origin).hostname)
    return Buffer.concat([party, Buffer.of(flag), count, credential ?? Buffer.alloc(0)])
  }
  const common = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' }
  return {
    id: common.id,
    /** What a browser answers when a new passkey is made. */
    made({ challenge }: { challenge: string }, manner: Manner) {
      const key = new Map<number, number | Buffer>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ])
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, cbor(key)])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData(manner, credential)],
      ])
      const response = {
        clientDataJSON: clientData('webauthn.create', challenge, manner.origin).toString('base64url'),
        attestationObject: cbor(attestation).toString('base64url'),
        transports: ['internal'],
      }
      return { ...common, response }
    },
    /** What it answers when the passkey is to sign somebody in. */
    shown({ challenge }: { challenge: string }, manner: Manner) {
      const client = clientData('webauthn.get', challenge, manner.origin)
      const data = authData(manner)
      const signature = createSign('sha256').update(data).update(sha256(client)).sign(privateKey)
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      }
      return { ...common, response }
    },
  }
}

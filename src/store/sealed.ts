/** Secrets at rest: sealed with the key of the house (AES-256-GCM), so that a copy of the database alone gives none of them away. */

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'

/** Seals and opens. `owner` is whose secret it is (a door's identity): sealed for one, it cannot be opened for another. */
export type Seal = {
  seal(secret: string, owner: string): Buffer | Refusal
  open(sealed: Buffer, owner: string): string | Refusal
}

/** The form of what is sealed: this byte, four of the key's fingerprint, 12 of the nonce, 16 of the tag, the secret. */
const form = 1
const algorithm = 'aes-256-gcm'
const keyLength = 32
const header = 1 + 4 + 12 + 16

const keyFile = 'secret.key'

/**
 * The seal of a house: with `given` (32 bytes in base64, the setting DATELINE_KEY), which several machines share, or with the key file of the data
 * folder, which the first secret makes. Whatever is wrong with either is told when it is needed.
 */
export const sealOf = (data: string, given: string | undefined): Seal => {
  let known: Buffer | undefined
  const key = (make: boolean): Buffer | Refusal => {
    if (known) return known
    const found = given === undefined ? keyIn(data, make) : keyFrom(given, 'The setting DATELINE_KEY')
    if (!isRefusal(found)) known = found
    return found
  }
  return {
    seal(secret, owner) {
      const found = key(true)
      return isRefusal(found) ? found : sealed(found, secret, owner)
    },
    open(bytes, owner) {
      const found = key(false)
      return isRefusal(found) ? found : opened(found, bytes, owner)
    },
  }
}

/** Enough of the key to tell it from another, too little to guess it by. */
const markOf = (key: Buffer): Buffer =>
  createHash('sha256').update('dateline secret.key').update(key).digest().subarray(0, 4)

const sealed = (key: Buffer, secret: string, owner: string): Buffer => {
  const nonce = randomBytes(12)
  const start = Buffer.concat([Buffer.of(form), markOf(key), nonce])
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.concat([start, Buffer.from(owner)]))
  const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([start, cipher.getAuthTag(), hidden])
}

const opened = (key: Buffer, bytes: Buffer, owner: string): string | Refusal => {
  if (bytes.length < header || bytes[0] !== form)
    return refuse('invalid', 'The secret is not sealed in a way that this version knows. Enter it again.')
  if (!bytes.subarray(1, 5).equals(markOf(key)))
    return refuse(
      'invalid',
      'The secret was sealed with another key than the one here. Bring that key back (secret.key of the data folder, or DATELINE_KEY, which must be the same on all machines), or enter the secret again.',
    )
  const start = bytes.subarray(0, 17)
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(5, 17))
    .setAAD(Buffer.concat([start, Buffer.from(owner)]))
    .setAuthTag(bytes.subarray(17, header))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(header)), decipher.final()]).toString('utf8')
  } catch {
    // The only thing that the cipher can say is that the tag does not fit.
    return refuse('invalid', 'The sealed secret was changed, or belongs to another. Enter it again.')
  }
}

/** The key that a text says, with a sentence about whose text it is where it is none. */
const keyFrom = (text: string, whose: string): Buffer | Refusal => {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length === keyLength && /^[A-Za-z0-9+/]{43}=?$/.test(text.trim())) return key
  return refuse(
    'invalid',
    `${whose} is no key: it must be ${keyLength} bytes in base64, such as «openssl rand -base64 32» makes.`,
  )
}

const keyIn = (data: string, make: boolean): Buffer | Refusal => {
  const path = join(data, keyFile)
  try {
    if (make) makeKey(data, path)
    const open = statSync(path).mode & 0o077
    if (open !== 0 && process.platform !== 'win32')
      return refuse('not-allowed', `Others may read the key of all secrets: run «chmod 600 ${path}» and try again.`)
    return keyFrom(readFileSync(path, 'utf8'), path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT')
      return refuse(
        'invalid',
        `The key that the secrets are sealed with is not there (${path}). Bring it back from the backup, or enter the secrets again.`,
      )
    if (code === undefined) throw error
    return refuse('not-allowed', `The key of the secrets could not be read or made: ${message}.`)
  }
}

/** Makes the key where there is none. It appears whole or not at all, and of two who make one at once, one wins. */
const makeKey = (data: string, path: string): void => {
  mkdirSync(data, { recursive: true })
  const draft = `${path}.${randomBytes(8).toString('hex')}`
  writeFileSync(draft, `${randomBytes(keyLength).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
}

/** Passwords as they are kept: argon2id with the parameters that OWASP names, written as a PHC string, so that stronger ones can follow. */

import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

const derive = (parameters: Argon2Parameters): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)))
  })

/** The same letters however a keyboard composes them (NIST SP 800-63B, 3.1.1.2). */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'))

export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  const key = await derive({ message: bytesOf(password), nonce, tagLength, ...cost })
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(nonce)}$${bare(key)}`
}

const bare = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

export const isPassword = async (password: string, hash: string): Promise<boolean> => {
  const [, memory, passes, parallelism, nonce = '', kept = ''] = form.exec(hash) ?? []
  const expected = Buffer.from(kept, 'base64')
  if (expected.length === 0) throw new Error('A password is kept in a form that is unknown here.')
  const key = await derive({
    ...{ message: bytesOf(password), nonce: Buffer.from(nonce, 'base64'), tagLength: expected.length },
    ...{ memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
  })
  return timingSafeEqual(key, expected)
}

/** What a password is compared with where there is none, so that it takes as long: nothing has this hash. */
export const nobodysHash = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(Buffer.alloc(16))}$${bare(Buffer.alloc(tagLength))}`

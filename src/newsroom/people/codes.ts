/** Codes that a telephone shows (TOTP, RFC 6238), and recovery codes that stand in for it. */

import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'

/** What every app that shows codes understands; RFC 6238, 4 and 5.2: a step of 30 seconds, and one step early or late. */
const totp = (secret: string, mail = '', site = ''): TOTP =>
  new TOTP({ issuer: site, label: mail, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })

/** 160 random bits, as RFC 4226 recommends, in base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** The time step whose code this is; `undefined` where it is none of those around `at`. */
export const stepOf = (secret: string, code: string, at: Date): number | undefined => {
  const timestamp = at.getTime()
  const one = totp(secret)
  const delta = /^\d{6}$/.test(code) ? one.validate({ token: code, timestamp, window: 1 }) : null
  return delta === null ? undefined : one.counter({ timestamp }) + delta
}

/** The secret as a telephone reads it: an address, and the same as a picture. */
export const setUpOf = (secret: string, mail: string, site: string): { address: string; picture: string } => {
  const address = totp(secret, mail, site).toString()
  return { address, picture: renderSVG(address, { border: 2, pixelSize: 4 }) }
}

/** Crockford's alphabet, as identities have it. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const howMany = 10

/** Ten codes of 80 random bits, in groups that can be read out. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: howMany }, () => {
    const letters = [...randomBytes(16)].map((byte) => alphabet[byte & 31]).join('')
    return letters.replace(/(.{4})(?=.)/g, '$1-')
  })

/** A code as somebody has typed it, in the one way in which it is compared. */
export const plainCode = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[\s-]+/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')

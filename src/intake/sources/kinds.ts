/** The kinds of doors: how each is set up, checked at the border, and opened. */

import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { plainIssue } from '../../newsroom/plain-issue.ts'
import type { DoorKind } from '../../store/schema.ts'
import { feedSettings, openFeed } from './feed.ts'
import { folderSettings, openFolder } from './folder-door.ts'
import { ftpSettings, openFtp } from './ftp.ts'
import { httpSettings, openHttp } from './http.ts'
import { openImap } from './imap.ts'
import { imapSettings } from './imap-session.ts'
import { openS3, s3Settings } from './s3.ts'
import { openSftp, sftpSettings } from './sftp.ts'
import type { OpenSource } from './source.ts'

export type Kind = {
  settings: z.ZodObject
  open: OpenSource
  /** How its address is written, as an example. */
  addressForm: string
  /** The schemes of its address; none: it is a path of this machine. */
  schemes: readonly string[]
  /** Whether the last part of the address may have words behind a question mark. */
  hasQuery?: boolean
  /** What its secret is; absent where it has none. */
  secret?: string
}

/** A kind that is not here has no other side to look at. */
export const kinds: Readonly<Partial<Record<DoorKind, Kind>>> = {
  folder: { settings: folderSettings, open: openFolder, addressForm: '/srv/wires/nordwire', schemes: [] },
  ftp: {
    settings: ftpSettings,
    open: openFtp,
    addressForm: 'ftp://wires.example/out (or ftps:// where the server encrypts from the first byte)',
    schemes: ['ftp:', 'ftps:'],
    secret: 'the password',
  },
  sftp: {
    settings: sftpSettings,
    open: openSftp,
    addressForm: 'sftp://wires.example/out',
    schemes: ['sftp:'],
    secret: 'the password, or a private key without a passphrase',
  },
  s3: {
    settings: s3Settings,
    open: openS3,
    addressForm: 's3://bucket/folder',
    schemes: ['s3:'],
    secret: 'the secret access key',
  },
  http: {
    settings: httpSettings,
    open: openHttp,
    addressForm: 'https://api.wires.example/latest',
    schemes: ['https:', 'http:'],
    hasQuery: true,
    secret: 'the password, token or key, as «signIn» says',
  },
  feed: {
    settings: feedSettings,
    open: openFeed,
    addressForm: 'https://wires.example/feed.xml',
    schemes: ['https:', 'http:'],
    hasQuery: true,
    secret: 'the password, token or key, as «signIn» says',
  },
  imap: {
    settings: imapSettings,
    open: openImap,
    addressForm: 'imaps://mail.example/INBOX (or imap:// where the server encrypts by STARTTLS)',
    schemes: ['imaps:', 'imap:'],
    secret: 'the password',
  },
}

/** Seconds between two looks. */
const pace = z.number().min(1).max(86_400).default(30)

/** A door's settings as they are written: how often it is looked through, and what its source wants to know. */
export type Checked = { every: number; settings: Record<string, unknown> }

/** Checks what is set for a door of this kind, and fills in what is not. */
export const checkSettings = (kind: DoorKind, settings: unknown): Checked | Refusal => {
  const known = kinds[kind]
  if (!known) return refuse('invalid', `A door of the kind «${kind}» is not looked through.`)
  const read = known.settings.extend({ every: pace }).safeParse(settings)
  if (read.success) {
    const { every, ...rest } = read.data
    return { every: Number(every), settings: rest }
  }
  const [issue] = read.error.issues
  const path = issue?.path.join('.') ?? ''
  if (issue?.code === 'unrecognized_keys')
    return refuse(
      'invalid',
      `A door of the kind «${kind}» has no setting «${issue.keys[0]}». It has: ${['every', ...Object.keys(known.settings.shape)].join(', ')}.`,
    )
  const why = issue ? plainIssue(issue) : 'it cannot be read'
  return refuse('invalid', `The setting «${path}» of the door is wrong: ${why}.`, `settings.${path}`)
}

/** Checks a door's address: of its kind's form, and without a user or a password, for it is shown. */
export const checkAddress = (kind: DoorKind, address: string): Refusal | undefined => {
  const known = kinds[kind]
  if (!known) return undefined
  const wrong = refuse('invalid', `The address of the door must be like ${known.addressForm}.`, 'address')
  if (address.length > 2000 || /[\0-\x1f]/.test(address)) return wrong
  if (known.schemes.length === 0) return isAbsolute(address) ? undefined : wrong
  const url = URL.parse(address)
  if (!url || !known.schemes.includes(url.protocol) || !url.hostname || url.hash) return wrong
  if (url.search && !known.hasQuery) return wrong
  if (url.username || url.password)
    return refuse(
      'invalid',
      'The address has a user or a password in it, where everybody can see it. Give them to the door as its settings and its secret.',
      'address',
    )
  return isDecodable(url.pathname) ? undefined : wrong
}

const isDecodable = (path: string): boolean => {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    // A lone percent sign.
    return false
  }
}

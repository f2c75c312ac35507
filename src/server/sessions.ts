/** Who is signed in: the cookie of the desk, and only of the desk. */

import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { type Refusal, refuse } from '../base/refusal.ts'
import { mayUse, needsProof, type Verb } from '../newsroom/permissions.ts'
import { passkeysOf } from '../store/people/passkeys.ts'
import { passwordOf } from '../store/people/passwords.ts'
import { type From, sessionTime } from '../store/people/sessions.ts'
import { personOfSession, type SignedIn } from '../store/people.ts'
import { readerAddress } from './reader-address.ts'
import type { Working } from './working.ts'

const cookie = 'dateline_session'

export const sessionToken = (context: Context): string | undefined => getCookie(context, cookie)

/** The session's token in a cookie header. */
export const tokenIn = (header: string): string | undefined => parse(header, cookie)[cookie]

export const signedIn = async (context: Context, { newsroom }: Working): Promise<SignedIn | undefined> => {
  const token = sessionToken(context)
  return token === undefined ? undefined : personOfSession(newsroom.database.db, token)
}

export const giveSession = (context: Context, { origin }: Working, token: string): void =>
  setCookie(context, cookie, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: origin.startsWith('https:'),
    maxAge: sessionTime / 1000,
  })

export const takeSession = (context: Context): void => {
  deleteCookie(context, cookie, { path: '/' })
}

/** For how long a sign-in counts as of late, in milliseconds. */
const proofTime = 15 * 60_000

/** Refuses what needs a sign-in of late from whoever can sign in again by themselves. A session that was left open opens no further doors. */
export const refuseUnproved = async (
  { newsroom }: Working,
  { id, since, role }: SignedIn,
  verb: Verb,
): Promise<Refusal | undefined> => {
  if (!needsProof.has(verb) || !mayUse(role, verb) || Date.now() - since.getTime() < proofTime) return undefined
  const { db } = newsroom.database
  const [password, passkeys] = await Promise.all([passwordOf(db, id), passkeysOf(db, id)])
  return password || passkeys.length > 0
    ? refuse('not-signed-in', 'This changes who gets in: sign in again first, then it is done.')
    : undefined
}

/** From where a call comes, and with which browser. */
export const fromOf = (context: Context): From => {
  const connected = context.env?.incoming ? (getConnInfo(context).remote.address ?? '') : ''
  const address = readerAddress(connected, context.req.header('x-forwarded-for'))
  return { address, browser: context.req.header('user-agent') ?? '' }
}

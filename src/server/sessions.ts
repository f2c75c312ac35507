/** Who is signed in: the cookie of the desk, and only of the desk. */

import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Person, personOfSession, sessionTime } from '../store/people.ts'
import type { Working } from './working.ts'

const cookie = 'dateline_session'

export const sessionToken = (context: Context): string | undefined => getCookie(context, cookie)

export const signedIn = async (context: Context, { newsroom }: Working): Promise<Person | undefined> => {
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

/** Sessions: who is signed in, since when, how, and from where. What ends one tells all machines (migration 014). */

import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { PersonId } from '../../base/id.ts'
import type { Db, Tx } from '../database.ts'
import type { SignInWay } from '../schema.ts'

/** How long a session lasts, in milliseconds. Instants here are the machine's, never the edition's. */
export const sessionTime = 14 * 24 * 3600_000

/** Only the hash is kept: a token of 256 random bits needs no slow hash (unlike a password). */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
export const newToken = (): string => randomBytes(32).toString('base64url')

/** `browser`: what it calls itself; `address`: from where it called. */
export type From = { browser: string; address: string }

export const nowhere: From = { browser: '', address: '' }

/** Begins a session; answers its token, which nobody but the browser ever has again. */
export const startSession = async (
  db: Db | Tx,
  { person, way, browser, address }: { person: PersonId; way: SignInWay } & From,
): Promise<string> => {
  const token = newToken()
  const now = new Date()
  await db
    .insertInto('session')
    .values({
      ...{ token_hash: hashOf(token), person, way, address: address.slice(0, 60), browser: browser.slice(0, 400) },
      ...{ created_at: now, seen_at: now, expires_at: new Date(now.getTime() + sessionTime) },
    })
    .execute()
  return token
}

export const endSession = async (db: Db, token: string): Promise<void> => {
  await db.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute()
}

export type SessionRow = { id: string; way: SignInWay; created_at: Date; seen_at: Date } & From

/** Sessions that are good at this moment, those that were seen last first. */
export const sessionsOf = async (db: Db | Tx, person: PersonId): Promise<SessionRow[]> =>
  db
    .selectFrom('session')
    .select(['id', 'way', 'browser', 'address', 'created_at', 'seen_at'])
    .where('person', '=', person)
    .where('expires_at', '>', new Date())
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Whose session this is. */
export const ownerOfSession = async (db: Db | Tx, id: string): Promise<PersonId | undefined> =>
  (await db.selectFrom('session').select('person').where('id', '=', id).executeTakeFirst())?.person

/** Ends one session by its number; answers whether there was one. */
export const endSessionNumbered = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.deleteFrom('session').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n

/** Ends the sessions of a person, but for the one that is named; answers how many. */
export const endSessionsOf = async (tx: Tx, person: PersonId, but?: string): Promise<number> => {
  const all = tx.deleteFrom('session').where('person', '=', person)
  const { numDeletedRows } = await (but === undefined ? all : all.where('id', '<>', but)).executeTakeFirst()
  return Number(numDeletedRows)
}

/** For how long a session is not marked as seen again, so that a call costs no writing. */
const seenFor = '10 minutes'

export const markSeen = async (db: Db, id: string): Promise<void> => {
  await sql`update session set seen_at = now() where id = ${id} and seen_at < now() - ${seenFor}::interval`.execute(db)
}

/** Whether `seen` is so long ago that it is to be marked again. */
export const isSeenLongAgo = (seen: Date): boolean => Date.now() - seen.getTime() > 10 * 60_000

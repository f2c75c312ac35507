/** People of the newsroom, how they sign in, and their sessions. */

import { createHash, randomBytes } from 'node:crypto'
import type { PersonId } from '../base/id.ts'
import type { Db } from './database.ts'
import type { Role, Schema } from './schema.ts'

export type Person = Schema['person']

/** How long a one-time sign-in waits to be used, and how long a session lasts, in milliseconds. */
export const signInTime = 7 * 24 * 3600_000
export const sessionTime = 14 * 24 * 3600_000

/** Only the hash is kept: a token of 256 random bits needs no slow hash (unlike a password). */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
const newToken = (): string => randomBytes(32).toString('base64url')

export const personWithMail = (db: Db, mail: string): Promise<Person | undefined> =>
  db.selectFrom('person').selectAll().where('mail', '=', mail).executeTakeFirst()

export const insertPerson = async (
  db: Db,
  person: { id: PersonId; mail: string; name: string; role: Role; created_at: Date },
): Promise<void> => {
  await db.insertInto('person').values(person).execute()
}

/** A token that signs this person in once. Those given before stay good for their time. Instants here are the machine's, never the edition's. */
export const newSignIn = async (db: Db, person: PersonId): Promise<string> => {
  const token = newToken()
  const expires_at = new Date(Date.now() + signInTime)
  await db
    .insertInto('sign_in')
    .values({ token_hash: hashOf(token), person, expires_at })
    .execute()
  return token
}

/** Turns a one-time token into a session's; `undefined` where it is unknown, used or too old. */
export const redeemSignIn = async (db: Db, token: string): Promise<string | undefined> =>
  db.transaction().execute(async (tx) => {
    const used = await tx
      .deleteFrom('sign_in')
      .where('token_hash', '=', hashOf(token))
      .returningAll()
      .executeTakeFirst()
    if (!used || used.expires_at < new Date()) return undefined
    const session = newToken()
    const now = new Date()
    await tx
      .insertInto('session')
      .values({
        token_hash: hashOf(session),
        person: used.person,
        created_at: now,
        expires_at: new Date(now.getTime() + sessionTime),
      })
      .execute()
    return session
  })

export const personOfSession = async (db: Db, token: string): Promise<Person | undefined> =>
  db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .selectAll('person')
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', new Date())
    .executeTakeFirst()

export const endSession = async (db: Db, token: string): Promise<void> => {
  await db.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute()
}

/** Forgets sign-ins and sessions whose time is over. */
export const sweepSignIns = async (db: Db): Promise<void> => {
  const now = new Date()
  await db.deleteFrom('sign_in').where('expires_at', '<', now).execute()
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
}

/** Somebody who may do everything, and whether anybody has ever signed in. */
export const firstAdministrator = async (db: Db): Promise<{ person: Person | undefined; signedIn: boolean }> => {
  const person = await db
    .selectFrom('person')
    .selectAll()
    .where('role', '=', 'administrator')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  const session = await db.selectFrom('session').select('person').limit(1).executeTakeFirst()
  return { person, signedIn: session !== undefined }
}

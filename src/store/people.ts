/** People of the newsroom, the one-time addresses by which they are let in, and who a session belongs to. */

import { type Selectable, sql } from 'kysely'
import type { PersonId } from '../base/id.ts'
import type { Db, Tx } from './database.ts'
import { sweepQuestions } from './people/passkeys.ts'
import { type From, hashOf, isSeenLongAgo, markSeen, newToken, nowhere, startSession } from './people/sessions.ts'
import { sweepTries } from './people/tries.ts'
import type { Role, Schema, SignInWay } from './schema.ts'

export type Person = Selectable<Schema['person']>

/** Somebody who is signed in: by which session, since when, and how they showed who they are. */
export type SignedIn = Person & { session: string; since: Date; way: SignInWay }

/** How long a one-time sign-in waits to be used, in milliseconds. */
export const signInTime = 7 * 24 * 3600_000

export const personWithMail = (db: Db | Tx, mail: string): Promise<Person | undefined> =>
  db.selectFrom('person').selectAll().where('mail', '=', mail).executeTakeFirst()

/** The person, locked until the transaction ends. */
export const personForChange = (tx: Tx, id: PersonId): Promise<Person | undefined> =>
  tx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const insertPerson = async (
  db: Db | Tx,
  person: { id: PersonId; mail: string; name: string; role: Role; created_at: Date; sections?: string[] | null },
): Promise<void> => {
  await db.insertInto('person').values(person).execute()
}

export const changePerson = async (
  tx: Tx,
  id: PersonId,
  change: { name?: string; role?: Role; sections?: string[] | null; left_at?: Date | null },
): Promise<void> => {
  if (Object.keys(change).length > 0) await tx.updateTable('person').set(change).where('id', '=', id).execute()
}

/**
 * Whether somebody else may do everything. Locks all who may, so that of two administrators who take the role from each other at once the second is
 * told that they are the last.
 */
export const isAnotherAdministrator = async (tx: Tx, id: PersonId): Promise<boolean> => {
  const all = await tx
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'administrator')
    .where('left_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return all.some((one) => one.id !== id)
}

/** A token that signs this person in once. Those given before stay good for their time. Instants here are the machine's, never the edition's. */
export const newSignIn = async (db: Db | Tx, person: PersonId): Promise<string> => {
  const token = newToken()
  const expires_at = new Date(Date.now() + signInTime)
  await db
    .insertInto('sign_in')
    .values({ token_hash: hashOf(token), person, expires_at })
    .execute()
  return token
}

/** Takes back every one-time address of this person. */
export const takeBackSignIns = async (tx: Tx, person: PersonId): Promise<void> => {
  await tx.deleteFrom('sign_in').where('person', '=', person).execute()
}

/** Turns a one-time token into a session's; `undefined` where it is unknown, used or too old, or its person has left. */
export const redeemSignIn = async (db: Db, token: string, from: From = nowhere): Promise<string | undefined> =>
  db.transaction().execute(async (tx) => {
    const used = await tx
      .deleteFrom('sign_in')
      .where('token_hash', '=', hashOf(token))
      .returningAll()
      .executeTakeFirst()
    if (!used || used.expires_at < new Date()) return undefined
    const person = await personForChange(tx, used.person)
    return person && !person.left_at ? startSession(tx, { person: person.id, way: 'address', ...from }) : undefined
  })

export const personOfSession = async (db: Db, token: string): Promise<SignedIn | undefined> => {
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .selectAll('person')
    .select(['session.id as session', 'session.created_at as since', 'way', 'seen_at'])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', new Date())
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { seen_at, ...person } = row
  if (isSeenLongAgo(seen_at)) await markSeen(db, row.session)
  return person
}

/** Whether whoever has this session could sign in again by themselves. */
export const hasWayIn = async (db: Db, token: string): Promise<boolean> => {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select 1 from password w where w.person = s.person) or exists (select 1 from passkey k where k.person = s.person) as has
    from session s where token_hash = ${hashOf(token)}`.execute(db)
  return rows[0]?.has ?? false
}

/** Forgets sign-ins, sessions, questions and tries whose time is over. */
export const sweepSignIns = async (db: Db): Promise<void> => {
  const now = new Date()
  await db.deleteFrom('sign_in').where('expires_at', '<', now).execute()
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  await sweepQuestions(db)
  await sweepTries(db)
}

/** Somebody who may do everything, and whether anybody is signed in or could sign in by themselves. */
export const firstAdministrator = async (db: Db): Promise<{ person: Person | undefined; signedIn: boolean }> => {
  const person = await db
    .selectFrom('person')
    .selectAll()
    .where('role', '=', 'administrator')
    .where('left_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  const signedIn = await db
    .selectFrom('session')
    .select('person')
    .union(db.selectFrom('password').select('person'))
    .union(db.selectFrom('passkey').select('person'))
    .limit(1)
    .executeTakeFirst()
  return { person, signedIn: signedIn !== undefined }
}

export type PersonRow = Person & { sessions: number; seen: Date | null; password: boolean; passkeys: number }

/** Everybody, those who have left last, with how they sign in and when they were seen last. */
export const everybody = async (db: Db): Promise<PersonRow[]> => {
  const { rows } = await sql<PersonRow>`
    select p.*, coalesce(s.sessions, 0)::int as sessions, s.seen, w.person is not null as password,
      (select count(*) from passkey k where k.person = p.id)::int as passkeys
    from person p
    left join (select person, count(*) as sessions, max(seen_at) as seen from session where expires_at > ${new Date()} group by person) s on s.person = p.id
    left join password w on w.person = p.id
    order by p.left_at is not null, lower(p.name), p.mail`.execute(db)
  return rows
}

/** Tries to sign in, counted for all machines together: after a few that failed each next one has to wait longer. */

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../database.ts'

/** A mail or an address at which is counted; `free` tries cost no wait. */
export type Counted = { key: string; free: number }

/** A person mistypes; a whole newsroom sits behind one address. */
export const forMail = (mail: string): Counted => ({ key: keyOf(`mail ${mail}`), free: 5 })
export const forAddress = (address: string): Counted => ({ key: keyOf(`address ${address}`), free: 30 })

/** Asking for a passkey's question costs next to nothing, and is bounded all the same. */
export const forAsking = (address: string): Counted => ({ key: keyOf(`asking ${address}`), free: 300 })

const keyOf = (words: string): string => createHash('sha256').update(words).digest('base64url')

/**
 * Counts a try before it is looked at, so that a thousand at once are counted too. Answers how many seconds are still to be waited; 0: go on.
 * Each try beyond the free ones doubles the wait, up to a quarter of an hour; an hour without any forgets all.
 */
export const countTry = async (db: Db | Tx, { key, free }: Counted): Promise<number> => {
  const { rows } = await sql<{ tries: number }>`
    insert into sign_in_try as t (key, tries, tried_at, wait_until) values (${key}, 1, clock_timestamp(), clock_timestamp())
    on conflict (key) do update set
      tries = case when t.tried_at < clock_timestamp() - interval '1 hour' then 1 else t.tries + 1 end,
      tried_at = clock_timestamp(),
      wait_until = clock_timestamp() + case
        when t.tries + 1 > ${free}::int and t.tried_at >= clock_timestamp() - interval '1 hour'
        then least(900, power(2, least(20, t.tries + 1 - ${free}::int))) * interval '1 second'
        else interval '0' end
    where t.wait_until <= clock_timestamp()
    returning tries`.execute(db)
  if (rows.length > 0) return 0
  const waiting = await sql<{ seconds: number }>`
    select ceil(extract(epoch from wait_until - clock_timestamp()))::int as seconds from sign_in_try where key = ${key}`.execute(
    db,
  )
  return Math.max(1, waiting.rows[0]?.seconds ?? 1)
}

/** Whoever got in was no guesser: the mail begins anew, and the address is without this one try. */
export const forgetTries = async (db: Db | Tx, mail: Counted | undefined, address: Counted): Promise<void> => {
  if (mail) await db.deleteFrom('sign_in_try').where('key', '=', mail.key).execute()
  await sql`update sign_in_try set tries = greatest(0, tries - 1), wait_until = clock_timestamp() where key = ${address.key}`.execute(
    db,
  )
}

export const sweepTries = async (db: Db): Promise<void> => {
  await sql`delete from sign_in_try where tried_at < clock_timestamp() - interval '1 hour' and wait_until < clock_timestamp()`.execute(
    db,
  )
}

/** Tokens of the API: only their hashes are kept. Instants are the database's, never the edition's. */

import { type Selectable, sql } from 'kysely'
import type { ApiTokenId } from '../../base/id.ts'
import type { Db, Tx } from '../database.ts'
import { hashOf } from '../people/sessions.ts'
import type { Schema } from '../schema.ts'

type TokenRow = Selectable<Schema['api_token']>

/** A token as people may see it, with how many webhooks are its own. */
export type ShownToken = Omit<TokenRow, 'hash' | 'ended_at'> & { expired: boolean; webhooks: number }

/** Whoever calls with a token. */
export type Bearer = Pick<TokenRow, 'id' | 'name' | 'scopes'>

/** How often it is written when a token was used last, in seconds. */
const usedEvery = 60

const isGood = sql<boolean>`ended_at is null and (expires_at is null or expires_at > clock_timestamp())`

/** Whose token this is, where it is good now. */
export const bearerOf = async (db: Db, token: string): Promise<Bearer | undefined> => {
  const row = await db
    .selectFrom('api_token')
    .select(['id', 'name', 'scopes'])
    .select(
      sql<boolean>`used_at is null or used_at < clock_timestamp() - make_interval(secs => ${usedEvery})`.as(
        'unwritten',
      ),
    )
    .where('hash', '=', hashOf(token))
    .where(isGood)
    .executeTakeFirst()
  if (!row) return undefined
  const { unwritten, ...bearer } = row
  if (unwritten) await noteUse(db, bearer.id)
  return bearer
}

/** Of several that ask at the same moment one writes it. */
const noteUse = async (db: Db, id: ApiTokenId): Promise<void> => {
  await sql`update api_token set used_at = clock_timestamp()
    where id = ${id} and (used_at is null or used_at < clock_timestamp() - make_interval(secs => ${usedEvery}))`.execute(
    db,
  )
}

export const newApiToken = async (
  tx: Tx,
  token: string,
  row: Pick<TokenRow, 'id' | 'name' | 'scopes' | 'made_by' | 'expires_at'>,
): Promise<void> => {
  await tx
    .insertInto('api_token')
    .values({ ...row, hash: hashOf(token) })
    .execute()
}

export const changeApiToken = async (
  tx: Tx,
  id: ApiTokenId,
  change: Partial<Pick<TokenRow, 'name' | 'scopes' | 'expires_at'>>,
): Promise<void> => {
  if (Object.keys(change).length > 0) await tx.updateTable('api_token').set(change).where('id', '=', id).execute()
}

/** The token of this identity or name that has not been ended; locked until the transaction ends. */
export const apiTokenNamed = (tx: Tx, named: string): Promise<TokenRow | undefined> =>
  tx
    .selectFrom('api_token')
    .selectAll()
    .where((where) => where.or([where('id', '=', named as ApiTokenId), where('name', '=', named)]))
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const endApiToken = async (tx: Tx, id: ApiTokenId): Promise<void> => {
  await tx.updateTable('api_token').set({ ended_at: sql<Date>`clock_timestamp()` }).where('id', '=', id).execute()
}

/** All that have not been ended, by name. */
export const listApiTokens = (db: Db): Promise<ShownToken[]> =>
  db
    .selectFrom('api_token as t')
    .select(['id', 'name', 'scopes', 'made_by', 'created_at', 'expires_at', 'used_at'])
    .select(sql<boolean>`coalesce(expires_at <= clock_timestamp(), false)`.as('expired'))
    .select(({ selectFrom, fn }) =>
      selectFrom('output')
        .whereRef('token', '=', 't.id')
        .select(fn.countAll<number>().$castTo<number>().as('webhooks'))
        .as('webhooks'),
    )
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, webhooks: Number(row.webhooks) })))

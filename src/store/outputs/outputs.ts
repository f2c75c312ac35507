/** The outputs that are registered: who outside is told of changes, and how each stands. */

import { type Selectable, sql } from 'kysely'
import type { ApiTokenId, OutputId } from '../../base/id.ts'
import type { Db, Tx } from '../database.ts'
import type { OutputKind, Schema } from '../schema.ts'

export type OutputRow = Selectable<Schema['output']>

/** An output as people may see it, and how telling it goes: what waits, and since when something fails. */
export type ShownOutput = Omit<OutputRow, 'secret'> & {
  hasSecret: boolean
  waiting: number
  failing_since: Date | null
  failure: string | null
}

/** The kinds that keep answers for many readers. */
export const sharedCacheKinds = ['varnish', 'fastly', 'cloudflare'] as const satisfies readonly OutputKind[]

export const listOutputs = async (db: Db | Tx): Promise<ShownOutput[]> => {
  const { rows } = await sql<ShownOutput>`
    select o.id, o.kind, o.name, o.address, o.settings, o.created_at, o.token, o.secret is not null as "hasSecret",
      count(d.id)::int as waiting, min(d.failing_since) as failing_since,
      (array_agg(d.failure order by d.failing_since) filter (where d.failing_since is not null))[1] as failure
    from output o left join delivery d on d.output = o.id and d.done_at is null
    group by o.id order by o.name`.execute(db)
  return rows
}

/** The output of this identity or name. */
export const outputNamed = (db: Db | Tx, named: string): Promise<OutputRow | undefined> =>
  db
    .selectFrom('output')
    .selectAll()
    .where((where) => where.or([where('id', '=', named as OutputId), where('name', '=', named)]))
    .executeTakeFirst()

export const outputsOf = (db: Db, ids: readonly string[]): Promise<OutputRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('output')
        .selectAll()
        .where('id', 'in', ids as OutputId[])
        .execute()

/** The webhooks that were made with a token, oldest first; locked until the transaction ends. */
export const outputsOfToken = (tx: Tx, token: ApiTokenId): Promise<OutputRow[]> =>
  tx
    .selectFrom('output')
    .selectAll()
    .where('token', '=', token)
    .orderBy('created_at')
    .orderBy('id')
    .forUpdate()
    .execute()

/** Every shared cache, to look at it from outside. */
export const sharedCaches = (db: Db): Promise<OutputRow[]> =>
  db.selectFrom('output').selectAll().where('kind', 'in', sharedCacheKinds).orderBy('name').execute()

/** The kinds, addresses and settings of all outputs: what pages have to say for shared caches and hubs, and keys that the site shows. */
export const outputKinds = (db: Db): Promise<Pick<OutputRow, 'kind' | 'address' | 'settings'>[]> =>
  db.selectFrom('output').select(['kind', 'address', 'settings']).orderBy('name').execute()

/** Whether a cache that we can purge stands between us and readers. */
export const hasSharedCache = (outputs: readonly Pick<OutputRow, 'kind'>[]): boolean =>
  outputs.some(({ kind }) => sharedCacheKinds.some((one) => one === kind))

export const writeOutput = async (tx: Tx, output: OutputRow): Promise<void> => {
  const row = { ...output, settings: JSON.stringify(output.settings) }
  const { id: _, created_at: __, ...change } = row
  await tx
    .insertInto('output')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
    .execute()
}

export const deleteOutput = async (tx: Tx, id: OutputId): Promise<void> => {
  await tx.deleteFrom('output').where('id', '=', id).execute()
}

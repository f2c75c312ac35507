/** Fronts as the desk keeps them: what readers get, the draft, and what was launched before. Reading one for readers is `published-fronts.ts`. */

import { type Container, endsOf } from '../../../story/front/container.ts'
import type { Db, Tx } from '../../database.ts'

export type FrontRow = {
  path: string
  containers: Container[] | null
  draft: Container[] | null
  version: number
  launched_at: Date | null
  launched_by: string | null
  changed_at: Date | null
  changed_by: string | null
  stale_after: number
}

const columns = [
  'path',
  'containers',
  'draft',
  'version',
  'launched_at',
  'launched_by',
  'changed_at',
  'changed_by',
  'stale_after',
] as const

export const frontAt = (db: Db | Tx, path: string): Promise<FrontRow | undefined> =>
  db.selectFrom('front').select(columns).where('path', '=', path).executeTakeFirst()

export const allFronts = (db: Db | Tx): Promise<FrontRow[]> =>
  db.selectFrom('front').select(columns).orderBy('path').execute()

/** The front, locked until the transaction ends: steps of two people follow each other. */
export const frontForChange = async (tx: Tx, path: string): Promise<FrontRow> => {
  await tx
    .insertInto('front')
    .values({
      path,
      containers: null,
      draft: null,
      launched_at: null,
      launched_by: null,
      changed_at: null,
      changed_by: null,
    })
    .onConflict((conflict) => conflict.column('path').doNothing())
    .execute()
  return tx.selectFrom('front').select(columns).where('path', '=', path).forUpdate().executeTakeFirstOrThrow()
}

type By = { actor: string; at: Date }

/** Keeps the draft; null where there is nothing to launch any more. */
export const writeDraft = async (tx: Tx, path: string, draft: Container[] | null, { actor, at }: By): Promise<void> => {
  await tx
    .updateTable('front')
    .set(({ eb }) => ({
      draft: draft && JSON.stringify(draft),
      version: eb('version', '+', 1),
      changed_at: at,
      changed_by: actor,
    }))
    .where('path', '=', path)
    .execute()
}

/** Gives these containers to readers, and writes them into the history. */
export const writeLaunch = async (tx: Tx, path: string, containers: Container[], { actor, at }: By): Promise<void> => {
  await tx
    .updateTable('front')
    .set({ containers: JSON.stringify(containers), ends: endsOf(containers), launched_at: at, launched_by: actor })
    .where('path', '=', path)
    .execute()
  await tx
    .insertInto('front_launch')
    .values({ front: path, containers: JSON.stringify(containers), actor, at })
    .execute()
}

export type Launch = { id: string; actor: string; at: Date }

/** What was launched, newest first. */
export const launchesOf = (db: Db, path: string, limit: number): Promise<Launch[]> =>
  db
    .selectFrom('front_launch')
    .select(['id', 'actor', 'at'])
    .where('front', '=', path)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export const launchOf = async (tx: Tx, path: string, id: string): Promise<Container[] | undefined> =>
  (
    await tx
      .selectFrom('front_launch')
      .select('containers')
      .where('front', '=', path)
      .where('id', '=', id)
      .executeTakeFirst()
  )?.containers

export const writeStaleAfter = async (tx: Tx, path: string, hours: number): Promise<void> => {
  await tx.updateTable('front').set({ stale_after: hours }).where('path', '=', path).execute()
}

/** Who looks at a front on the desk right now: a row for each line that is open. */

import type { Db } from '../../database.ts'

export const keepEditor = async (
  db: Db,
  { line, front, name }: { line: string; front: string; name: string },
): Promise<void> => {
  // A line lasts an hour: what is older was left by a process that died.
  await db
    .deleteFrom('front_editor')
    .where('since', '<', new Date(Date.now() - 2 * 3600_000))
    .execute()
  await db.insertInto('front_editor').values({ line, front, name }).execute()
}

export const dropEditor = async (db: Db, line: string): Promise<void> => {
  await db.deleteFrom('front_editor').where('line', '=', line).execute()
}

/** Their names, each once. */
export const editorsOf = async (db: Db, front: string): Promise<string[]> =>
  (
    await db.selectFrom('front_editor').select('name').distinct().where('front', '=', front).orderBy('name').execute()
  ).map(({ name }) => name)

/** How often stories were read, by the hour. Nothing is kept of who read. */

import { sql } from 'kysely'
import type { Database, Db } from '../database.ts'

/** For how many hours what was read is asked for at most; older counts are deleted a day later. */
export const longestWindow = 168

/** Adds to the counts of an hour. */
export const addReads = async (
  { pool }: Pick<Database, 'pool'>,
  hour: Date,
  counts: ReadonlyMap<string, number>,
): Promise<void> => {
  await pool.query({
    name: 'add reads',
    // In order, so that two nodes never wait for each other.
    text: `insert into story_read (hour, story, reads)
      select $1, r.story, r.reads from unnest($2::text[], $3::int[]) as r(story, reads) join story s on s.id = r.story order by r.story
      on conflict (hour, story) do update set reads = story_read.reads + excluded.reads`,
    values: [hour, [...counts.keys()], [...counts.values()]],
  })
}

/** Deletes what no list asks for any more. */
export const forgetReads = async (db: Db, now: Date): Promise<void> => {
  await sql`delete from story_read where hour < ${now}::timestamptz - make_interval(hours => ${longestWindow + 24})`.execute(
    db,
  )
}

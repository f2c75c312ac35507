/** The outbox and the audit: what happened, written in the transaction of the change itself. */

import { sql } from 'kysely'
import type { StoryId } from '../base/id.ts'
import type { Db, Tx } from './database.ts'

/** The channel on which a commit tells every node of its events. */
export const eventChannel = 'dateline_event'

export type Happening = { verb: string; kind: string; actor: string; story: StoryId | null; detail: object; at: Date }

/** Writes a change's event and its audit line, and has the commit tell the nodes. Returns the event's number. */
export const record = async (tx: Tx, { verb, kind, actor, story, detail, at }: Happening): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    with audited as (
      insert into audit (verb, actor, story, detail, at) values (${verb}, ${actor}, ${story}, ${JSON.stringify(detail)}, ${at})
    ), happened as (
      insert into event (kind, story, at) values (${kind}, ${story}, ${at}) returning id
    )
    select id, pg_notify(${eventChannel}, id::text) from happened`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('The outbox took no event.')
  return row.id
}

/** Writes the audit line alone: of what no reader can see, so that no page is forgotten for it. */
export const audit = async (tx: Tx, { verb, actor, story, detail, at }: Omit<Happening, 'kind'>): Promise<void> => {
  await tx
    .insertInto('audit')
    .values({ verb, actor, story, detail: JSON.stringify(detail), at })
    .execute()
}

/** When the last thing happened between two instants; `undefined` where nothing did. */
export const lastEventBetween = async (db: Db, from: Date, until: Date): Promise<Date | undefined> => {
  const row = await db
    .selectFrom('event')
    .select('at')
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

/** The ledger: what is known of every message for good, and the dropping of texts that may be kept no longer. */

import { sql } from 'kysely'
import type { StoryId } from '../base/id.ts'
import type { NewsObject } from '../wire/item.ts'
import type { Db, Tx } from './database.ts'

/** A message as the ledger has it: which file brought it, when, under which terms, and which of the story's revisions stand on it. */
export type LedgerEntry = {
  id: string
  supplier: string
  uri: string
  version: string | null
  status: 'usable' | 'withheld' | 'canceled'
  version_created: Date | null
  received_at: Date
  file: string
  /** SHA-256 of the file as it arrived, and its size in bytes. */
  sha256: string
  size: number
  terms: string[]
  marks: string[]
  dropped_at: Date | null
}

/** Every message of the wire that a story was taken from, alerts of its chain included, in the order in which they came. */
export const ledgerOf = async (db: Db, story: StoryId): Promise<LedgerEntry[]> => {
  const { rows } = await sql<LedgerEntry & { size: string }>`
    select v.id, i.supplier, i.uri, v.version, v.status, v.version_created, v.received_at, a.name as file, a.hash as sha256, a.size,
      v.terms, v.marks, v.dropped_at
    from story s join wire_item i on i.id = s.wire_item or i.follows = s.wire_item
    join wire_version v on v.item = i.id join arrival a on a.id = v.arrival
    where s.id = ${story} order by v.id`.execute(db)
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** Marks of all that the item of this version has sent, and the version itself, where its text has not been dropped. */
export const sentBefore = async (
  tx: Tx,
  version: string,
): Promise<{ marks: string[]; ninjs: NewsObject | undefined }> => {
  const { rows } = await sql<{ marks: string[]; ninjs: NewsObject | null }>`
    select o.marks, case when o.id = v.id and o.dropped_at is null then o.ninjs end as ninjs
    from wire_version v join wire_version o on o.item = v.item where v.id = ${version}`.execute(tx)
  return { marks: rows.flatMap((row) => row.marks), ninjs: rows.find((row) => row.ninjs)?.ninjs ?? undefined }
}

/** The pictures of a publication, as the ledger has them. */
export type PictureEntry = {
  id: string
  sha256: string
  supplier: string | null
  credit: string
  copyright: string
  terms: string[]
  credentials: boolean
  killed_at: Date | null
}

export const picturesInUse = (db: Db, ids: readonly string[]): Promise<PictureEntry[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('picture')
        .select(['id', 'hash as sha256', 'supplier', 'credit', 'copyright', 'terms', 'credentials', 'killed_at'])
        .where('id', 'in', ids as never)
        .orderBy('id')
        .execute()

/** How many messages lose their text in one transaction. */
const portion = 500

/**
 * Drops the texts of messages that a contract's `keepDays` lets us keep no longer at `now`: the item's words, the search's, and
 * the file's bytes. Their rows stay, with hash, times and terms. Answers how many it dropped. What waits in quarantine stays: nobody knows yet whose it is.
 */
export const dropTexts = async (db: Db, now: Date): Promise<number> => {
  let dropped = 0
  for (;;) {
    const { rows } = await sql<{ item: string }>`
      with due as (
        select v.id, v.item, v.arrival from wire_version v join wire_item i on i.id = v.item join supplier s on s.slug = i.supplier
        where v.dropped_at is null and (s.contract ->> 'keepDays') is not null
          and v.received_at < ${now}::timestamptz - make_interval(days => (s.contract ->> 'keepDays')::int)
        order by v.received_at limit ${portion} for update of v skip locked
      ), emptied as (
        update wire_version v set dropped_at = ${now},
          ninjs = jsonb_strip_nulls(jsonb_build_object('uri', v.ninjs -> 'uri', 'type', v.ninjs -> 'type', 'version', v.ninjs -> 'version',
            'versionCreated', v.ninjs -> 'versionCreated', 'pubStatus', v.ninjs -> 'pubStatus', 'embargoedUntil', v.ninjs -> 'embargoedUntil'))
        from due where v.id = due.id returning v.item
      ), files as (
        -- A file that brought several items goes with the last of them.
        update arrival a set bytes = null from due
        where a.id = due.arrival and a.state = 'done'
          and not exists (select 1 from wire_version o where o.arrival = a.id and o.dropped_at is null and o.id not in (select id from due))
      ), lists as (
        update wire_item i set search = null, facts = null from due
        where i.id = due.item and not exists (
          select 1 from wire_version o where o.item = i.id and o.dropped_at is null and o.id not in (select id from due))
      )
      select item from emptied`.execute(db)
    dropped += rows.length
    if (rows.length < portion) return dropped
  }
}

/** Items of different suppliers that have the same text, and the row of the desk's list that they share. */

import { type RawBuilder, sql } from 'kysely'
import type { StoryId, WireItemId } from '../../base/id.ts'
import type { Db, Tx } from '../database.ts'

/** How far apart two suppliers may send one text, by their own times; twice as long a mark is kept. */
export const sharedWithin = '24 hours'
const keptFor = '2 days'

/** What a row of the list is known by: its first item. An item that shares a text stands in the row of the other's chain. */
export const rowOf = (item: string): RawBuilder<string> =>
  sql`coalesce(${sql.ref(`${item}.same_as`)}, ${sql.ref(`${item}.follows`)}, ${sql.ref(`${item}.id`)})`

/** An item whose text is sought among those of others. `at` is the agency's own time. */
export type TextSought = {
  id: WireItemId
  supplier: string
  at: Date
  marks: readonly number[]
}

/** An item of another supplier of whose runs of words at least one is the same. */
export type TextNear = { own: WireItemId; id: WireItemId; row: WireItemId; headline: string; sketch: number[] }

/** At most so many of those that share one run are looked at, the newest: words that everybody prints at the end of everything name no text. */
const mostOfOne = 20

/** Keeps the marks by which these items are found, and answers who is near them. Nothing killed is. */
export const textsNear = async (tx: Tx, sought: readonly TextSought[]): Promise<TextNear[]> => {
  if (sought.length === 0) return []
  const each = sought.flatMap(({ id, at, supplier, marks }) => marks.map((mark) => ({ id, at, supplier, mark })))
  const { rows } = await sql<TextNear>`
    with given as (
      select * from unnest(${each.map((one) => one.id)}::text[], ${each.map((one) => one.at)}::timestamptz[], ${each.map((one) => one.supplier)}::text[],
        ${each.map((one) => one.mark)}::int[]) as given(item, at, supplier, mark)
    ), kept as (
      insert into wire_mark (mark, at, item) select mark, at, item from given order by mark, at, item on conflict do nothing
    ),
    -- Found before the items are looked at: without counts of these tables each run would be sought once for each item that there is.
    near as materialized (
      select g.item as own, g.supplier, m.item, count(*) as runs
      from given g
      cross join lateral (
        select m.item from wire_mark m where m.mark = g.mark and m.at between g.at - ${sharedWithin}::interval and g.at + ${sharedWithin}::interval
        order by m.at desc limit ${mostOfOne}) m
      group by g.item, g.supplier, m.item
    )
    select n.own, i.id, ${rowOf('i')} as row, i.headline, i.sketch
    from near n join wire_item i on i.id = n.item
    where i.supplier <> n.supplier and i.killed_at is null and i.sketch is not null
    order by n.own, n.runs desc, i.id`.execute(tx)
  return rows
}

/** Puts all of an item's row into another row. */
export const joinRow = async (tx: Tx, id: WireItemId, row: WireItemId): Promise<void> => {
  await sql`
    update wire_item i set same_as = ${row}
    where ${rowOf('i')} = (select ${rowOf('o')} from wire_item o where o.id = ${id}) and ${rowOf('i')} <> ${row}`.execute(
    tx,
  )
}

/** A killed item and its chain stand in a row of their own: what one agency takes back the other may still stand by. */
export const leaveRow = async (tx: Tx, id: WireItemId): Promise<void> => {
  const { rows } = await sql<{ chain: WireItemId; row: WireItemId }>`
    select coalesce(i.follows, i.id) as chain, ${rowOf('i')} as row from wire_item i
    where i.id = ${id} and exists (
      select from wire_item o where ${rowOf('o')} = ${rowOf('i')} and coalesce(o.follows, o.id) <> coalesce(i.follows, i.id))`.execute(
    tx,
  )
  const [found] = rows
  if (!found) return
  const { chain, row } = found
  if (row !== chain) {
    await sql`update wire_item set same_as = null where coalesce(follows, id) = ${chain} and (id = ${chain} or follows = ${chain})`.execute(
      tx,
    )
    return
  }
  // The others were known by its first item; from now on by the first of theirs.
  await sql`
    update wire_item i set same_as = first.chain
    from (select min(coalesce(o.follows, o.id)) as chain from wire_item o where ${rowOf('o')} = ${row} and coalesce(o.follows, o.id) <> ${chain}) first
    where ${rowOf('i')} = ${row} and coalesce(i.follows, i.id) <> ${chain}`.execute(tx)
}

/** The row in which an item stands, and a story that was taken from any item of it. */
export const rowAndStory = async (
  db: Db | Tx,
  id: WireItemId,
): Promise<{ row: WireItemId; story: StoryId | null } | undefined> => {
  const { rows } = await sql<{ row: WireItemId; story: StoryId | null }>`
    select ${rowOf('i')} as row, (
      select s.id from wire_item o join story s on s.wire_item = o.id where ${rowOf('o')} = ${rowOf('i')} order by s.created_at limit 1) as story
    from wire_item i where i.id = ${id}`.execute(db)
  return rows[0]
}

/** Forgets by which runs texts are sought that are older than any that is still held against them. */
export const forgetMarks = async (db: Db, now: Date): Promise<void> => {
  await sql`delete from wire_mark where at < ${now}::timestamptz - ${keptFor}::interval`.execute(db)
}

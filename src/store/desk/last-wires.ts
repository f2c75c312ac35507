/** The wires that came last, with what their newest versions say: what rules are tried on. */

import { sql } from 'kysely'
import type { WireItemId } from '../../base/id.ts'
import type { NewsObject } from '../../wire/item.ts'
import type { Db } from '../database.ts'

export type LastWire = { item: WireItemId; supplier: string; headline: string; received_at: Date; ninjs: NewsObject }

/** Up to `limit` of them, newest first. What was killed is not among them, nor what is no longer kept. */
export const lastWires = async (db: Db, limit: number): Promise<LastWire[]> => {
  const { rows } = await sql<LastWire>`
    select i.id as item, i.supplier, i.headline, i.received_at, v.ninjs
    from (
      select id, supplier, headline, received_at from wire_item
      where killed_at is null and received_at is not null order by received_at desc, id desc limit ${limit}) i
    cross join lateral (
      select ninjs, dropped_at from wire_version where item = i.id order by id desc limit 1) v
    where v.dropped_at is null
    order by i.received_at desc, i.id desc`.execute(db)
  return rows
}

/** How each supplier's wires come: what the health of a feed is read from. */

import { sql } from 'kysely'
import type { Contract } from '../story/rights.ts'
import type { Db } from './database.ts'
import type { Rhythm } from './schema.ts'

/** What one supplier has sent lately. Spans are in seconds. */
export type Feed = {
  slug: string
  name: string
  contract: Contract
  rhythm: Rhythm
  /** When anything of it arrived last, service messages included. */
  lastAt: Date | null
  /** Files in the last hour, and in the same hour of each comparable day of the last four weeks on which it sent anything. */
  lastHour: number
  sameHour: number[]
  /** Files between the last arrival's time of day and now's, on each of those days; empty where the last one is a day old or more. */
  sinceLast: number[]
  /** Between the agency's time and ours, the median: of the last hour's versions, and of the last four weeks'. */
  lag: number | null
  usualLag: number | null
  waiting: number
  quarantined: number
  /** Of the last hour's files. */
  quarantinedLastHour: number
}

/**
 * Reads every feed. A day is comparable when it is a working day as today is, or a weekend's as today is, in the site's `zone`. Only files that came more than
 * a day before count as usual, so that an hour is never compared with itself.
 */
export const readFeeds = async (db: Db, now: Date, zone: string): Promise<Feed[]> => {
  const { rows } = await sql<Feed>`
    with days as (
      select n, ${now}::timestamptz - make_interval(hours => 24 * n) as at from generate_series(1, 28) n
      where (extract(isodow from (${now}::timestamptz - make_interval(hours => 24 * n)) at time zone ${zone}) > 5)
        = (extract(isodow from ${now}::timestamptz at time zone ${zone}) > 5)
    )
    select s.slug, s.name, s.contract, s.rhythm, last.at as "lastAt", hour.files::int as "lastHour", hour.quarantined::int as "quarantinedLastHour",
      coalesce(usual.hours, '{}') as "sameHour", coalesce(usual.since, '{}') as "sinceLast",
      lately.lag, usually.lag as "usualLag", held.waiting::int, held.quarantined::int
    from supplier s
    left join lateral (select max(at) as at from arrival where supplier = s.slug and at <= ${now}) last on true
    left join lateral (
      select count(*) as files, count(*) filter (where state = 'quarantined') as quarantined
      from arrival where supplier = s.slug and at > ${now}::timestamptz - interval '1 hour' and at <= ${now}
    ) hour on true
    left join lateral (
      select array_agg(counted.hour order by n) as hours,
        array_agg(counted.since order by n) filter (where last.at > ${now}::timestamptz - interval '23 hours') as since
      from (
        select d.n,
          (select count(*)::int from arrival where supplier = s.slug and at > d.at - interval '1 hour' and at <= d.at) as hour,
          (select count(*)::int from arrival where supplier = s.slug and at > d.at - (${now}::timestamptz - last.at) and at <= d.at) as since
        from days d
        where exists (select 1 from arrival where supplier = s.slug and at > d.at - interval '24 hours' and at <= d.at)
      ) counted
    ) usual on true
    left join lateral (
      select percentile_cont(0.5) within group (order by extract(epoch from v.received_at - v.version_created))::float8 as lag
      from wire_version v join wire_item i on i.id = v.item
      where i.supplier = s.slug and v.received_at > ${now}::timestamptz - interval '1 hour' and v.received_at <= ${now}
        and v.version_created between v.received_at - interval '1 day' and v.received_at
    ) lately on true
    left join lateral (
      select percentile_cont(0.5) within group (order by extract(epoch from v.received_at - v.version_created))::float8 as lag
      from (
        select v.received_at, v.version_created from wire_item i join wire_version v on v.item = i.id
        where i.supplier = s.slug and i.received_at <= ${now}::timestamptz - interval '1 hour' and i.received_at > ${now}::timestamptz - interval '28 days'
        order by i.received_at desc limit 1000
      ) v where v.version_created between v.received_at - interval '1 day' and v.received_at
    ) usually on true
    left join lateral (
      select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'quarantined') as quarantined
      from arrival where supplier = s.slug and state in ('waiting', 'quarantined')
    ) held on true
    order by s.name`.execute(db)
  return rows
}

/** What waits in quarantine of nobody whom we know. */
export const quarantinedOfNobody = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom('arrival')
    .select((one) => one.fn.countAll<string>().as('count'))
    .where('supplier', 'is', null)
    .where('state', '=', 'quarantined')
    .executeTakeFirstOrThrow()
  return Number(count)
}

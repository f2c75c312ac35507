/** The gate's part for the latest and the archive: stories by the moment from which readers could see them. Each statement walks one index. */

import type { Span } from '../../base/day.ts'
import { ask, type CardRow, card, published, type Reader, visible } from '../published.ts'

export type ShownRow = CardRow & { visible_from: Date }

/** From where a list goes on: the last story that the reader has seen. */
export type ShownPlace = { shownAt: Date; story: string }

/** Newest first, at most `limit`; of a span alone, or after `place`, where they are given. */
export const shown = (
  reader: Reader,
  limit: number,
  { span, place }: { span?: Span | undefined; place?: ShownPlace | undefined } = {},
): Promise<ShownRow[]> =>
  ask(
    reader,
    `shown${span ? ' in' : ''}${place ? ' after' : ''}`,
    // A bound that is none would have a plan for all values read what it cannot tell apart.
    `select ${card}, p.visible_from from ${published} where ${visible}
       ${span ? `and p.visible_from >= $3 and p.visible_from < $4` : ''}
       ${place ? `and (p.visible_from, p.story) < (${span ? '$5, $6' : '$3, $4'})` : ''}
     order by p.visible_from desc, p.story desc limit $2`,
    ...[limit, ...(span ? [span.from, span.until] : []), ...(place ? [place.shownAt, place.story] : [])],
  )

/** How many stories of each of these spans may be seen now. */
export const shownIn = async (reader: Reader, spans: readonly Span[]): Promise<number[]> => {
  const rows = await ask<{ stories: number }>(
    reader,
    'counted by days',
    `select s.stories from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality as w(since, until, at)
     cross join lateral (
       select count(*)::int as stories from publication p where ${visible} and p.visible_from >= w.since and p.visible_from < w.until
     ) s order by w.at`,
    spans.map(({ from }) => from),
    spans.map(({ until }) => until),
  )
  return rows.map(({ stories }) => stories)
}

/** Which of these spans have a story that may be seen now. */
export const anyShownIn = async (reader: Reader, spans: readonly Span[]): Promise<boolean[]> => {
  const rows = await ask<{ some: boolean }>(
    reader,
    'months with stories',
    `select exists (
       select from publication p where ${visible} and p.visible_from >= w.since and p.visible_from < w.until
     ) as some from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality as w(since, until, at) order by w.at`,
    spans.map(({ from }) => from),
    spans.map(({ until }) => until),
  )
  return rows.map(({ some }) => some)
}

/** When the first of all stories that may be seen was. */
export const firstShown = async (reader: Reader): Promise<Date | undefined> => {
  const [row] = await ask<{ at: Date }>(
    reader,
    'first shown',
    `select p.visible_from as at from publication p where ${visible} order by p.visible_from, p.story limit 1`,
  )
  return row?.at
}

/** When the last story before a span was to be seen, and the first after it. */
export const shownBeside = async (
  reader: Reader,
  { from, until }: Span,
): Promise<{ before: Date | null; after: Date | null }> => {
  const [row] = await ask<{ before: Date | null; after: Date | null }>(
    reader,
    'shown beside',
    `select (select p.visible_from from publication p where ${visible} and p.visible_from < $2
         order by p.visible_from desc, p.story desc limit 1) as before,
       (select p.visible_from from publication p where ${visible} and p.visible_from >= $3
         order by p.visible_from, p.story limit 1) as after`,
    from,
    until,
  )
  return row ?? { before: null, after: null }
}

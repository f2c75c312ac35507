/** The gate's part for sitemaps: the addresses of all that may be seen, in files by the publications' numbers, and those of the last two days. */

import type { StoryId } from '../../base/id.ts'
import { ask, found, type Reader, visible } from '../published.ts'

/** Numbers to a file: the most addresses that the protocol allows. The same as in migration 019's index. */
const fileSize = 50_000
const file = `p.number / ${fileSize}`
const changed = 'greatest(p.changed_at, p.visible_from)'

export type SitemapFile = { file: string; changed_at: Date }

/**
 * The files that hold an address that may be seen, and when any story in them last changed, a kill included. A story's number is given once, so that a file
 * never holds more than `fileSize`; each file costs a few looks into an index, however many stories are in it.
 */
export const sitemapFiles = (reader: Reader): Promise<SitemapFile[]> =>
  ask(
    reader,
    'sitemap files',
    `with recursive files(file) as (
       select min(${file}) from publication p
       union all
       select (select min(${file}) from publication p where ${file} > f.file) from files f where f.file is not null
     )
     select f.file, l.changed_at from files f cross join lateral (
       select ${changed} as changed_at from publication p
       where ${file} = f.file and ${changed} <= $1 and (p.killed_at is null or p.visible_from <= p.killed_at)
       order by ${changed} desc limit 1
     ) l where exists (select from publication p where ${file} = f.file and ${visible} and ${found}) order by f.file`,
  )

/** The addresses in one file that may be seen. */
export const addressesIn = (reader: Reader, of: string): Promise<{ address: string; changed_at: Date }[]> =>
  ask(
    reader,
    'addresses',
    `select p.address, ${changed} as changed_at from publication p where ${visible} and ${found} and ${file} = $2::bigint order by p.number`,
    of,
  )

/** Which of these search engines are not to look for at our address, whatever has become of them since. */
export const unfoundAmong = async (reader: Reader, stories: readonly StoryId[]): Promise<StoryId[]> => {
  if (stories.length === 0) return []
  const rows = await ask<{ story: StoryId }>(
    reader,
    'unfound',
    `select p.story from publication p where p.story = any($2::text[]) and not (${found}) and $1::timestamptz is not null`,
    stories,
  )
  return rows.map(({ story }) => story)
}

export type NewsRow = { address: string; language: string; headline: string; published_at: Date }

/** What readers have seen for no more than two days, newest first, at most 1,000: what Google asks of a news sitemap. */
export const newsAddresses = (reader: Reader): Promise<NewsRow[]> =>
  ask(
    reader,
    'news addresses',
    `select p.address, p.language, p.headline, p.published_at from publication p
     where ${visible} and ${found} and p.visible_from > $1::timestamptz - interval '2 days' order by p.visible_from desc, p.story limit 1000`,
  )

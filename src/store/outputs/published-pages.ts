/** The publisher's own pages: `/about`, `/policies` and those below `/about/`. Every text that was ever online is kept; the newest is online. */

import { type Selectable, sql } from 'kysely'
import type { Body } from '../../story/body.ts'
import type { Db, Tx } from '../database.ts'
import { ask, type Reader } from '../published.ts'
import type { Schema } from '../schema.ts'

export type PageVersion = Selectable<Schema['own_page']>

/** What every page of the site must know of them. `page` is `about`, `policies`, or the last part of its address. */
export type PageNamed = { page: string; title: string; policies: string[] }

/** Those that are online, oldest first. */
export const ownPages = async (db: Db): Promise<PageNamed[]> => {
  const { rows } = await sql<PageNamed>`
    select page, title, policies from (
      select distinct on (page) *, min(at) over (partition by page) as since from own_page order by page, number desc
    ) newest where body is not null order by since, page`.execute(db)
  return rows
}

/** The text of one that is online, at the moment of reading. */
export const ownPage = async (
  reader: Reader,
  page: string,
): Promise<{ title: string; body: Body; at: Date } | undefined> => {
  const [row] = await ask<{ title: string; body: Body | null; at: Date }>(
    reader,
    'own page',
    `select title, body, at from own_page where page = $2 and $1::timestamptz is not null order by number desc limit 1`,
    page,
  )
  return row?.body ? { title: row.title, body: row.body, at: row.at } : undefined
}

/** The newest of each page, also of those that were taken away. */
export const newestPages = (db: Db | Tx): Promise<PageVersion[]> =>
  db.selectFrom('own_page').distinctOn('page').selectAll().orderBy('page').orderBy('number', 'desc').execute()

/** Everything that was ever online there, newest first. */
export const versionsOfPage = (db: Db, page: string): Promise<PageVersion[]> =>
  db.selectFrom('own_page').selectAll().where('page', '=', page).orderBy('number', 'desc').limit(500).execute()

/** The newest of all pages; nobody else writes one until the transaction ends. */
export const lockPages = async (tx: Tx): Promise<PageVersion[]> => {
  await sql`lock table own_page in share row exclusive mode`.execute(tx)
  return newestPages(tx)
}

export const addPageVersion = async (tx: Tx, { body, ...version }: PageVersion): Promise<void> => {
  await tx
    .insertInto('own_page')
    .values({ ...version, body: body && JSON.stringify(body) })
    .execute()
}

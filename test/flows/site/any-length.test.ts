/** An archive of any length: for a page the database reads as many rows of a long one as of a short one, and what a search finds are the newest. */

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrangeFront } from '../../../bench/pages/arranged-front.ts'
import { fillArchive } from '../../../bench/pages/fill-archive.ts'
import type { StoryId } from '../../../src/base/id.ts'
import { loadArchive, loadDay, loadLatest, loadMonth } from '../../../src/site/finding/load-by-time.ts'
import { loadMostRead } from '../../../src/site/finding/load-most-read.ts'
import { loadSearch, loadSearchFeed } from '../../../src/site/finding/load-search.ts'
import { loadCorrections, loadList, siteOf } from '../../../src/site/load.ts'
import { loadFeed, loadListFeed } from '../../../src/site/load-feed.ts'
import { loadFront, loadSectionFront } from '../../../src/site/load-front.ts'
import type { Loading } from '../../../src/site/loading.ts'
import { type Database, openDatabase } from '../../../src/store/database.ts'
import { newsAddresses } from '../../../src/store/outputs/published-addresses.ts'
import { articlePage } from '../../../src/store/outputs/published-article.ts'
import { suggest } from '../../../src/store/outputs/published-found.ts'
import { newestItems } from '../../../src/store/outputs/published-items.ts'
import { cardsFound, foundStories } from '../../../src/store/outputs/published-search.ts'
import { momentOf, type Reader } from '../../../src/store/published.ts'
import { bareEdition, bareSections, setUpEdition } from '../../../src/store/settings.ts'
import { type FreshDatabase, freshDatabase } from '../../postgres.ts'

const [few, many] = [1200, 6000]
const site = siteOf(bareEdition, bareSections, 'https://courier.example')
const now = new Date('2026-03-04T10:00:00Z')
/** The parameters of an address. */
const asking = (parameters: Record<string, string>) => (name: string) => parameters[name]
const older = '2026-03-02T12:00:00.000Z_zzzzzzzzzzzz'

/** What is read for each page. */
const pages: Record<string, (from: Loading) => Promise<unknown>> = {
  'what every page must know': ({ reader }) => momentOf(reader),
  'an article': ({ reader }) => articlePage(reader, '00000000012c' as StoryId),
  'the front': async (from) => loadFront({ ...from, launched: (await momentOf(from.reader, '/')).launched }),
  'a section': (from) => loadSectionFront(from, 'world'),
  'an older page of it': (from) => loadList(from, 'section', 'world', older),
  'a topic': (from) => loadList(from, 'topic', 'norway', undefined),
  'an older page of a topic': (from) => loadList(from, 'topic', 'norway', older),
  'a profile': (from) => loadList(from, 'profile', 'example-wire', undefined),
  'a search for what all have': (from) => loadSearch(from, asking({ q: 'harbour' })),
  'a search for what one has': (from) => loadSearch(from, asking({ q: 'number17' })),
  'a search for what none has': (from) => loadSearch(from, asking({ q: 'zeppelin' })),
  'what is narrowed without words': (from) => loadSearch(from, asking({ section: 'world', language: 'en' })),
  'a search among days': (from) => loadSearch(from, asking({ q: 'harbour', from: '2026-03-01', to: '2026-03-02' })),
  suggestions: ({ reader }) => suggest(reader, 'har', 8),
  'the feed': (from) => loadFeed(from, []),
  'the feed of a section': (from) => loadListFeed(from, 'section', 'world', []),
  'the feed of a topic': (from) => loadListFeed(from, 'topic', 'norway', []),
  'the feed of a profile': (from) => loadListFeed(from, 'profile', 'example-wire', []),
  'the feed of a search': (from) => loadSearchFeed(from, asking({ q: 'harbour' })),
  'the latest': (from) => loadLatest(from, undefined),
  'what is most read': (from) => loadMostRead(from),
  'the archive': (from) => loadArchive(from),
  'a day of the archive': (from) => loadDay(from, '2026-03-03', undefined),
  'a month of the archive': (from) => loadMonth(from, '2026-03'),
  'the news sitemap': ({ reader }) => newsAddresses(reader),
  'a list of the API': ({ reader }) => newestItems(reader, {}, { site: 'en', limit: 25 }),
  'a topic of the API': ({ reader }) => newestItems(reader, { topic: 'norway' }, { site: 'en', limit: 25 }),
  'a search of the API for what all have': ({ reader }) =>
    newestItems(reader, { words: 'harbour' }, { site: 'en', limit: 25 }),
  'a search of the API within what is rare': ({ reader }) =>
    newestItems(reader, { words: 'number17', section: 'world', language: 'en' }, { site: 'en', limit: 25 }),
  'the corrections': (from) => loadCorrections(from, undefined),
}

let fresh: FreshDatabase
let database: Database

/** The rows that PostgreSQL fetched for a page, of whatever table and by whatever way. */
const rowsRead = async (load: (from: Loading) => Promise<unknown>): Promise<number> => {
  const client = await database.reading.connect()
  try {
    const readSoFar = async () => {
      const { rows } = await client.query<{ read: number }>(
        'select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::int as read from pg_stat_xact_user_tables',
      )
      return rows[0]?.read ?? Number.NaN
    }
    // Within one transaction, so that what is counted is not put away meanwhile.
    await client.query('begin')
    // A reader asks a pool; here each statement goes over the connection whose reading is counted.
    const pool = Object.assign(Object.create(pg.Pool.prototype), { query: client.query.bind(client) })
    const before = await readSoFar()
    await load({ reader: { pool, now }, site })
    const read = (await readSoFar()) - before
    await client.query('rollback')
    return read
  } finally {
    client.release()
  }
}

const readForAll = async (): Promise<Record<string, number>> => {
  const read: Record<string, number> = {}
  for (const [page, load] of Object.entries(pages)) read[page] = await rowsRead(load)
  return read
}

let short: Record<string, number>
let long: Record<string, number>

beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url)
  await setUpEdition(database.db)
  await fillArchive(database, 1, few)
  await arrangeFront(database)
  short = await readForAll()
  await fillArchive(database, few + 1, many)
  long = await readForAll()
}, 120_000)

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

test.each(Object.keys(pages))('for %s as much is read in an archive five times as long', (page) => {
  const [before = Number.NaN, after = Number.NaN] = [short[page], long[page]]
  // Some rows more or less: of a short archive a plan reads other tables first, and where what was killed stands differs.
  expect(after).toBeLessThanOrEqual(before * 1.2 + 60)
})

test('of a word that all stories have the newest are found, of a rare one all, however old', async () => {
  const reader: Reader = { pool: database.reading, now }
  const find = async (words: string) => {
    const found = await foundStories(reader, { words, language: 'en' }, 'newest')
    return (await cardsFound(reader, found)).map(({ headline }) => Number(/\d+$/.exec(headline)?.[0]))
  }
  const common = await find('harbour')
  expect(common).toHaveLength(250)
  expect(Math.max(...common)).toBeLessThan(few)
  expect(await find('number17')).toEqual([17])
  expect(await find(`number${many - 1}`)).toEqual([many - 1])
  // Killed in the moment that it was published.
  expect(await find('number1007')).toEqual([])
})

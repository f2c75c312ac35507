/** Tests of what readers see at an instant, and that the gate's rule in SQL says the same. */

import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/postgres.ts'
import { articleOf } from '../store/published.ts'
import { type Instants, type Visibility, visibilityAt } from './status.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 4, 8, minute))
const instants = (from: number, expires: number | null, killed: number | null): Instants => ({
  visibleFrom: at(from),
  expiresAt: expires === null ? null : at(expires),
  killedAt: killed === null ? null : at(killed),
})

test.each([
  [undefined, 'unpublished'],
  [instants(6, null, null), 'scheduled'],
  [instants(5, null, null), 'live'],
  [instants(1, 5, null), 'expired'],
  [instants(1, 6, null), 'live'],
  [instants(1, null, 5), 'killed'],
  [instants(6, null, 4), 'killed'],
  [instants(6, 4, null), 'scheduled'],
] as [Instants | undefined, Visibility][])('%o at minute 5 is %s', (publication, seen) => {
  expect(visibilityAt(publication, at(5))).toBe(seen)
})

let pool: pg.Pool
let drop: () => Promise<void>
const story = '0123456789ab'
beforeAll(async () => {
  const fresh = await freshDatabase()
  pool = new pg.Pool({ connectionString: fresh.url })
  // Its database is dropped while the last connections close.
  pool.on('connect', (client) => client.on('error', () => undefined))
  drop = fresh.drop
  await pool.query(`insert into section values ('world', 'World', 0)`)
  await pool.query(
    `insert into story (id, workflow, section, revision, created_at, changed_at) values ($1, 'ready', 'world', 1, now(), now())`,
    [story],
  )
  await pool.query(
    `insert into publication (story, revision, address, section, language, kicker, headline, standfirst, summary, located, source,
       copyright, words, urgency, profiles, body, search, dated_at, published_at, changed_at, visible_from)
     values ($1, 1, '/world/x', 'world', 'en', '', 'x', '', '', '', '', '', 1, 4, '{}', '{}', '', now(), now(), now(), now())`,
    [story],
  )
})
afterAll(async () => {
  await pool?.end()
  await drop?.()
})

test('the gate gives exactly what is live, and a notice only of what readers have seen', async () => {
  const minute = fc.integer({ min: 0, max: 8 })
  const maybe = fc.option(minute)
  await fc.assert(
    fc.asyncProperty(minute, maybe, maybe, minute, async (from, expires, killed, now) => {
      const publication = instants(from, expires, killed)
      await pool.query('update publication set visible_from = $1, expires_at = $2, killed_at = $3', [
        publication.visibleFrom,
        publication.expiresAt,
        publication.killedAt,
      ])
      const answer = await articleOf({ pool, now: at(now) }, story)
      const seen = visibilityAt(publication, at(now))
      expect(answer !== undefined && 'article' in answer).toBe(seen === 'live')
      if (answer && 'gone' in answer) expect(['killed', 'expired']).toContain(seen)
      if (seen === 'scheduled' || (seen === 'killed' && from > (killed ?? 0))) expect(answer).toBeUndefined()
    }),
    { numRuns: 150 },
  )
})

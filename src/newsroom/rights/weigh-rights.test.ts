/** The gate gives exactly what the rules allow: whatever they are, and at whichever moment. */

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStory } from '../../../test/build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../../test/newsroom.ts'
import { newId, type PictureId, type StoryId } from '../../base/id.ts'
import { newestWithText } from '../../store/outputs/published-feeds.ts'
import { insertPicture } from '../../store/pictures.ts'
import { articleOf, newest, nextMoment, pictureFor } from '../../store/published.ts'
import { type Ask, may, type RightsRule, rightsOf, type Saying } from '../../story/rights.ts'
import { weighPictures, weighStory } from './weigh-rights.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 4, hour))
const since = at(0)
const picture = newId<PictureId>()

let room: TestNewsroom
let story: StoryId
beforeAll(async () => {
  room = await openNewsroom({ at: at(0).toISOString() })
  done(await room.verb('keep-territory', { countries: ['NO'] }, { name: 'root', role: 'administrator' }))
  const words = { alt: 'Boats', caption: 'A quay', credit: 'Ada Example' }
  await insertPicture(room.database.db, {
    ...{ id: picture, supplier: null, hash: 'a'.repeat(64), mime: 'image/jpeg', width: 640, height: 480, ...words },
    ...{
      copyright: '',
      terms: [],
      rules: [],
      since,
      credentials: false,
      created_at: since,
      killed_at: null,
      embargoed_until: null,
    },
  })
  const own = aStory('The ferry and its picture')
  const lead = { id: picture, width: 640, height: 480, ...words }
  story = (await room.publishedOwn({ ...own, furniture: { ...own.furniture, lead } })).story as StoryId
})
afterAll(() => room?.close())

const hour = fc.integer({ min: 1, max: 30 }).map((one) => at(one).toISOString())
const code = fc.uniqueArray(fc.constantFrom('NO', 'SE'), { minLength: 1 })
const saying: fc.Arbitrary<Saying> = fc.oneof(
  fc.record({ kind: fc.constantFrom('until' as const, 'from' as const), at: hour }),
  fc.constant({ kind: 'days' as const, days: 1 }),
  fc.constant({ kind: 'archive' as const, days: 1 }),
  fc.record({ kind: fc.constantFrom('not-in' as const, 'only-in' as const), countries: code }),
  fc.record({ kind: fc.constant('not-for' as const), uses: fc.constant<'syndication'[]>(['syndication']) }),
  fc.record({ kind: fc.constantFrom('credit', 'known', 'unknown', 'never') }),
)
const rules = fc.array(
  saying.map((said): RightsRule => ({ ...said, origin: 'words', words: JSON.stringify(said) })),
  { maxLength: 4 },
)

const ask = (now: Date): Ask => ({ at: now, territory: ['NO'], medium: 'web', use: 'story' })

test('a picture is on its page, in lists and at its own address exactly while its rules allow it, and in feeds if they allow that', async () => {
  const { db, pool } = room.database
  await fc.assert(
    fc.asyncProperty(rules, fc.integer({ min: 0, max: 32 }), async (some, clock) => {
      const now = at(clock)
      await room.rows('update picture set rules = $1 where id = $2', JSON.stringify(some), picture)
      await db.transaction().execute((tx) => weighPictures(tx, [picture]))
      const rights = rightsOf(some, { since })
      const shown = may(rights, ask(now)).may === 'yes'
      const given = shown && may(rights, { ...ask(now), use: 'syndication' }).may === 'yes'
      const reader = { pool, now }
      const standing = await articleOf(reader, story)
      const page = standing && 'article' in standing ? standing.article : undefined
      expect(page?.lead?.id).toBe(shown ? picture : undefined)
      expect((await newest(reader, 'all', 5)).map((row) => row.lead?.id)).toEqual([shown ? picture : undefined])
      expect((await newestWithText(reader, 5)).map((row) => row.lead?.id)).toEqual([given ? picture : undefined])
      expect((await pictureFor(reader, picture)) !== undefined).toBe(shown)
      // Nothing may keep an answer past the moment at which this one changes.
      const next = await nextMoment(reader)
      const until = next ?? at(40)
      for (let later = clock; at(later) < until && later <= 32; later += 1)
        expect(may(rights, ask(at(later))).may === 'yes').toBe(shown)
    }),
    { numRuns: 120 },
  )
})

test('a text is at its address exactly while a person’s decision allows it', async () => {
  const { db, pool } = room.database
  const maybe = fc.option(fc.integer({ min: 1, max: 30 }))
  await fc.assert(
    fc.asyncProperty(maybe, fc.boolean(), fc.integer({ min: 1, max: 32 }), async (until, never, clock) => {
      const decision = {
        settled: [],
        never,
        from: null,
        until: until === null ? null : at(until).toISOString(),
        note: 'x',
      }
      await room.rows(
        `insert into terms_decision (story, decision, actor, at) values ($1, $2, 'x', now())
         on conflict (story) do update set decision = excluded.decision`,
        story,
        JSON.stringify(decision),
      )
      const now = at(clock)
      await db.transaction().execute((tx) => weighStory(tx, story, now))
      const standing = await articleOf({ pool, now }, story)
      const shown = !never && (until === null || at(until) > now)
      expect(standing && 'article' in standing).toBe(shown)
      expect(standing && 'gone' in standing).toBe(!shown)
    }),
    { numRuns: 60 },
  )
})

/** The search, narrowed: by section, topic, language and days of the site's clock; what cannot be followed is said, and nothing held is counted. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { read } from '../../../src/site/reader.ts'
import { readEdition, writeEdition } from '../../../src/store/settings.ts'
import { aStory } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
const own = (headline: string, section: string, furniture: object = {}) => ({
  ...aStory(headline, 'Of fog and foghorns.'),
  section,
  furniture: { headline, by: ['mara-quill'], ...furniture },
})

beforeAll(async () => {
  // The evening before the clocks of Oslo leap.
  room = await openNewsroom({ at: '2026-03-28T22:59:00Z' })
  const edition = await readEdition(room.database.db)
  if (!edition) throw new Error('There is no edition.')
  await writeEdition(room.database.db, { ...edition, zone: 'Europe/Oslo' })
  const norway = { topics: [{ slug: 'norway', name: 'Norway' }] }
  await room.publishedOwn(own('Fog before midnight', 'world', norway))
  room.clock.move(60_000)
  await room.publishedOwn(own('Fog at midnight', 'sport'))
  room.clock.move(new Date('2026-03-29T21:59:59Z'))
  await room.publishedOwn(own('Fog fog fog late on Sunday', 'world', { language: 'fr' }))
  room.clock.move(1000)
  await room.publishedOwn(own('Monday has fog', 'culture', norway))
  room.clock.move(3_600_000)
})
afterAll(() => room?.close())

const ask = async (query: string) => {
  const { text, status } = await room.get(`/search?${query}`)
  const page = read(text)
  return { status, page, found: page.headings.slice(1).map(([, words]) => words) }
}
const found = async (query: string) => (await ask(query)).found.toSorted()

test('a search is narrowed to a section, a place, a language', async () => {
  expect(await found('q=fog')).toHaveLength(4)
  expect(await found('q=fog&section=world')).toEqual(['Fog before midnight', 'Fog fog fog late on Sunday'])
  expect(await found('q=fog&topic=norway')).toEqual(['Fog before midnight', 'Monday has fog'])
  expect(await found('q=fog&topic=norway&section=culture')).toEqual(['Monday has fog'])
  expect(await found('q=fog&language=fr')).toEqual(['Fog fog fog late on Sunday'])
  expect(await found('q=fog&language=fr&section=sport')).toEqual([])
})

test('days are those of the site’s clock and both are within, in the night in which it leaps', async () => {
  expect(await found('q=fog&to=2026-03-28')).toEqual(['Fog before midnight'])
  expect(await found('q=fog&from=2026-03-29&to=2026-03-29')).toEqual(['Fog at midnight', 'Fog fog fog late on Sunday'])
  expect(await found('q=fog&from=2026-03-30')).toEqual(['Monday has fog'])
  // Without words too.
  expect((await ask('from=2026-03-28&to=2026-03-29')).found).toEqual([
    'Fog fog fog late on Sunday',
    'Fog at midnight',
    'Fog before midnight',
  ])
})

test('best first or newest first, and the count is what there is', async () => {
  const best = await ask('q=fog')
  expect(best.found[0]).toBe('Fog fog fog late on Sunday')
  const newest = await ask('q=fog&sort=newest')
  expect(newest.found).toEqual([
    'Monday has fog',
    'Fog fog fog late on Sunday',
    'Fog at midnight',
    'Fog before midnight',
  ])
  expect(newest.page.text).toContain('4 stories.')
  expect((await ask('q=midnight&section=sport')).page.text).toContain('1 story.')
})

test('what a search is narrowed by is told and can be taken away, one by one', async () => {
  const { page } = await ask('q=fog&section=world&topic=norway&from=2026-03-01&sort=newest')
  const links = page.links.filter(([words]) => words.startsWith('Without'))
  expect(links).toEqual([
    ['Without Section: World ×', '/search?q=fog&topic=norway&from=2026-03-01&sort=newest'],
    ['Without About: Norway ×', '/search?q=fog&section=world&from=2026-03-01&sort=newest'],
    ['Without From: Sunday, March 1, 2026 ×', '/search?q=fog&section=world&topic=norway&sort=newest'],
  ])
  const kept = page.all('input').map(({ attrs }) => Object.fromEntries(attrs.map(({ name, value }) => [name, value])))
  expect(kept.find(({ name }) => name === 'topic')).toMatchObject({ value: 'norway', form: 'find', type: 'hidden' })
  expect(kept.find(({ name }) => name === 'from')).toMatchObject({ value: '2026-03-01', form: 'find', type: 'date' })
  expect((await ask('q=fog')).page.links).toContainEqual(['Norway', '/search?q=fog&topic=norway'])
  expect((await ask('q=zeppelin&section=sport')).page.text).toContain('No story fits all of this.')
})

test('what cannot be followed is left out and said; nothing of it is answered with a mistake of ours', async () => {
  const { page, found: all } = await ask('q=fog&section=nowhere&topic=%3Cb%3E&language=xx&from=2026-02-30&to=32')
  expect(all).toHaveLength(4)
  expect(page.text).toContain('There is no section «nowhere». It was left out.')
  expect(page.text).toContain('Nothing here is about «<b>». It was left out.')
  expect(page.text).toContain('«2026-02-30» is no day: write it as 2026-11-30. It was left out.')
  for (const query of [
    'from=9999-12-31',
    'from=1000-01-01&to=1000-01-01',
    `topic=${'x'.repeat(3000)}`,
    'q=%27%29%3B&sort=%27',
    'page=99&q=fog',
    'section=%E2%80%8B',
    'section=world&section=sport',
  ])
    expect([query, (await ask(query)).status]).toEqual([query, 200])
  expect((await ask('page=9&q=fog')).page.text).toContain('There are no more of them.')
})

test('what is held is neither found nor counted, and tells no language', async () => {
  const { story } = done(
    await room.verb(
      'save',
      own('Fog to come', 'world', { language: 'is', topics: [{ slug: 'geysir', name: 'Geysir' }] }),
    ),
  )
  done(await room.verb('schedule', { story, at: '2026-03-31T06:00' }))
  const { page } = await ask('q=fog')
  expect(page.text).toContain('4 stories.')
  expect(page.text).not.toContain('Icelandic')
  expect((await ask('q=fog&topic=geysir')).page.text).toContain('Nothing here is about «geysir».')
  expect(await found('q=fog&language=is')).toHaveLength(4)
  room.clock.move(new Date('2026-03-31T04:00:00Z'))
  expect((await ask('q=fog')).page.text).toContain('Icelandic')
  expect(await found('language=is')).toEqual(['Fog to come'])
  done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  expect(await found('q=fog')).toHaveLength(4)
  expect((await ask('q=fog')).page.text).not.toContain('Icelandic')
})

test('a narrowed search has feeds of its own, which its page names', async () => {
  const { page } = await ask('q=fog&section=world')
  const feeds = page
    .all('link')
    .flatMap(({ attrs }) =>
      attrs.flatMap(({ value }) => (value.includes('/search/feed.') ? [value.replace(room.origin, '')] : [])),
    )
  expect(feeds).toContain('/search/feed.xml?q=fog&section=world')
  const { text } = await room.get('/search/feed.xml?q=fog&section=world')
  expect(text).toContain('Fog before midnight')
  expect(text).not.toContain('Fog at midnight')
  expect((await room.get('/search/feed.json')).status).toBe(404)
})

test('common words are found among the newest, rarer ones wherever they are: neither is left out, in order, page by page', async () => {
  const columns = (
    await room.rows<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'publication' and column_name not in ('story', 'address', 'search', 'dated_at', 'visible_from', 'killed_at', 'number', 'headline')`,
    )
  ).map(({ column_name: name }) => name)
  await room.rows(
    `with made as (select n, 'zz' || lpad(n::text, 10, '0') as id from generate_series(1, 2300) n), story as (
       insert into story (id, workflow, section, wire_updates, wire_proposed, revision, created_at, changed_at)
       select id, 'ready', 'culture', 'apply', '{}', 1, now(), now() from made returning id)
     insert into publication (story, address, search, dated_at, visible_from, killed_at, headline, ${columns})
     select m.id, '/culture/m-' || m.id, to_tsvector('simple', 'common' || case when n > 2200 then ' rare' else '' end || case when n % 2 = 0 then ' even' else '' end),
       $1::timestamptz - n * interval '1 minute', $1::timestamptz - n * interval '1 minute', null, 'Made ' || n, ${columns.map((one) => `p.${one}`)}
     from made m, (select * from publication where section = 'culture' limit 1) p`,
    '2026-03-01T00:00:00Z',
  )
  const pages = async (query: string) => {
    const all: string[] = []
    for (let path: string | undefined = `/search?${query}`; path; ) {
      const page = read((await room.get(path)).text)
      all.push(...page.headings.slice(1).map(([, words]) => words))
      path = page.links.find(([words]) => words === 'More results')?.[1]
    }
    return all
  }
  const range = (from: number, count: number, by = 1) =>
    Array.from({ length: count }, (_, at) => `Made ${from + at * by}`)
  expect(await pages('q=common&sort=newest')).toEqual(range(1, 240))
  expect(await pages('q=common+even')).toEqual(range(2, 240, 2))
  // All of them older than two thousand that do not have it.
  expect(await pages('q=rare&sort=newest')).toEqual(range(2201, 100))
  expect((await ask('q=common')).page.text).toContain('More than 240 stories. The first 240 are listed')
  expect((await ask('q=rare')).page.text).toContain('100 stories.')
})

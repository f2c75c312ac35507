/** The latest and the archive: every story once, in the day on which readers could first see it, by the site's clock. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { read } from '../../../src/site/reader.ts'
import { readEdition, writeEdition } from '../../../src/store/settings.ts'
import { aStory } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'
import { chanceOf } from '../../random-edition.ts'

let room: TestNewsroom
beforeAll(async () => {
  // An hour and a half before midnight, by the clocks of Oslo, in the night in which summer time ends.
  room = await openNewsroom({ at: '2026-10-24T20:30:00Z' })
  const edition = await readEdition(room.database.db)
  if (!edition) throw new Error('There is no edition.')
  await writeEdition(room.database.db, { ...edition, zone: 'Europe/Oslo', language: 'en-GB' })
})
afterAll(() => room?.close())

const ask = async (path: string) => {
  const answer = await room.get(path)
  return { ...answer, page: read(answer.text) }
}
const storiesIn = (page: ReturnType<typeof read>) =>
  page.links.map(([, to]) => to).filter((to) => /^\/culture\/.*-\w{12}$/.test(to))

test('nothing published: the pages say so, and no month is there', async () => {
  expect((await ask('/latest')).page.text).toContain('Nothing published here yet.')
  expect((await ask('/archive')).page.text).toContain('Nothing published here yet.')
  for (const path of ['/archive/2026', '/archive/2026/10', '/archive/2026/10/24'])
    expect((await room.get(path)).status).toBe(404)
})

test('what came out before midnight, in the hour that came twice, and after: each in its day at the clock’s time', async () => {
  await room.publishedOwn(aStory('Late on Saturday'))
  // 02:30 in summer time, and an hour later 02:30 again.
  for (const [headline, at] of [
    ['Half past two', '2026-10-25T00:30:00Z'],
    ['Half past two again', '2026-10-25T01:30:00Z'],
    ['Late on Sunday', '2026-10-25T22:59:59Z'],
    ['Early on Monday', '2026-10-25T23:00:00Z'],
  ] as const) {
    room.clock.move(new Date(at))
    await room.publishedOwn(aStory(headline))
  }
  const { page, text } = await ask('/latest')
  expect(page.headings).toEqual([
    [1, 'Latest'],
    [2, 'Monday, 26 October 2026'],
    [3, 'Early on Monday'],
    [2, 'Sunday, 25 October 2026'],
    [3, 'Late on Sunday'],
    [3, 'Half past two again'],
    [3, 'Half past two'],
    [2, 'Saturday, 24 October 2026'],
    [3, 'Late on Saturday'],
  ])
  for (const at of [
    '2026-10-25T02:30:00+02:00">02:30',
    '2026-10-25T02:30:00+01:00">02:30',
    '2026-10-24T22:30:00+02:00',
  ])
    expect(text).toContain(at)
  const month = await ask('/archive/2026/10')
  expect(month.page.text).toContain('Sunday, 25 October 2026 3 stories Monday, 26 October 2026 1 story')
  const sunday = await ask('/archive/2026/10/25')
  expect(sunday.page.headings.slice(1).map(([, words]) => words)).toEqual([
    'Late on Sunday',
    'Half past two again',
    'Half past two',
  ])
  expect(sunday.page.links).toContainEqual(['← Saturday, 24 October 2026', '/archive/2026/10/24'])
  expect(sunday.page.links).toContainEqual(['Monday, 26 October 2026 →', '/archive/2026/10/26'])
  expect(sunday.page.data).toMatchObject([
    {
      '@type': 'BreadcrumbList',
      itemListElement: [{}, { name: 'Archive' }, { name: '2026' }, { name: 'October' }, { name: '25' }],
    },
  ])
})

test('days and months lead over what has no story, and what is no day, to come, or empty is not there', async () => {
  room.clock.move(new Date('2027-01-03T12:00:00Z'))
  await room.publishedOwn(aStory('A new year'))
  const { page } = await ask('/archive/2027/01/03')
  expect(page.links).toContainEqual(['← Monday, 26 October 2026', '/archive/2026/10/26'])
  expect((await ask('/archive/2027/01')).page.links).toContainEqual(['← October 2026', '/archive/2026/10'])
  const archive = await ask('/archive')
  expect(archive.page.links.filter(([, to]) => to.startsWith('/archive/'))).toEqual([
    ['2027', '/archive/2027'],
    ['January', '/archive/2027/01'],
    ['2026', '/archive/2026'],
    ['October', '/archive/2026/10'],
  ])
  const gone = [
    '2027/01/04',
    '2027/02',
    '2026/11',
    '2026/13',
    '2026/02/30',
    '0000/01/01',
    '2028',
    '2027/1',
    '2027/01/03/04',
  ]
  for (const of of [...gone, '9999/12/31', '9999/12', 'x'])
    expect([of, (await room.get(`/archive/${of}`)).status]).toEqual([of, 404])
  const sitemap = await ask('/sitemap.xml')
  for (const path of ['/latest', '/archive', '/archive/2027/01', '/archive/2026/10'])
    expect(sitemap.text).toContain(`<loc>${room.origin}${path}</loc>`)
  expect(sitemap.text).not.toContain('/archive/2026/11')
})

test('what is held is in no count and no month; when its time comes it is, and when it is killed it is not', async () => {
  const { story } = done(await room.verb('save', aStory('Of the third of February')))
  done(await room.verb('schedule', { story, at: '2027-02-03T06:00' }))
  expect((await room.get('/archive')).holds('/archive/2027/02')).toBe(false)
  expect((await room.get('/archive/2027/02')).status).toBe(404)
  room.clock.move(new Date('2027-02-03T05:00:00Z'))
  expect((await ask('/archive/2027/02/03')).page.headings).toContainEqual([2, 'Of the third of February'])
  expect((await ask('/archive/2027/01/03')).page.links).toContainEqual([
    'Wednesday, 3 February 2027 →',
    '/archive/2027/02/03',
  ])
  done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  for (const path of ['/archive/2027/02/03', '/archive/2027/02']) expect((await room.get(path)).status).toBe(404)
  for (const path of ['/archive', '/archive/2027', '/archive/2027/01/03', '/latest'])
    expect((await room.get(path)).holds('2027/02')).toBe(false)
})

test('whatever comes in the same moment: the pages of the latest, and those of its days, have each story once', async () => {
  const seed = Math.floor(Math.random() * 1e9)
  const chance = chanceOf(seed)
  const { rows } = await room.database.pool.query<{ story: string }>('select story from publication limit 1')
  const columns = (
    await room.database.pool.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'publication' and column_name not in ('story', 'address', 'visible_from', 'killed_at', 'number')`,
    )
  ).rows.map(({ column_name: name }) => name)
  const made = Array.from({ length: 430 }, (_, at) => `zz${String(at).padStart(10, '0')}`)
  // Many in the same moment, over four days.
  const moments = made.map(() => new Date(Date.UTC(2027, 2, 27, 12) + chance.below(24) * 4 * 3_600_000))
  await room.rows(
    `insert into story (id, workflow, section, wire_updates, wire_proposed, revision, created_at, changed_at)
     select id, 'ready', 'culture', 'apply', '{}', 1, now(), now() from unnest($1::text[]) id`,
    made,
  )
  await room.rows(
    `insert into publication (story, address, visible_from, killed_at, ${columns}) select n.id, '/culture/made-' || n.id, n.at, null, ${columns.map((one) => `p.${one}`)}
     from unnest($2::text[], $3::timestamptz[]) n(id, at), publication p where p.story = $1`,
    rows[0]?.story,
    made,
    moments,
  )
  room.clock.move(new Date('2027-04-02T12:00:00Z'))
  const found: string[] = []
  const days = new Set<string>()
  for (let path: string | undefined = '/latest'; path; ) {
    const { page } = await ask(path)
    found.push(...storiesIn(page).filter((to) => to.includes('/made-')))
    for (const [, to] of page.links) if (/^\/archive\/2027\/(03|04)\/\d\d$/.test(to)) days.add(to)
    path = page.links.map(([, to]) => to).find((to) => to.startsWith('/latest?before='))
  }
  expect(found.toSorted(), `seed ${seed}`).toEqual(made.map((id) => `/culture/made-${id}`))
  const byDay: string[] = []
  for (const day of days)
    for (let path: string | undefined = day; path; ) {
      const { page } = await ask(path)
      byDay.push(...storiesIn(page).filter((to) => to.includes('/made-')))
      path = page.links.map(([, to]) => to).find((to) => to.startsWith(`${day}?before=`))
    }
  expect(byDay, `seed ${seed}`).toEqual(found)
  const { text } = await ask('/archive/2027/03')
  const counted = [...text.matchAll(/class="meta">(\d+) stor/g)].reduce((sum, [, count]) => sum + Number(count), 0)
  expect(counted).toBe(430)
})

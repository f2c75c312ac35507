/** Sitemaps: files by the publications' numbers under one index with true times, and the news of two days by the clock. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStory } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'
import { complaintsOf } from './valid-feeds.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom({ at: '2026-03-04T09:00:00Z' })
})
afterAll(() => room?.close())

const all = (text: string, element: string) =>
  [...text.matchAll(new RegExp(`<${element}>([^<]*)`, 'g'))].map(([, found = '']) => found.replace(room.origin, ''))
const ask = async (path: string) => (await room.get(path)).text

/** Those of the publisher's own pages and of the lists by time, which stand behind the stories' in every sitemap. */
const own = ['/about', '/policies', '/latest', '/most-read', '/archive', '/archive/2026/03']

test('an edition without a story has a sitemap of its pages and lists, and news without an address', async () => {
  for (const path of ['/sitemap.xml', '/news-sitemap.xml']) {
    expect((await room.get(path)).status).toBe(200)
    expect(await complaintsOf('sitemap', [await ask(path)])).toEqual([])
  }
})

test('beyond 50,000 numbers there is an index, which tells when any story of a file changed and leaves out what nobody may see', async () => {
  const first = await room.publishedOwn(aStory('The first buoy'))
  expect(all(await ask('/sitemap.xml'), 'loc')).toEqual([first.address, ...own])
  await room.rows('alter table publication alter number restart with 50000')
  room.clock.move(3_600_000)
  const second = await room.publishedOwn(aStory('The second buoy'))
  await room.rows('alter table publication alter number restart with 150000')
  const third = await room.publishedOwn(aStory('The third buoy'))
  const index = await ask('/sitemap.xml')
  expect(await complaintsOf('sitemap', [index])).toEqual([])
  expect(all(index, 'loc')).toEqual(['/sitemap-1.xml', '/sitemap-2.xml', '/sitemap-4.xml', '/sitemap-pages.xml'])
  expect(all(await ask('/sitemap-pages.xml'), 'loc')).toEqual(own)
  expect(all(index, 'lastmod').map((at) => new Date(at).toISOString())).toEqual([
    '2026-03-04T09:00:00.000Z',
    '2026-03-04T10:00:00.000Z',
    '2026-03-04T10:00:00.000Z',
  ])
  expect(all(await ask('/sitemap-2.xml'), 'loc')).toEqual([second.address])
  expect((await room.get('/sitemap-3.xml')).status).toBe(404)

  // A kill changes the file that held the story; a file of nothing else is gone.
  room.clock.move(3_600_000)
  await room.rows('alter table publication alter number restart with 60000')
  const fourth = await room.publishedOwn(aStory('The fourth buoy'))
  room.clock.move(60_000)
  done(await room.verb('kill', { story: fourth.story, reason: 'It is wrong.' }))
  done(await room.verb('kill', { story: third.story, reason: 'It is wrong.' }))
  const after = await ask('/sitemap.xml')
  expect(all(after, 'loc')).toEqual(['/sitemap-1.xml', '/sitemap-2.xml', '/sitemap-pages.xml'])
  expect(all(after, 'lastmod').map((at) => new Date(at).toISOString())).toEqual([
    '2026-03-04T09:00:00.000Z',
    '2026-03-04T11:01:00.000Z',
  ])
  expect((await room.get('/sitemap-4.xml')).status).toBe(404)
})

test('the news sitemap has what readers have seen for two days, newest first, and is valid', async () => {
  const { address } = await room.publishedOwn(aStory('Ferries & fog'))
  const text = await ask('/news-sitemap.xml')
  expect(await complaintsOf('sitemap', [text])).toEqual([])
  expect(all(text, 'loc')[0]).toBe(address)
  expect(all(text, 'news:title')[0]).toBe('Ferries &amp; fog')
  room.clock.move(2 * 86_400_000 - 1000)
  const later = await room.publishedOwn(aStory('Ferries in the sun'))
  expect(all(await ask('/news-sitemap.xml'), 'loc')).toEqual([later.address, address])
  // Past the twenty seconds for which a page is kept.
  room.clock.move(30_000)
  expect(all(await ask('/news-sitemap.xml'), 'loc')).toEqual([later.address])
})

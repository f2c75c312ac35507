/** Feeds of everything: of the site, of each list and of a search, in three formats, found from their pages, cheap to ask again, and empty of what was killed. */

import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attribute, read } from '../../../src/site/reader.ts'
import { aStory } from '../../build.ts'
import { done, everyAnswer, holding, openNewsroom, type TestNewsroom } from '../../newsroom.ts'
import { complaintsOf, jsonFeedForm } from './valid-feeds.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const administrator = { name: 'admin@courier.example', role: 'administrator' } as const

/** Where a page's feeds are, as its head says. */
const feedsOf = async (path: string): Promise<string[]> =>
  read((await room.get(path)).text)
    .all('link')
    .filter((one) => attribute(one, 'rel') === 'alternate' && /rss|atom|feed/.test(attribute(one, 'type') ?? ''))
    .map((one) => (attribute(one, 'href') ?? '').replace(room.origin, ''))

const all = ['/feed.xml', '/feed.atom', '/feed.json']

test('a page leads to its feeds and the site’s; each is valid and holds the story', async () => {
  const { address } = await room.publishedOwn(aStory('The quagga ferry sails'))
  expect(await feedsOf('/')).toEqual(all)
  expect(await feedsOf(address)).toEqual(all)
  const pages = ['/culture', '/by/mara-quill', '/search?q=quagga']
  for (const page of pages) {
    const [path, query] = page.split('?')
    const own = all.map((feed) => `${path}${feed}${query ? `?${query}` : ''}`)
    expect(await feedsOf(page)).toEqual([...own, ...all])
    const [asRss, asAtom, asJson] = await Promise.all(own.map((feed) => room.get(feed)))
    const link = room.origin + encodeURI(address)
    expect(parseRssFeed(asRss?.text ?? '').items?.[0]?.link).toBe(link)
    expect(parseAtomFeed(asAtom?.text ?? '').entries?.[0]?.links?.[0]?.href).toBe(link)
    expect(parseJsonFeed(asJson?.text ?? '').items?.[0]?.url).toBe(link)
    expect(await complaintsOf('atom', [asAtom?.text ?? ''])).toEqual([])
    expect(() => jsonFeedForm.parse(JSON.parse(asJson?.text ?? ''))).not.toThrow()
    expect([asRss, asAtom, asJson].map((one) => one?.headers.get('content-type'))).toEqual([
      'application/rss+xml; charset=utf-8',
      'application/atom+xml; charset=utf-8',
      'application/feed+json',
    ])
  }
})

test('who holds a feed as it is gets 304 for it', async () => {
  for (const path of [...all, '/culture/feed.atom', '/search/feed.json?q=quagga']) {
    const first = await room.get(path)
    const again = await room.get(path, { 'If-None-Match': first.headers.get('etag') ?? '' })
    expect([first.status, again.status, again.bytes.length], path).toEqual([200, 304, 0])
  }
})

test('what is of nothing is not there', async () => {
  for (const path of [
    '/search/feed.xml',
    '/search/feed.json?q=+',
    '/nowhere/feed.xml',
    '/by/nobody/feed.atom',
    '/topic/none/feed.json',
  ])
    expect((await room.get(path)).status, path).toBe(404)
})

test('a story is in no feed from the moment in which it is killed', async () => {
  const { story } = await room.publishedOwn(aStory('The zanzibar lock is sold'))
  const before = await everyAnswer(room, '/search?q=zanzibar')
  expect(holding(before, 'zanzibar lock')).toEqual(
    expect.arrayContaining([
      ...all,
      ...all.map((feed) => `/culture${feed}`),
      ...all.map((feed) => `/search${feed}?q=zanzibar`),
    ]),
  )
  done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  const after = await everyAnswer(room, '/search?q=zanzibar')
  expect(holding(after, 'zanzibar lock')).toEqual([])
})

test('feeds give a text’s beginning, or the whole where the publication says so; a declared update is told', async () => {
  const { story } = await room.publishedOwn(aStory('The okapi dock opens'))
  const textOf = async () => parseJsonFeed((await room.get('/feed.json')).text).items?.find(({ id }) => id === story)
  const content = (await room.get('/feed.xml')).text.includes('<content:encoded>')
  expect(content).toBe(false)
  expect(await textOf()).not.toHaveProperty('date_modified')
  done(await room.verb('keep-edition', { feedText: 'whole' }, administrator))
  expect((await room.get('/feed.xml')).text).toContain('<content:encoded>')
  room.clock.move(60_000)
  done(await room.verb('publish', { story, updated: true }))
  expect(await textOf()).toHaveProperty('date_modified')
})

test('the search’s feed has what is newest, in its turn', async () => {
  for (const name of ['tapir one', 'tapir two', 'tapir three']) {
    await room.publishedOwn(aStory(`The ${name}`))
    room.clock.move(60_000)
  }
  const { items = [] } = parseJsonFeed((await room.get('/search/feed.json?q=tapir')).text)
  expect(items.map(({ title }) => title)).toEqual(['The tapir three', 'The tapir two', 'The tapir one'])
})

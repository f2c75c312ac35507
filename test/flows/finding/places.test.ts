/** Places: each has a page and feeds of its own, is found where the story names it, and is gone with the last story that may be seen. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { read } from '../../../src/site/reader.ts'
import { aStory, aWire } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const own = (headline: string, furniture: object = {}) => ({
  ...aStory(headline),
  furniture: { headline, by: ['mara-quill'], ...furniture },
})

test('a story leads to its places as to what else it is about, and each place lists its stories and says what it is', async () => {
  const { address } = await room.published(
    aWire({
      headline: 'Port Amberley waits for its tugs',
      text: ['The tugs of Port Amberley lie in Norway.', 'Norway has two.'],
      places: ['Port Amberley', 'Norway'],
      keywords: ['Tugmasters United'],
    }),
  )
  const page = read((await room.get(address)).text)
  expect(page.text).toContain('In this article: Norway, Port Amberley')
  expect(page.links).toContainEqual(['Port Amberley', '/place/port-amberley'])
  const place = read((await room.get('/place/port-amberley')).text)
  expect(place.headings).toContainEqual([2, 'Port Amberley waits for its tugs'])
  expect(place.text).toContain('Place Port Amberley Stories from Port Amberley and about it')
  expect((await room.get('/place/norway')).holds('<p class="role">Country</p>')).toBe(true)
  expect((await room.get('/place/port-amberley/feed.atom')).holds('waits for its tugs')).toBe(true)
  expect((await room.get('/api/suggest?q=port%20am')).text).toContain('/place/port-amberley')
})

test('where a story is from is a place too, in every letter that a dateline is written in', async () => {
  const { address } = await room.publishedOwn(own('Sails are mended', { located: 'BERGEN' }))
  expect(read((await room.get(address)).text).text).toContain('From: Bergen')
  const place = read((await room.get('/place/bergen')).text)
  expect(place.headings.slice(0, 2)).toEqual([
    [1, 'Bergen'],
    [2, 'Sails are mended'],
  ])
  expect(place.text).toContain('City in Norway')
})

test('the address that a place had as a topic leads to it, feeds and older pages included; a topic is no place', async () => {
  await room.publishedOwn(
    own('Nets', {
      topics: [
        { slug: 'chile', name: 'Chile' },
        { slug: 'nets', name: 'Nets' },
      ],
    }),
  )
  const leadsTo = async (path: string) => (await room.get(path)).headers.get('location')
  expect(await leadsTo('/topic/chile')).toBe('/place/chile')
  expect(await leadsTo('/topic/chile/feed.json')).toBe('/place/chile/feed.json')
  expect(await leadsTo('/place/nets')).toBe('/topic/nets')
  expect((await room.get('/topic/nets')).status).toBe(200)
  expect((await room.get('/place/nowhere')).status).toBe(404)
})

test('a place whose only story is killed or held is no place: nothing of it is told', async () => {
  const held = { topics: [{ slug: 'quiet-bay', name: 'Quiet Bay', kind: 'place' }] }
  const { story } = await room.publishedOwn(own('The bay is quiet', held))
  await room.publishedOwn(own('Of the bay', { topics: [{ slug: 'quiet-bay', name: 'Quiet Bay' }] }))
  expect((await room.get('/place/quiet-bay')).status).toBe(200)
  done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  expect((await room.get('/place/quiet-bay')).headers.get('location')).toBe('/topic/quiet-bay')
  expect((await room.get('/topic/quiet-bay')).holds('The bay is quiet')).toBe(false)
  expect((await room.get('/place/quiet-bay/feed.xml')).status).toBe(301)
})

/** What is most read: counted from pages given out of the memory too, shown in the order of the counts, and gone at once where it may not be seen. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { read } from '../../../src/site/reader.ts'
import { forgetReads } from '../../../src/store/outputs/reads.ts'
import type { Step } from '../../../src/story/front/arrange.ts'
import { aStory } from '../../build.ts'
import { done, openNewsroom, refusedAs, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
const stories: { story: string; address: string }[] = []
beforeAll(async () => {
  room = await openNewsroom({ at: '2026-03-04T09:00:00Z' })
  for (const headline of ['The quiet one', 'The loud one', 'The middle one']) {
    stories.push(await room.publishedOwn(aStory(headline)))
    room.clock.move(1000)
  }
  stories.push(await room.publishedOwn({ ...aStory('The goal'), section: 'sport' }))
})
afterAll(() => room?.close())

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
let readers = 0
/** As many readers as that, each from an address of their own, behind a proxy on this machine. */
const readBy = async (story: { address: string } | undefined, count: number, headers: Record<string, string> = {}) => {
  for (let at = 0; at < count; at += 1) {
    readers += 1
    const from = `198.51.${readers >> 8}.${readers & 255}`
    await room.get(story?.address ?? '', { 'user-agent': browser, 'x-forwarded-for': from, ...headers })
  }
}
const aMinuteLater = async () => {
  await room.reads.write()
  room.clock.move(60_000)
}
const headlines = async (path = '/most-read') =>
  read((await room.get(path)).text)
    .headings.filter(([, words]) => words.startsWith('The '))
    .map(([, words]) => words)

test('nothing was read: the page says so, and the front has no empty container', async () => {
  expect((await room.get('/most-read')).text).toContain('Nothing has been read yet')
  await aMinuteLater()
})

test('the page has what was read most first, whoever was given it out of the memory or as what they hold', async () => {
  const [quiet, loud, middle, goal] = stories
  await readBy(quiet, 1)
  await readBy(loud, 4)
  await readBy(middle, 2)
  await readBy(goal, 1)
  const held = (await room.get(loud?.address ?? '')).headers.get('etag') ?? ''
  await readBy(loud, 1, { 'if-none-match': held, 'accept-encoding': 'gzip, deflate, br' })
  // Robots, and whatever is no story.
  await readBy(quiet, 9, { 'user-agent': 'Mozilla/5.0 (compatible; Somebot/2.0; +https://bot.example)' })
  await readBy({ address: '/culture' }, 3)
  await readBy({ address: `/culture/${quiet?.story}` }, 3)
  await aMinuteLater()
  const counts = await room.rows<{ story: string; reads: number }>(
    'select story, reads from story_read order by reads desc, story',
  )
  expect(counts.filter(({ reads }) => reads > 1)).toEqual([
    { story: loud?.story, reads: 5 },
    { story: middle?.story, reads: 2 },
  ])
  expect(await headlines()).toEqual(['The loud one', 'The middle one', 'The goal', 'The quiet one'])
  const { text } = await room.get('/most-read')
  expect(text).toContain('<p class="rank">1</p>')
  expect((await room.get('/sitemap.xml')).text).toContain('/most-read</loc>')
})

const container = (id: string, more: object) => ({
  ...{ id, version: 1, kind: 'most-read', title: '', size: 10, rule: null, places: [] },
  ...more,
})
const arrange = (step: object, front = '/') => room.verb('arrange-front', { front, step: step as Step })

test('a front’s container of it stands beside the others, of all stories or a section’s, and nobody can put a story there', async () => {
  done(await arrange({ do: 'add', container: container('read', {}), before: null }))
  done(
    await arrange({
      do: 'add',
      container: container('sport-read', {
        title: 'Read in sport',
        size: 3,
        rule: { section: 'sport', order: 'newest', hours: 6 },
      }),
      before: null,
    }),
  )
  const put = { do: 'place', story: stories[0]?.story, container: 'read', before: null }
  expect(refusedAs(await arrange(put))).toBe('invalid')
  done(await arrange({ do: 'place', story: stories[0]?.story, container: 'top', before: null }))
  expect(refusedAs(await arrange({ do: 'change', container: 'top', settings: { kind: 'most-read' } }))).toBe('invalid')
  done(await room.verb('launch-front', { front: '/' }))
  const page = read((await room.get('/')).text)
  expect(page.links).toContainEqual(['Most read', '/most-read'])
  expect(page.text).toContain(
    '1 The loud one Culture 2 The middle one Culture 3 The goal Sport 4 The quiet one Culture',
  )
  expect(page.text).toContain('Read in sport 1 The goal')
  // What leads the front is in the list of what is most read too.
  expect(page.headings.filter(([, words]) => words === 'The quiet one').length).toBe(2)
})

test('what is killed is out at once, before the order is made anew; what is no longer new leaves with its hours', async () => {
  const [, loud] = stories
  done(await room.verb('kill', { story: loud?.story ?? '', reason: 'It is wrong.' }))
  expect(await headlines()).toEqual(['The middle one', 'The goal', 'The quiet one'])
  expect((await room.get('/')).holds('The loud one')).toBe(false)
  // Six hours later the section's container counts no more, a day later nothing does.
  room.clock.move(6 * 3_600_000)
  expect((await room.get('/')).holds('Read in sport')).toBe(false)
  expect(await headlines()).toHaveLength(3)
  room.clock.move(18 * 3_600_000)
  expect(await headlines()).toEqual([])
  await forgetReads(room.database.db, room.clock.now())
  expect(await room.count('story_read')).toBe(4)
  room.clock.move(8 * 86_400_000)
  await forgetReads(room.database.db, room.clock.now())
  expect(await room.count('story_read')).toBe(0)
})

test('an order is at most a minute old', async () => {
  const [quiet, , middle] = stories
  await readBy(quiet, 1)
  await aMinuteLater()
  expect(await headlines()).toEqual(['The quiet one'])
  await readBy(middle, 2)
  await room.reads.write()
  room.clock.move(30_000)
  expect(await headlines()).toEqual(['The quiet one'])
  room.clock.move(30_000)
  expect(await headlines()).toEqual(['The middle one', 'The quiet one'])
})

/** Every address that the site knows, a second before and after each moment of editions made by chance: nothing is there that should not be. */

import { afterEach, expect, test } from 'vitest'
import { stillClock } from '../../../src/base/clock.ts'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { aBody, aStory } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'
import { randomEdition } from '../../random-edition.ts'
import { type Get, walk, walkAll } from '../../walk.ts'

let room: TestNewsroom | undefined
afterEach(() => room?.close())

const open = async () => {
  const clock = stillClock('2026-03-04T09:00:00Z')
  const opened = await openNewsroom({ clock, isShared: () => true })
  room = opened
  const { newsroom, intake, get: ask } = opened
  const get: Get = async (path, sent) => {
    const { status, text, headers } = await ask(path, sent)
    const location = headers.get('location') ?? ''
    return { status, text, location, surrogate: headers.get('surrogate-control') ?? undefined }
  }
  return { clock, get, room: opened, tools: { newsroom, storage: intake.storage, clock, jpeg: await aJpeg(400, 300) } }
}

// Another edition with each run; a failure names its seed.
const seeds = [1, Math.floor(Math.random() * 1e9)]

test.each(seeds)('edition %d', { timeout: 120_000 }, async (seed) => {
  const { clock, get, tools } = await open()
  const edition = await randomEdition(tools, seed)
  const { found, moments } = await walkAll(edition, get, clock)
  expect(found).toEqual([])
  expect(moments).toBeGreaterThan(2)
})

test('the walk finds what it should: a story that is out too early, and one that is not out', async () => {
  const { clock, get, tools, room } = await open()
  const edition = await randomEdition(tools, 1)
  const held = edition.stories.find((story) => story.visibleFrom > clock.now().getTime())
  const live = edition.stories.find((story) => story.visibleFrom === clock.now().getTime())
  await room.rows(`update publication set visible_from = $2 where story = $1`, held?.id, clock.now())
  await room.rows(
    `update publication set visible_from = $2 where story = $1`,
    live?.id,
    new Date('2026-03-05T09:00:00Z'),
  )
  const { found } = await walk(edition, get, clock.now().getTime())
  const words = (field: string) => found.filter((one) => one.includes(held?.words[field] ?? 'nothing'))
  for (const field of ['headline', 'standfirst', 'body', 'topic', 'profile', 'spelling'])
    expect(words(field)).not.toEqual([])
  expect(found.some((one) => one.includes(`${live?.address} is 404, not 200`))).toBe(true)
})

test('what is held back changes not a byte of any answer: neither order, nor counts, nor related stories, nor a tag', async () => {
  const { tools, room } = await open()
  const { stories } = await randomEdition(tools, 3)
  // Newer ones without a topic: what is related to the others is found by their topics alone.
  for (let at = 0; at < 8; at++) await room.publishedOwn(aStory(`Quite another thing ${at}`))
  const paths = [
    ...['/', '/feed.xml', '/sitemap.xml', '/search?q=story', '/topic/harbour', '/topic/strait', '/by/mara-quill'],
    ...['/latest', '/archive', '/archive/2026/03', '/archive/2026/03/04', '/most-read', '/search?from=2026-03-01'],
    ...['/api/suggest?q=story', '/api/suggest?q=spell', '/corrections', '/nothing/here', '/world', '/culture'],
    ...stories.map((story) => encodeURI(story.address)),
  ]
  const all = async () => {
    const answers = await Promise.all(paths.map(async (path) => (await room.get(path)).text))
    return new Map(paths.map((path, at) => [path, answers[at]]))
  }
  const before = await all()
  // Thirty that wait, newer than all the rest and nearer to each of them, so that they would be first in any list.
  for (let at = 0; at < 30; at++) {
    const { story } = done(
      await room.verb('save', {
        section: 'world',
        furniture: {
          ...{ headline: `A story of the strait ${at}`, by: ['mara-quill'] },
          topics: [
            { slug: 'harbour', name: 'Harbour' },
            { slug: 'strait', name: `spelling${at}` },
            ...stories.flatMap(ownTopic),
          ],
        },
        body: aBody('A story that waits.'),
      }),
    )
    done(await room.verb('schedule', { story, at: '2026-03-04T10:00:00Z' }))
  }
  const after = await all()
  expect(paths.filter((path) => after.get(path) !== before.get(path))).toEqual([])
})

const ownTopic = ({ words }: { words: Record<string, string> }) =>
  words.topic ? [{ slug: words.topic, name: words.topic }] : []

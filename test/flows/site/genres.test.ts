/** A wire's genre and its embeds from the file to the page, the card, the feeds and the policy; an update, the desk's own word, and a kill. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { read } from '../../../src/site/reader.ts'
import { aG2Wire, aStory, aWire } from '../../build.ts'
import { done, everyAnswer, holding, openNewsroom, type TestNewsroom } from '../../newsroom.ts'
import { galleryForm, newsArticleForm } from './valid-linked-data.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const pageAt = async (path: string) => {
  const { text, headers } = await room.get(path)
  return { ...read(text), policy: headers.get('content-security-policy') ?? '' }
}
const frame = '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="The lock"></iframe>'

test('an opinion in ninjs and an analysis in NewsML-G2 are labelled on page and card, and told to machines', async () => {
  const opinion = await room.published(
    aWire({ genre: 'Opinion', by: 'By Vera Lind', headline: 'Keep the quagga ferry' }),
  )
  const page = await pageAt(opinion.address)
  expect(page.text).toContain('Opinion Vera Lind, Nordwire')
  expect(newsArticleForm.parse(page.data[0])['@type']).toBe('OpinionNewsArticle')
  const analysis = await room.published(aG2Wire({ genre: 'Analysis', headline: 'Why the quagga ferry stays' }))
  expect((await pageAt(analysis.address)).text).toContain('Analysis Why the quagga ferry stays')
  expect((await pageAt('/')).text).toMatch(/Opinion.{0,40}Keep the quagga ferry/)
  expect((await room.get('/feed.xml')).text).toContain(
    '<category domain="http://cv.iptc.org/newscodes/genre/">Analysis</category>',
  )
})

test('an update brings another genre along; what the desk has said stays', async () => {
  const wire = aWire({ genre: 'Current', headline: 'A lock is shut' })
  const { story, address } = await room.published(wire)
  await room.arrive(aWire({ ...wire.told, version: '2', genre: 'Background' }))
  expect((await pageAt(address)).text).toContain('Explainer A lock is shut')
  const { revision } = done(await room.verb('save', { story, revision: 2, furniture: { genre: 'analysis' } }))
  await room.arrive(aWire({ ...wire.told, version: '3', genre: 'Opinion' }))
  const [row] = await room.rows<{ genre: string; proposed: string[] }>(
    "select r.furniture ->> 'genre' as genre, s.wire_proposed as proposed from story s join revision r on r.story = s.id and r.number = s.revision where s.id = $1",
    story,
  )
  expect(revision).toBe(3)
  expect(row).toEqual({ genre: 'analysis', proposed: ['genre'] })
})

test('a gallery of a wire shows all its pictures, counted; one that is killed leaves it', async () => {
  const files = await Promise.all(
    [900, 910, 920].map(async (width, at) => ({ name: `lock-${at}.jpg`, bytes: await aJpeg(width, 600) })),
  )
  const pictures = files.map(({ name }, at) => ({ file: name, caption: `Lock ${at}`, credit: 'Ada Example' }))
  const wire = aWire({ pictures, headline: 'Three locks' })
  const item = { ...JSON.parse(wire.bytes.toString()), genres: [{ name: 'Photo gallery' }] }
  const { address } = await room.published({ ...wire, bytes: Buffer.from(JSON.stringify(item)) }, ...files)
  const page = await pageAt(address)
  expect(page.text).toContain('Picture 3 of 3')
  const { associatedMedia } = galleryForm.parse(page.data[0])
  expect(associatedMedia).toHaveLength(3)
  const picture = associatedMedia[1]?.url.split('/').at(-2)
  done(await room.verb('kill-picture', { picture, reason: 'It shows another lock.' }))
  const left = await pageAt(address)
  expect(left.text).toContain('Picture 2 of 2')
  expect(left.text).not.toContain('of 3')
})

test('a wire’s frame is click-to-load on its page, which alone may load it; in feeds it is a link, and a kill takes it from all', async () => {
  const wire = aWire({ text: ['The zebrafish lock is shut.', frame, '<p>It opens on Monday.</p>'] })
  const { story, address } = await room.published(wire)
  done(await room.verb('keep-edition', { feedText: 'whole' }, { name: 'admin@courier.example', role: 'administrator' }))
  const page = await pageAt(address)
  expect(page.all('iframe')).toEqual([])
  expect(page.links).toContainEqual(['The lock', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'])
  expect(page.policy).toMatch(/; frame-src https:\/\/www\.youtube-nocookie\.com$/)
  const kept = await room.get(address, { 'If-None-Match': (await room.get(address)).headers.get('etag') ?? '' })
  expect([kept.status, kept.headers.get('content-security-policy')]).toEqual([304, page.policy])
  const feed = (await room.get('/feed.json')).text
  expect(feed).toContain('href=\\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\\"')
  expect(feed).not.toMatch(/<button|<iframe|nocookie/)
  const { address: other } = await room.publishedOwn(aStory('The lock keeper'))
  for (const path of ['/', other, '/search?q=lock', '/nothing/here'])
    expect((await pageAt(path)).policy, path).not.toContain('frame-src')
  done(await room.verb('kill', { story, reason: 'It is another lock.' }))
  expect(holding(await everyAnswer(room, address), 'dQw4w9WgXcQ')).toEqual([])
  expect((await pageAt(address)).policy).not.toContain('frame-src')
})

test('a review of our own keeps its verdict through save and publish, and what is no rating is refused', async () => {
  const review = { of: 'The Long Tide', kind: 'film', rating: 3.5 } as const
  const { furniture, ...rest } = aStory('A film that listens')
  const { address } = await room.publishedOwn({ ...rest, furniture: { ...furniture, genre: 'review', review } })
  expect((await pageAt(address)).text).toContain('Film The Long Tide Rating ★★★½☆ 3½ out of 5')
  for (const wrong of [{ genre: 'poem' }, { review: { ...review, rating: 7 } }, { review: { ...review, rating: 1.3 } }])
    expect(await room.verb('save', { ...rest, furniture: { ...furniture, ...wrong } })).toMatchObject({
      refused: 'invalid',
    })
  const gallery = done(await room.verb('save', { ...rest, furniture: { ...furniture, genre: 'gallery' } }))
  expect(await room.verb('publish', { story: gallery.story })).toMatchObject({
    sentence: expect.stringContaining('A gallery shows 2 pictures or more'),
  })
})

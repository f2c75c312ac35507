/** Something was wrong: it is put right, and readers are told beside the story and in its structured data. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { read } from '../../../src/site/reader.ts'
import { aBody, aStory, aWire } from '../../build.ts'
import { done, openNewsroom, refusedAs, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const page = async (address: string) => read((await room.get(address)).text)

test('the desk corrects a live story: the text is right, and what was wrong stands beside it', async () => {
  const { story, address } = await room.publishedOwn(
    aStory('The strait was shut ten weeks', 'For ten weeks no ship passed.'),
  )
  await page(address)
  room.clock.move(3_600_000)
  done(
    await room.verb('correct', {
      story,
      text: 'An earlier version of this story gave ten weeks. It was eleven.',
      furniture: { headline: 'The strait was shut eleven weeks' },
      body: aBody('For eleven weeks no ship passed.'),
    }),
  )
  const now = await page(address)
  expect(now.headings).toContainEqual([1, 'The strait was shut eleven weeks'])
  expect(now.text).toContain('For eleven weeks no ship passed.')
  expect(now.text).not.toContain('For ten weeks')
  const [aside] = now.all('aside').filter((one) => /correction/i.test(now.words(one)))
  expect(aside && now.words(aside)).toMatch(/^Correction, .*It was eleven\.$/)
  expect(now.text).toContain('Updated')
  const article = now.data.find((one) => one['@type'] === 'NewsArticle')
  expect(article?.correction).toEqual([
    {
      '@type': 'CorrectionComment',
      text: 'An earlier version of this story gave ten weeks. It was eleven.',
      datePublished: expect.stringMatching(/^2026-03-04T10:00:00/),
    },
  ])
})

test('a correction that changes no word shows nothing else that the desk has in the making', async () => {
  const { story, address } = await room.publishedOwn(aStory('Lock keeper honoured'))
  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'Not yet for anybody' } }))
  done(await room.verb('correct', { story, kind: 'clarification', text: 'The keeper is 61.' }))
  const now = await page(address)
  expect(now.text).toContain('Clarification')
  expect(now.text).toContain('The keeper is 61.')
  expect(now.headings).toContainEqual([1, 'Lock keeper honoured'])
  const words = { story, text: 'Again.', body: aBody('New words.') }
  expect(refusedAs(await room.verb('correct', words))).toBe('stale')
})

test('a picture that nobody has described yet does not keep a correction from being told', async () => {
  const picture = { file: 'lock.jpg', caption: 'The lock at dusk.', credit: 'Ilse Marr', alt: '' }
  const wire = aWire({ headline: 'The lock reopens', pictures: [picture] })
  const { story, address } = await room.published(wire, { name: 'lock.jpg', bytes: await aJpeg(420) })
  done(await room.verb('correct', { story, text: 'The lock reopened on Tuesday, not on Monday.' }))
  expect((await page(address)).text).toContain('The lock reopened on Tuesday, not on Monday.')
})

test('two corrections are told in their order', async () => {
  const { story, address } = await room.publishedOwn(aStory('Quarry reopens'))
  for (const text of ['It is in the north.', 'It is in the east.']) {
    room.clock.move(60_000)
    done(await room.verb('correct', { story, text }))
  }
  expect((await page(address)).text).toMatch(/It is in the north\..*It is in the east\./)
})

test('what readers have not seen is changed, not corrected', async () => {
  const { story } = done(await room.verb('save', aStory('Nobody has read this')))
  expect(refusedAs(await room.verb('correct', { story, text: 'It was wrong.' }))).toBe('not-live')
  const [held] = await room.arrive(aWire({ embargo: '2026-03-06T12:00:00Z' }))
  expect(refusedAs(await room.verb('correct', { story: held?.story, text: 'It was wrong.' }))).toBe('not-live')
})

test('all corrections stand on one page and in one feed, newest first, a page after the other', async () => {
  for (let at = 1; at <= 30; at += 1) {
    const { story } = await room.publishedOwn(aStory(`Harbour notice ${at}`))
    room.clock.move(60_000)
    done(await room.verb('correct', { story, text: `Notice ${at} had the wrong hour.` }))
  }
  const first = await page('/corrections')
  expect(first.text).toMatch(/Notice 30 had.*Notice 29 had.*Notice 8 had/)
  const [, older = ''] = first.links.find(([words]) => words === 'Older corrections') ?? []
  const second = await page(older)
  expect(second.text).toMatch(/Notice 6 had.*Notice 1 had.*The keeper is 61/)
  expect(first.text).not.toContain('Notice 6 had')
  expect((await room.get('/corrections.xml')).text).toMatch(/Correction: Harbour notice 30<.*Harbour notice 29</)
  expect((await page('/')).links).toContainEqual(['Corrections', '/corrections'])
  for (const nonsense of ['x', '2023-07-13_', '9999-99-99T00:00:00Z_1', "2023-07-13T00:00:00Z_1'--"])
    expect((await room.get(`/corrections?before=${encodeURIComponent(nonsense)}`)).status).toBe(200)
})

test('a killed story takes its corrections with it', async () => {
  const { story } = await room.publishedOwn(aStory('Tram line opens'))
  done(await room.verb('correct', { story, text: 'The tram is not yet open.' }))
  expect((await page('/corrections')).text).toContain('The tram is not yet open.')
  done(await room.verb('kill', { story, reason: 'It never opened.' }))
  expect((await page('/corrections')).text).not.toContain('tram')
  expect((await room.get('/corrections.xml')).text).not.toContain('Tram')
})

test('only what an editor declares moves the time of change that machines are told', async () => {
  const { story, address } = await room.publishedOwn(aStory('Observatory counts comets', 'It counted five.'))
  const modified = async () =>
    Date.parse(String((await page(address)).data.find((one) => one['@type'] === 'NewsArticle')?.dateModified))
  room.clock.move(3_600_000)
  done(await room.verb('save', { story, revision: 1, body: aBody('It counted five comets.') }))
  done(await room.verb('publish', { story }))
  expect(await modified()).toBeNaN()
  room.clock.move(3_600_000)
  done(await room.verb('correct', { story, kind: 'update', text: 'A sixth was seen at noon.' }))
  expect(await modified()).toBe(room.clock.now().getTime())
})

test('a correction says something', async () => {
  const { story } = await room.publishedOwn(aStory('Silence'))
  expect(refusedAs(await room.verb('correct', { story, text: '  ' }))).toBe('invalid')
})

test('a corrected text of a wire is the desk’s: the agency’s next version does not take it back, and proposes its headline', async () => {
  const first = aWire({ headline: 'Dam holds' })
  const { story, address } = await room.published(first)
  done(await room.verb('correct', { story, text: 'It held for a day.', body: aBody('It held for a day, then not.') }))
  const [line] = await room.arrive(aWire({ ...first.told, version: '2', at: '2026-03-04T08:30:00Z', headline: 'Dam' }))
  expect(line?.note).toContain('proposed: headline')
  expect((await page(address)).text).toContain('It held for a day, then not.')
})

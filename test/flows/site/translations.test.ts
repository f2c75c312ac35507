/** Translations: live ones lead readers and search engines to each other, and one that is killed or held is nowhere. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { attribute, read } from '../../../src/site/reader.ts'
import { aStory, aWire } from '../../build.ts'
import { done, openNewsroom, refusedAs, type TestNewsroom } from '../../newsroom.ts'
import { newsArticleForm } from './valid-linked-data.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const inLanguage = (headline: string, language: string, translationOf?: string) => {
  const story = aStory(headline)
  return { ...story, furniture: { ...story.furniture, language, ...(translationOf && { translationOf }) } }
}

/** What a page says of its languages: in its head, to readers, in its data. */
const toldOn = async (address: string) => {
  const page = read((await room.get(address)).text)
  const alternates = page.all('link').filter((one) => attribute(one, 'hreflang'))
  const data = newsArticleForm.parse(page.data[0])
  return {
    head: alternates.map((one) => [attribute(one, 'hreflang'), attribute(one, 'href')?.replace(room.origin, '')]),
    line: page
      .all('a')
      .flatMap((one) => (attribute(one, 'hreflang') ? [[page.words(one), attribute(one, 'href')]] : [])),
    of: data.translationOfWork?.url.replace(room.origin, ''),
    works: data.workTranslation?.map(({ url }) => url.replace(room.origin, '')),
  }
}

/** An original with two translations of it, one of them copied at the desk. */
const three = async (name: string) => {
  const english = await room.publishedOwn(inLanguage(`${name} in English`, 'en'))
  const copied = done(await room.verb('copy', { story: english.story, language: 'nb' }))
  const norwegian = done(await room.verb('publish', { story: copied.story }))
  room.clock.move(1000)
  const arabic = await room.publishedOwn(inLanguage(`${name} in Arabic`, 'ar', copied.story))
  return { english, norwegian, arabic }
}

test('each names all, the first is what others are led to, and readers are told in words', async () => {
  const { english, norwegian, arabic } = await three('The quay')
  const head = [
    ['en', english.address],
    ['nb', norwegian.address],
    ['ar', arabic.address],
    ['x-default', english.address],
  ]
  expect(await toldOn(english.address)).toEqual({
    head,
    line: [
      ['norsk bokmål', norwegian.address],
      ['العربية', arabic.address],
    ],
    of: undefined,
    works: [norwegian.address, arabic.address],
  })
  expect(await toldOn(norwegian.address)).toMatchObject({ head, of: english.address, works: undefined })
  expect(await toldOn(arabic.address)).toMatchObject({ head, of: english.address })
})

test('a translation that is killed leaves the others’ heads at once', async () => {
  const { english, norwegian, arabic } = await three('The ferry')
  await toldOn(english.address)
  done(await room.verb('kill', { story: arabic.story, reason: 'It is wrong.' }))
  expect((await room.get(english.address)).text).not.toContain(arabic.story)
  expect((await toldOn(norwegian.address)).head.map(([language]) => language)).toEqual(['en', 'nb', 'x-default'])
  done(await room.verb('revive', { story: arabic.story, reason: 'It was right.' }))
  expect((await toldOn(english.address)).head).toHaveLength(4)
})

test('without its first a translation leads to the others, and to no default', async () => {
  const first = await room.publishedOwn(inLanguage('The mast in English', 'en'))
  const norwegian = await room.publishedOwn(inLanguage('The mast in Norwegian', 'no', first.story))
  room.clock.move(1000)
  const arabic = await room.publishedOwn(inLanguage('The mast in Arabic', 'ar', first.story))
  done(await room.verb('kill', { story: first.story, reason: 'It is wrong.' }))
  expect(await toldOn(norwegian.address)).toEqual({
    head: [
      ['no', norwegian.address],
      ['ar', arabic.address],
    ],
    line: [['العربية', arabic.address]],
    of: undefined,
    works: undefined,
  })
})

test('a held translation is told of when its time has come, and not before', async () => {
  const { story, address } = await room.publishedOwn(inLanguage('The tide in English', 'en'))
  const other = done(await room.verb('save', inLanguage('The tide in Norwegian', 'no', story)))
  done(await room.verb('schedule', { story: other.story, at: '2026-03-04T12:00' }))
  expect((await room.get(address)).text).not.toContain(other.story)
  room.clock.move(3 * 3600_000 + 1000)
  expect((await room.get(address)).text).toContain(other.story)
})

test('what has none says nothing of languages; what names itself, or was let go of, has none', async () => {
  const { story, address } = await room.publishedOwn(inLanguage('Alone', 'en'))
  const nothing = { head: [], line: [], of: undefined, works: undefined }
  expect(await toldOn(address)).toEqual(nothing)
  done(await room.verb('save', { story, revision: 1, furniture: { translationOf: story } }))
  done(await room.verb('publish', { story }))
  expect(await toldOn(address)).toEqual(nothing)
  const other = await room.publishedOwn(inLanguage('Not alone', 'no', story))
  expect((await toldOn(address)).works).toEqual([other.address])
  done(await room.verb('save', { story: other.story, revision: 1, furniture: { translationOf: '' } }))
  done(await room.verb('publish', { story: other.story }))
  expect(await toldOn(address)).toEqual(nothing)
})

test('an original that turns out to be a translation takes its own translations along', async () => {
  const { english, arabic } = await three('The lock')
  const first = await room.publishedOwn(inLanguage('The lock in Danish', 'da'))
  done(await room.verb('save', { story: english.story, revision: 1, furniture: { translationOf: first.story } }))
  done(await room.verb('publish', { story: english.story }))
  expect(await toldOn(arabic.address)).toMatchObject({ of: first.address })
  expect((await toldOn(first.address)).works).toHaveLength(3)
})

test('of two in one language search engines are told of the first', async () => {
  const { story, address } = await room.publishedOwn(inLanguage('The crane in English', 'en'))
  const one = await room.publishedOwn(inLanguage('The crane in Norwegian', 'no', story))
  room.clock.move(1000)
  const two = await room.publishedOwn(inLanguage('The crane in Norwegian again', 'no', story))
  expect((await toldOn(address)).head).toEqual([
    ['en', address],
    ['no', one.address],
    ['x-default', address],
  ])
  expect(await toldOn(two.address)).toMatchObject({ head: [], of: address })
})

test('a wire that says whose translation it is is taken as one', async () => {
  const english = aWire({ headline: 'The buoy is found' })
  const first = await room.published(english)
  const german = aWire({ headline: 'Die Boje ist da', language: 'de', translationOf: english.uri })
  const other = await room.published(german)
  expect((await toldOn(first.address)).works).toEqual([other.address])
})

test('a language that is none, as a wire may send it, breaks no page', async () => {
  const { story, address } = await room.publishedOwn(inLanguage('The odd mast', 'en-12'))
  const other = await room.publishedOwn(inLanguage('The odd mast in Norwegian', 'no', story))
  for (const path of [address, other.address, '/news-sitemap.xml', '/search?q=mast', '/feed.atom', '/'])
    expect([path, (await room.get(path)).status]).toEqual([path, 200])
  expect((await room.get('/news-sitemap.xml')).text).toContain('<news:language>en</news:language>')
})

test('what names no story is refused, and hostile words stay words', async () => {
  for (const translationOf of ['javascript:alert(1)', '"><script>', '0123456789a'])
    expect(refusedAs(await room.verb('save', inLanguage('Wrong', 'en', translationOf)))).toBe('invalid')
  expect(refusedAs(await room.verb('save', inLanguage('Wrong', 'en', '0123456789ab')))).toBe('unknown')
  const { story, address } = await room.publishedOwn(inLanguage('Hostile', 'en'))
  await room.publishedOwn(inLanguage('"></a><script>alert(1)</script>', 'no', story))
  const page = read((await room.get(address)).text)
  expect(page.all('script').filter((one) => page.words(one).includes('alert'))).toEqual([])
})

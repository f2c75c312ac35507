/** A reporter writes, an editor publishes: a story of the newsroom's own from its first word to its page. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/newsroom/action.ts'
import { read } from '../../src/site/reader.ts'
import { aBody, aStory } from '../build.ts'
import { done, openNewsroom, refusedAs, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const reporter: Actor = { name: 'mara@courier.example', role: 'reporter' }

test('from an empty page to readers, each step kept and in the audit', async () => {
  const { story, revision } = done(await room.verb('save', { section: 'culture' }, reporter))
  expect(revision).toBe(1)
  expect(refusedAs(await room.verb('publish', { story }))).toBe('incomplete')
  const steps = [
    { furniture: { headline: 'The last sail loft', by: ['mara-quill'] } },
    { body: aBody('She has mended sails for forty years.') },
    { furniture: { kicker: 'The long read' } },
  ]
  for (const [at, step] of steps.entries()) {
    expect(done(await room.verb('save', { story, revision: at + 1, ...step }, reporter)).revision).toBe(at + 2)
  }
  expect(refusedAs(await room.verb('publish', { story }, reporter))).toBe('not-allowed')
  const { address } = done(await room.verb('publish', { story }))
  expect(address).toBe(`/culture/the-last-sail-loft-${story}`)
  const page = read((await room.get(address)).text)
  expect(page.headings[0]).toEqual([1, 'The last sail loft'])
  expect(page.links).toContainEqual(['Mara Quill', '/by/mara-quill'])
  expect(page.text).toContain('She has mended sails for forty years.')
  const kept = await room.rows<{ number: number; actor: string }>(
    'select number, actor from revision where story = $1 order by number',
    story,
  )
  expect(kept).toEqual([1, 2, 3, 4].map((number) => ({ number, actor: reporter.name })))
  const told = await room.rows('select verb, actor from audit where story = $1 order by id', story)
  expect(told).toHaveLength(5)
  expect(told.at(-1)).toEqual({ verb: 'publish', actor: 'chief@courier.example' })
  const happened = await room.rows('select kind from event where story = $1 order by id', story)
  expect(happened.at(-1)).toEqual({ kind: 'story.publish' })
})

test('a title of its own for search engines and one for networks stand in the head alone', async () => {
  const told = aStory('A quiet harbour')
  const plain = await room.publishedOwn(told)
  const before = (await room.get(plain.address)).text
  expect(before).toContain('<title>A quiet harbour – Dateline</title>')
  expect(before).toContain('<meta property="og:title" content="A quiet harbour">')
  const titles = { searchTitle: 'Harbour news: all is quiet', socialTitle: 'Not a sound & not a ship' }
  done(await room.verb('save', { story: plain.story, revision: 1, furniture: titles }))
  done(await room.verb('publish', { story: plain.story }))
  const after = (await room.get(plain.address)).text
  expect(after).toContain('<title>Harbour news: all is quiet – Dateline</title>')
  expect(after).toContain('<meta property="og:title" content="Not a sound &amp; not a ship">')
  expect(read(after).headings[0]).toEqual([1, 'A quiet harbour'])
})

test('what is saved after the publication is not shown until it is published', async () => {
  const { story, address } = await room.publishedOwn(aStory('A quiet harbour'))
  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'A loud harbour' } }, reporter))
  expect((await room.get(address)).holds('A loud harbour')).toBe(false)
  done(await room.verb('publish', { story }))
  const page = await room.get(address)
  expect(page.holds('A loud harbour')).toBe(true)
  expect(page.holds('Updated')).toBe(false)
  done(await room.verb('publish', { story, updated: true }))
  expect((await room.get(address)).holds('Updated')).toBe(true)
})

test.each([
  ['no headline', { furniture: { headline: '' } }, /no headline/],
  ['no text', { body: aBody() }, /no text/],
  ['nobody who wrote it', { furniture: { by: [] } }, /byline/],
  ['a byline that nobody knows', { furniture: { by: ['nobody'] } }, /profile/],
])('%s: it is not published, and a sentence says what to do', async (_, change, sentence) => {
  const { story } = done(await room.verb('save', aStory('Unready')))
  done(await room.verb('save', { story, revision: 1, ...change }))
  const outcome = await room.verb('publish', { story })
  expect(refusedAs(outcome)).toBe('incomplete')
  expect(outcome).toMatchObject({ sentence: expect.stringMatching(sentence) })
  expect(await room.rows('select from publication where story = $1', story)).toEqual([])
})

test.each([
  ['a section that is not there', { section: 'gossip' }],
  ['an identity that is none', { story: 'x' }],
  ['a field that is not known', { headline: 'At the wrong place' }],
  ['a headline that is a number', { furniture: { headline: 7 } }],
  ['a link that is a script', { body: scriptLink() }],
  ['a block that is not known', { body: { type: 'body', content: [{ type: 'iframe' }] } }],
  ['a character that no text holds', { furniture: { headline: 'a\u0000b' } }],
  ['nothing that is an object', 'save'],
])('%s: refused whole', async (_, input) => {
  const before = await room.count('revision')
  expect(refusedAs(await room.verb('save', input))).toBe('invalid')
  expect(await room.count('revision')).toBe(before)
})

function scriptLink() {
  const marks = [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]
  return { type: 'body', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'here', marks }] }] }
}

test('a story that nobody knows is said to be unknown', async () => {
  expect(refusedAs(await room.verb('publish', { story: '0123456789ab' }))).toBe('unknown')
})

test('a word in guillemets, or between angle brackets, is found like any other', async () => {
  await room.publishedOwn(aStory('Un «Zwingelmast» au port', 'On l’appelle <Quorbelin>, dit-on.'))
  for (const words of ['zwingelmast', '«Zwingelmast»', 'quorbelin'])
    expect((await room.get(`/search?q=${encodeURIComponent(words)}`)).text, words).toContain('au port')
})

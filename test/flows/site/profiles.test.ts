/** Profiles: what the desk keeps of whoever writes, readers and machines are told; a portrait goes by the rights of its picture. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { attribute, read } from '../../../src/site/reader.ts'
import { aStory, aWire } from '../../build.ts'
import { done, openNewsroom, refusedAs, type TestNewsroom } from '../../newsroom.ts'
import { newsArticleForm, profilePageForm } from './valid-linked-data.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const administrator = { name: 'admin@courier.example', role: 'administrator' } as const
const keep = (given: object) => room.verb('keep-profile', given, administrator)

/** A picture of the library, shown in a story of the agency. */
const aPortrait = async (width: number): Promise<string> => {
  const file = `p${width}.jpg`
  await room.published(aWire({ pictures: [{ file, caption: 'Vera Lind', credit: 'Ada Example', alt: 'A face' }] }), {
    name: file,
    bytes: await aJpeg(width, 900),
  })
  const [row] = await room.rows<{ id: string }>('select id from picture where width = $1', width)
  return row?.id ?? ''
}

const full = {
  ...{ name: 'Vera Lind', kind: 'person', role: 'Harbour correspondent', about: 'She rows to work.' },
  beat: 'Ports, shipping',
  contacts: [
    { name: 'Mail', address: 'vera@courier.example' },
    { name: 'Mastodon', address: 'https://social.example/@vera' },
  ],
  sameAs: ['https://www.wikidata.org/wiki/Q42'],
  languages: ['en', 'nb-NO'],
}

const byVera = (headline: string) => {
  const story = aStory(headline)
  return room.publishedOwn({ ...story, furniture: { ...story.furniture, by: ['vera-lind'] } })
}

test('what is kept of a person stands on their page, in its data and in that of their stories', async () => {
  const portrait = await aPortrait(1201)
  done(await keep({ ...full, portrait }))
  expect((await room.get('/by/vera-lind')).status).toBe(404)
  const { address } = await byVera('The quay at noon')
  const page = read((await room.get('/by/vera-lind')).text)
  expect(page.text).toContain('Covers: Ports, shipping')
  expect(page.text).toContain('Languages: English, Norwegian Bokmål (Norway)')
  const own = page.all('a').filter((one) => attribute(one, 'rel') === 'me')
  expect(own.map((one) => [page.words(one), attribute(one, 'href')])).toEqual([
    ['vera@courier.example', 'mailto:vera@courier.example'],
    ['social.example/@vera', 'https://social.example/@vera'],
  ])
  expect(page.links).toContainEqual(['Feed of these stories', '/by/vera-lind/feed.xml'])
  const person = {
    ...{ '@type': 'Person', name: 'Vera Lind', url: `${room.origin}/by/vera-lind`, jobTitle: 'Harbour correspondent' },
    knowsAbout: ['Ports', 'shipping'],
    sameAs: ['https://www.wikidata.org/wiki/Q42', 'https://social.example/@vera'],
  }
  const { mainEntity } = profilePageForm.parse(page.data[0])
  expect(mainEntity).toMatchObject({ ...person, email: 'vera@courier.example', knowsLanguage: ['en', 'nb-NO'] })
  expect((await room.get(mainEntity.image?.url.replace(room.origin, '') ?? '')).status).toBe(200)
  expect(newsArticleForm.parse(read((await room.get(address)).text).data[0]).author).toEqual([person])
})

test('a portrait is given while its profile is shown, and leaves with a kill of the picture', async () => {
  const portrait = await aPortrait(1202)
  const [story] = await room.rows<{ story: string }>(
    'select story from publication where picture_ids @> array[$1]',
    portrait,
  )
  done(await keep({ profile: 'vera-lind', ...full, portrait }))
  await byVera('The quay at dusk')
  done(await room.verb('kill', { story: story?.story, reason: 'It was another.' }))
  const bytes = `/media/${portrait}/160.jpg`
  // The story that showed it is gone; the profile still does.
  expect((await room.get(bytes)).status).toBe(200)
  expect((await room.get('/by/vera-lind')).text).toContain(`/media/${portrait}/`)
  // Over an opinion it stands with the name.
  const opinion = aStory('Leave the quay as it is')
  const { address } = await room.publishedOwn({
    ...opinion,
    furniture: { ...opinion.furniture, genre: 'opinion', by: ['vera-lind'] },
  })
  expect((await room.get(address)).text).toContain(`/media/${portrait}/`)
  done(await room.verb('kill-picture', { picture: portrait, reason: 'She asked for it.' }))
  expect((await room.get(bytes)).status).toBe(404)
  expect((await room.get(address)).text).not.toContain(portrait)
  const [told] = await room.rows<{ count: number }>(
    "select count(*)::int from audit where verb = 'kill-picture' and story is null",
  )
  expect(told?.count, 'every page is purged').toBeGreaterThan(0)
  expect((await room.get('/by/vera-lind')).text).not.toContain(portrait)
  expect(refusedAs(await keep({ ...full, name: 'Another', portrait }))).toBe('killed')
})

test('what is left away stays; what is emptied goes', async () => {
  done(await keep({ profile: 'vera-lind', name: 'Vera Lind', kind: 'person', contacts: [] }))
  const { text } = await room.get('/by/vera-lind')
  expect(text).toContain('Covers: Ports, shipping')
  expect(text).not.toContain('rel="me"')
  expect(text).not.toContain('Harbour correspondent')
})

test.each([
  ['contacts', [{ name: 'Web', address: 'javascript:alert(1)' }]],
  ['contacts', [{ name: 'Mail', address: 'mailto:vera@courier.example?bcc=all@x.example' }]],
  ['contacts', [{ name: '', address: 'vera@courier.example' }]],
  ['sameAs', ['data:text/html,x']],
  ['languages', ['no language']],
  ['portrait', '0123456789ab'],
])('hostile or wrong %s are refused beside their field', async (field, value) => {
  const answer = await keep({ name: 'Tom Harbour', kind: 'person', [field]: value })
  expect(Object.keys((answer as { fields: object }).fields).join()).toMatch(new RegExp(`^${field}`))
})

test('words that are markup stay words', async () => {
  const evil = '</script><script>alert(1)</script><img src=x onerror=alert(2)>'
  done(
    await keep({
      ...{ profile: 'vera-lind', name: 'Vera Lind', kind: 'person', role: evil.slice(0, 100), about: evil, beat: evil },
      contacts: [{ name: '<b>x', address: 'https://x.example/"><script>' }],
    }),
  )
  const { text } = await room.get('/by/vera-lind')
  const page = read(text)
  expect(page.all('script').filter((one) => page.words(one).includes('alert'))).toEqual([])
  expect(page.all('img').map((one) => attribute(one, 'src'))).not.toContain('x')
  expect(profilePageForm.parse(page.data[0]).mainEntity).toMatchObject({ description: evil })
})

/** Addresses last: a story is found by its identity, and whatever else is asked for is answered with a page and a reason. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { read } from '../../../src/site/reader.ts'
import { aStory, aWire } from '../../build.ts'
import { done, everyAnswer, openNewsroom, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
  for (let number = 0; number < 30; number += 1) {
    await room.publishedOwn(aStory(`Story ${number} of the harbour`))
    room.clock.move(60_000)
  }
})
afterAll(() => room?.close())

const leadsTo = async (path: string) => {
  const answer = await room.get(path)
  return [answer.status, answer.headers.get('location')]
}

test('a story stays at its address when its headline and its section change', async () => {
  const { story, address } = await room.publishedOwn(aStory('Old name of the ship'))
  done(await room.verb('save', { story, revision: 1, section: 'business', furniture: { headline: 'New name of it' } }))
  expect(done(await room.verb('publish', { story, updated: true })).address).toBe(address)
  const page = read((await room.get(address)).text)
  expect(page.headings[0]).toEqual([1, 'New name of it'])
  const canonical = page.all('link').find((one) => one.attrs.some(({ value }) => value === 'canonical'))
  expect(canonical?.attrs.find(({ name }) => name === 'href')?.value).toBe(`${room.origin}${address}`)
})

test('an old or mangled address leads to the one that stays, as long as it ends with the identity', async () => {
  const { story, address } = await room.publishedOwn(aStory('Æther & the café: «a test»'))
  expect(address).toBe(`/culture/aether-the-cafe-a-test-${story}`)
  for (const path of [
    `/culture/${story}`,
    `/world/aether-the-cafe-a-test-${story}`,
    `/culture/an-older-headline-${story}`,
    `/nowhere/x${story}`,
    `/culture/AETHER-THE-CAFE-A-TEST-${story}`,
    `/culture/%C3%A6ther-${story}?utm_source=x`,
  ]) {
    expect(await leadsTo(path)).toEqual([301, address])
  }
  expect((await leadsTo(`${address}/`))[0]).toBe(301)
  expect((await leadsTo(`${address}?utm_source=x`))[0]).toBe(200)
  expect((await leadsTo(`${address}-x`))[0]).toBe(404)
})

test('a headline in another script makes an address that works', async () => {
  const { address } = await room.publishedOwn(aStory('الميناء يفتح أبوابه'))
  expect((await room.get(encodeURI(address))).status).toBe(200)
  expect((await leadsTo(encodeURI(address.replace('الميناء', 'آخر'))))[0]).toBe(301)
  const { text } = await room.get('/sitemap.xml')
  expect(text).toContain(encodeURI(address))
})

test('a headline without a letter makes an address too', async () => {
  const { story, address } = await room.publishedOwn(aStory('¿!?'))
  expect(address).toBe(`/culture/${story}`)
  expect((await room.get(address)).status).toBe(200)
})

test('a page that is not there says so and leads on', async () => {
  const answer = await room.get('/culture/never-written-0123456789ab')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const page = read(answer.text)
  expect(page.headings[0]).toEqual([1, 'There is no page at this address'])
  expect(page.links.some(([, address]) => address.startsWith('/culture/'))).toBe(true)
})

test('every address that the site itself names is there', async () => {
  const answers = await everyAnswer(room, '/search?q=harbour')
  const asked = ['/nothing/here', '/desk']
  const broken = [...answers].filter(([path, { status }]) => status !== 200 && !asked.includes(path))
  expect(broken.map(([path, { status }]) => `${status} ${path}`)).toEqual([])
  expect(answers.size).toBeGreaterThan(45)
})

test('lists go on with older stories, none twice and none left out', async () => {
  const shown: string[] = []
  for (let path: string | undefined = '/culture'; path; ) {
    const page = read((await room.get(path)).text)
    shown.push(...new Set(page.links.map(([, to]) => to).filter((to) => /^\/culture\/story-\d+-of/.test(to))))
    path = page.links.map(([, to]) => to).find((to) => to.includes('?before='))
  }
  expect(shown).toHaveLength(30)
  expect(new Set(shown).size).toBe(30)
})

const odd: [path: string, status: number][] = [
  ['/%00', 400],
  ['/world/%E0%A4%A', 400],
  ['/search?q=%00', 400],
  ['/..%2f..%2fetc%2fpasswd', 404],
  ['/media/x/160.jpg', 404],
  ['/media/0123456789ab/161.jpg', 404],
  ['/media/0123456789ab/160.svg', 404],
  ['/assets/..%2fserve.ts', 404],
  ['/sitemap-0.xml', 404],
  ['/sitemap-99999999999999999999.xml', 404],
  ['/topic/nothing', 404],
  ['/by/nobody', 404],
  ['/search?page=1.5&q=harbour', 200],
  ['/search?page=-1&q=harbour', 200],
  ['/search?page=1e99&q=harbour', 200],
  ['/search?page=x&q=%22%29%28%7C%26%21%3A%2A', 200],
  ['/search?q=harbour%20-story%20%22or', 200],
  [`/search?q=${'x'.repeat(5000)}`, 200],
  ['/culture?before=yesterday', 200],
  ['/culture?before=%2B275760-09-13T00:00:00.000Z_0123456789ab', 200],
  ['/culture?before=-200000-01-01T00:00:00.000Z_0123456789ab', 200],
  ['/api/suggest', 200],
  ['/api/suggest?q=%27%20%26%20%3A%2A%20%5C', 200],
  [`/api/suggest?q=${'a'.repeat(5000)}`, 200],
]

test('odd addresses are answered without a mistake of ours', async () => {
  const answered: typeof odd = []
  for (const [path] of odd) answered.push([path, (await room.get(path)).status])
  expect(answered).toEqual(odd)
})

test('every answer carries the headers that keep a browser safe', async () => {
  const { address } = await room.published(aWire())
  for (const path of [
    '/',
    address,
    address,
    '/feed.xml',
    '/nothing/here',
    '/api/suggest?q=a',
    '/desk/sign-in',
    '/%00',
    '/media/x/1.jpg',
  ]) {
    const { headers } = await room.get(path)
    expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('set-cookie')).toBeNull()
  }
})

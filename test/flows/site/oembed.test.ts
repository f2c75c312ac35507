/** oEmbed: a story as a card for others' pages, as large as they have room for; nothing of one that may not be seen. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { attribute, read } from '../../../src/site/reader.ts'
import { isElement, rawText } from '../../../src/story/markup/element.ts'
import { readFully } from '../../../src/wire/xml.ts'
import { aStory, aWire } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

/** The response parameters of a rich type (oembed.com, 2.3.4). */
const rich = z.strictObject({
  ...{ type: z.literal('rich'), version: z.literal('1.0'), title: z.string().min(1), html: z.string().min(1) },
  ...{ width: z.int().positive(), height: z.int().positive(), cache_age: z.int().positive() },
  ...{ author_name: z.string(), author_url: z.url(), provider_name: z.string(), provider_url: z.url() },
  ...{ thumbnail_url: z.url().optional(), thumbnail_width: z.int().optional(), thumbnail_height: z.int().optional() },
})

const ask = (url: string, more = '') => room.get(`/oembed?url=${encodeURIComponent(url)}${more}`)
const cardOf = async (address: string, more = '') =>
  rich.parse(JSON.parse((await ask(room.origin + address, more)).text))

/** The parameters of the XML form, which a strict reader reads. */
const inXml = (text: string): [string, string][] => {
  const { root, problem } = readFully(text)
  expect(problem).toBeUndefined()
  return (root?.children ?? []).filter(isElement).map((one) => [one.name, rawText(one)])
}

const pictured = () =>
  aJpeg(1400, 900).then((bytes) =>
    room.published(
      aWire({ headline: 'The quay opens', pictures: [{ file: 'quay.jpg', caption: 'A quay', alt: 'Boats' }] }),
      { name: 'quay.jpg', bytes },
    ),
  )

test('the head leads to both forms, which say the same; the card is words and a link', async () => {
  const { address } = await pictured()
  const page = read((await room.get(address)).text)
  const links = page.all('link').filter((one) => attribute(one, 'type')?.endsWith('+oembed'))
  const [json, xml] = await Promise.all(
    links.map((one) => room.get((attribute(one, 'href') ?? '').replace(room.origin, ''))),
  )
  expect([json?.headers.get('content-type'), xml?.headers.get('content-type')]).toEqual([
    'application/json',
    'text/xml; charset=utf-8',
  ])
  expect(json?.headers.get('access-control-allow-origin')).toBe('*')
  const card = rich.parse(JSON.parse(json?.text ?? ''))
  const told = Object.entries(card).map(([name, value]) => [name, String(value)])
  expect(Object.fromEntries(inXml(xml?.text ?? ''))).toEqual(Object.fromEntries(told))
  expect(card).toMatchObject({ title: 'The quay opens', width: 600, author_name: 'Nordwire' })
  const inside = read(card.html)
  expect(inside.links).toEqual([['The quay opens', room.origin + address]])
  expect(inside.text).toContain('The pilots of quay')
  expect((await room.get(card.thumbnail_url?.replace(room.origin, '') ?? '')).status).toBe(200)
})

test('it is as large as there is room for, with a picture only where one fits', async () => {
  const { address } = await pictured()
  const small = await cardOf(address, '&maxwidth=400&maxheight=100')
  expect(small.width).toBe(400)
  expect(small.height).toBe(100)
  expect(small.thumbnail_url).toBeUndefined()
  const low = await cardOf(address, '&maxwidth=500')
  expect(low.thumbnail_width).toBe(480)
  expect(await cardOf(address, '&maxwidth=0&maxheight=all')).toEqual(await cardOf(address))
})

test('a killed story is gone at once, an unknown or held one is unknown, and another format is not there', async () => {
  const { story, address } = await room.publishedOwn(aStory('Soon withdrawn'))
  expect((await ask(room.origin + address)).status).toBe(200)
  done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  const gone = await ask(room.origin + address)
  expect([gone.status, gone.text.includes('withdrawn'), gone.headers.get('cache-control')]).toEqual([
    410,
    false,
    'no-store',
  ])
  const held = done(await room.verb('save', aStory('Still held'))).story
  done(await room.verb('schedule', { story: held, at: '2026-03-09T06:00' }))
  const elsewhere = `https://other.example${address}`
  for (const url of [`${room.origin}/culture/${held}`, elsewhere, '', 'javascript:alert(1)', `${room.origin}/`, '%00'])
    expect([url, (await ask(url)).status]).toEqual([url, 404])
  expect((await ask(room.origin + address, '&format=yaml')).status).toBe(501)
  expect((await ask(room.origin + address, '&format=constructor')).status).toBe(501)
})

test('what a supplier does not let us give to others is a headline and a link', async () => {
  const administrator = { name: 'admin@courier.example', role: 'administrator' } as const
  const { address } = await pictured()
  const agree = (syndication: boolean | null) =>
    room.verb('keep-supplier', { supplier: 'nordwire', contract: { syndication } }, administrator)
  done(await agree(false))
  const card = await cardOf(address)
  expect(card.html).not.toContain('pilots')
  expect(card).not.toHaveProperty('thumbnail_url')
  done(await agree(null))
})

test('hostile words stay words, in HTML, JSON and XML', async () => {
  const evil = `</blockquote><script>alert(1)</script> ]]> & "quoted" \u0007`
  const { address } = await room.publishedOwn(aStory(evil))
  const card = await cardOf(address)
  const inside = read(card.html)
  expect(inside.all('script')).toEqual([])
  expect(inside.words(inside.all('strong')[0] ?? ({ childNodes: [] } as never))).toContain('<script>alert(1)</script>')
  const xml = await ask(room.origin + address, '&format=xml')
  expect(Object.fromEntries(inXml(xml.text))).toMatchObject({
    title: card.title.replace('\u0007', ''),
    html: card.html,
  })
})

/** The first edition: five stories as an agency sends them become a front page, their pages, lists, feeds and a search. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attribute, outOfOrder, read } from '../../src/site/reader.ts'
import { type Answer, everyAnswer, holding, openNewsroom, type TestNewsroom } from '../newsroom.ts'

const seed = join(import.meta.dirname, '../../../shared/seed/wires')
const there = existsSync(seed)

type Seed = {
  headlines: { value: string }[]
  bodies: { value: string }[]
  associations?: { descriptions?: { value: string }[] }[]
}
const wires = there
  ? readdirSync(seed)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name): Seed => JSON.parse(readFileSync(join(seed, name), 'utf8')))
  : []
const [ties, ...others] = wires
const headlineOf = (wire: Seed | undefined): string => wire?.headlines[0]?.value ?? ''
const paragraphs = [...(ties?.bodies[0]?.value ?? '').matchAll(/<p>([^<]+)<\/p>/g)].map(([, text = '']) => text)
const caption = ties?.associations?.[0]?.descriptions?.[0]?.value ?? ''

if (!there) console.log('Skipped: the seed is not beside the checkout (../shared/seed).')

describe.skipIf(!there)('the five stories of 13 July 2023', () => {
  let room: TestNewsroom
  let answers: Map<string, Answer>
  let address = ''
  beforeAll(async () => {
    room = await openNewsroom({ at: '2023-07-13T11:00:00Z' })
    const lines = await room.takeIn([seed], { supplier: 'AFP' })
    expect(lines.filter(({ outcome }) => outcome === 'new')).toHaveLength(5)
    expect(lines.every(({ note }) => note === undefined)).toBe(true)
    address = lines.find(({ headline }) => headline === headlineOf(ties))?.address ?? ''
    answers = await everyAnswer(
      room,
      '/search?q=beijing',
      '/search?q=burs-jfx%2Fpbt',
      '/api/suggest?q=burs',
      '/api/suggest?q=chi',
    )
  })
  afterAll(() => room?.close())

  const page = () => read(answers.get(address)?.text ?? '')

  test('the article says what it must, in its order', () => {
    expect(paragraphs).toHaveLength(14)
    expect(
      outOfOrder(page().text, [
        'date 2023-07-13',
        'Connect with us',
        'Hi, what are you looking for?',
        'World',
        headlineOf(ties),
        'AFP',
        'Published',
        `${caption} - Copyright RUSSIAN FOREIGN MINISTRY / HANDOUT/AFP Handout`,
        ...paragraphs.slice(0, 13),
        'In this article: China, Diplomacy, Russia',
        'AFP',
        'Written By',
        'With 2,400 staff representing 100 different nationalities, AFP covers the world as a leading global news agency. AFP provides fast, comprehensive and verified coverage of the issues affecting our daily lives.',
        'You may also like:',
      ]),
    ).toEqual([])
  })

  test('each of the four others runs below it with its section, its first words and its age', () => {
    const below = page().text.split('You may also like:')[1] ?? ''
    const told = [
      ['Tech & Science', 'hours ago'],
      ['World', 'hours ago'],
      ['Business', 'hours ago'],
      ['World', 'hours ago'],
    ] as const
    for (const [at, wire] of others.entries()) {
      const around = new RegExp(`${told[at]?.[0]} ${escaped(headlineOf(wire))}.{0,400}?\\d+ ${told[at]?.[1]}`)
      expect(below).toMatch(around)
    }
  })

  test('the sign-off is in no answer to any address, searched for or not', () => {
    const searched = answers.get('/search?q=burs-jfx%2Fpbt')
    // What the reader typed stands in the search field, in the page's names and feeds, and nowhere else.
    const shown = searched?.text.replace(/value="burs-jfx\/pbt"|<link rel="alternate"[^>]*>/g, '')
    expect(shown?.match(/burs-jfx/g)?.length ?? 0).toBeLessThan(4)
    expect(read(searched?.text ?? '').links.filter(([, to]) => to === address)).toEqual([])
    const others = new Map([...answers].filter(([path]) => !path.includes('burs')))
    expect(holding(others, 'burs-jfx')).toEqual([])
    expect(holding(others, 'jfx/pbt')).toEqual([])
    expect(answers.get('/api/suggest?q=burs')?.text).toBe('{"suggestions":[]}')
  })

  test('front, section, topics, profile, feed, sitemap and search lead to it', () => {
    const named = [
      '/',
      '/world',
      '/place/china',
      '/place/russia',
      '/topic/diplomacy',
      '/by/afp',
      '/feed.xml',
      '/sitemap.xml',
    ]
    expect(holding(answers, address)).toEqual(expect.arrayContaining([...named, '/search?q=beijing']))
    expect(answers.get('/api/suggest?q=chi')?.text).toContain('/place/china')
  })

  test('what machines read of it says the same', () => {
    const article = page().data.find((one) => one['@type'] === 'NewsArticle')
    expect(article).toMatchObject({
      headline: headlineOf(ties),
      url: `${room.origin}${address}`,
      articleSection: 'World',
      author: [{ name: 'AFP', url: `${room.origin}/by/afp` }],
      keywords: ['China', 'Diplomacy', 'Russia'],
      isAccessibleForFree: true,
    })
  })

  test('its picture is there in every width and format that the page names, with its size in the page', async () => {
    const [image] = page().all('img')
    expect(image && Number(attribute(image, 'width'))).toBeGreaterThan(0)
    expect(image && Number(attribute(image, 'height'))).toBeGreaterThan(0)
    expect(image && attribute(image, 'alt')).not.toBe(caption)
    const named = page().elements.flatMap((one) => attribute(one, 'srcset')?.match(/\/media\/\S+/g) ?? [])
    expect(new Set(named.map((one) => one.split('.').at(-1)))).toEqual(new Set(['avif', 'webp', 'jpg']))
    const smallest = named.filter((one) => /\/(160|320)\./.test(one))
    for (const path of smallest) {
      const answer = await room.get(path)
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        200,
        expect.stringMatching(/^image\//),
      ])
      expect(answer.headers.get('cache-control')).toBe('public, no-cache')
      expect(answer.bytes.toString('latin1')).not.toContain('burs-jfx')
    }
    expect(smallest.length).toBeGreaterThan(0)
  })

  test('taken in again it is the same', async () => {
    const lines = await room.takeIn([seed], { supplier: 'AFP' })
    expect(new Set(lines.map(({ outcome }) => outcome))).toEqual(new Set(['same', 'picture']))
    expect(await room.count('revision')).toBe(5)
  })
})

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

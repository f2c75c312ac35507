import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aPictureItem, aTextItem } from '../../../test/any-item.ts'
import { byIdentity, changedFacts } from '../../../test/same-facts.ts'
import { children, type Element, find, findAll, text } from '../../story/markup/element.ts'
import type { NewsObject } from '../item.ts'
import { readWire } from '../read.ts'
import { readXml } from '../xml.ts'
import { keptFromReaders } from './kept-from-readers.ts'
import { writeRss } from './rss.ts'

const at = '2026-03-04T09:00:00Z'
const channel = {
  title: 'The «Courier» & co',
  link: 'https://courier.example/',
  description: 'News <of> the harbour',
  at,
}

/** Items that may go to readers. */
const free = (item: NewsObject): NewsObject => {
  const { embargoedUntil: _, expires: __, ...rest } = item
  return { ...rest, pubStatus: 'usable' }
}
const anyItem = fc.oneof({ weight: 4, arbitrary: aTextItem }, aPictureItem).map(free)

const written = (items: readonly NewsObject[]): Element => {
  const { root, problem } = readXml(writeRss(items, channel))
  if (!root) throw new Error(problem)
  return root
}

/** What the specification of RSS 2.0 wants (https://www.rssboard.org/rss-specification), as complaints. */
const complaints = (root: Element): string[] => {
  const head = children(root)[0]
  const out: string[] = []
  const want = (isSo: boolean, complaint: string) => {
    if (!isSo) out.push(complaint)
  }
  want(root.name === 'rss' && root.attributes.version === '2.0', 'the root is rss, version 2.0')
  want(children(root).length === 1 && head?.name === 'channel', 'there is one channel')
  for (const name of ['title', 'link', 'description'])
    want(findAll(head, name).length === 1, `the channel has one ${name}`)
  const guids = new Set<string | undefined>()
  for (const item of findAll(head, 'item')) {
    const own = (name: string) => children(item, name).filter((one) => one.space === '')
    for (const name of ['title', 'link', 'description', 'guid', 'pubDate'])
      want(own(name).length <= 1, `an item has one ${name} at most`)
    want(own('title').length + own('description').length > 0, 'an item has a title or a description')
    const guid = text(own('guid')[0])
    want(guid !== undefined && !guids.has(guid), 'a guid is there once')
    guids.add(guid)
    const date = text(own('pubDate')[0])
    const form =
      /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/
    want(date === undefined || form.test(date), `a date is of RFC 822: ${date}`)
    for (const one of children(item).filter((child) => child.space === ''))
      want(
        /^(?:title|link|description|author|category|comments|enclosure|guid|pubDate|source)$/.test(one.name),
        `RSS knows ${one.name}`,
      )
    for (const one of children(item, 'content'))
      want(/^https?:\/\//.test(one.attributes.url ?? ''), 'media have a web address')
  }
  return out
}

test('any items are valid by the rules of RSS 2.0', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 3 }), (items) => {
      expect(complaints(written(items))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('the rules complain of what is wrong', () => {
  const { root } = readXml(
    '<rss version="2.0"><channel><title>T</title><item><pubDate>yesterday</pubDate></item></channel></rss>',
  )
  expect(root && complaints(root)).toHaveLength(5)
})

test('what is written and read again says the same, in all that readers see', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: 2 }), (items) => {
      const found = byIdentity(readWire(new TextEncoder().encode(writeRss(items, channel))).items)
      for (const item of items)
        if (!keptFromReaders(item, at)) expect(changedFacts(item, found.get(item.uri), 'rss')).toEqual([])
    }),
    { numRuns: 200 },
  )
})

const story = (some: Partial<NewsObject>): NewsObject => ({
  uri: 'urn:a:1',
  type: 'text',
  pubStatus: 'usable',
  headlines: [{ role: 'main', value: 'Headline' }],
  bodies: [{ role: 'main', contentType: 'text/html', value: '<p>Long enough a text about the harbour.</p>' }],
  ...some,
})

test('notes, terms and sluglines of the desk are nowhere in a feed', () => {
  const feed = writeRss(
    [
      story({
        edNote: 'SECRET note',
        usageTerms: 'SECRET terms',
        slugline: 'SECRET-slug',
        subjects: [{ name: 'SECRET service', rel: 'service' }],
        people: [{ name: 'Ada', contactInfo: [{ value: 'SECRET@x.example' }] }],
      }),
    ],
    channel,
  )
  expect(feed).toContain('Long enough a text')
  expect(feed).not.toContain('SECRET')
})

test('what may not reach readers is in no feed, and the sentence says why', () => {
  const held: [Partial<NewsObject>, RegExp][] = [
    [{ pubStatus: 'withheld' }, /withholds/],
    [{ pubStatus: 'canceled' }, /canceled/],
    [{ embargoedUntil: '2026-03-04T09:00:01Z' }, /embargoed until 2026-03-04T09:00:01/],
    [{ expires: '2026-03-04T09:00:00Z' }, /term ended/],
    [{ type: 'planning' }, /neither a text nor a picture/],
    [{ headlines: [{ role: 'main', value: 'MANDATORY KILL' }] }, /taken back/],
  ]
  for (const [some, sentence] of held) {
    expect(keptFromReaders(story(some), at)).toMatch(sentence)
    expect(find(written([story(some)]), 'channel', 'item')).toBeUndefined()
  }
  expect(keptFromReaders(story({ embargoedUntil: at, expires: '2026-03-04T09:00:01Z' }), at)).toBeUndefined()
})

test('a picture that is held is left out of its story, and so is one that no browser can fetch', () => {
  const picture = (name: string, href: string, some: Partial<NewsObject> = {}) => ({
    name,
    uri: `urn:a:${name}`,
    type: 'picture' as const,
    renditions: [{ name: 'main', href }],
    ...some,
  })
  const associations = [
    picture('free', 'https://p.example/free.jpg'),
    picture('held', 'https://p.example/held.jpg', { pubStatus: 'withheld' }),
    picture('later', 'https://p.example/later.jpg', { embargoedUntil: '2030-01-01T00:00:00Z' }),
    picture('file', 'file:local.jpg'),
  ]
  const value = associations.map((one) => `<figure><img src="${one.renditions[0]?.href}" alt=""></figure>`).join('')
  const feed = writeRss(
    [
      story({
        associations,
        bodies: [{ role: 'main', contentType: 'text/html', value: `<p>Text of it.</p>${value}` }],
      }),
    ],
    channel,
  )
  expect(feed).toContain('url="https://p.example/free.jpg"')
  expect(feed).toContain('&lt;img src=&quot;https://p.example/free.jpg&quot;')
  for (const address of ['held.jpg', 'later.jpg', 'local.jpg']) expect(feed).not.toContain(address)
})

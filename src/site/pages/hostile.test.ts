import { expect, test } from 'vitest'
import { isSafeLink } from '../../story/body.ts'
import { atom } from '../feeds/atom.ts'
import { jsonFeed } from '../feeds/json-feed.ts'
import { rss } from '../feeds/rss.ts'
import { attribute, read } from '../reader.ts'
import {
  aCard,
  aFeedItem,
  aFrame,
  anAgency,
  anArticle,
  aPicture,
  aSearch,
  bodyOf,
  noon,
  paragraph,
  pictureId,
  world,
} from '../sample.ts'
import { enhancement } from '../script/enhancement.ts'
import { archiveDay } from './archive.ts'
import { article } from './article.ts'
import { failure } from './failure.ts'
import { front } from './front.ts'
import { gone } from './gone.ts'
import { latest } from './latest.ts'
import { list } from './list.ts'
import { missing } from './missing.ts'
import { mostReadPage } from './most-read.ts'
import { search } from './search.ts'

const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(1)> "'><svg/onload=alert(1)> ]]> &amp; \u2028 \u0000`
const trap = 'javascript:alert(1)'

/** These are settings and codes of our own, never words from outside. */
const ours = new Set(['origin', 'zone', 'language', 'direction', 'kind', 'type'])

/** Every string of a view turned against us, whatever its field; addresses into traps. */
const poisoned = <Value>(value: Value, key = ''): Value => {
  const bad = (): unknown => {
    if (typeof value === 'string') {
      if (ours.has(key)) return value
      return key === 'address' || key === 'href' || key === 'older' ? trap : hostile
    }
    if (Array.isArray(value)) return value.map((one) => poisoned(one, key))
    if (value instanceof Date || typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]))
  }
  return bad() as Value
}

const text = 'words'
const body = bodyOf(
  paragraph('words'),
  { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'link', attrs: { href: trap } }] }] },
  { type: 'crosshead', content: [{ type: 'text', text }] },
  { type: 'quote', attrs: { cite: 'who' }, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  { type: 'list', attrs: { ordered: true }, content: [{ type: 'item', content: [{ type: 'text', text }] }] },
  { type: 'picture', attrs: { picture: pictureId } },
  {
    type: 'table',
    attrs: { caption: 'c' },
    content: [{ type: 'row', content: [{ type: 'cell', attrs: { header: true }, content: [{ type: 'text', text }] }] }],
  },
  { type: 'embed', attrs: { address: trap, title: 'a video' } },
)

const frame = poisoned(aFrame())
const cards = [1, 2, 3, 4, 5, 6, 7, 8].map(() => poisoned(aCard()))
const full = anArticle({
  body,
  pictures: { [pictureId]: aPicture() },
  corrections: [{ kind: 'update', text: 't', at: noon }],
  updatedAt: noon,
  standfirst: 's',
  kicker: 'k',
  located: 'l',
  copyright: 'c',
})
const profile = poisoned(anAgency({ role: 'r' }))

const pages: Record<string, string> = {
  article: article({ ...frame, article: poisoned(full), related: cards }),
  front: front({
    ...frame,
    banner: { text: hostile, address: trap, language: hostile },
    containers: (['lead', 'list', 'band', 'row', 'list', 'lead'] as const).map((kind) => ({
      ...{ kind, title: hostile, address: trap },
      cards: [...cards, poisoned(aCard())],
    })),
  }),
  section: list({
    ...{ ...frame, kind: 'section', name: hostile, address: trap, cards, older: trap },
    containers: [{ kind: 'lead', title: '', address: trap, cards }],
  }),
  profile: list({ ...frame, kind: 'profile', name: hostile, address: trap, profile, cards, older: trap }),
  place: list({
    ...{ ...frame, kind: 'place', name: hostile, address: trap, cards, older: trap },
    place: { kind: 'city', country: hostile },
  }),
  search: search(
    aSearch({
      ...{ ...frame, query: hostile, cards, newer: trap, older: trap, topics: [poisoned(world)], problems: [hostile] },
      wants: { words: hostile, filters: { section: hostile, topic: hostile, from: hostile }, sort: 'newest' },
      filters: [{ name: hostile, value: hostile, without: trap }],
      within: [{ name: hostile, address: trap }],
      languages: [hostile, 'en'].map((name) => ({ name, address: hostile })),
    }),
  ),
  latest: latest({
    ...{ ...frame, older: trap, isFirst: true },
    days: [{ day: '2023-07-13', stories: cards.map((card) => ({ card, shownAt: noon })) }],
  }),
  'most read': mostReadPage({ ...frame, cards }),
  archive: archiveDay(
    {
      ...{ ...frame, day: '2023-07-13', previous: '2023-07-12', next: undefined, older: trap },
      stories: cards.map((card) => ({ card, shownAt: noon })),
    },
    true,
  ),
  gone: gone({ ...frame, reason: hostile, killed: true }),
  missing: missing({ ...frame, latest: cards }),
  failure: failure({ ...frame, status: 500 }),
}

test.each(Object.keys(pages))('nothing that a wire or a setting says runs on the %s page', (name) => {
  const page = read(pages[name] ?? '')
  expect(page.all('svg')).toEqual([])
  expect(page.all('img').filter((one) => attribute(one, 'src') === 'x')).toEqual([])
  for (const script of page.all('script'))
    expect([attribute(script, 'type'), attribute(script, 'src') ?? ''], name).toBeOneOf([
      ['application/ld+json', ''],
      ['module', enhancement.address],
    ])
  for (const element of page.elements)
    for (const { name: attr } of element.attrs) {
      expect(attr).not.toMatch(/^on/)
      expect(attr).not.toBe('style')
    }
  for (const [, address] of page.links) expect(isSafeLink(address), address).toBe(true)
  expect(pages[name]).not.toContain('href="javascript')
})

test('hostile words are shown as the words they are', () => {
  expect(read(pages.gone ?? '').text).toContain('<script>alert(1)</script>')
})

test('structured data survives what would close its element or end its line', () => {
  const [news] = read(pages.article ?? '').data
  expect(news?.headline).toBe(hostile)
  expect(pages.article).not.toContain('\u2028"')
})

test('feeds stay XML and JSON', () => {
  const items = cards.map((card) => ({ ...poisoned(aFeedItem({ text: 'whole', updatedAt: noon })), card }))
  const feed = { ...frame, title: hostile, page: trap, hubs: [hostile], items }
  for (const xml of [rss(feed), atom(feed)]) {
    expect(xml).not.toContain('<script')
    expect(xml).not.toContain('\u0000')
    expect(xml).not.toContain('javascript:')
  }
  expect(JSON.parse(jsonFeed(feed)).items[0].title).toBe(hostile)
})

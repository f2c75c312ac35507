import { expect, test } from 'vitest'
import { attribute, read } from '../reader.ts'
import { aCard, aFrame, hoursBefore, science, world } from '../sample.ts'
import type { Card, FilledContainer } from '../view.ts'
import { front } from './front.ts'

const stories = (count: number, of: Partial<Card> = {}): Card[] =>
  Array.from({ length: count }, (_, i) =>
    aCard({ id: `s${i}`, address: `/world/s${i}`, headline: `Story ${i}`, ...of }),
  )

type Given = {
  top?: Card[]
  latest?: Card[]
  bands?: { section: typeof world; cards: Card[] }[]
  more?: FilledContainer[]
}

const container = (kind: FilledContainer['kind'], title: string, cards: Card[], address?: string): FilledContainer => ({
  ...{ kind, title, cards, address },
})
/** The front as it is where nobody has arranged it, and what follows that. */
const containersOf = ({ top = [], latest = [], bands = [], more = [] }: Given): FilledContainer[] => [
  container('lead', '', top),
  container('list', 'Latest', latest),
  ...bands.map(({ section, cards }) => container('band', section.name, cards, `/${section.slug}`)),
  ...more,
]
const page = (of: Given = {}) => read(front({ ...aFrame(), containers: containersOf(of) }))

test('I can see what leads, what else matters, what is new, and the sections', () => {
  const cards = stories(12)
  const { headings } = page({
    top: cards.slice(0, 6),
    latest: cards.slice(6),
    bands: [{ section: world, cards: cards.slice(0, 4) }],
  })
  expect(headings.slice(0, 3)).toEqual([
    [1, 'The Harbour Courier: front page'],
    [2, 'Top stories'],
    [3, 'Story 0'],
  ])
  expect(headings).toContainEqual([2, 'Latest'])
  expect(headings).toContainEqual([2, 'World'])
})

test('an alert without a picture runs over the top, and the first story with a picture leads below it', () => {
  const [alert, ...others] = stories(5)
  const { all, words, headings } = page({ top: [aCard({ ...alert, picture: undefined }), ...others] })
  const shown = all('li').filter((one) => attribute(one, 'class')?.startsWith('card lead'))
  expect(shown.map((one) => attribute(one, 'class'))).toEqual(['card lead bare', 'card lead'])
  expect(shown.map((one) => words(one).includes('Story 0'))).toEqual([true, false])
  expect(headings.filter(([, said]) => said === 'Story 0')).toHaveLength(1)
})

test('every story of the top is there once, with and without pictures', () => {
  const mixed = stories(8).map((card, at) => (at % 3 === 1 ? aCard({ ...card, picture: undefined }) : card))
  const said = page({ top: mixed }).headings.flatMap(([level, words]) => (level === 3 ? words : []))
  expect(said.toSorted()).toEqual(mixed.map((card) => card.headline))
})

test('in a band stories without a picture stand in one column, the others each in its own', () => {
  const mixed = stories(6).map((card, at) => (at > 3 ? aCard({ ...card, picture: undefined }) : card))
  const { all } = page({ top: stories(1), bands: [{ section: world, cards: mixed }] })
  const kinds = all('li').flatMap((one) => /^card (.*)$/.exec(attribute(one, 'class') ?? '')?.[1] ?? [])
  expect(kinds).toEqual(['lead', 'opener', 'plain', 'plain', 'line bare', 'line bare', 'line bare'])
})

test('an empty front says so, and what fills it', () => {
  expect(page().text).toContain('Nothing published yet')
  expect(page().text).toContain('the desk publishes it')
})

test('a section without stories has no band', () => {
  expect(page({ top: stories(1), bands: [{ section: science, cards: [] }] }).headings).not.toContainEqual([
    2,
    'Tech & Science',
  ])
})

test('containers of every kind stand in their order, each under its title', () => {
  const cards = stories(12)
  const { headings, links, all } = page({
    top: cards.slice(0, 2),
    more: [
      container('row', 'Long reads', cards.slice(2, 5)),
      container('list', 'In brief', cards.slice(5, 8), '/topic/ports'),
      container('lead', 'The storm', cards.slice(8, 10)),
      container('band', 'Sport', cards.slice(10)),
    ],
  })
  expect(headings.filter(([level]) => level === 2).map(([, words]) => words)).toEqual([
    'Top stories',
    'Long reads',
    'In brief',
    'The storm',
    'Sport',
  ])
  expect(links).toContainEqual(['In brief', '/topic/ports'])
  expect(all('h1')).toHaveLength(1)
  expect(all('img').filter((one) => attribute(one, 'fetchpriority'))).toHaveLength(1)
})

test('what is breaking stands over the name of the paper, and leads to its story', () => {
  const banner = { text: 'Bridge closed', address: '/world/bridge-st0ry0000001', language: 'en-GB' }
  const { links, text } = read(front({ ...aFrame(), banner, containers: containersOf({ top: stories(1) }) }))
  expect(links).toContainEqual(['Bridge closed', '/world/bridge-st0ry0000001'])
  expect(text.indexOf('Bridge closed')).toBeLessThan(text.indexOf('The Harbour Courier'))
})

test('a card is one link, named by its headline', () => {
  const links = page({ top: stories(1) }).links.filter(([, address]) => address === '/world/s0')
  expect(links).toEqual([['Story 0', '/world/s0']])
})

test('the first picture comes at once and the others when they come near', () => {
  const images = page({ top: stories(3) }).all('img')
  expect(images.map((one) => attribute(one, 'fetchpriority') ?? attribute(one, 'loading'))).toEqual([
    'high',
    'lazy',
    'lazy',
  ])
})

test('a story that is dated in the future does not read as past', () => {
  const { text } = page({ top: stories(1, { datedAt: hoursBefore(-5) }) })
  expect(text).not.toContain('ago')
  expect(text).toContain('13 July 2023 at 18:00 CEST')
})

test('machines learn who publishes', () => {
  expect(page().data.map((one) => one['@type'])).toEqual(['WebSite', 'NewsMediaOrganization'])
})

test('accounts elsewhere say whose they are, and what is no address leads nowhere', () => {
  const accounts = [
    { name: 'Mastodon', address: 'https://social.example/@courier' },
    { name: 'Strange', address: 'javascript:alert(1)' },
  ]
  const { all } = read(front({ ...aFrame({ accounts }), containers: [] }))
  const mine = all('a').map(({ attrs }) => Object.fromEntries(attrs.map(({ name, value }) => [name, value])))
  expect(mine.filter(({ rel }) => rel === 'me')).toEqual([{ href: 'https://social.example/@courier', rel: 'me' }])
})

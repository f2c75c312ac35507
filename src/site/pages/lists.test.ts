import { expect, test } from 'vitest'
import { attribute, read } from '../reader.ts'
import { aCard, aFrame, anAgency, aSearch } from '../sample.ts'
import { failure } from './failure.ts'
import { gone } from './gone.ts'
import { list } from './list.ts'
import { missing } from './missing.ts'
import { search } from './search.ts'

const frame = aFrame()
const cards = [1, 2, 3, 4, 5, 6].map((i) => aCard({ id: `${i}`, address: `/world/${i}`, headline: `Story ${i}` }))
const robots = (page: string) =>
  read(page)
    .all('meta')
    .filter((one) => attribute(one, 'name') === 'robots')
    .map((one) => attribute(one, 'content'))

test('a section names itself, marks itself in the navigation and lists its stories', () => {
  const html = list({ ...frame, kind: 'section', name: 'World', address: '/world', cards, older: '/world?before=x' })
  const page = read(html)
  expect(page.headings).toEqual([[1, 'World'], ...cards.map((card) => [2, card.headline])])
  expect(
    page
      .all('a')
      .filter((one) => attribute(one, 'aria-current'))
      .map(page.words),
  ).toEqual(['World'])
  expect(page.links).toContainEqual(['Older stories', '/world?before=x'])
})

test('an author’s page says who it is', () => {
  const profile = anAgency({ name: 'Mara Quill', role: 'Science correspondent' })
  const page = read(
    list({ ...frame, kind: 'profile', name: 'Mara Quill', address: '/by/mara', profile, cards, older: undefined }),
  )
  expect(page.text).toContain('Stories by Mara Quill Science correspondent Nordwire reports from the north.')
  expect(page.text).not.toContain('Older stories')
})

test('an empty list says so', () => {
  const page = read(
    list({ ...frame, kind: 'topic', name: 'Bees', address: '/topic/bees', cards: [], older: undefined }),
  )
  expect(page.text).toContain('Nothing published here yet.')
})

test('a search shows what I asked, what it found, and keeps my words in the field', () => {
  const page = read(search(aSearch({ query: 'bees "and" honey', cards })))
  expect(page.headings[0]).toEqual([1, 'bees "and" honey'])
  const typed = page.all('input').filter((one) => attribute(one, 'type') === 'search')
  expect(typed.map((one) => attribute(one, 'value'))).toEqual(['bees "and" honey'])
})

test('a search that finds nothing tells me what to try', () => {
  expect(read(search(aSearch({ query: 'xyzzy' }))).text).toContain('No story has these words')
  expect(read(search(aSearch({ query: '', count: undefined }))).text).toContain('Write a word')
})

test('a killed story leaves a neutral notice, with a reason only where one was given', () => {
  expect(read(gone({ ...frame, reason: undefined, killed: true })).text).toContain(
    'This story has been withdrawn It is no longer available here.',
  )
  expect(read(gone({ ...frame, reason: undefined, killed: false })).text).toContain('is no longer available')
  expect(read(gone({ ...frame, reason: 'It named the wrong ship.', killed: true })).text).toContain(
    'It named the wrong ship.',
  )
})

test('search results, notices and failures are not for the index', () => {
  const pages = [
    search(aSearch({ query: 'a', cards })),
    gone({ ...frame, reason: undefined, killed: true }),
    missing({ ...frame, latest: cards }),
    failure({ ...frame, status: 503 }),
  ]
  for (const page of pages) expect(robots(page)).toEqual(['noindex'])
  expect(robots(search(aSearch({ query: '', count: undefined })))).toEqual(['max-image-preview:large'])
})

test('where nothing is I am offered the latest', () => {
  expect(read(missing({ ...frame, latest: cards })).headings.slice(0, 3)).toEqual([
    [1, 'There is no page at this address'],
    [2, 'Latest'],
    [3, 'Story 1'],
  ])
})

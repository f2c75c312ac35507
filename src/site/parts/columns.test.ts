import { expect, test } from 'vitest'
import { attribute, read } from '../reader.ts'
import { aCard, aFrame } from '../sample.ts'
import type { Card } from '../view.ts'
import { columns, columnsHeld } from './columns.ts'

/** Cards by a pattern: "p" has a picture, "w" only words. */
const stories = (pattern: string): Card[] =>
  [...pattern].map((letter, at) => {
    const card = aCard({ id: `s${at}`, address: `/world/s${at}`, headline: `Story ${at}` })
    return letter === 'p' ? card : { ...card, picture: undefined }
  })

const kinds = (pattern: string, first?: 'opener'): string[] => {
  const page = read(
    columns(stories(pattern), { level: 3, section: false, ...(first && { first }) }, aFrame())?.text ?? '',
  )
  return page.all('li').map((one) => (attribute(one, 'class') ?? '').replace('card ', ''))
}

test.each([
  ['pppp', ['plain', 'plain', 'plain', 'plain']],
  ['wwww', ['plain bare', 'plain bare', 'plain bare', 'plain bare']],
  ['wpww', ['plain', 'plain bare', 'plain bare', 'plain bare']],
  ['pwpw', ['plain', 'plain', 'plain bare', 'plain bare']],
  ['pppppp', ['plain', 'plain', 'plain', 'line bare', 'line bare', 'line bare']],
])('%s stand as they have pictures', (pattern, expected) => {
  expect(kinds(pattern)).toEqual(expected)
})

test('a band opens with its first picture, and words are stacked beside it', () => {
  expect(kinds('wpww', 'opener')).toEqual(['opener', 'line bare', 'line bare', 'line bare'])
})

test('what stands there is known, and none of it is lost when it is few', () => {
  const shown = stories('wpwp')
  expect(columnsHeld(shown).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(shown)
  expect(columns([], { level: 3, section: true }, aFrame())).toBeUndefined()
})

/** Places among topics: marked where the gazetteer knows them, with the dateline's behind them. */

import { expect, test } from 'vitest'
import { placeFacts, withPlaces } from './places.ts'

const norway = { slug: 'norway', name: 'Norway' }
const fish = { slug: 'fish', name: 'Fish' }
const place = (slug: string, name: string) => ({ slug, name, kind: 'place' })
const from = (slug: string, name: string) => ({ ...place(slug, name), from: true })

test('what the gazetteer knows is a place, an organisation is not, and what says so itself is', () => {
  const own = { slug: 'port-amberley', name: 'Port Amberley', kind: 'place' as const }
  expect(withPlaces([norway, fish, { slug: 'nato', name: 'NATO' }, own], '', 'en')).toEqual([
    place('norway', 'Norway'),
    fish,
    { slug: 'nato', name: 'NATO' },
    own,
  ])
  expect(withPlaces([{ slug: 'norvege', name: 'Norvège' }], '', 'fr')).toEqual([place('norvege', 'Norvège')])
})

test('the dateline’s place is behind the topics, once, by its usual name', () => {
  expect(withPlaces([fish], 'JAKARTA', 'en')).toEqual([fish, from('jakarta', 'Jakarta')])
  expect(withPlaces([], 'Zürich', 'de')).toEqual([from('zurich', 'Zürich')])
  expect(withPlaces([norway], 'NORWAY', 'en')).toEqual([place('norway', 'Norway')])
  for (const unknown of ['ABOARD THE FERRY', 'NATO', '', 'LONDON/PARIS'])
    expect(withPlaces([fish], unknown, 'en')).toEqual([fish])
})

test('a place says what it is', () => {
  expect(placeFacts('Norway', 'en')).toEqual({ kind: 'country' })
  expect(placeFacts('Bergen', 'en')).toEqual({ kind: 'city', country: 'Norway' })
  expect(placeFacts('Zürich', 'de')).toEqual({ kind: 'city', country: 'Schweiz' })
  expect(placeFacts('Port Amberley', 'en')).toBeUndefined()
  expect(placeFacts('NATO', 'en')).toBeUndefined()
})

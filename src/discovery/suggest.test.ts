/** What is typed finds what is meant, without accents and in any case. */

import { expect, test } from 'vitest'
import { isSuggested, rankSuggestions, suggestKey } from './suggest.ts'

test.each([
  ['  São  P', 'sao p'],
  ['ŁÓDŹ', 'lodz'],
  ['Côte d’Ivoire', 'cote divoire'],
  ['Straße', 'strasse'],
  ['U.S.-China', 'u s china'],
  ['الصين', 'الصين'],
  ['%_\\', ''],
])('%j is looked up as %j', (typed, key) => {
  expect(suggestKey(typed)).toBe(key)
})

test('a name is found by its beginning and by a later word’s, not by a middle', () => {
  expect(isSuggested('sao', 'São Paulo')).toBe(true)
  expect(isSuggested('PAU', 'São Paulo')).toBe(true)
  expect(isSuggested('aulo', 'São Paulo')).toBe(false)
  expect(isSuggested(' ', 'São Paulo')).toBe(false)
})

test('names that begin so come first, the shorter before the longer, each once', () => {
  const names = ['South Sudan', 'Sudan', 'Sudan Airways', 'SUDAN', 'Peru'].map((name) => ({ name }))
  expect(rankSuggestions('sud', names).map((one) => one.name)).toEqual(['SUDAN', 'Sudan Airways', 'South Sudan'])
  expect(rankSuggestions('sud', names, 1)).toHaveLength(1)
})
